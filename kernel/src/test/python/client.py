"""What the tests of the installed kernelspec `nabla` share: a kernel, spoken to with jupyter_client."""

import os
import tempfile
import unittest

from jupyter_client.manager import KernelManager

os.environ["NABLA_DATA_DIR"] = tempfile.mkdtemp()  # a history of its own
os.environ["JDK_JAVA_OPTIONS"] = "-Xmx1g"  # memory that a cell can use up without hurting the machine
PATIENCE = 120


def start():
    """A kernel and its client."""
    manager = KernelManager(kernel_name="nabla")
    manager.start_kernel()
    return manager, connect(manager)


def connect(manager):
    client = manager.client()
    client.start_channels()
    client.wait_for_ready(timeout=PATIENCE)
    return client


class KernelCase(unittest.TestCase):
    """Tests that share one kernel."""

    @classmethod
    def setUpClass(cls):
        cls.manager, cls.client = start()

    @classmethod
    def tearDownClass(cls):
        cls.client.stop_channels()
        cls.manager.shutdown_kernel(now=True)

    def reply(self, message_id, channel="shell"):
        get = getattr(self.client, f"get_{channel}_msg")
        while True:
            reply = get(timeout=PATIENCE)
            if reply["parent_header"]["msg_id"] == message_id:
                return reply["content"]

    def published(self, message_id):
        """What is published for a request, which must be wrapped in busy and idle."""
        found = []
        while not (found and found[-1][1].get("execution_state") == "idle"):
            message = self.client.get_iopub_msg(timeout=PATIENCE)
            if message["parent_header"].get("msg_id") == message_id:
                found.append((message["msg_type"], message["content"]))
        self.assertEqual("busy", found[0][1].get("execution_state"))
        return found[1:-1]

    def ask(self, message_type, content=None, channel="shell"):
        """The reply to any request, by its type."""
        message = self.client.session.msg(message_type, content or {})
        getattr(self.client, f"{channel}_channel").send(message)
        self.published(message["header"]["msg_id"])
        return self.reply(message["header"]["msg_id"], channel)

    def send(self, message_type, content):
        """What is published for a message without a reply."""
        message = self.client.session.msg(message_type, content)
        self.client.shell_channel.send(message)
        return self.published(message["header"]["msg_id"])

    def run_cell(self, code, **options):
        message_id = self.client.execute(code, **options)
        published = self.published(message_id)
        return self.reply(message_id), published

    def text(self, published, stream="stdout"):
        return "".join(content["text"] for kind, content in published if kind == "stream" and content["name"] == stream)

    def printed(self, code):
        """What a cell that ends well prints."""
        reply, published = self.run_cell(code)
        self.assertEqual("ok", reply["status"], reply)
        return self.text(published)

    def data(self, code):
        """The forms of a cell's result."""
        reply, published = self.run_cell(code)
        self.assertEqual("ok", reply["status"], reply)
        return next(content["data"] for kind, content in published if kind == "execute_result")

    def result(self, code):
        return self.data(code)["text/plain"]

    def error(self, code, name=None):
        """The traceback of a cell that fails, without colours."""
        reply, _ = self.run_cell(code)
        self.assertEqual("error", reply["status"], code)
        if name:
            self.assertEqual(name, reply["ename"], reply)
        return plain(reply)

    def started(self, code):
        """Sends a cell and waits for its first output."""
        message_id = self.client.execute(code)
        while True:
            message = self.client.get_iopub_msg(timeout=PATIENCE)
            if message["msg_type"] == "stream" and message["parent_header"].get("msg_id") == message_id:
                return message_id

    def interrupted(self, code):
        """The reply to a cell that prints something and is interrupted then."""
        message_id = self.started(code)
        self.manager.interrupt_kernel()
        return self.reply(message_id)


def plain(reply):
    import re

    return re.sub("\033\\[[0-9;]*m", "", "\n".join(reply["traceback"]))

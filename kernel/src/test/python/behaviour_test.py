"""Drives the installed kernelspec `nabla` with jupyter_client through every behaviour row of the kernel table: python3 behaviour_test.py"""

import os
import tempfile
import time
import unittest

from jupyter_client.manager import KernelManager

os.environ["NABLA_DATA_DIR"] = tempfile.mkdtemp()
os.environ["JDK_JAVA_OPTIONS"] = "-Xmx1g"  # memory that a cell can use up without hurting the machine
PATIENCE = 60


class BehaviourTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.manager = KernelManager(kernel_name="nabla")
        cls.manager.start_kernel()
        cls.client = cls.manager.client()
        cls.client.start_channels()
        cls.client.wait_for_ready(timeout=PATIENCE)

    @classmethod
    def tearDownClass(cls):
        cls.client.stop_channels()
        cls.manager.shutdown_kernel(now=True)

    def reply(self, message_id):
        while True:
            reply = self.client.get_shell_msg(timeout=PATIENCE)
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

    def run_cell(self, code, **options):
        message_id = self.client.execute(code, **options)
        published = self.published(message_id)
        return self.reply(message_id), published

    def text(self, published, stream="stdout"):
        return "".join(content["text"] for kind, content in published if kind == "stream" and content["name"] == stream)

    def result(self, code):
        reply, published = self.run_cell(code)
        self.assertEqual("ok", reply["status"], reply)
        return next(content["data"]["text/plain"] for kind, content in published if kind == "execute_result")

    def started(self, code):
        """Sends a cell and waits for its first output."""
        message_id = self.client.execute(code)
        while self.client.get_iopub_msg(timeout=PATIENCE)["msg_type"] != "stream":
            pass
        return message_id

    def test_an_endless_loop_is_interrupted_and_the_state_kept(self):
        message_id = self.started("int kept = 41; System.out.println(); while (true) {}")
        self.manager.interrupt_kernel()
        self.assertEqual("error", self.reply(message_id)["status"])
        self.assertEqual("42", self.result("kept + 1"))

    def test_every_printed_line_arrives_in_order(self):
        _, published = self.run_cell("for (int i = 0; i < 100_000; i++) System.out.println(i);")
        self.assertEqual([str(i) for i in range(100_000)], self.text(published).split())

    def test_exit_is_an_error_of_the_cell(self):
        reply, _ = self.run_cell("System.exit(0)")
        self.assertEqual("error", reply["status"])
        self.assertTrue(reply["evalue"])
        self.assertTrue(self.manager.is_alive())
        self.assertEqual("1", self.result("1"))

    def test_exhausted_memory_is_an_error_of_the_cell(self):
        reply, _ = self.run_cell("var hog = new ArrayList<double[]>(); while (true) hog.add(new double[1 << 24]);")
        self.assertEqual("OutOfMemoryError", reply["ename"])
        self.run_cell("hog = null;")
        self.assertEqual("1", self.result("1"))

    def test_a_thread_prints_to_its_cell_after_the_cell_has_ended(self):
        late = "new Thread(() -> { try { Thread.sleep(500); } catch (InterruptedException e) {} System.out.println(\"late\"); }).start();"
        message_id = self.client.execute(late)
        self.published(message_id)
        self.run_cell("1")
        message = self.client.get_iopub_msg(timeout=PATIENCE)
        self.assertEqual((message_id, "late\n"), (message["parent_header"]["msg_id"], message["content"].get("text")))

    def test_cells_queued_behind_an_error_are_aborted(self):
        first = self.client.execute("Thread.sleep(500); throw new IllegalStateException();")
        second = self.client.execute("int never = 1;")
        self.assertEqual(["error", "aborted"], [self.reply(first)["status"], self.reply(second)["status"]])

    def test_a_bad_signature_is_ignored(self):
        key, self.client.session.key = self.client.session.key, b"wrong"
        try:
            self.client.execute("int forged = 1;")
        finally:
            self.client.session.key = key
        self.assertEqual("error", self.run_cell("forged")[0]["status"])

    def test_a_deep_recursion_has_a_short_traceback(self):
        self.run_cell("int deep(int n) { return deep(n + 1) + 1; }")
        reply, _ = self.run_cell("deep(0)")
        self.assertEqual("StackOverflowError", reply["ename"])
        self.assertLessEqual(len("\n".join(reply["traceback"]).splitlines()), 30)

    def test_the_error_is_the_same_in_stream_and_reply(self):
        reply, published = self.run_cell("Object o = null; o.hashCode()")
        error = next(content for kind, content in published if kind == "error")
        self.assertEqual([error[field] for field in ("ename", "evalue", "traceback")], [reply[field] for field in ("ename", "evalue", "traceback")])

    def test_input_is_asked_for_and_answered(self):
        message_id = self.client.execute('input("name? ")', allow_stdin=True)
        question = self.client.get_stdin_msg(timeout=PATIENCE)
        self.assertEqual({"prompt": "name? ", "password": False}, question["content"])
        self.client.input("Ada")
        self.assertEqual("ok", self.reply(message_id)["status"])

    def test_a_silent_cell_publishes_nothing(self):
        reply, published = self.run_cell("System.out.println(1); 2", silent=True)
        self.assertEqual(("ok", []), (reply["status"], published))

    def test_shutdown_ends_a_restarted_kernel(self):
        manager = KernelManager(kernel_name="nabla")
        manager.start_kernel()
        manager.restart_kernel()
        client = manager.client()
        client.start_channels()
        client.wait_for_ready(timeout=PATIENCE)
        process = manager.provisioner.process
        client.shutdown()
        end = time.time() + PATIENCE
        while process.poll() is None and time.time() < end:
            time.sleep(0.01)
        self.assertEqual(0, process.poll())
        client.stop_channels()


if __name__ == "__main__":
    unittest.main(verbosity=2)

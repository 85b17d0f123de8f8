"""Drives the installed kernelspec `nabla` with jupyter_client through the messages of the protocol: python3 protocol_test.py"""

import unittest

from client import PATIENCE, KernelCase

SCREEN = "var screen = nabla.display.Screen.current(); "
ECHO = """
import io.github.spencerpark.jupyter.kernel.comm.*;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.comm.*;
class Echo extends Comm {
  Echo(CommManager manager, String id, String target) { super(manager, id, target); }
  protected void onMessage(Message<CommMsgCommand> message) { send(message.getContent().getData()); }
  protected void onClose(Message<CommCloseCommand> message, boolean sending) {}
}
nabla.kernel.protocol.Comms.current().registerTarget("echo", (manager, id, target, message) -> new Echo(manager, id, target));
"""


class ProtocolTest(KernelCase):
    def test_kernel_info(self):
        info = self.ask("kernel_info_request")
        self.assertEqual(("ok", "5.4", "nabla", "java", ".java"), (info["status"], info["protocol_version"], info["implementation"],
                         info["language_info"]["name"], info["language_info"]["file_extension"]))
        self.assertTrue(info["help_links"])
        self.assertEqual([], info["supported_features"])

    def test_connect(self):
        self.assertEqual(self.manager.shell_port, self.ask("connect_request")["shell_port"])

    def test_a_cell_is_announced_and_answered(self):
        reply, published = self.run_cell("6 * 7")
        self.assertEqual(["execute_input", "execute_result"], [kind for kind, _ in published])
        self.assertEqual(["6 * 7", reply["execution_count"]], [published[0][1]["code"], published[0][1]["execution_count"]])

    def test_a_silent_cell_publishes_and_counts_nothing(self):
        before = self.run_cell("1")[0]["execution_count"]
        reply, published = self.run_cell("System.out.println(1); 2", silent=True)
        self.assertEqual(("ok", []), (reply["status"], published))
        self.run_cell("3", store_history=False)
        self.assertEqual(before + 1, self.run_cell("4")[0]["execution_count"])

    def test_user_expressions_answer_each_for_itself(self):
        reply, _ = self.run_cell("int n = 20;", user_expressions={"twice": "2 * n", "bad": "1 / 0"})
        self.assertEqual("40", reply["user_expressions"]["twice"]["data"]["text/plain"])
        self.assertEqual("ArithmeticException", reply["user_expressions"]["bad"]["ename"])

    def test_the_error_is_the_same_in_stream_and_reply(self):
        reply, published = self.run_cell("Object o = null; o.hashCode()")
        error = next(content for kind, content in published if kind == "error")
        fields = ("ename", "evalue", "traceback")
        self.assertEqual([error[field] for field in fields], [reply[field] for field in fields])

    def test_pictures_are_shown_updated_and_cleared(self):
        text = "nabla.display.Bundle.text"
        _, published = self.run_cell(SCREEN + f'screen.show({text}("a"), "me"); screen.update({text}("b"), "me"); screen.clear(true);')
        self.assertEqual(["display_data", "update_display_data", "clear_output"], [kind for kind, _ in published[1:]])
        self.assertEqual(["me", "me"], [content["transient"]["display_id"] for _, content in published[1:3]])

    def test_streams_pictures_and_the_result_keep_their_order(self):
        show = 'screen.show(nabla.display.Bundle.text("3"), null); '
        _, published = self.run_cell(SCREEN + "System.out.print(1); System.err.print(2); " + show + "System.out.print(4); 5")
        self.assertEqual(["stream", "stream", "display_data", "stream", "execute_result"], [kind for kind, _ in published[1:]])

    def test_invalid_utf_16_survives(self):
        self.assertEqual("a?b\n", self.printed('System.out.println("a\\ud800b");'))

    def test_no_warning_of_the_jvm_reaches_a_notebook(self):
        _, published = self.run_cell("var unsafe = Class.forName(\"sun.misc.Unsafe\"); tensor(1, 2).sum()")
        self.assertEqual("", self.text(published, "stderr"))

    def test_completion_has_types_and_counts_code_points(self):
        self.run_cell('var word = "";')
        found = self.ask("complete_request", {"code": "/*😀😀*/ word.subst + 1", "cursor_pos": 17})
        self.assertEqual((12, 17), (found["cursor_start"], found["cursor_end"]))
        first = found["metadata"]["_jupyter_types_experimental"][0]
        self.assertEqual(("substring(", "method"), (first["text"], first["type"]))
        self.assertIn("→ String", first["signature"])

    def test_inspection_is_markdown_html_and_text_at_any_position(self):
        self.run_cell("/// Doubles $x$.\nint twice(int x) { return 2 * x; }")
        for cursor in (11, 13, 16):
            found = self.ask("inspect_request", {"code": "/*😀😀*/ 1 + twice(3)", "cursor_pos": cursor + 1, "detail_level": 0})
            self.assertTrue(found["found"], cursor)
            self.assertIn("Doubles $x$.", found["data"]["text/markdown"])
            self.assertIn('<span class="math">$x$</span>', found["data"]["text/html"])
            self.assertTrue(found["data"]["text/plain"].startswith("int twice(int x)\n"))
        self.assertFalse(self.ask("inspect_request", {"code": "nowhere", "cursor_pos": 3, "detail_level": 0})["found"])

    def test_is_complete_has_all_its_answers(self):
        answers = {"int y = 1;": "complete", "for (;;) {}": "complete", "for (;;) {": "incomplete", "int y = ;": "invalid", "int 3;": "invalid"}
        for code, status in answers.items():
            self.assertEqual(status, self.ask("is_complete_request", {"code": code})["status"], code)
        self.assertEqual("  ", self.ask("is_complete_request", {"code": "void f() {"})["indent"])

    def test_history_by_tail_range_and_search(self):
        for code in ("int older = 1;", "older + 1"):
            self.run_cell(code)
        tail = self.ask("history_request", {"hist_access_type": "tail", "n": 2, "output": True, "raw": True})["history"]
        self.assertEqual([["int older = 1;", None], ["older + 1", "2"]], [[code, output or None] for _, _, (code, output) in tail])
        line = tail[0][1]
        ranged = self.ask("history_request", {"hist_access_type": "range", "session": 0, "start": line, "stop": line + 1, "raw": True})
        self.assertEqual("int older = 1;", ranged["history"][0][2])
        found = self.ask("history_request", {"hist_access_type": "search", "pattern": "older*", "n": 5, "raw": True})["history"]
        self.assertEqual("older + 1", found[-1][2])

    def test_comms_open_speak_and_close(self):
        self.assertEqual("ok", self.run_cell(ECHO)[0]["status"])
        self.send("comm_open", {"comm_id": "c1", "target_name": "echo", "data": {}})
        self.assertEqual({"c1": {"target_name": "echo"}}, self.ask("comm_info_request", {"target_name": "echo"})["comms"])
        echoed = self.send("comm_msg", {"comm_id": "c1", "data": {"x": 1}})
        self.assertEqual([("comm_msg", {"x": 1})], [(kind, content["data"]) for kind, content in echoed])
        self.send("comm_close", {"comm_id": "c1", "data": {}})
        self.assertEqual({}, self.ask("comm_info_request")["comms"])
        closed = self.send("comm_open", {"comm_id": "c2", "target_name": "nowhere", "data": {}})
        self.assertEqual(["comm_close"], [kind for kind, _ in closed])

    def test_input_and_passwords_are_asked_for_and_answered(self):
        for call, secret in (('input("name? ") + "!"', False), ('password("name? ") + "!"', True)):
            message_id = self.client.execute(call, allow_stdin=True)
            question = self.client.get_stdin_msg(timeout=PATIENCE)
            self.assertEqual({"prompt": "name? ", "password": secret}, question["content"])
            self.client.input("Ada")
            self.assertIn("Ada!", str(self.published(message_id)))
            self.assertEqual("ok", self.reply(message_id)["status"])

    def test_where_nobody_can_be_asked_a_question_is_a_clear_error(self):
        reply, _ = self.run_cell('input("name? ")', allow_stdin=False)
        self.assertIn("nobody can be asked", reply["evalue"])

    def test_unknown_requests_get_an_error_and_unknown_messages_none(self):
        self.assertEqual("UnknownRequest", self.ask("create_subshell_request")["ename"])
        self.assertEqual([], self.send("no_such_message", {}))


if __name__ == "__main__":
    unittest.main(verbosity=2)

"""Drives the installed kernelspec `nabla` with jupyter_client through every behaviour row of the kernel table: python3 behaviour_test.py"""

import time
import unittest

from client import PATIENCE, KernelCase, connect, start


class BehaviourTest(KernelCase):
    def test_an_endless_loop_is_interrupted_and_the_state_kept(self):
        reply = self.interrupted("int kept = 41; System.out.println(); while (true) {}")
        self.assertEqual(("error", "Interrupted"), (reply["status"], reply["ename"]))
        self.assertEqual("42", self.result("kept + 1"))

    def test_whatever_goes_on_is_interrupted(self):
        self.run_cell("int still = 6; var big = normal(3000, 3000);")
        for endless in (
            "Thread.sleep(100_000);",
            "System.in.read();",
            "while (true) mm(big, big);",
            "var t = normal(10); while (true) t = tanh(t);",
            "IntStream.range(0, 8).parallel().forEach(i -> { while (true) {} });",
            "while (true) try { Thread.sleep(1); } catch (Throwable e) {}",
            "LongStream.range(0, Long.MAX_VALUE).forEach(System.out::println);",
        ):
            with self.subTest(endless):
                self.assertEqual("Interrupted", self.interrupted("System.out.println(1); " + endless)["ename"])
                self.assertEqual("6", self.result("still"))

    def test_a_call_that_no_interrupt_reaches_is_left_and_says_so(self):
        for stubborn in ('new java.math.BigInteger("9").pow(100_000_000);', "new java.net.ServerSocket(0).accept();"):
            with self.subTest(stubborn):
                reply = self.interrupted("{ System.out.println(1); " + stubborn + " }")
                self.assertEqual("Interrupted", reply["ename"])
                self.assertIn("runs on", reply["evalue"])
                self.assertEqual("2", self.result("1 + 1"))

    def test_a_result_that_is_drawn_for_ever_is_interrupted(self):
        reply = self.interrupted("new Object() { public String toString() { System.out.println(1); while (true) {} } }")
        self.assertEqual("Interrupted", reply["ename"])

    def test_every_printed_line_arrives_in_order(self):
        _, published = self.run_cell("for (int i = 0; i < 100_000; i++) System.out.println(i);")
        self.assertEqual([str(i) for i in range(100_000)], self.text(published).split())
        self.assertLess(len(published), 100)

    def test_a_runaway_printer_is_slowed_down_with_a_note_and_interrupted(self):
        message_id = self.started('var line = "x".repeat(1000); while (true) System.out.println(line);')
        while True:
            message = self.client.get_iopub_msg(timeout=PATIENCE)
            if message["msg_type"] == "stream" and message["content"]["name"] == "stderr":
                break
        self.assertIn("slowed down", message["content"]["text"])
        self.manager.interrupt_kernel()
        self.assertEqual("Interrupted", self.reply(message_id)["ename"])

    def test_exit_is_an_error_of_the_cell(self):
        for end in (
            "System.exit(0)",
            "Runtime.getRuntime().halt(0);",
            "Runtime.getRuntime().exit(0);",
            "Runnable quit = () -> System.exit(0); quit.run();",
            "Optional.of(0).ifPresent(System::exit)",
        ):
            self.assertIn("would end the whole notebook session", self.error(end, "ExitError"))
        self.assertTrue(self.manager.is_alive())
        _, published = self.run_cell("var quitter = new Thread(() -> System.exit(0)); quitter.start(); quitter.join();")
        self.assertIn("ExitError", self.text(published, "stderr"))
        self.assertEqual("1", self.result("1"))

    def test_exhausted_memory_is_an_error_of_the_cell(self):
        error = self.error("var hog = new ArrayList<double[]>(); while (true) hog.add(new double[1 << 24]);", "OutOfMemoryError")
        self.assertIn("to null", error)
        self.run_cell("hog = null;")
        self.assertEqual("1", self.result("1"))

    def test_a_thread_prints_to_its_cell_after_the_cell_has_ended(self):
        late = "new Thread(() -> { try { Thread.sleep(500); } catch (InterruptedException e) {} System.out.println(\"late\"); }).start();"
        message_id = self.client.execute(late)
        self.published(message_id)
        self.run_cell("1")
        message = self.client.get_iopub_msg(timeout=PATIENCE)
        self.assertEqual((message_id, "late\n"), (message["parent_header"]["msg_id"], message["content"].get("text")))

    def test_what_ends_a_thread_is_shown_in_its_cell_with_cell_and_line(self):
        message_id = self.client.execute(
            "int[] none = {};\nnew Thread(() -> {\n  try { Thread.sleep(500); } catch (InterruptedException e) {}\n  none[3] = 1;\n}).start();"
        )
        self.published(message_id)
        self.run_cell("1")
        message = self.client.get_iopub_msg(timeout=PATIENCE)
        self.assertEqual(message_id, message["parent_header"]["msg_id"])
        self.assertIn("line 4", message["content"]["text"])
        self.assertNotIn("REPL", message["content"]["text"])

    def test_cells_queued_behind_an_error_are_aborted(self):
        first = self.client.execute("Thread.sleep(500); throw new IllegalStateException();")
        second = self.client.execute("int never = 1;")
        self.assertEqual(["error", "aborted"], [self.reply(first)["status"], self.reply(second)["status"]])

    def test_without_stop_on_error_they_run(self):
        first = self.client.execute("Thread.sleep(500); throw new IllegalStateException();", stop_on_error=False)
        second = self.client.execute("int ever = 1;")
        self.assertEqual(["error", "ok"], [self.reply(first)["status"], self.reply(second)["status"]])

    def test_a_bad_signature_is_ignored(self):
        key, self.client.session.key = self.client.session.key, b"wrong"
        try:
            self.client.execute("int forged = 1;")
        finally:
            self.client.session.key = key
        self.assertEqual("error", self.run_cell("forged")[0]["status"])

    def test_garbage_is_ignored(self):
        for frames in ([b"x"], [b"<IDS|MSG>"], [b"<IDS|MSG>", b"", b"{", b"}", b"", b"1"]):
            self.client.shell_channel.socket.send_multipart(frames)
        self.assertEqual("1", self.result("1"))

    def test_a_deep_recursion_has_a_short_traceback(self):
        self.run_cell("int deep(int n) { return deep(n + 1) + 1; }")
        error = self.error("deep(0)", "StackOverflowError")
        self.assertLessEqual(len(error.splitlines()), 30)

    def test_control_is_answered_while_a_cell_runs(self):
        message_id = self.started("System.out.println(); while (true) {}")
        message = self.client.session.msg("kernel_info_request", {})
        self.client.control_channel.send(message)
        self.assertEqual("ok", self.reply(message["header"]["msg_id"], "control")["status"])
        self.manager.interrupt_kernel()
        self.assertEqual("error", self.reply(message_id)["status"])

    def test_history_outlives_a_restart(self):
        manager, client = start()
        client.execute("int remembered = 12345;", reply=True, timeout=PATIENCE)
        manager.restart_kernel()
        client.stop_channels()
        client = connect(manager)
        self.assertIn("remembered", str(client.history(hist_access_type="tail", n=1, reply=True, timeout=PATIENCE)["content"]))
        client.stop_channels()
        manager.shutdown_kernel(now=True)

    def test_shutdown_ends_a_restarted_kernel(self):
        manager, client = start()
        client.stop_channels()
        manager.restart_kernel()
        client = connect(manager)
        process = manager.provisioner.process
        client.shutdown()
        end = time.time() + PATIENCE
        while process.poll() is None and time.time() < end:
            time.sleep(0.01)
        self.assertEqual(0, process.poll())
        client.stop_channels()


if __name__ == "__main__":
    unittest.main(verbosity=2)

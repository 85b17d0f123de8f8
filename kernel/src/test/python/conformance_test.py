"""What nbgrader asks of a kernel that is not Python's, K1 to K14, against the installed kernelspec `nabla`: python3 conformance_test.py

nbgrader executes a notebook through nbclient and reads points from what the test cells put out; `points` below reads them as it does.
"""

import os
import sys
import time
import unittest
from unittest import mock

import nbformat
from jupyter_client.kernelspec import KernelSpecManager
from nbclient import NotebookClient

from client import PATIENCE, KernelCase

MISSING = "# This cell (id:square-tests) was missing from the submission. It was added back by nbgrader.\n\n"


def execute(*cells, timeout=PATIENCE):
    """The outputs of each cell, from a kernel of their own, as nbgrader has notebooks executed: errors are kept, what loops is interrupted."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    NotebookClient(notebook, kernel_name="nabla", timeout=timeout, interrupt_on_timeout=True, allow_errors=True, iopub_timeout=4,
                   raise_on_iopub_timeout=True).execute()
    return [cell.outputs for cell in notebook.cells]


def points(outputs, most):
    """The points that nbgrader reads from a test cell's outputs, of at most `most`; ValueError and KeyError are where it gives up."""
    for output in outputs:
        if output.output_type == "error" or output.output_type == "stream" and output.name == "stderr":
            return 0
        if output.output_type == "execute_result":
            try:
                number = float(output.data["text/plain"])
            except ValueError:
                return most
            if number > most:
                raise ValueError(f"{number} of {most} points")
            return number if number > 0 else 0 if number == 0 else most
    return most


def kinds(outputs):
    return [output.get("ename", output.output_type) for output in outputs]


class ConformanceTest(KernelCase):
    def test_k01_the_kernelspec_says_java_as_nbgrader_spells_it(self):
        self.assertEqual("java", KernelSpecManager().get_kernel_spec("nabla").language)

    def test_k02_an_error_has_one_name_in_the_stream_and_the_reply_and_a_traceback(self):
        for bad in ("throw new IllegalStateException();", "int x = ;", "nowhere + 1", "System.exit(1);", "assert false;", "%nomagic", "null.x"):
            reply, published = self.run_cell(bad)
            errors = [content for kind, content in published if kind == "error"]
            self.assertEqual(["error", 1], [reply["status"], len(errors)], bad)
            self.assertEqual(errors[0]["ename"], reply["ename"], bad)
            self.assertTrue(reply["ename"] and reply["traceback"] and errors[0]["traceback"], bad)
        self.assertEqual(["IllegalStateException"], kinds(execute("throw new IllegalStateException();")[0]))

    def test_k03_nothing_of_the_jvm_or_of_loggers_reaches_stderr(self):
        for noisy in (
            "var table = irisTable();",
            "org.slf4j.LoggerFactory.getLogger(\"x\").warn(\"loud\");",
            "var linker = java.lang.foreign.Linker.nativeLinker(); linker.downcallHandle(linker.defaultLookup().find(\"getpid\").get(),"
            " java.lang.foreign.FunctionDescriptor.of(java.lang.foreign.ValueLayout.JAVA_INT));",
            "var field = Class.forName(\"sun.misc.Unsafe\").getDeclaredField(\"theUnsafe\"); field.setAccessible(true);"
            " var unsafe = (sun.misc.Unsafe) field.get(null); unsafe.freeMemory(unsafe.allocateMemory(8));",
            "var pool = new java.util.concurrent.ForkJoinPool(2); pool.submit(() -> tensor(1, 2).sum()).get(); pool.shutdown();",
            "mm(normal(600, 600), normal(600, 600)).sum()",
        ):
            reply, published = self.run_cell(noisy)
            self.assertEqual(("ok", ""), (reply["status"], self.text(published, "stderr")), noisy)

    def test_k04_every_result_has_text(self):
        for shown in ("tensor(1, 2)", "plot(line(tensor(1, 2), tensor(3, 4)))", "irisTable()", "sequential(linear(2, 1))", "iris()",
                      'new nabla.display.Displayable() { public nabla.display.Bundle display() { return nabla.display.Bundle.text("").with("text/html", "<b>b</b>"); } }',
                      "new int[]{1}", "List.of()", 'new Object() { public String toString() { return null; } }'):
            self.assertIsInstance(self.data(shown).get("text/plain"), str, shown)

    def test_k05_a_number_is_written_as_python_reads_it_in_any_country(self):
        with mock.patch.dict(os.environ, {"JDK_JAVA_OPTIONS": "-Xmx1g -Duser.language=de -Duser.country=DE", "LC_ALL": "de_DE.UTF-8"}):
            written = execute("1.5", "1234567.25", "0.1f + 0.2f", "1e-9", "Locale.setDefault(Locale.forLanguageTag(\"ar-EG\"));", "2.5", "3",
                              "Double.valueOf(0.5)", "new java.math.BigDecimal(\"1.25\")", "0.0", "tensor(1.5)")
        texts = [outputs[0].data["text/plain"] for outputs in written if outputs]
        expected = [1.5, 1234567.25, 0.3, 1e-9, 2.5, 3, 0.5, 1.25, 0]
        for number, text in zip(expected, texts):
            self.assertAlmostEqual(number, float(text), places=6)
        self.assertEqual([1.5, 0, 4], [points(outputs, 4) for outputs in (written[0], written[9], written[4])])

    def test_k06_without_stop_on_error_the_queue_goes_on(self):
        first = self.client.execute("Thread.sleep(300); throw new IllegalStateException();", stop_on_error=False)
        second = self.client.execute("int after = 1;", stop_on_error=False)
        self.assertEqual(["error", "ok"], [self.reply(first)["status"], self.reply(second)["status"]])
        self.assertEqual([["ArithmeticException"], ["execute_result"]], [kinds(o) for o in execute("1 / 0", "1 + 1")])

    def test_k07_what_loops_is_interrupted_at_its_timeout_and_the_next_cell_runs(self):
        loops = ("while (true) {}", "int n = 0; for (int i = 0; i < Integer.MAX_VALUE; i++) for (int j = 0; j < Integer.MAX_VALUE; j++) n += i ^ j;",
                 "while (true) try { Thread.sleep(1000); } catch (InterruptedException e) {}",
                 "while (true) try { throw new Exception(); } catch (Throwable e) {}")
        cells = [cell for loop in loops for cell in (loop, "1 + 1")]
        begun = time.time()
        outputs = execute(*cells, timeout=5)
        self.assertEqual([["Interrupted"], ["execute_result"]] * len(loops), [kinds(o) for o in outputs])
        self.assertEqual([0] * len(loops), [points(o, 2) for o in outputs[::2]])
        self.assertLess(time.time() - begun, 60 + 5 * len(loops))

    def test_k08_idle_follows_the_reply_within_nbconverts_four_seconds(self):
        outputs = execute("for (int i = 0; i < 200_000; i++) System.out.println(i);", "1 + 1")
        self.assertEqual(["stream", "execute_result"], [outputs[0][0].output_type, outputs[1][0].output_type])
        for cell in ("1", "throw new Exception();", "for (int i = 0; i < 200_000; i++) System.out.println(i);"):
            message_id = self.client.execute(cell)
            self.reply(message_id)
            replied = time.time()
            self.published(message_id)
            self.assertLess(time.time() - replied, 4, cell)

    def test_k09_a_question_where_nobody_answers_is_an_error_at_once(self):
        for ask in ('input("name? ")', "new Scanner(System.in).nextLine()", "System.in.read()"):
            reply, _ = self.run_cell(ask, allow_stdin=False)
            self.assertEqual("error", reply["status"], ask)
        self.assertEqual(["error"], [o.output_type for o in execute('input("name? ")')[0]])

    def test_k10_the_comment_that_nbgrader_puts_before_a_cell_it_brings_back_is_a_comment(self):
        self.assertEqual("42", self.result(MISSING + "6 * 7"))
        reply, _ = self.run_cell(MISSING + "int x = 1;\nint y = ;")
        self.assertIn("line 4", reply["evalue"])

    def test_k11_assertions_are_on(self):
        self.error("assert 1 == 2;", "AssertionError")
        self.assertIn("three", self.error('assert 1 == 3 : "not three";', "AssertionError"))
        self.assertEqual("ok", self.run_cell("assertEquals(2.0, 1 + 1.0); assertThrows(ArithmeticException.class, () -> { int z = 1 / 0; });")[0]["status"])
        self.error("assertEquals(2.0, 3.0);")

    def test_k12_a_test_cell_sees_the_last_definition_and_fails_where_it_does_not_compile(self):
        outputs = execute("double half(double x) { return x; }", "double half(double x) { return x / 2; }", "assert half(3) == 1.5;",
                          "record P(int x) {}", "record P(int x, int y) {}", "assert new P(1, 2).y() == 2;", "assert third(3) == 1;",
                          "double later(double x) { return helper(x); }", "later(1)")
        self.assertEqual([[], [], [], [], [], []], [kinds(o) for o in outputs[:6]])
        self.assertEqual(["CompileError"], kinds(outputs[6]))
        self.assertEqual([2, 0, 0], [points(outputs[i], 2) for i in (2, 6, 8)])

    def test_k13_exhausted_memory_fails_its_cell_alone(self):
        with mock.patch.dict(os.environ, {"JDK_JAVA_OPTIONS": "-Xmx400m"}):
            outputs = execute("var kept = 6;", "var hog = new ArrayList<double[]>();\nfor (int i = 0; i < 1 << 20; i++) hog.add(new double[1 << 20]);",
                              "int deep(int n) { return deep(n + 1) + 1; }\ndeep(0)", "kept * 7")
        self.assertEqual([[], ["OutOfMemoryError"], ["StackOverflowError"], ["execute_result"]], [kinds(o) for o in outputs])
        self.assertEqual("42", outputs[3][0].data["text/plain"])

    def test_k14_seeded_numbers_are_the_same_every_time(self):
        cells = ("seed(7);", "normal(3)", "uniform(2, 2)", "split(iris(), 0.5).train().x()",
                 "linear(3, 2).apply(ones(1, 3))", "moons(4).x()")
        first, second = execute(*cells), execute(*cells)
        self.assertEqual([], [kind for outputs in first for kind in kinds(outputs) if kind != "execute_result"])
        self.assertEqual([o[0].data["text/plain"] for o in first[1:]], [o[0].data["text/plain"] for o in second[1:]])


if __name__ == "__main__":
    result = unittest.main(verbosity=2, exit=False).result
    good = result.testsRun == 14 and result.wasSuccessful() and not result.skipped
    print("K1 to K14 hold" if good else "not all of K1 to K14 hold")
    sys.exit(not good)

"""Drives the installed kernelspec `nabla` with jupyter_client through errors, redefinitions, help and magics: python3 cells_test.py"""

import json
import os
import re
import tempfile
import unittest

from client import KernelCase


class CellsTest(KernelCase):
    def number(self):
        """The count of the next cell."""
        return self.run_cell("0")[0]["execution_count"] + 1

    def test_every_compile_error_is_shown_at_once_and_nothing_has_run(self):
        self.run_cell("int touched = 0;")
        cell = self.number()
        error = self.error('touched = 1;\nString word = 3;\nvar sum = touched + 1;\nsum.foo();\nlenght();', "CompileError")
        self.assertTrue(error.startswith(f"Cell [{cell}], line 2: a String is needed here, and this is an int\n  2 | String word = 3;\n    |               ^"), error)
        self.assertIn("line 4: a value of the primitive type int has no methods", error)
        self.assertIn("line 5: there is no method `lenght()`", error)
        self.assertEqual("0", self.result("touched"))

    def test_an_exception_names_cells_and_lines_with_its_causes_and_no_frame_of_ours(self):
        cell = self.number()
        error = self.error('int half(int x) {\n  return x / 0;\n}\ntry {\n  half(4);\n} catch (ArithmeticException e) {\n'
                           '  throw new IllegalStateException("outer", e);\n}', "IllegalStateException")
        self.assertIn(f"Cell [{cell}], line 7", error)
        self.assertIn("Caused by: ArithmeticException: / by zero", error)
        self.assertIn("line 2, in half\n       return x / 0;", error)
        self.assertIsNone(re.search("REPL|jdk.jshell|nabla.kernel", error), error)

    def test_colours_are_those_that_read_on_light_and_dark(self):
        reply, _ = self.run_cell('throw new Exception("e");')
        self.assertLessEqual(set(re.findall("\033\\[([0-9;]*)m", "".join(reply["traceback"]))), {"31", "36", "1", "0"})

    def test_anything_is_redefined_in_any_order(self):
        self.assertEqual("3", self.result("int user() { return helper() + 1; }\nint helper() { return 2; }\nuser()"))
        self.run_cell("int helper() { return 10; }")
        self.assertEqual("11", self.result("user()"))
        self.run_cell("record Spot(int x) {}\nint of(Spot s) { return s.x(); }")
        self.assertEqual("12", self.result("record Spot(int x, int y) {}\nint of(Spot s) { return s.x() + s.y(); }\nof(new Spot(5, 7))"))
        self.run_cell("int kind = 3;")
        self.assertEqual("text", self.result('String kind = "text";\nkind'))

    def test_what_was_computed_from_a_variable_keeps_its_value(self):
        self.run_cell("var from = 3;\nvar six = from * 2;\nvar t = tensor(1, 2);\nvar u = t * 2;")
        for again in ("var from = 4;", "double from = 1.5;", 'var from = "text";', "var t = tensor(5, 6);", "int t = 3;"):
            self.run_cell(again)
            self.assertEqual("[6, [2, 4]  (2,) F32]", self.result("List.of(six, u)"), again)

    def test_old_data_can_be_collected(self):
        self.run_cell("var data = new double[1_000_000];\nvar watched = new java.lang.ref.WeakReference<>(data);")
        self.run_cell("var data = 3;")
        self.run_cell("0")
        self.assertEqual("true", self.result("for (int i = 0; i < 50 && watched.get() != null; i++) { System.gc(); Thread.sleep(20); }\nwatched.get() == null"))

    def complete(self, code):
        found = self.ask("complete_request", {"code": code, "cursor_pos": len(code)})
        return {one["text"]: (one["type"], one["signature"]) for one in found["metadata"]["_jupyter_types_experimental"]}

    def test_completion_knows_members_functions_magics_files_and_constructors(self):
        self.run_cell("var tensor3 = tensor(1, 2, 3);\nvar names = List.of(1);")
        self.assertEqual(("method", "square() → Tensor"), self.complete("tensor3.squ")["square()"])
        self.assertEqual("method", self.complete("softm")["softmax("][0])
        self.assertEqual(("class", "ArrayList() (and 2 more)"), self.complete("new ArrayL")["ArrayList("])
        self.assertEqual("method", self.complete("names.forEach(System.out::print")["println"][0])
        self.assertEqual("magic", self.complete("%ti")["%timeit"][0])
        self.assertEqual("argument", self.complete("%config tra")["traceback="][0])
        self.assertIn("label(", self.complete("line(tensor3, tensor3).lab"))
        folder = tempfile.mkdtemp()
        open(os.path.join(folder, "points.csv"), "w").close()
        self.assertEqual("file", self.complete(f'Path.of("{folder}/po')[f"{folder}/points.csv"][0])

    def inspect(self, code, cursor):
        return self.ask("inspect_request", {"code": code, "cursor_pos": cursor, "detail_level": 0})["data"]["text/markdown"]

    def test_inspection_shows_the_documentation_of_library_and_jdk(self):
        self.run_cell("var tensor3 = tensor(1, 2, 3);")
        self.assertIn("The matrix product", self.inspect("tensor3.mm(tensor3)", 10))
        self.assertIn("String String.repeat(int count)", self.inspect('"x".repeat(3)', 6))
        self.assertIn("[1, 2, 3]", self.inspect("tensor3", 3))
        self.assertIn("%timeit CODE", self.inspect("%timeit 1", 3))

    def test_a_title_line_is_a_comment(self):
        self.assertEqual("3", self.result("# Part one: sums\n1 + 2"))

    def test_time_and_timeit(self):
        self.assertRegex(self.printed("%time Math.sqrt(2);"), r"^time: \S+ \S+ \(with compiling")
        self.assertEqual("10", self.result("%%time\nint four = 4;\nfour + 6"))
        self.assertIn("per run (mean ± standard deviation of 7 rounds", self.printed("%timeit Math.sqrt(2)"))

    def test_who_and_reset(self):
        self.run_cell('var listed = List.of("a");')
        self.assertRegex(self.printed("%who"), r"listed +List<String> +\[a\]")
        self.run_cell("%reset")
        self.assertIn("there is no variable `listed`", self.error("listed", "CompileError"))

    def test_help_explains_every_magic(self):
        text = self.printed("%help")
        for magic in "time timeit who reset help load classpath maven html markdown latex svg env pwd cd config".split():
            self.assertIn("%" + magic, text)

    def test_load_runs_files_and_notebooks(self):
        folder = tempfile.mkdtemp()
        with open(os.path.join(folder, "helper.java"), "w") as file:
            file.write("int helped(int x) {\n  return x / 0;\n}\n")
        with open(os.path.join(folder, "book.ipynb"), "w") as file:
            cells = [{"cell_type": "markdown", "source": "text"}, {"cell_type": "code", "source": ["# Title\n", "int book = 4;\n", "book++;"]}]
            json.dump({"cells": cells, "nbformat": 4, "nbformat_minor": 5, "metadata": {}}, file)
        self.run_cell(f"%load {folder}/helper.java")
        self.assertIn("at helper.java, line 2, in helped", self.error("helped(1)"))
        self.assertEqual("5", self.result(f"%load {folder}/book.ipynb\nbook"))
        self.assertIn("there is no file", self.error("%load nowhere.java", "MagicError"))

    def test_classpath_adds_a_folder(self):
        folder = tempfile.mkdtemp()
        with open(os.path.join(folder, "data.txt"), "w") as file:
            file.write("found")
        self.run_cell(f"%classpath {folder}")
        self.assertIn(folder, self.printed("%classpath"))
        self.assertEqual("true", self.result('Thread.currentThread().getContextClassLoader().getResource("data.txt") != null'))

    def test_maven_says_what_is_wrong(self):
        self.assertIn("is not group:artifact:version", self.error("%maven commons-math3", "MagicError"))

    def test_cells_in_the_language_of_their_output(self):
        for magic, mime in {"html": "text/html", "markdown": "text/markdown", "latex": "text/latex", "svg": "image/svg+xml"}.items():
            self.assertEqual("<b>x</b>", self.data(f"%%{magic}\n<b>x</b>")[mime])

    def test_env_shows_and_sets_variables(self):
        self.assertEqual("env: NABLA_ROW=some words\n", self.printed("%env NABLA_ROW=some words"))
        self.assertEqual("some words", self.result("%env NABLA_ROW"))
        self.assertEqual("some words", self.result('System.getenv("NABLA_ROW")'))
        child = 'new String(new ProcessBuilder("sh", "-c", "echo $NABLA_ROW").start().getInputStream().readAllBytes()).strip()'
        self.assertEqual("some words", self.result(child))

    def test_pwd_and_cd(self):
        folder = os.path.realpath(tempfile.mkdtemp())
        before = self.result("%pwd")
        self.assertEqual(folder, self.result(f"%cd {folder}"))
        self.assertEqual(folder, self.result("%pwd"))
        self.run_cell('Files.writeString(Path.of("here.txt"), "x");')
        self.assertTrue(os.path.exists(os.path.join(folder, "here.txt")))
        self.run_cell(f"%cd {before}")

    def test_config_changes_settings(self):
        self.run_cell("%config traceback=full")
        self.assertEqual("full", self.result("%config traceback"))
        self.run_cell("%config traceback=short")
        self.assertIn("Did you mean `traceback`?", self.error("%config trace=full", "MagicError"))

    def test_an_unknown_magic_suggests_the_nearest(self):
        self.assertIn("Did you mean %time?", self.error("%tiem 1 + 1", "MagicError"))


if __name__ == "__main__":
    unittest.main(verbosity=2)

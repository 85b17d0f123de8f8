"""What `grade("07-bias-variance")` does in a notebook, sentence by sentence, with the installed kernelspec `nabla`: python3 grading_test.py"""

import json
import os
import pathlib
import re
import tempfile
import unittest
import zipfile

from jupyter_client.kernelspec import KernelSpecManager

from client import KernelCase

EXERCISE = "07-bias-variance"
RIGHT_DIAGNOSE = 'String diagnose(double train, double validation, double noise) {\n  return train > 2 * noise ? "under" : validation > 2 * noise ? "over" : "ok";\n}'
RIGHT_WIDTH = """int bestWidth(int[] widths, double[] validation) {
  int best = 0;
  for (int k = 1; k < widths.length; k++) if (validation[k] < validation[best]) best = k;
  return widths[best];
}"""
RIDGE = "double ridgeMse(double alpha, double lambda, double w, double sigma) {{ {} }}"
RIGHT_RIDGE = RIDGE.format("""
  Tensor a = tensor(new double[] {alpha}), shrunk = a / (a + lambda), spread = 1 / (a + lambda);
  return sum(square(shrunk * w) + square(spread) * (sigma * sigma * lambda)).item();""")


class GradingTest(KernelCase):
    @classmethod
    def setUpClass(cls):
        cls.before, folder = os.getcwd(), tempfile.mkdtemp()
        os.chdir(folder)
        cls.attempts = pathlib.Path(folder) / ".nabla" / f"attempts-{EXERCISE}.properties"
        super().setUpClass()

    @classmethod
    def tearDownClass(cls):
        super().tearDownClass()
        os.chdir(cls.before)

    def setUp(self):
        self.run_cell("%reset")
        if self.attempts.exists():
            self.attempts.unlink()

    def grade(self, *cells):
        """The total and the table after these cells; nothing may come on stderr."""
        for cell in cells:
            self.assertEqual("ok", self.run_cell(cell)[0]["status"], cell)
        reply, published = self.run_cell(f'grade("{EXERCISE}")')
        self.assertEqual("ok", reply["status"], reply)
        self.assertEqual(["execute_input", "display_data", "execute_result"], [kind for kind, _ in published])
        self.table = published[1][1]["data"]
        return float(published[2][1]["data"]["text/plain"])

    def row(self, task):
        return next(line for line in self.table["text/plain"].splitlines() if f" {task} " in line)

    def test_right_answers_earn_their_points_with_a_tick_and_the_time_used(self):
        self.assertEqual(4, self.grade(RIGHT_DIAGNOSE, RIGHT_WIDTH, "dtype(F64);\n" + RIGHT_RIDGE))
        self.assertIn("4 of 12 points", self.table["text/plain"])
        for task in ("ridgeMse", "bestWidth", "diagnose"):
            self.assertTrue(self.row(task).startswith("\u2714"), self.table["text/plain"])
        self.assertRegex(self.table["text/html"], r"\d\.\d\d s")

    def test_what_is_missing_is_asked_for_in_its_form(self):
        self.assertEqual(0, self.grade())
        self.assertIn("define the method bestWidth(int[], double[]), which gives an int", self.row("bestWidth"))
        self.assertFalse(self.attempts.exists() and "bestWidth" in self.attempts.read_text(), "an answer not begun is no failed try")

    def test_a_wrong_answer_is_told_what_was_expected_what_came_and_where(self):
        self.grade(RIDGE.format("return alpha / (lambda + alpha) * w + sigma * sigma * lambda / square(lambda + alpha);"))
        self.assertRegex(self.row("ridgeMse"), r"ridgeMse at .*: at \[1\] expected 0\.680000, got 0\.840000 \(largest error 0\.250000\)")

    def test_the_hint_comes_after_the_second_failed_try_and_losing_the_file_costs_only_hints(self):
        wrong = RIGHT_WIDTH.replace("validation[k] <", "validation[k] <=")
        self.assertEqual(1, self.grade(wrong, RIGHT_DIAGNOSE))
        self.assertNotIn("Hint", self.table["text/plain"])
        self.assertEqual(1, self.grade())
        self.assertIn("Hint: The width whose validation error is smallest", self.table["text/plain"])
        self.assertIn("bestWidth=2", self.attempts.read_text())
        self.assertLess(self.attempts.stat().st_size, 1000)
        self.attempts.unlink()
        self.assertEqual(1, self.grade())
        self.assertNotIn("Hint", self.table["text/plain"])

    def test_a_looping_answer_is_cut_off_and_the_others_are_still_graded(self):
        self.assertEqual(1, self.grade(RIGHT_DIAGNOSE, "int bestWidth(int[] widths, double[] validation) { int n = 0; while (true) n++; }"))
        self.assertIn("stopped after", self.row("bestWidth"))
        self.assertTrue(self.row("diagnose").startswith("\u2714"))
        self.assertEqual("2", self.result("1 + 1"))

    def test_a_throwing_answer_fails_alone_and_says_what_it_threw(self):
        self.assertEqual(1, self.grade(RIGHT_DIAGNOSE, "int bestWidth(int[] widths, double[] validation) { return widths[99]; }"))
        self.assertIn("ArrayIndexOutOfBoundsException: Index 99 out of bounds for length 4", self.row("bestWidth"))

    def test_a_name_that_is_not_defined_is_said_by_its_name(self):
        self.run_cell("int bestWidth(int[] widths, double[] validation) { return widths[smallest(validation)]; }")
        self.grade()
        self.assertIn("bestWidth uses the method smallest(double[]), which no cell defines", self.row("bestWidth"))

    def test_hidden_tasks_neither_run_nor_show(self):
        self.assertEqual(1, self.grade('String diagnose(double train, double validation, double noise) {\n  return train > 0.18 ? "under" : validation > 0.18 ? "over" : "ok";\n}'))
        self.assertNotIn("diagnoseNoise", self.table["text/plain"])
        reply, _ = self.run_cell('Class.forName("nabla.exercises.BiasVariance").getDeclaredMethod("diagnoseNoise", nabla.grade.Answers.class)')
        self.assertEqual("NoSuchMethodException", reply["ename"])

    def test_the_installation_holds_no_hidden_test_no_solution_and_no_planted_answer(self):
        installed = pathlib.Path(KernelSpecManager().get_kernel_spec("nabla").resource_dir)
        exercises = pathlib.Path(__file__).resolve().parents[4] / "notebooks" / "exercises"
        secrets = set()
        for tests in exercises.glob("*/tests/*.java"):
            for mark, method in re.findall(r"(@Task\((?:[^()\"]|\"[^\"]*\")*HIDDEN(?:[^()\"]|\"[^\"]*\")*\))\s*void (\w+)", tests.read_text()):
                secrets |= {method, re.search(r'id = "([^"]*)"', mark)[1], *re.findall(r'hint = "([^"]*)"', mark)}
        for notebook in exercises.glob("*/solution.ipynb"):
            for cell in json.loads(notebook.read_text())["cells"]:
                for solution in re.findall(r"### BEGIN SOLUTION\n(.*?)\n[^\n]*### END SOLUTION", "".join(cell["source"]), re.S):
                    secrets |= {line.strip() for line in solution.splitlines() if len(line.strip()) > 40}
        for mutant in exercises.glob("*/mutants/*.jsh"):
            secrets |= {mutant.name} | {line.strip() for line in mutant.read_text().splitlines()[1:] if len(line.strip()) > 40}
        self.assertGreater(len(secrets), 50)
        self.assertIn("diagnoseNoise", secrets)
        seen = 0
        for name, content in contents(installed):
            seen += 1
            found = [secret for secret in secrets if secret.encode() in content or secret in name]
            self.assertEqual([], found, name)
            self.assertFalse(name.endswith((".ipynb", ".jsh")), name)
        self.assertGreater(seen, 1000)


def contents(folder):
    """Every file in a folder and in the jars in it that are ours, with its bytes; not the library's sources, which are no exercise."""
    for file in sorted(folder.rglob("*")):
        if file.suffix == ".jar" and file.name.startswith("nabla-"):
            with zipfile.ZipFile(file) as jar:
                for entry in jar.namelist():
                    if entry.startswith("sources/"):
                        continue
                    yield f"{file.name}!{entry}", jar.read(entry)
        elif file.is_file():
            yield str(file.relative_to(folder)), file.read_bytes()


if __name__ == "__main__":
    unittest.main(verbosity=2)

"""nbgrader itself with a released exercise and the installed kernel: python3 nbgrader_test.py COURSE EXERCISE

COURSE is a folder that `install/nabla release EXERCISE --for nbgrader --out COURSE` made. Its own `generate_assignment` must make of the source
what `release` made; its `autograde` must give the solution all visible points, the blank none, and a blank with a deleted test cell none.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path

from nbgrader.api import Gradebook

course, exercise = Path(sys.argv[1]).resolve(), sys.argv[2]


def nbgrader(command, *options):
    ended = subprocess.run([sys.executable, "-m", "nbgrader", command, exercise, "--CourseDirectory.root=" + str(course), *options],
                           cwd=course, capture_output=True, text=True)
    if ended.returncode:
        sys.exit(ended.stdout + ended.stderr)
    return ended.stdout + ended.stderr


def sources(file):
    return [(cell["cell_type"], "".join(cell["source"]), cell["metadata"].get("nbgrader")) for cell in json.loads(file.read_text())["cells"]]


def submit(student, change):
    target = course / "submitted" / student / exercise / (exercise + ".ipynb")
    target.parent.mkdir(parents=True, exist_ok=True)
    notebook = json.loads((course / "source" / exercise / (exercise + ".ipynb") if student == "right" else generated).read_text())
    change(notebook)
    target.write_text(json.dumps(notebook))


def without_tests(notebook):
    notebook["cells"] = [cell for cell in notebook["cells"] if not cell["metadata"].get("nbgrader", {}).get("grade")]


ours = sources(course / "release" / exercise / (exercise + ".ipynb"))
shutil.copytree(course / "release", course / "ours", dirs_exist_ok=True)
nbgrader("generate_assignment", "--create", "--force")
generated = course / "release" / exercise / (exercise + ".ipynb")
theirs = sources(generated)
for mine, its in zip(ours, theirs, strict=True):
    assert mine == its, f"released by us:\n{mine}\nby nbgrader:\n{its}"
print(f"{len(ours)} cells: the same from `nabla release` and from nbgrader, checksums included")

submit("right", lambda notebook: None)
submit("blank", lambda notebook: None)
submit("deleted", without_tests)
nbgrader("autograde", "--force")
with Gradebook("sqlite:///" + str(course / "gradebook.db")) as book:
    most = book.find_assignment(exercise).max_score
    scores = {s: book.find_submission(exercise, s).score for s in ("right", "blank", "deleted")}
print(f"of {most} points: {scores}")
assert most > 0 and scores == {"right": most, "blank": 0, "deleted": 0}, scores

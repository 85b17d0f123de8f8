# nbgrader with Nabla's exercises: what nbgrader must know of Java. Put it into the course's folder, or add its lines to what is there.
c = get_config()

# Solutions give way to a line that compiles and throws, as in the notebooks that `install/nabla release` makes.
c.ClearSolutions.code_stub = {"java": 'throw new UnsupportedOperationException("not implemented yet");'}
c.ClearSolutions.text_stub = "YOUR ANSWER HERE"


# AUTOTEST lines in notebooks of this kernel, whose name is nabla: their comment, and how a value stands in a Java string.
def as_java_string(text):
    return text.strip('"').replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


c.InstantiateTests.comment_strs = {"nabla": "//"}
c.InstantiateTests.sanitizers = {"nabla": as_java_string}

# A cell may run this long; what loops is interrupted, and the cells after it still run. An error of a cell is its own.
c.Execute.timeout = 60
c.Execute.interrupt_on_timeout = True
c.Execute.allow_errors = True

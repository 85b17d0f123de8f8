"""Runs jupyter_kernel_test's twelve tests against the installed kernelspec `nabla`: python3 kernel_test.py"""

import inspect
import os
import sys
import tempfile
import unittest

import jupyter_client.utils

os.environ["NABLA_DATA_DIR"] = tempfile.mkdtemp()  # a history of its own
run_sync = jupyter_client.utils.run_sync


def patient(call):
    """A call that waits at least a second for a message: a machine under load may need more than jupyter_kernel_test's tenth."""
    # jupyter_kernel_test 0.4.5 wraps calls that are no coroutines any more under jupyter_client 8
    direct = run_sync(call) if inspect.iscoroutinefunction(call) else call
    return lambda *args, **options: direct(*args, **({**options, "timeout": max(1, options["timeout"])} if "timeout" in options else options))


jupyter_client.utils.run_sync = patient

try:
    import jupyter_kernel_test
except ImportError:
    sys.path.append("/usr/lib/python3/dist-packages")  # Debian's package, under another Python
    import jupyter_kernel_test


class NablaTest(jupyter_kernel_test.KernelTests):
    kernel_name = "nabla"
    language_name = "java"
    file_extension = ".java"
    code_hello_world = 'System.out.println("hello, world");'
    code_stderr = 'System.err.println("oh");'
    code_generate_error = 'throw new IllegalStateException("asked for");'
    code_page_something = "Math?"
    code_inspect_sample = "Math.max"
    code_clear_output = "Screen.current().clear(false);"
    completion_samples = [{"text": "Math.sqr"}, {"text": "System.out.printl"}, {"text": "Thread.curr"}]
    complete_code_samples = ["1 + 1", "int y = 1;", "for (int i = 0; i < 3; i++) {}", "// nothing", ""]
    incomplete_code_samples = ["for (int i = 0; i < 3; i++) {", "int y =", "record P(", "/* open"]
    invalid_code_samples = ["int y = ;"]
    code_execute_result = [{"code": "6 * 7", "result": "42"}, {"code": "3 > 2", "result": "true"}]
    code_display_data = [{"code": 'Screen.current().show(Bundle.text("b").with("text/html", "<b>b</b>"), null);', "mime": "text/html"}]
    code_history_pattern = "6 *"
    supported_history_operations = ("tail", "range", "search")


if __name__ == "__main__":
    print("jupyter_client", jupyter_client.__version__)
    result = unittest.main(verbosity=2, exit=False).result
    good = result.testsRun == 12 and result.wasSuccessful() and not result.skipped
    print("12 of 12" if good else "not 12 of 12")
    sys.exit(not good)

"""The messages that every Jupyter kernel must understand."""

import jupyter_kernel_test


class TestProtocol(jupyter_kernel_test.KernelTests):
    """Every part of the suite but the pager and its payloads, which are IPython's own."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # On a busy machine the client asks several times whether the kernel is there. The suite
        # takes the answers for its own; they are here once a cell has been answered.
        cls.kc.execute_interactive("1", timeout=60)
        while cls.kc.shell_channel.msg_ready():
            cls.kc.get_shell_msg(timeout=1)

    def execute_helper(self, *arguments, **options):
        """The suite waits a tenth of a second for each message of a cell: too short on a busy machine."""
        channel = self.kc.iopub_channel
        at_once = channel.get_msg
        channel.get_msg = lambda timeout: at_once(timeout=60)
        try:
            return super().execute_helper(*arguments, **options)
        finally:
            channel.get_msg = at_once

    kernel_name = "gradus"
    language_name = "Java"
    file_extension = ".jshell"

    code_hello_world = 'System.out.println("hello, world");'
    code_stderr = 'System.err.println("test");'
    completion_samples = [
        {"text": "Sys", "matches": ["System"]},
        {"text": '"abc".subst', "matches": ["substring("]},
        {"text": "%ti", "matches": ["%time"]},
    ]
    complete_code_samples = ["1 + 1", "int f() { return 1; }", "for (;;) { break; }"]
    incomplete_code_samples = ["int f() {", "for (int i = 0;", "1 +"]
    invalid_code_samples = ["class 1 {}", ") + (", "else {}"]
    code_generate_error = "int z = 0; 1 / z"
    code_execute_result = [
        {"code": "1 + 2", "result": "3"},
        {"code": '"a" + "b"', "result": "ab"},
        {"code": "new int[] {1, 2}", "result": "[1, 2]"},
    ]
    code_display_data = [
        {"code": 'display("shown", "text/html");', "mime": "text/html"},
        {
            "code": "display(new java.awt.image.BufferedImage(2, 2, 1));",
            "mime": "image/png",
        },
    ]
    code_history_pattern = "1 [+]*"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "Math.max("
    code_clear_output = "((gradus.kernel.GradusKernel) kernel()).clearOutput(false);"

"""Prints this kernel's row of the kernel table beside ipykernel's, both measured in this run: python3 bench.py [kernelspec …]

A time meets its bar when ours ÷ ipykernel's is at most bar ÷ ipykernel's in the table that the bar was taken from.
"""

import os
import statistics
import sys
import time

from jupyter_client.manager import KernelManager

CODE = {
    "java": {
        "cell": "{} + 1", "member": '"text".sub', "loop": "while (true) {}",
        "print": 'for (int i = 0; i < 100_000; i++) System.out.println("line " + i);', "kept": "int kept = 7;", "ask": "kept",
        "model": "seed(1); var model = sequential(linear(784, 100), relu(), linear(100, 10)); var optimizer = adam(1e-3);"
                 "var x = normal(32, 784); var labels = new int[32];",
        "step": "long start = System.nanoTime(); crossEntropy(model.apply(x), labels).backward();"
                "optimizer.step(model.parameters().values()); System.out.print((System.nanoTime() - start) / 1e6);",
    },
    "python": {
        "cell": "{} + 1", "member": '"text".sp', "loop": "while True: pass",
        "print": 'for i in range(100000): print("line", i)', "kept": "kept = 7", "ask": "kept",
    },
}
# row: (unit, the bar, ipykernel where the bar was taken; None: the bar is absolute)
BARS = {
    "start to kernel_info": ("ms", 350, 249),
    "start to first cell done": ("ms", 800, 257),
    "trivial cell, median": ("ms", 15, 3.8),
    "kernel_info round trip": ("ms", 2, 1.3),
    "member completion": ("ms", 15, 14),
    "memory after 200 cells": ("MB", 250, None),
    "interrupt of an endless loop": ("ms", 50, 60),
    "processor after the interrupt": ("%", 5, None),
    "100 000 lines, missing": ("", 0, None),
    "100 000 lines": ("ms", 1100, 1100),
    "shutdown to process gone": ("ms", 300, 100),
    "first training step, warmed up": ("ms", 150, None),
    "trivial cell beside the warm-up": ("ms", 15, 3.8),
    "memory after warm-up and 200 cells": ("MB", 250, None),
}
STARTS, REPEATS = 5, 50
REST, WARM = 3.2, 15  # seconds until the warm-up starts, and until it has ended


class Kernel:
    def __init__(self, name):
        self.begin = time.perf_counter()
        self.manager = KernelManager(kernel_name=name)
        self.manager.start_kernel(stderr=open(os.devnull, "w"))
        self.client = self.manager.client()
        self.client.start_channels()

    def since(self):
        return 1000 * (time.perf_counter() - self.begin)

    def reply(self, message_id, timeout=60):
        while True:
            reply = self.client.get_shell_msg(timeout=timeout)
            if reply["parent_header"].get("msg_id") == message_id:
                return reply["content"]

    def until_idle(self, message_id):
        text = []
        while True:
            message = self.client.get_iopub_msg(timeout=60)
            if message["parent_header"].get("msg_id") != message_id:
                continue
            if message["msg_type"] == "stream":
                text.append(message["content"]["text"])
            if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
                return "".join(text)

    def run(self, code):
        message_id = self.client.execute(code)
        text = self.until_idle(message_id)
        return self.reply(message_id), text

    def timed(self, action):
        begin = time.perf_counter()
        action()
        return 1000 * (time.perf_counter() - begin)

    def processes(self):
        """The kernel's process and everything it started."""
        found, fresh = [], [self.manager.provisioner.process.pid]
        while fresh:
            found += fresh
            fresh = [int(child) for pid in fresh for task in os.listdir(f"/proc/{pid}/task")
                     for child in open(f"/proc/{pid}/task/{task}/children").read().split()]
        return found

    def memory(self):
        lines = [line for pid in self.processes() for line in open(f"/proc/{pid}/status") if line.startswith("VmRSS")]
        return sum(int(line.split()[1]) for line in lines) / 1024

    def processor(self):
        fields = [open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split() for pid in self.processes()]
        return sum(int(field[11]) + int(field[12]) for field in fields) / os.sysconf("SC_CLK_TCK")

    def end(self):
        process = self.manager.provisioner.process
        self.client.shutdown()
        gone = self.timed(process.wait)
        self.client.stop_channels()
        self.manager.cleanup_resources()
        return gone


def starts(name, code):
    info, first, gone = [], [], []
    for _ in range(STARTS + 1):
        kernel = Kernel(name)
        kernel.reply(kernel.client.kernel_info())
        info.append(kernel.since())
        kernel.reply(kernel.client.execute(code["cell"].format(1)))  # its idle may precede our subscription
        first.append(kernel.since())
        gone.append(kernel.end())
    return [statistics.median(times[1:]) for times in (info, first, gone)]  # the first start warms the disk


def interrupt(kernel, code):
    kernel.run(code["kept"])
    message_id = kernel.client.execute(code["loop"])
    time.sleep(1)
    took = kernel.timed(lambda: (kernel.manager.interrupt_kernel(), kernel.reply(message_id)))
    kernel.until_idle(message_id)
    time.sleep(1)  # what the compiler still had to do for the loop
    before = kernel.processor()
    time.sleep(1)
    busy = 100 * (kernel.processor() - before)
    assert kernel.run(code["ask"])[0]["status"] == "ok", "the state is lost"
    return took, busy


def lines(kernel, code):
    begin = time.perf_counter()
    _, text = kernel.run(code["print"])
    took = 1000 * (time.perf_counter() - begin)
    expected = [f"line {i}" for i in range(100_000)]
    got = text.splitlines()
    return took, 0 if got == expected else max(1, 100_000 - len(got))


def warmed(name, code):
    """A network's first step and the memory of a kernel that was left alone, and the median cell of one whose warm-up is under way."""
    alone = Kernel(name)
    alone.client.wait_for_ready()
    time.sleep(REST + WARM)
    alone.run(code["model"])
    step = float(alone.run(code["step"])[1])
    for i in range(200):
        alone.run(code["cell"].format(i))
    memory = alone.memory()
    alone.end()
    beside = Kernel(name)
    beside.client.wait_for_ready()
    time.sleep(REST)
    cells = [beside.timed(lambda i=i: beside.run(code["cell"].format(i))) for i in range(200)]
    beside.end()
    return {"first training step, warmed up": step, "trivial cell beside the warm-up": statistics.median(cells[100:]),
            "memory after warm-up and 200 cells": memory}


def measure(name):
    manager = KernelManager(kernel_name=name)
    code = CODE[manager.kernel_spec.language]
    row = dict(zip(("start to kernel_info", "start to first cell done", "shutdown to process gone"), starts(name, code)))
    kernel = Kernel(name)
    kernel.client.wait_for_ready()
    cells = [kernel.timed(lambda i=i: kernel.run(code["cell"].format(i))) for i in range(200)]
    row["memory after 200 cells"] = kernel.memory()
    row["trivial cell, median"] = statistics.median(cells[100:])
    info = [kernel.timed(lambda: kernel.reply(kernel.client.kernel_info())) for _ in range(4 * REPEATS)]
    row["kernel_info round trip"] = statistics.median(info)
    member = [kernel.timed(lambda: kernel.reply(kernel.client.complete(code["member"]))) for _ in range(REPEATS)]
    row["member completion"] = statistics.median(member)
    row["interrupt of an endless loop"], row["processor after the interrupt"] = interrupt(kernel, code)
    printed = [lines(kernel, code) for _ in range(3)]
    row["100 000 lines"] = statistics.median(took for took, _ in printed)
    row["100 000 lines, missing"] = sum(missing for _, missing in printed)
    kernel.end()
    return row | warmed(name, code) if "step" in code else row | {"trivial cell beside the warm-up": row["trivial cell, median"]}


def verdict(ours, theirs, bar, reference):
    allowed = bar if reference is None else theirs * bar / reference
    return "met" if ours <= allowed else f"not met: {allowed:.1f} allowed"


def main(names):
    rows = {name: measure(name) for name in names}
    ours, theirs = names[0], names[-1]
    print("| | " + " | ".join(names) + " | bar | |")
    print("|---" * (len(names) + 3) + "|")
    for row, (unit, bar, reference) in BARS.items():
        values = " | ".join(f"{rows[name][row]:.1f} {unit}".strip() if row in rows[name] else "–" for name in names)
        share = f"{bar} {unit}".strip() if reference is None else f"{bar} {unit} where ipykernel takes {reference}"
        print(f"| {row} | {values} | {share} | {verdict(rows[ours][row], rows[theirs].get(row), bar, reference)} |")


if __name__ == "__main__":
    main(sys.argv[1:] or ["nabla", "python3"])

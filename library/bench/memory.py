#!/usr/bin/env python3
"""The memory that training W4, the CIFAR network with batches of 64, takes: Nabla's, with the options of the kernel's JVM, beside PyTorch's.

    ./mvnw -q -Pbench -pl library test-compile
    library/bench/memory.py [--threads 1] [--budget 8]

Peak: of the whole process (resident set), interpreter or JVM with its libraries included. Step: the peak less that of the same process where it does
nothing but start (PyTorch: imports torch; Nabla: multiplies two small matrices)."""
import argparse, json, os, pathlib, subprocess, sys
from jvm import HEAP

here = pathlib.Path(__file__).resolve().parent
target = here.parent / 'target'
ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
ap.add_argument('--threads', type=int, default=1)
ap.add_argument('--budget', type=float, default=8)
ap.add_argument('--only', default='W4')
ap.add_argument('--java', default=os.path.join(os.environ['JAVA_HOME'], 'bin', 'java') if os.environ.get('JAVA_HOME') else 'java')
A = ap.parse_args()


def peak(command):
    """The peak resident set of a process in MB, and what it printed."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    said = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status: sys.exit(f"{' '.join(command)}: status {status}")
    return usage.ru_maxrss / 1024, said


def nabla(only, budget):
    return peak([A.java, *HEAP, '--add-modules', 'jdk.incubator.vector', f'-Dnabla.threads={A.threads}', '-cp', f"{target / 'classes'}{os.pathsep}{target / 'test-classes'}",
                 'nabla.bench.Bench', '--alone', '--only', only, '--budget', str(budget)])


def torch(only, budget):
    return peak([sys.executable, str(here / 'torch_bench.py'), '--threads', str(A.threads), '--only', only, '--budget', str(budget)])


ours, said = nabla(A.only, A.budget)
extra = json.loads(said.splitlines()[-1])['extra']
theirs, _ = torch(A.only, A.budget)
start, begin = nabla('W1.sgemm64', 0.1)[0], torch('nothing', 0.1)[0]
print('| | Nabla | PyTorch | ratio |\n|---|---|---|---|')
print(f'| peak, MB | {ours:.0f} | {theirs:.0f} | {ours / theirs:.2f} |')
print(f'| started, MB | {start:.0f} | {begin:.0f} | |')
print(f'| step, MB | {ours - start:.0f} | {theirs - begin:.0f} | {(ours - start) / (theirs - begin):.2f} |')
for name, values in extra.items(): print(f"| {name}, MB allocated by a step | {values['MB']:.1f} | | |")

#!/usr/bin/env python3
"""How much slower W1 to W7 become when another process keeps all cores busy.

    ./mvnw -q -Pbench -pl library test-compile
    library/bench/busy.py [--threads 2] [--only W2,W3] [--budget 0.5]

The other process has as many threads as there are cores, which count for ever. On a fair system each of the two gets half of every core: a factor
of 2 is what has to be expected, more says that threads wait for one another."""
import argparse, json, os, pathlib, subprocess, sys

here = pathlib.Path(__file__).resolve().parent
target = here.parent / 'target'
ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
ap.add_argument('--threads', type=int, default=os.cpu_count())
ap.add_argument('--only', default='W1.sgemm64,W1.sgemm256,W1.sgemm1024,W2,W3,W4,W5,W6.tanh_chain_fb,W6.softmax_fb,W7')
ap.add_argument('--budget', type=float, default=0.5)
ap.add_argument('--java', default=os.path.join(os.environ['JAVA_HOME'], 'bin', 'java') if os.environ.get('JAVA_HOME') else 'java')
A = ap.parse_args()


def times():
    done = subprocess.run([A.java, '--add-modules', 'jdk.incubator.vector', '-XX:+UseSerialGC', '-XX:PretenureSizeThreshold=256k', f'-Dnabla.threads={A.threads}',
                           '-cp', f"{target / 'classes'}{os.pathsep}{target / 'test-classes'}", 'nabla.bench.Bench', '--only', A.only, '--budget', str(A.budget)],
                          capture_output=True, text=True)
    if done.returncode: sys.exit(done.stderr)
    return json.loads(done.stdout.splitlines()[-1])['ms']


alone = times()
others = [subprocess.Popen([sys.executable, '-c', 'while True: pass']) for _ in range(os.cpu_count())]
try:
    busy = times()
finally:
    for other in others: other.kill()
print('| workload | alone, ms | beside a busy process, ms | factor |\n|---|---|---|---|')
for name in alone: print(f'| {name} | {alone[name]:.4g} | {busy[name]:.4g} | {busy[name] / alone[name]:.2f} |')

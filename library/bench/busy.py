#!/usr/bin/env python3
"""How much slower W1 to W7 become when other processes keep all cores busy.

    ./mvnw -q -Pbench -pl library test-compile
    library/bench/busy.py [--threads 2] [--only W2,W3] [--rounds 5] [--budget 0.3] [--others 2]

The other processes, one for each core where nothing else is said, count for ever; both times are taken in turn, in one JVM with the options of the kernel's (`nabla.bench.Beside`). On a
fair system each of the two gets half of every core: a factor of 2 is what has to be expected, more says that threads wait for one another."""
import argparse, os, pathlib, subprocess, sys
from jvm import HEAP

target = pathlib.Path(__file__).resolve().parents[1] / 'target'
ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
ap.add_argument('--threads', type=int, default=os.cpu_count())
ap.add_argument('--only', default='W1.sgemm64,W1.sgemm256,W1.sgemm1024,W2,W3,W4,W5,W6.tanh_chain_fb,W6.softmax_fb,W7')
ap.add_argument('--rounds', type=int, default=5)
ap.add_argument('--budget', type=float, default=0.3)
ap.add_argument('--others', type=int, default=os.cpu_count())
ap.add_argument('--java', default=os.path.join(os.environ['JAVA_HOME'], 'bin', 'java') if os.environ.get('JAVA_HOME') else 'java')
A = ap.parse_args()

sys.exit(subprocess.run([A.java, '--add-modules', 'jdk.incubator.vector', *HEAP, f'-Dnabla.threads={A.threads}', '-cp', f"{target / 'classes'}{os.pathsep}{target / 'test-classes'}",
                         'nabla.bench.Beside', '--only', A.only, '--rounds', str(A.rounds), '--budget', str(A.budget), '--others', str(A.others)]).returncode)

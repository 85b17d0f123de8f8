#!/usr/bin/env python3
"""Runs Nabla, PyTorch and JAX on W1 to W7 in turn, in the same minutes, and prints times, ratios and their spread.

    ./mvnw -q -Pbench -pl library test-compile
    library/bench/compare.py [--threads 1] [--only W2,W7] [--rounds 3] [--budget 1] [--dtype F32] [--flags=-XX:UseAVX=2]

A ratio is Nabla's time over the peer's of the same round; below 1 Nabla is faster. The spread is that of the rounds.
Peers that this Python does not have are left out. They compute in doubles where --dtype is F64 and keep to AVX2 where --flags has -XX:UseAVX=2
(`peer.py`)."""
import argparse, json, os, pathlib, statistics, subprocess, sys
from jvm import HEAP

here = pathlib.Path(__file__).resolve().parent
target = here.parent / 'target'
ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
ap.add_argument('--threads', type=int, default=1)
ap.add_argument('--only', default='W')
ap.add_argument('--rounds', type=int, default=3)
ap.add_argument('--budget', type=float, default=1)
ap.add_argument('--dtype', default='F32')
ap.add_argument('--flags', default='', help="more flags for the JVM, whose heap is the kernel's unless they name a collector")
ap.add_argument('--statistic', default='median', choices=['median', 'min'], help='of a run; min on a machine that others use too')
ap.add_argument('--peers', default='torch,jax')
ap.add_argument('--java', default=os.path.join(os.environ.get('JAVA_HOME', ''), 'bin', 'java') if os.environ.get('JAVA_HOME') else 'java')
A = ap.parse_args()

def run(command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode: sys.exit(f"{' '.join(command)}\n{done.stderr}")
    result = json.loads(done.stdout.splitlines()[-1])
    return result['ms'] if A.statistic == 'median' else {name: result['extra'][name]['min'] for name in result['ms']}

def nabla():
    heap = [] if 'GC' in A.flags else HEAP
    return run([A.java, '--add-modules', 'jdk.incubator.vector', *heap, f'-Dnabla.threads={A.threads}', *A.flags.split(),
        '-cp', f"{target / 'classes'}{os.pathsep}{target / 'test-classes'}", 'nabla.bench.Bench', '--only', A.only, '--budget', str(A.budget), '--dtype', A.dtype])

def python(script):
    peer = [str(here / 'peer.py'), '--dtype', A.dtype] + (['--isa', 'AVX2'] if 'UseAVX=2' in A.flags else [])
    return lambda: run([sys.executable, *peer, str(here / script), '--threads', str(A.threads), '--budget', str(A.budget)] + ([] if A.only == 'W' else ['--only', A.only]))

def has(module): return subprocess.run([sys.executable, '-c', f'import {module}'], capture_output=True).returncode == 0

contenders = {'nabla': nabla}
for peer in A.peers.split(','):
    if peer and has(peer): contenders[peer] = python(f'{peer}_bench.py')
rounds = [{name: work() for name, work in contenders.items()} for _ in range(A.rounds)]
peers = list(contenders)[1:]
print('| workload | Nabla ms | ' + ' | '.join(f'{p} ms | ratio (spread)' for p in peers) + ' |')
print('|---|---|' + '---|---|' * len(peers))
for name in rounds[0]['nabla']:
    ours = statistics.median(r['nabla'][name] for r in rounds)
    cells = []
    for p in peers:
        if name not in rounds[0][p]: cells.append('| '); continue
        ratios = sorted(r['nabla'][name] / r[p][name] for r in rounds)
        cells.append(f"{statistics.median(r[p][name] for r in rounds):.4g} | {statistics.median(ratios):.2f} ({ratios[0]:.2f}–{ratios[-1]:.2f})")
    print(f'| {name} | {ours:.4g} | ' + ' | '.join(cells) + ' |')

#!/usr/bin/env python3
"""LeNet on 8 000 MNIST images, one epoch in batches of 64 with Adam, from one cell of the installed kernel and from one cell of ipykernel with PyTorch.

    install/nabla install
    NABLA_DATA=folder/of/mnist library/bench/lenet_cell.py [--threads 2] [--rounds 3] [--wait 18]

Each round starts a fresh kernel of either kind, waits until a warm-up has ended, and runs a cell that reads the data, makes the model, trains it for
an epoch and tests it on the other 2 000 images, then the same cell again. PyTorch has been imported before, in a cell of its own. Needs
jupyter_client, ipykernel and torch, and the MNIST test files in NABLA_DATA."""
import argparse, os, pathlib, queue, statistics, time
from jupyter_client.manager import KernelManager

ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
ap.add_argument('--threads', type=int, default=2)
ap.add_argument('--rounds', type=int, default=3)
ap.add_argument('--wait', type=float, default=18, help='seconds between a kernel\'s start and the cell')
ap.add_argument('--kernels', default='nabla,python3')
A = ap.parse_args()

NABLA = ('', '''{ seed(0);
var all = mnist().reshape(1, 28, 28);
DataSet training = all.slice(0, 8000), test = all.slice(8000, 10000);
var model = sequential(conv2d(1, 6, 5, padding(2)), relu(), maxPool(2), conv2d(6, 16, 5), relu(), maxPool(2), flatten(),
    linear(400, 120), relu(), linear(120, 84), relu(), linear(84, 10));
train(model, training).loss(crossEntropy()).optimizer(adam(0.001)).batch(64).epochs(1).run();
System.out.println(accuracy(predict(model, test.x()), test.y())); }''')
TORCH = (f'import torch, torch.nn as nn, gzip, numpy as np, os; torch.set_num_threads({A.threads})', '''
torch.manual_seed(0)
def read(name, skip): return np.frombuffer(gzip.open(os.path.join(os.environ['NABLA_DATA'], name)).read(), np.uint8)[skip:]
x = torch.from_numpy(read('t10k-images-idx3-ubyte.gz', 16).reshape(-1, 1, 28, 28).astype(np.float32) / 255)
y = torch.from_numpy(read('t10k-labels-idx1-ubyte.gz', 8).astype(np.int64))
model = nn.Sequential(nn.Conv2d(1, 6, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(),
                      nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10))
optimizer, loss, order = torch.optim.Adam(model.parameters(), lr=1e-3), nn.CrossEntropyLoss(), torch.randperm(8000)
for i in range(0, 8000, 64):
    batch = order[i:i + 64]
    optimizer.zero_grad()
    loss(model(x[batch]), y[batch]).backward()
    optimizer.step()
with torch.no_grad(): print((model(x[8000:]).argmax(1) == y[8000:]).float().mean().item())''')


class Kernel:
    def __init__(self, name):
        self.manager = KernelManager(kernel_name=name)
        threads = str(A.threads)
        self.manager.start_kernel(env={**os.environ, 'NABLA_THREADS': threads, 'OMP_NUM_THREADS': threads, 'MKL_NUM_THREADS': threads})
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=120)

    def run(self, code):
        """The seconds that a cell takes until the kernel is idle again, and what it printed."""
        said, begin = [], time.perf_counter()
        done = self.client.execute_interactive(code, timeout=300, output_hook=lambda m: said.append(m['content'].get('text', '') or '\n'.join(m['content'].get('traceback', []))))
        took = time.perf_counter() - begin
        if done['content']['status'] != 'ok': raise SystemExit(''.join(said))
        return took, ''.join(said)

    def memory(self):
        status = pathlib.Path(f'/proc/{self.manager.provisioner.process.pid}/status').read_text()
        return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith('VmHWM'))


def measure(name):
    kernel = Kernel(name)
    try:
        before, cell = NABLA if name == 'nabla' else TORCH
        if before: kernel.run(before)
        time.sleep(A.wait)
        (first, said), (second, _) = kernel.run(cell), kernel.run(cell)
        return first, second, float(said.split()[-1]), kernel.memory()
    finally:
        kernel.client.stop_channels()
        kernel.manager.shutdown_kernel(now=True)


names = A.kernels.split(',')
rounds = [{name: measure(name) for name in names} for _ in range(A.rounds)]
print('| kernel | the cell, s | again, s | accuracy | peak memory, MB |\n|---|---|---|---|---|')
for name in names:
    first, second, right, memory = (statistics.median(r[name][i] for r in rounds) for i in range(4))
    print(f'| {name} | {first:.2f} | {second:.2f} | {right:.3f} | {memory:.0f} |')
if len(names) > 1: print('ratios of the rounds: ' + ', '.join(f"{r[names[0]][0] / r[names[1]][0]:.2f} (again {r[names[0]][1] / r[names[1]][1]:.2f})" for r in rounds))

#!/usr/bin/env python3
"""Runs a peer's script, `torch_bench.py` or `jax_bench.py`, in doubles or with narrower vectors than the processor has.

    library/bench/peer.py --dtype F64 --isa AVX2 library/bench/torch_bench.py --threads 1 --only W6

In F64 the libraries make doubles where they are not told otherwise, and the script's own float32 is read as float64. Whatever number it makes to begin
with, and whatever numbers are left when it has ended, is looked at: one that is no double ends the run without a result. AVX2 is set by the variables
that PyTorch, its libraries and XLA read when they start (of JAX it limits what XLA compiles, not the products that it calls)."""
import argparse, contextlib, gc, io, os, pathlib, sys

ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
ap.add_argument('--dtype', default='F32', choices=['F32', 'F64'])
ap.add_argument('--isa', default='', choices=['', 'AVX2'])
ap.add_argument('script', type=pathlib.Path)
ap.add_argument('rest', nargs=argparse.REMAINDER)
A = ap.parse_args()
source = A.script.read_text()
wide = A.dtype == 'F64'
seen = 0

if A.isa:
    one, limit = '--xla_cpu_multi_thread_eigen=false', '--xla_cpu_max_isa=AVX2'
    os.environ.update(ATEN_CPU_CAPABILITY='avx2', MKL_ENABLE_INSTRUCTIONS='AVX2', ONEDNN_MAX_CPU_ISA='AVX2', XLA_FLAGS=limit)
    source = source.replace(one, f'{one} {limit}')
if wide:
    os.environ['JAX_ENABLE_X64'] = '1'
    source = source.replace('np.float32', 'np.float64').replace('torch.float32', 'torch.float64')


def double(x, where):
    """x, if it is an array of doubles or of no floating-point numbers."""
    global seen
    kind = str(getattr(x, 'dtype', ''))
    if 'float' in kind:
        seen += 1
        if not kind.endswith('64'): raise SystemExit(f'{A.script}: {where} is {kind}, not F64')
    return x


def made(make): return lambda *arguments, **options: double(make(*arguments, **options), f'what {make.__name__} made')


sys.argv = [str(A.script), *A.rest]
script = {'__name__': '__main__', '__file__': str(A.script)}
if not wide: exec(compile(source, A.script, 'exec'), script)
else:
    if 'torch' in A.script.name:
        import torch as library
        library.set_default_dtype(library.float64)
        makers, places, arrays = library, ['randn', 'ones', 'tensor', 'empty'], library.Tensor
    else:
        import jax as library, jax.numpy as makers
        places = ['asarray', 'zeros', 'ones']
    for name in places: setattr(makers, name, made(getattr(makers, name)))
    said = io.StringIO()
    with contextlib.redirect_stdout(said): exec(compile(source, A.script, 'exec'), script)
    left = [x for x in gc.get_objects() if issubclass(type(x), library.Tensor)] if hasattr(library, 'Tensor') else library.live_arrays()
    for x in left: double(x, 'a number left at the end')
    print(f'{seen} arrays looked at, all of doubles', file=sys.stderr)
    print(said.getvalue(), end='')

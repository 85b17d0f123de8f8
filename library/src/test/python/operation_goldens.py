"""Reference values of operations from PyTorch in double precision, and of special functions from SciPy.

python operation_goldens.py write            writes ../resources/nabla/grad/*.json
python operation_goldens.py check [N [SEED]] recomputes N cases (10) drawn at random and compares them with the files

A case: `op`, `args`, `inputs` (shape and numbers), then what PyTorch gives: `output`, `gradients` (of the sum of output times
sin 1, sin 2, …, by each input) and `second` (the gradients of the sum of the first ones times cos 1, cos 2, …).
"""
import json
import pathlib
import random
import sys

try:
    import scipy
    import scipy.special
    import torch
    import torch.nn.functional as F
except ImportError as missing:
    print(f"SKIPPED: the comparison of operations with PyTorch and SciPy: this Python has no {missing.name}.")
    sys.exit(0)

torch.set_default_dtype(torch.float64)
PLACE = pathlib.Path(__file__).parent.parent / "resources" / "nabla" / "grad"
PAIR = lambda v: tuple(v) if isinstance(v, list) else v
CONV = lambda a: dict(stride=PAIR(a[0]), padding=PAIR(a[1]), dilation=PAIR(a[2]), groups=a[3])


def var(x, axes):
    return x.var(dim=tuple(axes), unbiased=False) if axes else x.var(unbiased=False)


def weight_norm(v, g):
    """Composed: the second derivative of PyTorch 2.13's own `_weight_norm` disagrees with differences of its first."""
    return v * g / torch.linalg.vector_norm(v, dim=tuple(range(1, v.dim())), keepdim=True)


OPS = {
    "neg": lambda a, x: -x, "abs": lambda a, x: x.abs(), "square": lambda a, x: x * x, "sqrt": lambda a, x: x.sqrt(), "exp": lambda a, x: x.exp(),
    "expm1": lambda a, x: x.expm1(), "log": lambda a, x: x.log(), "log1p": lambda a, x: x.log1p(), "sin": lambda a, x: x.sin(), "cos": lambda a, x: x.cos(),
    "tan": lambda a, x: x.tan(), "atan": lambda a, x: x.atan(), "erf": lambda a, x: torch.erf(x), "erfc": lambda a, x: torch.erfc(x),
    "tanh": lambda a, x: x.tanh(), "sigmoid": lambda a, x: x.sigmoid(), "softplus": lambda a, x: F.softplus(x), "relu": lambda a, x: x.relu(),
    "leakyRelu": lambda a, x: F.leaky_relu(x, a[0]), "elu": lambda a, x: F.elu(x, a[0]), "selu": lambda a, x: F.selu(x), "gelu": lambda a, x: F.gelu(x),
    "swish": lambda a, x: F.silu(x), "hardTanh": lambda a, x: F.hardtanh(x), "power": lambda a, x: x.pow(a[0]), "clip": lambda a, x: x.clamp(a[0], a[1]),
    "add": lambda a, x, y: x + y, "sub": lambda a, x, y: x - y, "mul": lambda a, x, y: x * y, "div": lambda a, x, y: x / y, "pow": lambda a, x, y: x ** y,
    "max": lambda a, x, y: torch.maximum(x, y), "min": lambda a, x, y: torch.minimum(x, y), "atan2": lambda a, x, y: torch.atan2(x, y),
    "prelu": lambda a, x, y: F.prelu(x, y),
    "sum": lambda a, x: x.sum(dim=tuple(a)) if a else x.sum(), "mean": lambda a, x: x.mean(dim=tuple(a)) if a else x.mean(), "var": lambda a, x: var(x, a),
    "std": lambda a, x: var(x, a).sqrt(), "amax": lambda a, x: torch.amax(x, dim=tuple(a)), "amin": lambda a, x: torch.amin(x, dim=tuple(a)),
    "logSumExp": lambda a, x: torch.logsumexp(x, dim=tuple(a)), "norm": lambda a, x: torch.linalg.vector_norm(x, dim=tuple(a) if a else None),
    "pNorm": lambda a, x: torch.linalg.vector_norm(x, float(a[0]), dim=a[1]), "prod": lambda a, x: x.prod(dim=a[0]), "cumsum": lambda a, x: x.cumsum(a[0]),
    "sort": lambda a, x: x.sort(dim=a[0]).values, "topK": lambda a, x: x.topk(a[0], dim=a[1]).values,
    "softmax": lambda a, x: x.softmax(a[0]), "logSoftmax": lambda a, x: x.log_softmax(a[0]),
    "mm": lambda a, x, y: x @ y, "dot": lambda a, x, y: x.dot(y), "outer": lambda a, x, y: x.outer(y), "einsum": lambda a, *x: torch.einsum(a[0], *x),
    "kron": lambda a, x, y: torch.kron(x, y), "diag": lambda a, x: torch.diag(x), "trace": lambda a, x: x.trace(), "tril": lambda a, x: x.tril(a[0]),
    "triu": lambda a, x: x.triu(a[0]), "permute": lambda a, x: x.permute(*a), "flip": lambda a, x: x.flip(a[0]),
    "pad": lambda a, x: F.pad(x, [a[0]] * 4), "repeat": lambda a, x: x.repeat_interleave(a[0], dim=a[1]),
    "gather": lambda a, x: x.index_select(a[0], torch.tensor(a[1:])), "stack": lambda a, *x: torch.stack(x, a[0]), "concat": lambda a, *x: torch.cat(x, a[0]),
    "scatterAdd": lambda a, x: torch.zeros(a[0], *x.shape[1:]).index_add(0, torch.tensor(a[1:]), x),
    "softmaxCrossEntropy": lambda a, x, t: F.cross_entropy(x, t, reduction="none"), "pickedCrossEntropy": lambda a, x: F.cross_entropy(x, torch.tensor(a), reduction="none"),
    "sigmoidCrossEntropy": lambda a, x, t: F.binary_cross_entropy_with_logits(x, t, reduction="none"),
    "conv2d": lambda a, x, w: F.conv2d(x, w, **CONV(a)), "conv1d": lambda a, x, w: F.conv1d(x, w, **CONV(a)),
    "convTranspose2d": lambda a, x, w: F.conv_transpose2d(x, w, output_padding=a[4], **CONV(a)),
    "maxPool": lambda a, x: F.max_pool2d(x, a[0], PAIR(a[1]), PAIR(a[2]), PAIR(a[3])), "avgPool": lambda a, x: F.avg_pool2d(x, a[0], PAIR(a[1]), PAIR(a[2])),
    "globalAvgPool": lambda a, x: F.adaptive_avg_pool2d(x, 1).flatten(1), "globalMaxPool": lambda a, x: F.adaptive_max_pool2d(x, 1).flatten(1),
    "im2col": lambda a, x: F.unfold(x, (a[0], a[1]), stride=a[2], padding=a[3], dilation=a[4]).transpose(1, 2),
    "batchNorm": lambda a, x, w, b: F.batch_norm(x, None, None, w, b, True, 0, a[0]), "layerNorm": lambda a, x, w, b: F.layer_norm(x, w.shape, w, b, a[0]),
    "groupNorm": lambda a, x, w, b: F.group_norm(x, a[0], w, b, a[1]), "weightNorm": lambda a, v, g: weight_norm(v, g.reshape(-1, *[1] * (v.dim() - 1))),
}
SPECIAL = {"erf": scipy.special.erf, "erfc": scipy.special.erfc, "sigmoid": scipy.special.expit, "gelu": lambda x: x * scipy.special.ndtr(x), "expm1": scipy.special.expm1}


def numbers(t):
    return [float(f"{v:.13g}") for v in (torch.zeros(t.shape) + t.detach()).reshape(-1).tolist()]


def wave(f, like):
    return f(torch.arange(1, like.numel() + 1, dtype=torch.float64)).reshape(like.shape)


def evaluate(case):
    """The case with PyTorch's answers."""
    done = {k: case[k] for k in ("op", "args", "inputs")}
    if case["op"].startswith("scipy."):
        f = SPECIAL[case["op"][6:]]
        return done | {"output": {"shape": case["inputs"][0]["shape"], "data": [float(f"{float(f(v)):.15g}") for v in case["inputs"][0]["data"]]}}
    x = [torch.tensor(i["data"]).reshape(i["shape"]).requires_grad_() for i in case["inputs"]]
    y = OPS[case["op"]](case["args"], *x)
    first = torch.autograd.grad((y * wave(torch.sin, y)).sum(), x, create_graph=True)
    done |= {"output": {"shape": list(y.shape), "data": numbers(y)}, "gradients": [numbers(g) for g in first]}
    along = sum((g * wave(torch.cos, g)).sum() for g in first)
    second = torch.autograd.grad(along, x, allow_unused=True) if along.requires_grad else [None] * len(x)
    return done | {"second": [numbers(torch.zeros_like(i) if s is None else s) for i, s in zip(x, second)]}


class Cases:
    """Cases to be, file by file; inputs are drawn with three decimals, all different within a case."""

    def __init__(self):
        self.rng = random.Random(1)
        self.files = {}

    def add(self, file, op, args, *shapes, low=-2.0, high=2.0):
        total = sum(torch.Size(s).numel() for s in shapes)
        grid = [v for v in range(int(low * 1000), int(high * 1000)) if abs(v) > 60 and abs(abs(v) - 1000) > 20]
        drawn = iter(self.rng.sample(grid, total))
        inputs = [{"shape": list(s), "data": [next(drawn) / 1000 for _ in range(torch.Size(s).numel())]} for s in shapes]
        self.files.setdefault(file, []).append({"op": op, "args": args, "inputs": inputs})


def functions(c):
    plain = "neg abs square exp expm1 sin cos atan erf erfc tanh sigmoid softplus relu selu gelu swish hardTanh".split()
    for op, args in [(op, []) for op in plain] + [("leakyRelu", [0.2]), ("elu", [1.3]), ("power", [3]), ("power", [-1]), ("clip", [-0.7, 1.2])]:
        for shape in [(), (5,), (2, 3)]:
            c.add("functions", op, args, shape)
        c.add("functions", op, args, (4,), low=-6, high=6)
    for op, args in [("sqrt", []), ("log", []), ("log1p", []), ("tan", []), ("power", [0.5]), ("power", [-1.5])]:
        for shape in [(), (5,), (2, 3)]:
            c.add("functions", op, args, shape, low=0.1, high=1.4)
    for op in ["add", "sub", "mul", "div", "max", "min", "atan2"]:
        for pair in [((3,), (3,)), ((2, 3), (3,)), ((2, 1), (1, 3))]:
            c.add("functions", op, [], *pair)
    c.add("functions", "pow", [], (2, 3), (3,), low=0.2, high=2)
    c.add("functions", "prelu", [], (2, 3, 2), (3,))
    c.add("functions", "prelu", [], (4, 2), (1,))
    for op in SPECIAL:
        for low, high in [(-0.9, 0.9), (0.9, 4), (4, 9)]:
            c.add("functions", "scipy." + op, [], (8,), low=low, high=high)


def arrays(c):
    for op in ["sum", "mean", "var", "std", "norm"]:
        for axes in [[], [0], [1], [0, 2]]:
            c.add("arrays", op, axes, (2, 3, 2))
    for op in ["amax", "amin", "logSumExp"]:
        for axes in [[0], [1], [0, 2]]:
            c.add("arrays", op, axes, (2, 3, 2))
    for p in [1, 3, 2.5, "inf"]:
        c.add("arrays", "pNorm", [p, 1], (2, 4))
    for axis in [0, 1]:
        for op in ["prod", "cumsum", "sort", "softmax", "logSoftmax"]:
            c.add("arrays", op, [axis], (3, 4))
        c.add("arrays", "topK", [2, axis], (3, 4))
    for pair in [((2, 3), (3, 2)), ((3,), (3, 2)), ((2, 3), (3,)), ((2, 2, 3), (2, 3, 2)), ((2, 2, 3), (3, 2)), ((2, 1, 2, 2), (3, 2, 2))]:
        c.add("arrays", "mm", [], *pair)
    c.add("arrays", "dot", [], (4,), (4,))
    c.add("arrays", "outer", [], (3,), (4,))
    c.add("arrays", "kron", [], (2, 2), (2, 3))
    for formula, *shapes in [("ij,jk->ik", (2, 3), (3, 2)), ("bij,bkj->bik", (2, 2, 3), (2, 2, 3)), ("i,ij,j->", (2,), (2, 3), (3,)), ("ii->i", (3, 3)), ("ii", (3, 3)),
                             ("ij->ji", (2, 3)), ("...ij,...jk->...ik", (2, 2, 3), (2, 3, 2)), ("ij,ij->i", (2, 3), (2, 3)), ("nhqd,nhkd->nhqk", (1, 2, 2, 2), (1, 2, 3, 2)),
                             ("i,j,k->ijk", (2,), (2,), (2,)), ("ij->", (2, 3)), ("iji->j", (2, 3, 2))]:
        c.add("arrays", "einsum", [formula], *shapes)
    c.add("arrays", "diag", [], (3,))
    c.add("arrays", "diag", [], (3, 4))
    c.add("arrays", "trace", [], (3, 3))
    for k in [-1, 0, 1]:
        c.add("arrays", "tril", [k], (3, 4))
        c.add("arrays", "triu", [k], (3, 4))
    c.add("arrays", "permute", [2, 0, 1], (2, 3, 2))
    c.add("arrays", "flip", [1], (2, 3))
    c.add("arrays", "pad", [2], (2, 3))
    c.add("arrays", "repeat", [3, 1], (2, 2))
    c.add("arrays", "gather", [0, 2, 0, 2], (3, 2))
    c.add("arrays", "gather", [1, 1, 1], (2, 3))
    c.add("arrays", "scatterAdd", [4, 1, 3, 1], (3, 2))
    c.add("arrays", "stack", [1], (2, 2), (2, 2))
    c.add("arrays", "concat", [1], (2, 2), (2, 1))


def losses(c):
    for shape in [(1, 3), (3, 4), (4, 2)]:
        c.add("losses", "softmaxCrossEntropy", [], shape, shape)
        c.add("losses", "pickedCrossEntropy", [i % shape[1] for i in range(shape[0])], shape)
        c.add("losses", "sigmoidCrossEntropy", [], shape, shape)
        c.add("losses", "softmaxCrossEntropy", [], shape, shape, low=-9, high=9)
        c.add("losses", "sigmoidCrossEntropy", [], shape, shape, low=-9, high=9)


def convolutions(c):
    for stride in [1, 2, [2, 1]]:
        for padding in [0, 1, [1, 2]]:
            for dilation in [1, 2]:
                for groups in [1, 2]:
                    c.add("convolutions", "conv2d", [stride, padding, dilation, groups], (1, 2, 5, 4), (2, 2 // groups, 2, 3 - dilation))
    for stride in [1, 2]:
        for padding in [0, 1]:
            for dilation in [1, 2]:
                c.add("convolutions", "conv1d", [stride, padding, dilation, 1], (2, 2, 6), (3, 2, 2))
                c.add("convolutions", "conv1d", [stride, padding, dilation, 2], (1, 4, 5), (2, 2, 3 - dilation))
                for groups in [1, 2]:
                    for extra in range(max(stride, dilation)):
                        c.add("convolutions", "convTranspose2d", [stride, padding, dilation, groups, extra], (1, 2, 3, 2), (2, 2, 2, 3))
    c.add("convolutions", "convTranspose2d", [[2, 1], [1, 0], 1, 1, 0], (2, 2, 3, 2), (2, 1, 3, 2))
    for args in [[2, 2, 1, 1, 1], [2, 3, 2, 1, 1], [3, 2, 1, 0, 1], [2, 2, 1, 0, 2]]:
        c.add("convolutions", "im2col", args, (1, 2, 4, 5))
    for size in [2, 3]:
        for stride in [1, 2, [2, 1]]:
            for padding in [0, 1]:
                c.add("convolutions", "maxPool", [size, stride, padding, 1], (1, 2, 5, 4))
                c.add("convolutions", "avgPool", [size, stride, padding], (1, 2, 5, 4))
    c.add("convolutions", "maxPool", [2, 1, 0, 2], (2, 1, 5, 4))
    c.add("convolutions", "globalAvgPool", [], (2, 2, 2, 3))
    c.add("convolutions", "globalMaxPool", [], (2, 2, 2, 3))


def norms(c):
    for eps in [1e-5, 1e-2]:
        for shape in [(4, 3), (2, 3, 4), (2, 2, 2, 3)]:
            c.add("norms", "batchNorm", [eps], shape, shape[1:2], shape[1:2])
        for shape, last in [((3, 4), (4,)), ((2, 3, 2), (2,)), ((2, 3, 2), (3, 2))]:
            c.add("norms", "layerNorm", [eps], shape, last, last)
        for groups, shape in [(1, (2, 4, 2)), (2, (2, 4, 2)), (4, (2, 4, 3)), (2, (1, 4, 2, 2))]:
            c.add("norms", "groupNorm", [groups, eps], shape, shape[1:2], shape[1:2])
    for shape in [(3, 4), (2, 3, 2), (2, 2, 2, 2)]:
        c.add("norms", "weightNorm", [], shape, shape[:1])


def write():
    cases = Cases()
    for chapter in (functions, arrays, losses, convolutions, norms):
        chapter(cases)
    PLACE.mkdir(parents=True, exist_ok=True)
    for file, todo in cases.files.items():
        rows = ",\n".join(json.dumps(evaluate(case), separators=(",", ":")) for case in todo)
        (PLACE / f"{file}.json").write_text(f'{{"library":"PyTorch {torch.__version__}, SciPy {scipy.__version__}","cases":[\n{rows}\n]}}\n')
        print(f"{file}.json: {len(todo)} cases")


def flat(case):
    return case["output"]["data"] + [v for part in ("gradients", "second") for g in case.get(part, []) for v in g]


def check(count, seed):
    kept = [case for file in sorted(PLACE.glob("*.json")) for case in json.loads(file.read_text())["cases"]]
    worst = 0.0
    for case in random.Random(seed).sample(kept, count):
        new = flat(evaluate(case))
        error = max((abs(a - b) / max(1, abs(a)) for a, b in zip(new, flat(case))), default=0.0)
        print(f"{case['op']} {case['args']}: {len(new)} numbers, largest difference {error:.1e}")
        worst = max(worst, error)
        if len(new) != len(flat(case)) or not error < 1e-9:
            sys.exit(f"{case['op']} {case['args']}: PyTorch {torch.__version__} gives other numbers than the file")
    print(f"{count} of {len(kept)} cases agree with PyTorch {torch.__version__}, SciPy {scipy.__version__}; seed {seed}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["write"]:
        write()
    elif sys.argv[1:2] == ["check"]:
        check(int(sys.argv[2]) if len(sys.argv) > 2 else 10, int(sys.argv[3]) if len(sys.argv) > 3 else random.randrange(10**6))
    else:
        sys.exit(__doc__)

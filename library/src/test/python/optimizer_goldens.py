"""Paths of 50 steps of every optimiser on three functions, in double precision: by PyTorch where it has the method, else by the formula in NumPy.

python optimizer_goldens.py write            writes ../resources/nabla/optim/paths.csv
python optimizer_goldens.py check [N [SEED]] computes the paths of N methods drawn at random (all) again and compares them with the file

A line: method, function, learning rate, then of the two functions of two variables all 50 places, of the network 50 losses and the 13
parameters after 10, 20, … 50 steps.
"""
import itertools
import pathlib
import random
import sys

try:
    import numpy as np
    import scipy.optimize
    import torch
    from torch.optim.lbfgs import _strong_wolfe
except ImportError as missing:
    print(f"SKIPPED: the comparison of optimisers with PyTorch and NumPy: this Python has no {missing.name}.")
    sys.exit(0)

torch.set_default_dtype(torch.float64)
FILE = pathlib.Path(__file__).parent.parent / "resources" / "nabla" / "optim" / "paths.csv"
STEPS = 50


def valley(p):
    """½ (θ − m)ᵀ A (θ − m), eigenvalues 2 and 50."""
    d = p - torch.tensor([1.0, -2.0])
    return 0.5 * d @ (torch.tensor([[26.0, 24.0], [24.0, 26.0]]) @ d)


def rosenbrock(p):
    return (1 - p[0]) ** 2 + 100 * (p[1] - p[0] ** 2) ** 2


POINTS = torch.sin(torch.arange(1, 17, dtype=torch.float64) * 1.7).reshape(8, 2)
LABELS = (POINTS[:, :1] * POINTS[:, 1:] > 0).to(torch.float64)


def network(p):
    """2-3-1, tanh, cross-entropy of 8 points labelled by x₁x₂ > 0, and 0.01 ‖θ‖², so that there is a minimum; from this start no path is chaotic."""
    hidden = torch.tanh(POINTS @ p[:6].reshape(2, 3) + p[6:9])
    fit = torch.nn.functional.binary_cross_entropy_with_logits(hidden @ p[9:12].reshape(3, 1) + p[12], LABELS)
    return fit + 0.01 * p @ p


FUNCTIONS = {
    "valley": (valley, [2.0, 1.0]),
    "rosenbrock": (rosenbrock, [-1.2, 1.0]),
    "network": (network, [np.sin(5.0 * i) for i in range(1, 14)]),
}


class Function:
    def __init__(self, f):
        self.f = f

    def loss(self, x):
        return float(self.f(torch.tensor(x)))

    def grad(self, x):
        p = torch.tensor(x, requires_grad=True)
        return torch.autograd.grad(self.f(p), p)[0].numpy().copy()

    def hessian(self, x):
        return torch.autograd.functional.hessian(self.f, torch.tensor(x)).numpy().copy()


# Methods: a generator of places for a function, a start and a learning rate


def pytorch(make):
    def path(f, start, rate):
        p = torch.tensor(start, requires_grad=True)
        optimizer = make([p], rate)

        def closure():
            optimizer.zero_grad()
            loss = f.f(p)
            loss.backward()
            return loss

        while True:
            optimizer.step(closure)
            yield p.detach().numpy().copy()

    return path


def rule(move):
    """A rule `move(w, g, memory, rate, t) → w`."""

    def path(f, start, rate):
        w, memory = np.array(start), {}
        for t in range(1, STEPS + 1):
            w = move(w, f.grad(w), memory, rate, t)
            yield w

    return path


def averaged(w, g, s, rate, t, mu=0.9):
    s["m"] = mu * s.get("m", 0) + (1 - mu) * g
    return w - rate * s["m"]


def rising(t, c=10, most=0.95):
    return min(1 - 2.0 ** (-1 - np.log2(t // c + 1)), most)


def scheduled(w, g, s, rate, t):
    s["v"] = rising(t - 1) * s.get("v", 0) - rate * g
    return w + s["v"]


def look_ahead(f, start, rate, alpha=lambda t: 0.9, shifted=False):
    w, v = np.array(start), np.zeros(len(start))
    for t in range(1, STEPS + 1):
        v = alpha(t - 1) * v - rate * f.grad(w + alpha(t - 1) * v)
        w = w + v
        yield w + alpha(t) * v if shifted else w


def adagrad(w, g, s, rate, t, eps=1e-8):
    s["v"] = s.get("v", 0) + g * g
    return w - rate * g / np.sqrt(s["v"] + eps)


def rmsprop(alpha):
    def move(w, g, s, rate, t, beta=0.9, eps=1e-7):
        s["v"] = beta * s.get("v", 0) + (1 - beta) * g * g
        s["u"] = alpha * s.get("u", 0) - rate * g / np.sqrt(s["v"] + eps)
        return w + s["u"]

    return move


def maxprop(w, g, s, rate, t, beta=0.9, eps=1e-8):
    s["v"] = np.maximum(beta * s.get("v", 0), abs(g))
    return w - rate * g / (s["v"] + eps)


def moments(s, g, t, b1, b2):
    s["m"] = b1 * s.get("m", 0) + (1 - b1) * g
    s["v"] = b2 * s.get("v", 0) + (1 - b2) * g * g
    return s["m"], s["v"], 1 - b1**t, 1 - b2**t


def adam_inside(w, g, s, rate, t, b1=0.9, b2=0.999, eps=1e-8):
    m, v, c1, c2 = moments(s, g, t, b1, b2)
    return w - rate * (m / c1) / np.sqrt(v / c2 + eps)


def adam_raw(w, g, s, rate, t, b1=0.9, b2=0.999, eps=1e-8):
    m, v, _, _ = moments(s, g, t, b1, b2)
    return w - rate * m / (np.sqrt(v) + eps)


def adamax(w, g, s, rate, t, b1=0.9, b2=0.999, eps=1e-8):
    s["m"] = b1 * s.get("m", 0) + (1 - b1) * g
    s["v"] = np.maximum(b2 * s.get("v", 0), abs(g))
    return w - rate * (s["m"] / (1 - b1**t)) / (s["v"] + eps)


def nadam(w, g, s, rate, t, b1=0.9, b2=0.999, eps=1e-8):
    m, v, c1, c2 = moments(s, g, t, b1, b2)
    return w - rate / (np.sqrt(v / c2) + eps) * (b1 * m / c1 + (1 - b1) * g / c1)


def delta_delta(w, g, s, rate, t):
    s["rate"] = s.get("rate", rate) + rate**3 * g * s.get("g", 0)
    s["g"] = g
    return w - s["rate"] * g


def delta_bar_delta(printed):
    def move(w, g, s, rate, t, phi=0.3, theta=0.7):
        kappa = rate / 20
        before = s.get("bar", np.zeros_like(g))
        s["bar"] = theta * before + (1 - theta) * g
        with_which = s["bar"] if printed else before
        old = s.get("rate", np.full_like(g, rate))
        s["rate"] = np.where(with_which * g > 0, old + kappa, np.where(with_which * g < 0, old * (1 - phi), old))
        return w - s["rate"] * g

    return move


def rprop(back):
    def move(w, g, s, rate, t):
        old, step, last = s.get("g", np.zeros_like(g)), s.get("step", np.full_like(g, rate)), s.get("move", np.zeros_like(g))
        new_move, seen = np.zeros_like(g), g.copy()
        for i in range(len(g)):
            if old[i] * g[i] > 0:
                step[i] = min(step[i] * 1.2, 50)
            elif old[i] * g[i] < 0:
                step[i] = max(step[i] * 0.5, 1e-6)
            if back and old[i] * g[i] < 0:
                new_move[i], seen[i] = -last[i], 0
            else:
                new_move[i] = -step[i] * np.sign(g[i])
        s["g"], s["step"], s["move"] = seen, step, new_move
        return w + new_move

    return move


def quickprop(w, g, s, rate, t, growth=1.75):
    last, before, move = s.get("move", np.zeros_like(g)), s.get("g", np.zeros_like(g)), -rate * g
    for i in range(len(g)):
        bend = (before[i] - g[i]) * last[i]
        if last[i] != 0 and before[i] != g[i] and bend < 0:
            jump = g[i] / (before[i] - g[i]) * last[i]
            move[i] = np.clip(jump, -growth * abs(last[i]), growth * abs(last[i]))
    s["g"], s["move"] = g, move
    return w + move


def clipped(kind, most):
    def move(w, g, s, rate, t):
        size = np.linalg.norm(g)
        return w - rate * (np.clip(g, -most, most) if kind == "value" else g * most / size if size > most else g)

    return move


def proximal(w, g, s, rate, t, penalty=0.05):
    u = w - rate * g
    return np.sign(u) * np.maximum(abs(u) - rate * penalty, 0)


# Line searches: a length along d


def fixed(f, w, g, d, first):
    return first


def armijo(f, w, g, d, first, c=1e-4, shrink=0.5):
    t, here, slope = first, f.loss(w), g @ d
    for _ in range(60):
        if f.loss(w + t * d) <= here + c * t * slope:
            return t
        t *= shrink
    return 0.0


def wolfe(c2):
    def length(f, w, g, d, first):
        def at(x, t, direction):
            place = (x + t * direction).numpy()
            return f.loss(place), torch.tensor(f.grad(place))

        slope, gradient = torch.tensor(g @ d), torch.tensor(g)
        return float(_strong_wolfe(at, torch.tensor(w), first, torch.tensor(d), f.loss(w), gradient, slope, c2=c2)[2])

    return length


def exact(f, w, g, d, first):
    bend = d @ f.hessian(w) @ d
    return -(g @ d) / bend if bend > 0 else first


def grid(f, w, g, d, first):
    lengths = [0.0] + [4.0**-k for k in range(8)]
    return lengths[int(np.argmin([f.loss(w + t * d) for t in lengths]))]


def searching(direction, search):
    def path(f, start, rate):
        w, memory = np.array(start), {}
        for _ in range(STEPS):
            g = f.grad(w)
            d = direction(f, w, g, memory)
            w = w + search(f, w, g, d, rate) * d
            yield w

    return path


def steepest(f, w, g, s):
    return -g


def newton(damping, radius):
    def direction(f, w, g, s):
        h = f.hessian(w) + damping * np.eye(len(w))
        values, vectors = np.linalg.eigh(h)
        if values[0] > 1e-12 * abs(values[-1]) or not np.isfinite(radius):
            return -np.linalg.solve(h, g)
        c = vectors.T @ g
        excess = lambda nu: np.linalg.norm(c / (values + nu)) - radius
        low, high = -values[0], -values[0] + np.linalg.norm(g) / radius
        return -vectors @ (c / (values + scipy.optimize.brentq(excess, low + 1e-12 * (high - low), high, xtol=1e-15, rtol=1e-15)))

    return direction


def truncated(f, w, g, s, most=20):
    size, h = np.linalg.norm(g), f.hessian(w)
    if size == 0:
        return g
    x, r, d = np.zeros_like(g), -g, -g
    for k in range(most):
        if np.linalg.norm(r) <= min(0.5, np.sqrt(size)) * size:
            return x
        bend = d @ h @ d
        if bend <= 0:
            return -g if k == 0 else x
        a = (r @ r) / bend
        x, left = x + a * d, r - a * (h @ d)
        d, r = left + (left @ left) / (r @ r) * d, left
    return x


def conjugate(polak, search):
    def path(f, start, rate):
        w, before, d, moved = np.array(start), None, None, 0.0
        for _ in range(STEPS):
            g = f.grad(w)
            if before is None or not before.any():
                d = -g
            else:
                beta = max(0, g @ (g - before) / (before @ before)) if polak else (g @ g) / (before @ before)
                d = -g + beta * d
                if g @ d >= 0:
                    d = -g
            slope = g @ d
            if slope < 0:
                first = moved / slope if moved / slope > 0 else min(1, 1 / abs(g).sum()) * rate
                length = search(f, w, g, d, first)
                moved, w = length * slope, w + length * d
            before = g
            yield w

    return path


O = torch.optim
LBFGS = lambda search: lambda p, r: O.LBFGS(p, lr=r, max_iter=1, max_eval=26, history_size=5, line_search_fn=search)
# method: (path, learning rates on valley, rosenbrock, network)
METHODS = {
    "sgd": (pytorch(lambda p, r: O.SGD(p, r)), (0.03, 0.001, 0.5)),
    "sgd-l2": (pytorch(lambda p, r: O.SGD(p, r, weight_decay=0.1)), (0.03, 0.001, 0.5)),
    "sgd-clip-value": (rule(clipped("value", 0.5)), (0.03, 0.02, 0.5)),
    "sgd-clip-norm": (rule(clipped("norm", 0.1)), (0.3, 0.1, 1.0)),
    "proximal": (rule(proximal), (0.03, 0.001, 0.5)),
    "momentum": (pytorch(lambda p, r: O.SGD(p, r, momentum=0.9)), (0.01, 0.0003, 0.3)),
    "momentum-averaged": (rule(averaged), (0.1, 0.003, 1.0)),
    "momentum-scheduled": (rule(scheduled), (0.01, 0.0003, 0.3)),
    "nesterov": (pytorch(lambda p, r: O.SGD(p, r, momentum=0.9, nesterov=True)), (0.01, 0.0003, 0.3)),
    "nesterov-scheduled": (lambda f, w, r: look_ahead(f, w, r, alpha=rising, shifted=True), (0.01, 0.0003, 0.3)),
    "look-ahead": (look_ahead, (0.01, 0.0003, 0.3)),
    "adagrad": (rule(adagrad), (0.5, 0.1, 0.3)),
    "adagrad-outside": (pytorch(lambda p, r: O.Adagrad(p, r, eps=1e-8)), (0.5, 0.1, 0.3)),
    "rmsprop": (rule(rmsprop(0)), (0.05, 0.01, 0.05)),
    "rmsprop-momentum": (rule(rmsprop(0.9)), (0.01, 0.003, 0.02)),
    "rmsprop-outside": (pytorch(lambda p, r: O.RMSprop(p, r, alpha=0.9, eps=1e-7, momentum=0.5)), (0.03, 0.01, 0.05)),
    "adadelta": (pytorch(lambda p, r: O.Adadelta(p, lr=r, rho=0.9, eps=1e-6)), (1.0, 1.0, 1.0)),
    "maxprop": (rule(maxprop), (0.05, 0.01, 0.05)),
    "adam": (pytorch(lambda p, r: O.Adam(p, r)), (0.1, 0.05, 0.1)),
    "adam-inside": (rule(adam_inside), (0.1, 0.05, 0.1)),
    "adam-raw": (rule(adam_raw), (0.03, 0.02, 0.03)),
    "adamw": (pytorch(lambda p, r: O.AdamW(p, r, weight_decay=0.05)), (0.1, 0.05, 0.1)),
    "amsgrad": (pytorch(lambda p, r: O.Adam(p, r, amsgrad=True)), (0.1, 0.05, 0.1)),
    "adamax": (rule(adamax), (0.1, 0.05, 0.1)),
    "nadam": (rule(nadam), (0.1, 0.05, 0.1)),
    "delta-delta": (rule(delta_delta), (0.02, 0.0005, 0.3)),
    "delta-bar-delta": (rule(delta_bar_delta(False)), (0.01, 0.0003, 0.3)),
    "delta-bar-delta-printed": (rule(delta_bar_delta(True)), (0.01, 0.0003, 0.3)),
    "rprop": (pytorch(lambda p, r: O.Rprop(p, r)), (0.1, 0.05, 0.1)),
    "rprop-back": (rule(rprop(True)), (0.1, 0.05, 0.1)),
    "rprop-go": (rule(rprop(False)), (0.1, 0.05, 0.1)),
    "quickprop": (rule(quickprop), (0.01, 0.0005, 0.2)),
    "steepest-armijo": (searching(steepest, armijo), (1.0, 1.0, 4.0)),
    "steepest-wolfe": (searching(steepest, wolfe(0.9)), (1.0, 1.0, 1.0)),
    "steepest-exact": (searching(steepest, exact), (0.01, 0.001, 0.5)),
    "steepest-grid": (searching(steepest, grid), (1.0, 1.0, 1.0)),
    "newton": (searching(newton(0, np.inf), fixed), (0.3, 0.5, 0.01)),
    "newton-trust": (searching(newton(0.01, 0.5), armijo), (0.5, 1.0, 0.5)),
    "newton-cg": (searching(truncated, armijo), (0.5, 1.0, 0.5)),
    "conjugate-fletcher-reeves": (conjugate(False, wolfe(0.1)), (1.0, 1.0, 1.0)),
    "conjugate-polak-ribiere": (conjugate(True, wolfe(0.1)), (1.0, 1.0, 1.0)),
    "conjugate-exact": (conjugate(False, exact), (0.01, 0.001, 0.5)),
    "lbfgs": (pytorch(LBFGS(None)), (0.5, 0.01, 0.3)),
    "lbfgs-wolfe": (pytorch(LBFGS("strong_wolfe")), (1.0, 1.0, 1.0)),
}


def lines(methods):
    for method in methods:
        path, rates = METHODS[method]
        for (name, (f, start)), rate in zip(FUNCTIONS.items(), rates):
            function = Function(f)
            places = [np.array(p) for p in itertools.islice(path(function, np.array(start), rate), STEPS)]
            assert np.isfinite(places).all(), f"{method} on {name} leaves the finite numbers"
            numbers = places if len(start) == 2 else [[function.loss(p) for p in places]] + places[9::10]
            yield ",".join([method, name, repr(rate)] + [f"{x:.10g}" for x in np.concatenate(numbers)])


def check(methods):
    kept = {tuple(line.split(",")[:3]): line for line in FILE.read_text().splitlines()}
    assert len(kept) == 3 * len(METHODS), f"{len(kept)} paths in the file, of {len(METHODS)} methods"
    bad = 0
    for line in lines(methods):
        key = tuple(line.split(",")[:3])
        old, new = (np.array(text.split(",")[3:], float) for text in (kept[key], line))
        if not np.allclose(old, new, rtol=1e-7, atol=1e-9):
            print("differs:", *key)
            bad += 1
    print(f"{len(methods)} optimisers on {len(FUNCTIONS)} functions: {bad} paths differ from the file")
    sys.exit(bad > 0)


if sys.argv[1:] == ["write"]:
    FILE.parent.mkdir(parents=True, exist_ok=True)
    FILE.write_text("\n".join(lines(METHODS)) + "\n")
elif sys.argv[1:2] == ["check"]:
    random.seed(int(sys.argv[3]) if len(sys.argv) > 3 else None)
    check(random.sample(list(METHODS), int(sys.argv[2])) if len(sys.argv) > 2 else list(METHODS))
else:
    sys.exit(__doc__)

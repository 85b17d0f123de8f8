package nabla.derive;

import static nabla.lab.Deriving.*;
import static nabla.lab.Elements.*;
import static nabla.lab.Making.*;
import static nabla.lab.Numerics.*;
import static nabla.lab.Reducing.*;

import java.util.List;
import nabla.grad.Tensor;

/// Derivations of the notes about losses, optimisers, initialisation, regularisers and pruning.
final class RightLearning {
  private RightLearning() {}

  static List<Derivation> all() {
    Tensor x = real("x"), z = vector("z", 3), y = simplex("y", 3), c = real("c"), normal = random("z", gaussian(0, 1)),
        beta = between("β", 0, 1), eta = positive("η"), lambda = positive("λ");
    Tensor g1 = real("g_1"), g2 = real("g_2"), g3 = real("g_3"), v0 = real("v_0"), t = positive("t"), w = real("w"), g = real("g");
    Tensor s = let("s", sigmoid(x)), ce = let("L", sum(y.mul(log(softmax(z)))).neg());
    return List.of(
        derivation("U-2.14 σ′").given(x, s).start(partial(s, x)).step(exp(x.neg()).div(square(exp(x.neg()).add(1))), "quotient rule")
            .step(s.mul(tensor(1.0).sub(s)), "σ(1 − σ)"),
        derivation("B-8.5 tanh").start(tanh(x)).step(exp(x).sub(exp(x.neg())).div(exp(x).add(exp(x.neg()))), "definition")
            .step(sigmoid(x.mul(2)).mul(2).sub(1), "divide by eˣ"),
        derivation("σ is odd about ½").start(sigmoid(x.neg())).step(tensor(1.0).sub(sigmoid(x)), "1/(1 + eˣ)"),
        derivation("B-8.5 softmax does not see a shift").start(softmax(z.add(c)))
            .step(exp(z).mul(exp(c)).div(sum(exp(z)).mul(exp(c))), "definition").step(softmax(z), "cancel"),
        derivation("softmax and cross-entropy").given(z, y, ce).start(partial(ce, z))
            .step(softmax(z).mul(sum(y)).sub(y), "Jacobian of the logarithm").step(softmax(z).sub(y), "the labels add up to 1"),
        derivation("U-3.4 weight decay").start(w.sub(eta.mul(g.add(lambda.mul(w)))))
            .step(tensor(1.0).sub(eta.mul(lambda)).mul(w).sub(eta.mul(g)), "collect w"),
        derivation("P-3.4 momentum unrolled").start(beta.mul(beta.mul(beta.mul(v0).add(g1)).add(g2)).add(g3))
            .step(beta.pow(3).mul(v0).add(square(beta).mul(g1)).add(beta.mul(g2)).add(g3), "insert"),
        derivation("terminal speed").start(tensor(1.0).sub(beta.pow(t)).div(tensor(1.0).sub(beta))).tends(t, Double.POSITIVE_INFINITY,
            tensor(1.0).sub(beta).pow(-1), "βᵗ → 0"),
        derivation("P-3.18 Adam's correction").start(tensor(1.0).sub(beta).mul(g.add(beta.mul(g)).add(square(beta).mul(g))))
            .step(tensor(1.0).sub(beta.pow(3)).mul(g), "geometric sum"),
        derivation("J-9.2 He").start(E(square(relu(normal)))).step(E(square(normal)).div(2), "symmetry").step(tensor(0.5), "E z² = 1"),
        derivation("J-10.4 SELU keeps mean 0").start(E(normal.selu())).step(tensor(0.0), "the fixed point"),
        derivation("J-10.4 SELU keeps variance 1").start(E(square(normal.selu()))).step(tensor(1.0), "the fixed point"),
        seluJacobian(normal), normalEquations(), newton(), ridge(), shrinkage(), map(lambda), glorot(), dropout(), dropoutVariance(),
        surgeon(), earlyStopping(),
        scaleInvariance(), hessian(), heavyBall(), smoothing(), weightNorm());
  }

  /// The entries of SELU's map of (mean, variance) by the variance, at its fixed point (0, 1); those by the mean are 0 where the weights add up to 0.
  private static Derivation seluJacobian(Tensor z) {
    Tensor nu = positive("ν"), x = sqrt(nu).mul(z), mean = let("m", E(x.selu())), second = let("q", E(square(x.selu())));
    return derivation("J-10.9 SELU's Jacobian").given(nu, z, mean, second).start(partial(mean, nu))
        .step(E(seluSlope(x).mul(z)).div(sqrt(nu).mul(2)), "chain rule").start(partial(second, nu))
        .step(E(x.selu().mul(seluSlope(x)).mul(z)).div(sqrt(nu)), "chain rule").start(E(seluSlope(z).mul(z)).div(2))
        .approx(tensor(0.0888348), 1e-6, "at ν = 1").start(E(z.selu().mul(seluSlope(z)).mul(z)))
        .approx(tensor(0.7826479), 1e-6, "at ν = 1");
  }

  private static Tensor seluSlope(Tensor x) {
    double lambda = 1.0507009873554805, alpha = 1.6732632423543772;
    return x.gt(0).where(x.mul(0).add(lambda), exp(x).mul(lambda * alpha));
  }

  private static Derivation normalEquations() {
    Tensor a = matrix("X", 5, 3), y = vector("y", 5), w = vector("w", 3), loss = let("L", sum(square(a.mm(w).sub(y)))),
        best = let("what", inv(a.t().mm(a)).mm(a.t()).mm(y));
    return derivation("B-5.4 normal equations").given(a, y, w, loss, best).start(partial(loss, w))
        .step(a.t().mm(a.mm(w).sub(y)).mul(2), "chain rule").step(a.t().mm(a).mm(w).mul(2).sub(a.t().mm(y).mul(2)), "expand")
        .start(a.t().mm(a).mm(best)).step(a.t().mm(y), "X^T X cancels its inverse");
  }

  private static Derivation newton() {
    Tensor h = spd("H", 3), best = vector("w_star", 3), w = vector("w", 3), f = let("f", w.sub(best).mm(h.mm(w.sub(best))).mul(0.5));
    return derivation("B-5.12 Newton's step").given(h, best, w, f).start(partial(f, w)).step(h.mm(w.sub(best)), "H is symmetric")
        .start(w.sub(inv(h).mm(partial(f, w)))).step(best, "one step");
  }

  private static Derivation ridge() {
    Tensor h = spd("H", 3), best = vector("w_star", 3), lambda = positive("λ"),
        w = let("wtilde", inv(h.add(lambda.mul(eye(3)))).mm(h.mm(best)));
    return derivation("U (33), (34)").given(h, best, lambda, w).start(h.mm(w.sub(best)).add(lambda.mul(w)))
        .step(h.add(lambda.mul(eye(3))).mm(w).sub(h.mm(best)), "collect").step(zeros(3), "by definition");
  }

  private static Derivation shrinkage() {
    Tensor v = vector("v", 3), d = positive("d", 3), lambda = positive("λ"), best = vector("w_star", 3);
    Tensor q = let("Q", eye(3).sub(v.outer(v).mul(2).div(v.mm(v)))), diagonal = let("D", d.diag()), h = let("H", q.mm(diagonal).mm(q.t()));
    return derivation("U (36), (37) shrinkage along eigenvectors").given(v, d, lambda, best, q, diagonal, h)
        .start(inv(h.add(lambda.mul(eye(3)))).mm(h).mm(best))
        .step(q.mm(inv(diagonal.add(lambda.mul(eye(3))))).mm(q.t()).mm(q.mm(diagonal).mm(q.t())).mm(best), "Q is orthogonal")
        .step(q.mm(inv(diagonal.add(lambda.mul(eye(3)))).mm(diagonal)).mm(q.t().mm(best)), "Q^T Q = I")
        .step(q.mm(d.div(d.add(lambda)).mul(q.t().mm(best))), "each component by itself");
  }

  private static Derivation map(Tensor lambda) {
    Tensor w = vector("w", 3), tau = positive("τ"), prior = let("π", sum(square(w)).div(square(tau).mul(2)));
    return derivation("B-10.15 a Gaussian prior is L2").given(w, tau, prior)
        .start(sum(log(exp(square(w).div(square(tau).mul(2)).neg()))).neg()).step(prior, "log of the density")
        .start(partial(prior, w)).step(w.div(square(tau)), "a penalty with λ = 1/τ²");
  }

  private static Derivation glorot() {
    Tensor sw = positive("σ_w"), sx = positive("σ_x"), w = iid("w", 2, tensor(0.0), sw), x = iid("x", 2, tensor(0.0), sx), n = size("n", 2);
    return derivation("J-9.1 variance of a pre-activation").given(n, w, x).start(Var(sum(w.mul(x))))
        .step(E(sum(square(w).mul(square(x)))), "products have mean 0").step(n.mul(square(sw)).mul(square(sx)), "independent");
  }

  private static Derivation dropout() {
    Tensor p = between("p", 0, 1), m = bernoulli("m", p, 3), a = vector("a", 3), w = matrix("W", 2, 3);
    return derivation("U-3.19 dropout's expectation").given(p, m, a, w).start(E(w.mm(m.mul(a)))).step(w.mm(E(m).mul(a)), "linear")
        .step(w.mm(a).mul(p), "E m = p")
        .start(E(w.mm(m.mul(a).div(p)))).step(w.mm(a), "inverted dropout");
  }

  private static Derivation dropoutVariance() {
    Tensor p = between("p", 0, 1), m = bernoulli("m", p, 3), a = vector("a", 3), w = vector("w", 3);
    return derivation("U-3.20 dropout's variance").given(p, m, a, w).start(Var(sum(w.mul(m).mul(a))))
        .step(p.mul(tensor(1.0).sub(p)).mul(sum(square(w.mul(a)))), "independent masks");
  }

  private static Derivation surgeon() {
    Tensor h = spd("H", 3), w = vector("w", 3), e = tensor(1, 0, 0.0), inverse = let("G", inv(h)),
        change = let("δ", inverse.mm(e).mul(w.get(0)).div(inverse.get(0, 0)).neg());
    return derivation("J-8.7.3 optimal brain surgeon").given(h, w, inverse, change).start(w.add(change).get(0))
        .step(tensor(0.0), "the weight is gone")
        .start(change.mm(h.mm(change)).mul(0.5)).step(square(w.get(0)).div(inverse.get(0, 0).mul(2)), "insert δ");
  }

  private static Derivation earlyStopping() {
    Tensor eta = positive("η"), d = positive("d"), best = real("w_star"), w1 = let("w_1", eta.mul(d).mul(best)),
        w2 = let("w_2", w1.sub(eta.mul(d).mul(w1.sub(best))));
    return derivation("U-3.23 early stopping").given(eta, d, best, w1, w2).start(w2.sub(best))
        .step(tensor(1.0).sub(eta.mul(d)).mul(w1.sub(best)), "collect")
        .step(square(tensor(1.0).sub(eta.mul(d))).mul(best).neg(), "insert w₁");
  }

  private static Derivation scaleInvariance() {
    Tensor x = vector("x", 4), a = positive("a"), y = a.mul(x);
    return derivation("J-10.2 batch norm undoes a scale").start(y.sub(mean(y)).div(sqrt(mean(square(y.sub(mean(y)))))))
        .step(a.mul(x.sub(mean(x))).div(a.mul(sqrt(mean(square(x.sub(mean(x))))))), "pull out a")
        .step(x.sub(mean(x)).div(sqrt(mean(square(x.sub(mean(x)))))), "cancel");
  }

  private static Derivation hessian() {
    Tensor x = matrix("X", 4, 2), w = vector("w", 2), v = vector("v", 2), y = between("y", 0, 1, 4),
        loss = let("L", sum(x.mm(w).sigmoidCrossEntropy(y))), p = let("p", sigmoid(x.mm(w)));
    var gradient = partial(loss, w);
    return derivation("J-C.2 Hessian of logistic regression").given(x, w, v, y, p, loss).start(gradient).step(x.t().mm(p.sub(y)), "p − y")
        .start(partial(let("s", gradient.mm(v)), w)).step(x.t().mm(p.mul(tensor(1.0).sub(p)).mul(x.mm(v))), "H v")
        .start(v.mm(partial(let("s", gradient.mm(v)), w))).atLeast(tensor(0.0), "so the loss is convex");
  }

  private static Derivation heavyBall() {
    Tensor beta = between("β", 0, 1), eta = positive("η"), w = real("w"), before = real("w_0"), g = real("g"), v = let("v", w.sub(before));
    return derivation("J-7.2 heavy ball without v").given(v).start(w.add(beta.mul(v).sub(eta.mul(g))))
        .step(w.sub(eta.mul(g)).add(beta.mul(w.sub(before))), "insert v");
  }

  private static Derivation smoothing() {
    Tensor k = size("K", 3), alpha = between("α", 0, 1), p = simplex("p", 3), y = tensor(1, 0, 0.0);
    return derivation("C-9.11 label smoothing").given(k, alpha, p)
        .start(sum(tensor(1.0).sub(alpha).mul(y).add(alpha.div(k.sub(1)).mul(tensor(0, 1, 1.0))).mul(log(p))).neg())
        .step(tensor(1.0).sub(alpha).mul(log(p.get(0))).neg().sub(alpha.div(k.sub(1)).mul(log(p.get(1)).add(log(p.get(2))))),
            "write out the sum");
  }

  private static Derivation weightNorm() {
    Tensor v = vector("v", 3), x = vector("x", 3), length = let("r", sqrt(v.mm(v))), y = let("y", v.mm(x).div(length));
    return derivation("J (10.17) weight norm").given(v, x, length, y).start(partial(y, v))
        .step(eye(3).sub(v.outer(v).div(square(length))).mm(x).div(length), "quotient rule");
  }
}

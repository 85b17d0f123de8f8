package nabla.derive;

import static nabla.lab.Deriving.*;
import static nabla.lab.Elements.*;
import static nabla.lab.Making.*;
import static nabla.lab.Numerics.*;
import static nabla.lab.Reducing.*;

import java.util.List;
import nabla.grad.Tensor;

/// Formulas as the notes print them where they are wrong, and the line that must be rejected.
record Wrong(Derivation proof, int line) {
  static List<Wrong> all() {
    Tensor x = real("x"), w = real("w"), g = real("g"), g1 = real("g_1"), g2 = real("g_2"), v0 = real("v_0"), y = real("y"), c = real("c");
    Tensor beta = between("β", 0, 1), eta = positive("η"), lambda = positive("λ"), t = positive("t"), n = size("n", 4), m = size("m", 5);
    Tensor one = tensor(1.0), p = between("p", 0, 1), normal = random("z", gaussian(0, 1)), random = random("x"), e = real("e");
    Tensor a = matrix("A", 3, 3), wv = vector("w", 3), best = vector("w_star", 3), h = spd("H", 3), z = vector("z", 3),
        delta = vector("δ", 3);
    Tensor penalty = let("C", lambda.div(m.mul(2)).mul(sum(square(wv)))), s = let("s", sigmoid(x)), probability = let("L", log(p).neg());
    Tensor sigma = positive("σ"), noise = random("ε", 0, sigma), f = real("f"), fhat = random("fhat"), dist = simplex("p", 3),
        other = simplex("q", 3);
    Tensor losses = positive("l", 4), column = matrix("r", 3, 1);
    return List.of(
        at(2,
            derivation("U-1.3 sign of the update").start(w.sub(eta.mul(g))).step(w.add(eta.mul(g.neg())), "").step(w.add(eta.mul(g)), "")),
        at(1, derivation("U-1.1 steepest ascent").start(square(w.sub(eta.mul(w).mul(2)))).atMost(square(w).mul(0.01), "")),
        at(1, derivation("U-2.18 W instead of its transpose").start(partial(let("C", delta.mm(a.mm(z))), z)).step(a.mm(delta), "")),
        at(2,
            derivation("U (22) λ/m").start(penalty).step(sum(square(wv)).mul(lambda).div(m.mul(2)), "")
                .step(sum(square(wv)).mul(lambda).div(m), "")),
        at(1,
            derivation("U-3.8 missing λ")
                .start(partial(let("C", wv.sub(best).mm(h.mm(wv.sub(best))).mul(0.5).add(sum(square(wv)).mul(0.5).mul(lambda))), wv))
                .step(h.mm(wv.sub(best)).add(wv), "")),
        at(1, derivation("U-3.19 half a weight an epoch").start(E(bernoulli("m", tensor(0.5)).mul(w))).step(w.mul(0.25), "")),
        at(1, derivation("P-2.7 sign of 1/ŷ").start(partial(probability, p)).step(p.pow(-1), "")),
        at(1,
            derivation("P-3.4 weights of momentum").start(beta.mul(beta.mul(v0).add(g1)).add(g2))
                .step(v0.add(beta.mul(g1)).add(square(beta).mul(g2)), "")),
        at(2,
            derivation("P-3.6 look-ahead").start(w.sub(eta.mul(beta).mul(v0))).step(w.sub(beta.mul(eta).mul(v0)), "")
                .step(w.sub(beta.mul(v0)), "")),
        at(1,
            derivation("P-3.16 the square is lost").start(beta.mul(v0).add(one.sub(beta).mul(square(g))))
                .step(beta.mul(v0).add(one.sub(beta).mul(g)), "")),
        at(1, derivation("P-3.18 (1 − β)ᵗ").start(one.sub(beta).mul(one.add(beta).add(square(beta)))).step(one.sub(beta).pow(3), "")),
        at(1, derivation("P-5.9 no σ²").start(E(square(f.add(noise).sub(fhat)))).step(E(square(f.sub(fhat))), "")),
        at(1, derivation("P-5.6 −σ² is missing").start(E(square(f.sub(fhat)))).step(E(square(f.add(noise).sub(fhat))), "")),
        at(1,
            derivation("P-6.3 σ² is missing").start(E(square(y.sub(w.mul(x.add(noise)))))).step(square(y.sub(w.mul(x))).add(square(w)),
                "")),
        at(1, derivation("P-7.16 swish").start(t.mul(sigmoid(beta.mul(t)))).step(t.pow(beta).mul(beta.mul(t)), "")),
        at(1, derivation("P-7.15 SELU's negative side").start(lambda.mul(eta).mul(exp(x).sub(1))).step(eta.mul(exp(eta.mul(x))), "")),
        at(1,
            derivation("C-4.7 Bernoulli likelihood").start(log(p.mul(one.sub(p)))).step(p.mul(log(p)).add(one.sub(p).mul(log(one.sub(p)))),
                "")),
        at(1,
            derivation("C-8.4 root of the whole fraction").start(sqrt(tensor(6.0).div(n.add(m)))).step(tensor(6.0).sqrt().div(n.add(m)),
                "")),
        at(1,
            derivation("C-9.11 sign of the smoothing")
                .start(sum(one.sub(p).mul(tensor(1, 0, 0.0)).add(p.div(2).mul(tensor(0, 1, 1.0))).mul(log(dist))).neg())
                .step(one.sub(p).mul(log(dist.get(0))).neg().add(p.div(2).mul(log(dist.get(1)).add(log(dist.get(2))))), "")),
        at(1,
            derivation("J §7.2.1 sign of η′").start(beta.mul(w).sub(one.sub(beta).mul(eta).mul(g)))
                .step(beta.mul(w).sub(one.sub(beta).neg().mul(eta).mul(g)), "")),
        at(1, derivation("J (8.27) missing ½").start(partial(let("E", h.mm(wv).mm(wv).mul(0.5)), wv)).step(h.mm(wv).mul(2), "")),
        at(1,
            derivation("J (10.17) diagonal only").start(partial(let("y", wv.mm(z).div(sqrt(wv.mm(wv)))), wv))
                .step(z.sub(square(wv).div(wv.mm(wv)).mul(z)).div(sqrt(wv.mm(wv))), "")),
        at(1, derivation("J (A.16) the bracket").start(partial(s, x)).step(exp(x).div(square(exp(x)).add(1)), "")),
        at(2,
            derivation("J (C.8) the square is lost").start(partial(s, x)).step(s.mul(one.sub(s)), "")
                .step(exp(x.neg()).div(exp(x.neg()).add(1)), "")),
        at(1, derivation("J (5.14) N/L").start(sum(losses).div(n)).step(sum(losses).mul(n), "")),
        at(1, derivation("J (4.9) the shape").start(a.t().mm(column)).step(column.t().mm(a), "")),
        at(1, derivation("J §9.2.1 E x for E x²").start(E(square(relu(normal)))).step(E(normal).div(2), "")),
        at(1,
            derivation("B-6.6 sign of momentum").start(w.add(beta.mul(v0).sub(eta.mul(g)))).step(w.sub(beta.mul(v0)).sub(eta.mul(g)), "")),
        at(1, derivation("B-8.5 tanh's numerator").start(tanh(x)).step(exp(x).add(exp(x.neg())).div(exp(x).add(exp(x.neg()))), "")),
        at(1,
            derivation("B-3.12 the logarithm is lost").start(log(exp(square(y.sub(f)).neg().div(2))).neg())
                .step(exp(square(y.sub(f)).neg().div(2)).neg(), "")),
        at(1, derivation("B-8.6 σ is not odd").start(sigmoid(x.neg())).step(sigmoid(x).neg(), "")),
        at(1,
            derivation("B-9.5 ∂a/∂z is missing").start(partial(let("C", square(sigmoid(x).sub(y)).mul(0.5)), x)).step(sigmoid(x).sub(y),
                "")),
        at(1,
            derivation("B-10.15 factor ½").start(partial(let("π", sum(square(wv)).div(square(sigma).mul(2))), wv))
                .step(wv.div(square(sigma).mul(2)), "")),
        at(1,
            derivation("B-4.1 KL is not symmetric").start(sum(dist.mul(log(dist.div(other))))).step(sum(other.mul(log(other.div(dist)))),
                "")),
        at(1, derivation("B-3.2 the sample variance").start(E(square(random).sub(square(E(random))))).step(Var(random).mul(4).div(3), "")),
        at(2, derivation("U-2.15 the steeper the surer").start(p.sub(1).mul(p).mul(one.sub(p))).step(square(one.sub(p)).mul(p).neg(), "")
            .step(one.sub(p).neg(), "")));
  }

  private static Wrong at(int line, Derivation d) {
    return new Wrong(d, line);
  }
}

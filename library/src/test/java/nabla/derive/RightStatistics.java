package nabla.derive;

import static nabla.lab.Deriving.*;
import static nabla.lab.Elements.*;
import static nabla.lab.Making.*;
import static nabla.lab.Numerics.*;
import static nabla.lab.Reducing.*;

import java.util.List;
import nabla.grad.Tensor;

/// Derivations of the notes about expectations, estimators and likelihoods.
final class RightStatistics {
  private RightStatistics() {}

  static Derivation biasVariance() {
    Tensor f = real("f"), sigma = positive("σ"), noise = random("ε", 0, sigma), fhat = random("fhat"), y = let("y", f.add(noise));
    return derivation("P-5.11 MSE = bias² + variance + σ²").given(f, sigma, noise, fhat, y).start(E(square(y.sub(fhat))))
        .step(E(square(f.sub(fhat))).add(E(square(noise))).add(E(noise).mul(E(f.sub(fhat))).mul(2)), "expand, ε is independent")
        .step(E(square(f.sub(fhat))).add(square(sigma)), "E ε = 0")
        .step(E(square(f.sub(E(fhat)).add(E(fhat).sub(fhat)))).add(square(sigma)), "add and subtract E f̂")
        .step(square(f.sub(E(fhat))).add(Var(fhat)).add(square(sigma)), "the cross term vanishes");
  }

  static List<Derivation> all() {
    Tensor a = real("a"), b = real("b"), theta = real("θ"), x = random("x"), y = random("y"), mu = real("μ"), sigma = positive("σ"),
        n = size("n", 4);
    Tensor s = iid("x", 4, mu, sigma), p = simplex("p", 3), q = simplex("q", 3), label = oneHot("y", p), t = real("t"), m = positive("m");
    var xy = jointly("x", "y");
    Tensor mean = let("xbar", mean(s)), eps = positive("ε");
    return List.of(biasVariance(),
        derivation("B-3.3 MSE of an estimator").start(E(square(x.sub(theta))))
            .step(E(square(x.sub(E(x)).add(E(x).sub(theta)))), "add and subtract")
            .step(Var(x).add(square(E(x).sub(theta))), "E(θ̂ − Eθ̂) = 0"),
        derivation("B-2.11 variance").start(Var(x)).step(E(square(x).sub(x.mul(E(x)).mul(2)).add(square(E(x)))), "expand")
            .step(E(square(x)).sub(square(E(x))), "linearity"),
        derivation("B-2.10 linearity").start(E(a.mul(xy[0]).add(b.mul(xy[1])))).step(a.mul(E(xy[0])).add(b.mul(E(xy[1]))),
            "dependent or not"),
        derivation("B-2.12 scaling").start(Var(a.mul(x).add(b))).step(E(square(a.mul(x).sub(a.mul(E(x))))), "b cancels")
            .step(square(a).mul(Var(x)), "a² comes out"),
        derivation("variance of a sum").start(Var(xy[0].add(xy[1]))).step(Var(xy[0]).add(Var(xy[1])).add(Cov(xy[0], xy[1]).mul(2)),
            "expand"),
        derivation("independence").start(E(x.mul(y))).step(E(x).mul(E(y)), "independent").step(E(y).mul(E(x)), "commute"),
        derivation("B-3.2 the mean is unbiased").start(E(mean)).step(mu, "linearity").start(Var(mean)).step(square(sigma).div(n),
            "independent draws"),
        derivation("B-3.2 the sample variance is not").given(n, mu, sigma, s, mean).start(E(mean(square(s.sub(mean)))))
            .step(E(mean(square(s))).sub(E(square(mean))), "expand")
            .step(square(sigma).add(square(mu)).sub(square(sigma).div(n).add(square(mu))), "second moments")
            .step(n.sub(1).div(n).mul(square(sigma)), "collect"),
        derivation("its bias vanishes").start(m.sub(1).div(m).mul(square(sigma))).tends(m, Double.POSITIVE_INFINITY, square(sigma),
            "1/m → 0"),
        derivation("B-3.8 NLL is a cross-entropy").given(p, q, label).start(E(sum(label.mul(log(q))).neg()))
            .step(sum(p.mul(log(q))).neg(), "E y = p")
            .step(sum(p.mul(log(p))).neg().add(sum(p.mul(log(p.div(q))))), "entropy and divergence")
            .atLeast(sum(p.mul(log(p))).neg(), "Gibbs"),
        derivation("B-2.15 divergence").start(sum(p.mul(log(p.div(q))))).step(sum(p.mul(log(p))).sub(sum(p.mul(log(q)))),
            "log of a quotient"),
        derivation("B-3.13 Gaussian NLL")
            .start(log(exp(square(t.sub(mu)).div(square(sigma).mul(2)).neg()).div(sigma.mul(tensor(2 * Math.PI).sqrt()))).neg())
            .step(square(t.sub(mu)).div(square(sigma).mul(2)).add(log(sigma)).add(tensor(2 * Math.PI).log().mul(0.5)),
                "log of the density"),
        derivation("B-4.3 Laplace NLL").start(log(exp(abs(t.sub(mu)).div(sigma).neg()).div(sigma.mul(2))).neg())
            .step(abs(t.sub(mu)).div(sigma).add(log(sigma.mul(2))), "log of the density"),
        derivation("Jensen").start(E(exp(x))).atLeast(exp(E(x)), "exp is convex"),
        derivation("Chebyshev").start(P(abs(x.sub(E(x))).ge(eps))).atMost(Var(x).div(square(eps)), "Markov for (x − E x)²"),
        crossValidation(), optimism(mu, sigma), stein(), uniform(), miniBatch(), noise(), bagging());
  }

  /// Leave-one-out of the mean predictor on three draws: its expectation is the risk on n − 1.
  private static Derivation crossValidation() {
    Tensor mu = real("μ"), sigma = positive("σ"), s = iid("x", 3, mu, sigma), fresh = random("z", mu, sigma);
    Tensor first = s.get(0).sub(s.get(1).add(s.get(2)).div(2)), second = s.get(1).sub(s.get(0).add(s.get(2)).div(2)),
        third = s.get(2).sub(s.get(0).add(s.get(1)).div(2));
    return derivation("J-5.5 leave-one-out is almost unbiased").start(E(square(first).add(square(second)).add(square(third)).div(3)))
        .step(E(square(fresh.sub(s.get(0).add(s.get(1)).div(2)))), "each term trains on two draws")
        .step(square(sigma).add(square(sigma).div(2)), "variances add");
  }

  private static Derivation optimism(Tensor mu, Tensor sigma) {
    Tensor f = real("f"), noise = random("ε", 0, sigma), fhat = random("fhat"), y = f.add(noise);
    return derivation("P-5.9 the test error sees the noise").start(E(square(y.sub(fhat)))).step(E(square(f.sub(fhat))).add(square(sigma)),
        "fresh noise");
  }

  private static Derivation stein() {
    Tensor z = random("z", gaussian(0, 1));
    return derivation("P-5.7 Stein").start(E(z.mul(tanh(z)))).step(E(tensor(1.0).sub(square(tanh(z)))), "by parts");
  }

  private static Derivation uniform() {
    Tensor j = positive("J"), u = random("u", uniformLaw(-1, 1));
    return derivation("J-9.2.1b LeCun's uniform law").start(j.mul(Var(sqrt(tensor(3).div(j)).mul(u)))).approx(tensor(1.0), 1e-9,
        "a third of the square of the edge").start(E(u)).approx(tensor(0.0), 1e-9, "symmetric");
  }

  private static Derivation miniBatch() {
    Tensor n = size("n", 4), g = vector("g", 4), pick = oneHot("s", tensor(0.25, 0.25, 0.25, 0.25));
    return derivation("B-6.2 one example is unbiased").start(E(sum(pick.mul(g)))).step(sum(g).div(n), "each with probability 1/n")
        .step(mean(g), "mean");
  }

  private static Derivation noise() {
    Tensor y = real("y"), w = vector("w", 3), x = vector("x", 3), sigma = positive("σ"), noise = iid("ε", 3, tensor(0.0), sigma);
    return derivation("P-6.3 input noise is L2").start(E(square(y.sub(sum(w.mul(x.add(noise)))))))
        .step(square(y.sub(sum(w.mul(x)))).add(E(square(sum(w.mul(noise))))), "the cross term has mean 0")
        .step(square(y.sub(sum(w.mul(x)))).add(square(sigma).mul(sum(square(w)))), "independent noise");
  }

  private static Derivation bagging() {
    Tensor n = size("k", 4), sigma = positive("σ"), e = iid("ε", 4, tensor(0.0), sigma);
    return derivation("C-9.15 bagging independent members").start(E(square(mean(e))))
        .step(E(sum(square(e))).div(square(n)), "products have mean 0").step(square(sigma).div(n), "k equal terms");
  }
}

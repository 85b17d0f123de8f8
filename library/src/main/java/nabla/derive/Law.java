package nabla.derive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Rng;
import nabla.array.Shape;
import nabla.grad.Tensor;
import nabla.math.Continuous;
import nabla.math.Discrete;
import nabla.math.Distribution;
import nabla.math.Quadrature;

/// The distribution of a random symbol as a finite table: K outcomes `nodes` (their entries along the later axes) with `weights`, both graphs
/// that may depend on symbols. A continuous law is its quadrature rule. With `copies > 0` the symbol is a vector of independent draws.
///
/// `source` tells independent laws apart: symbols of one source are drawn together.
record Law(Object source, Tensor nodes, Tensor weights, int copies) {
  private static final int ARBITRARY = 3;

  /// The shape of the symbol.
  Shape shape() {
    return copies > 0 ? Shape.of(copies) : nodes.shape().reduced(nodes.shape().mask(0), false);
  }

  int outcomes() {
    return weights.size();
  }

  /// How many independent draws make one value.
  int draws() {
    return Math.max(1, copies);
  }

  /// Any distribution with this mean and standard deviation (free where null): every draw of the symbols picks another one.
  static Law arbitrary(Tensor mean, Tensor std, int copies) {
    var nodes = Symbol.hidden(rng -> rng.normal(DType.F64, Shape.of(ARBITRARY), 0.2, 1.2));
    var weights = Symbol.hidden(rng -> Symbol.probabilities(rng, ARBITRARY));
    if (mean == null) return new Law(nodes, nodes, weights, copies);
    var centred = nodes.sub(weights.mul(nodes).sum());
    var unit = centred.div(weights.mul(centred.square()).sum().sqrt());
    return new Law(nodes, std == null ? centred.add(mean) : unit.mul(std).add(mean), weights, copies);
  }

  /// Two quantities drawn together, dependent in any way: the tables of both.
  static List<Law> joint() {
    var first = Symbol.hidden(rng -> rng.normal(DType.F64, Shape.of(4), 0.2, 1.2));
    var second = Symbol.hidden(rng -> rng.normal(DType.F64, Shape.of(4), -0.3, 1));
    var weights = Symbol.hidden(rng -> Symbol.probabilities(rng, 4));
    return List.of(new Law(first, first, weights, 0), new Law(first, second, weights, 0));
  }

  /// 1 with probability p, else 0.
  static Law bernoulli(Tensor p, int copies) {
    var one = constant(0, 1);
    return new Law(new Object(), one, p.mul(constant(-1, 1)).add(constant(1, 0)), copies);
  }

  /// The unit vector of class k with probability `p_k`.
  static Law oneHot(Tensor p) {
    int n = p.dim(0);
    var eye = new double[n * n];
    for (int i = 0; i < n; i++) eye[i * n + i] = 1;
    return new Law(new Object(), Tensor.of(Array.of(eye, Shape.of(n, n))), p.mul(1), 0);
  }

  /// A distribution with known numbers: its values, or the nodes of a quadrature rule.
  static Law of(Distribution law, int copies) {
    var rule = switch (law) {
      case Discrete d -> values(d);
      case Continuous.Normal n when copies > 0 -> scaled(Quadrature.gaussHermite(4), n.mean(), n.std());
      case Continuous c -> copies > 0 ? Panels.rule(c, 1, 4) : Panels.rule(c, 60, 8);
    };
    return new Law(new Object(), constant(rule.nodes()), constant(rule.weights()), copies);
  }

  private static Quadrature.Rule scaled(Quadrature.Rule z, double mean, double std) {
    var x = z.nodes().clone();
    for (int i = 0; i < x.length; i++) x[i] = mean + std * x[i];
    return new Quadrature.Rule(x, z.weights());
  }

  private static Quadrature.Rule values(Discrete d) {
    var x = new ArrayList<Double>();
    for (int k = 0; k <= d.last(); k++)
      if (d.mass(k) > 0) x.add((double) k);
    return new Quadrature.Rule(x.stream().mapToDouble(v -> v).toArray(), x.stream().mapToDouble(v -> d.mass(v.intValue())).toArray());
  }

  private static Tensor constant(double... x) {
    return Tensor.of(Array.of(x, Shape.of(x.length)));
  }

  /// One random outcome, once the symbols that the table depends on have values.
  Tensor outcome(Tensor symbol, Map<Tensor, Tensor> at, Rng rng) {
    return Tensor.noGrad(() -> {
      var table = new Program(List.of(nodes, weights));
      var values = new HashMap<>(at);
      for (var leaf : table.leaves())
        if (!values.containsKey(leaf)) values.putAll(Symbol.draw(List.of(leaf), rng));
      at.putAll(values);
      var both = table.run(values);
      var pick = new int[draws()];
      for (int i = 0; i < pick.length; i++) pick[i] = pick(both.get(1).toDoubles(), rng);
      return both.get(0).gather(0, pick).reshape(symbol.shape().dims());
    });
  }

  private static int pick(double[] weights, Rng rng) {
    double left = rng.uniform();
    for (int k = 0; k < weights.length - 1; k++)
      if ((left -= weights[k]) < 0) return k;
    return weights.length - 1;
  }
}

package nabla.optim;

import nabla.grad.Tensor;

/// One search for a length that fulfils the strong Wolfe conditions: first an interval that holds one, then ever smaller ones.
///
/// Nocedal and Wright, algorithms 3.5 and 3.6; growing, narrowing and giving up as minFunc and PyTorch do, so that paths can be compared.
final class WolfeSearch {
  private static final double SMALLEST = 1e-9;

  private record Point(double t, double loss, double slope, Objective.Value value) {}

  private final LineSearch.Wolfe wanted;
  private final Objective f;
  private final Tensor d;
  private final Point start;
  private int looks;

  WolfeSearch(LineSearch.Wolfe wanted, Objective f, Objective.Value from, Tensor d) {
    this.wanted = wanted;
    this.f = f;
    this.d = d;
    start = new Point(0, from.loss(), from.slope(d), from);
  }

  LineSearch.Found run(double first) {
    Point before = start, now = look(first);
    int grown = 0;
    for (; grown < wanted.most(); grown++) {
      if (tooHigh(now) || grown > 1 && now.loss >= before.loss) return narrow(before, now, grown);
      if (flat(now)) return found(now);
      if (now.slope >= 0) return narrow(before, now, grown);
      double t = cubic(before, now, now.t + 0.01 * (now.t - before.t), now.t * 10);
      before = now;
      now = look(t);
    }
    return found(start.loss <= now.loss ? start : now);
  }

  private Point look(double t) {
    looks++;
    var value = f.at(start.value.at().add(d.mul(t)));
    return new Point(t, Double.isNaN(value.loss()) ? Double.POSITIVE_INFINITY : value.loss(), value.slope(d), value);
  }

  private boolean tooHigh(Point p) { return p.loss > start.loss + wanted.c1() * p.t * start.slope; }

  private boolean flat(Point p) { return Math.abs(p.slope) <= -wanted.c2() * start.slope; }

  private static LineSearch.Found found(Point p) { return new LineSearch.Found(p.t, p.value); }

  private LineSearch.Found narrow(Point a, Point b, int used) {
    Point[] ends = {a, b};
    int low = a.loss <= b.loss ? 0 : 1;
    double width = d.abs().max().item();
    boolean stuck = false;
    while (used++ < wanted.most() && Math.abs(ends[1].t - ends[0].t) * width >= SMALLEST) {
      double least = Math.min(ends[0].t, ends[1].t), most = Math.max(ends[0].t, ends[1].t), edge = 0.1 * (most - least);
      double t = cubic(ends[0], ends[1], least, most);
      boolean near = Math.min(most - t, t - least) < edge, push = near && (stuck || t >= most || t <= least);
      if (push) t = Math.abs(t - most) < Math.abs(t - least) ? most - edge : least + edge;
      stuck = near && !push;
      var now = look(t);
      if (tooHigh(now) || now.loss >= ends[low].loss) {
        ends[1 - low] = now;
        low = ends[0].loss <= ends[1].loss ? 0 : 1;
        continue;
      }
      if (flat(now)) return found(now);
      if (now.slope * (ends[1 - low].t - ends[low].t) >= 0) ends[1 - low] = ends[low];
      ends[low] = now;
    }
    return found(ends[low]);
  }

  /// The minimum of the cubic through two points with their slopes, kept within bounds; the middle where there is none.
  private static double cubic(Point a, Point b, double least, double most) {
    if (a.t > b.t) return cubic(b, a, least, most);
    double d1 = a.slope + b.slope - 3 * (a.loss - b.loss) / (a.t - b.t), square = d1 * d1 - a.slope * b.slope;
    if (!(square >= 0)) return (least + most) / 2;
    double d2 = Math.sqrt(square);
    double t = b.t - (b.t - a.t) * ((b.slope + d2 - d1) / (b.slope - a.slope + 2 * d2));
    return Double.isNaN(t) ? (least + most) / 2 : Math.clamp(t, least, most);
  }
}

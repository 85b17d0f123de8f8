// fails: complexityCurve
double[][] complexityCurve(int[] degrees, double[] x, double[] y, double[] xNew, double[] yNew) {
  var curve = new double[degrees[degrees.length - 1] + 1][];
  for (int d : degrees) {
    var c = lstsq(powers(x, d), tensor(y));
    curve[d] = new double[] {mean(square(powers(x, d).mm(c) - tensor(y))).item(),
        mean(square(powers(xNew, d).mm(c) - tensor(yNew))).item()};
  }
  return curve;
}

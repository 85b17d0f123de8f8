// fails: complexityCurve
double[][] complexityCurve(int[] degrees, double[] x, double[] y, double[] xNew, double[] yNew) {
  var curve = new double[degrees.length][];
  for (int k = 0; k < degrees.length; k++) {
    var c = lstsq(powers(xNew, degrees[k]), tensor(yNew));
    double train = mean(square(powers(x, degrees[k]).mm(c) - tensor(y))).item();
    double fresh = mean(square(powers(xNew, degrees[k]).mm(c) - tensor(yNew))).item();
    curve[k] = new double[] {train, fresh};
  }
  return curve;
}

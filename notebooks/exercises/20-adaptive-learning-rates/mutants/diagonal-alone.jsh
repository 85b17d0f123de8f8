// fails: newton
double[] newton(double[][] H, double[] g, double[] w) {
  return new double[] {w[0] - g[0] / H[0][0], w[1] - g[1] / H[1][1]};
}

// fails: jacobian
double[][] jacobianH(double mu, double omega, double nu, double tau) {
  double step = 1e-5;
  double[] right = exactMoments(mu + step, omega, nu, tau), left = exactMoments(mu - step, omega, nu, tau);
  double[] up = exactMoments(mu, omega, nu + step, tau), down = exactMoments(mu, omega, nu - step, tau);
  var J = new double[2][2];
  for (int i = 0; i < 2; i++) {
    J[0][i] = (right[i] - left[i]) / (2 * step);
    J[1][i] = (up[i] - down[i]) / (2 * step);
  }
  return J;
}

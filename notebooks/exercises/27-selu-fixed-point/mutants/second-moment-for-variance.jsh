// fails: moments
double[] seluMoments(double mu, double omega, double nu, double tau) {
  double m = mu * omega, v = nu * tau;
  double below = erfc(m / Math.sqrt(2 * v)) / 2;
  double e1 = Math.exp(m + v / 2) * erfc((m + v) / Math.sqrt(2 * v)) / 2;
  double e2 = Math.exp(2 * m + 2 * v) * erfc((m + 2 * v) / Math.sqrt(2 * v)) / 2;
  double bell = Math.sqrt(v / (2 * Math.PI)) * Math.exp(-m * m / (2 * v));
  double first = LAMBDA * (m * (1 - below) + bell + ALPHA * (e1 - below));
  double second = LAMBDA * LAMBDA * ((m * m + v) * (1 - below) + m * bell + ALPHA * ALPHA * (e2 - 2 * e1 + below));
  return new double[] {first, second};
}

// fails: factor
double factor(double h, double beta, boolean nesterov) {
  double sum = nesterov ? (1 + beta) * (1 - h) : 1 + beta - h;
  double d = sum * sum - 4 * beta;
  return d < 0 ? Math.sqrt(beta) : (Math.abs(sum) + Math.sqrt(d)) / 2;
}

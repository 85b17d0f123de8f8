// fails: oscillates
boolean oscillates(double eta, double lambda, double beta) {
  double h = eta * lambda;
  return h > (1 - beta) * (1 - beta) && h < (1 + beta) * (1 + beta);
}

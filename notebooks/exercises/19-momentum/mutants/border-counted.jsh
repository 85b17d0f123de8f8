// fails: oscillates
boolean oscillates(double eta, double lambda, double beta) {
  double h = eta * lambda;
  return h >= Math.pow(1 - Math.sqrt(beta), 2) && h <= Math.pow(1 + Math.sqrt(beta), 2);
}

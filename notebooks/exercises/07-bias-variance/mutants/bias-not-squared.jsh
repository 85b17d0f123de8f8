// fails: ridgeMse
double ridgeMse(double alpha, double lambda, double w, double sigma) {
  return alpha / (lambda + alpha) * w + sigma * sigma * lambda / square(lambda + alpha);
}

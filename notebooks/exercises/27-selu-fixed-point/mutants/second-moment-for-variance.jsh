// fails: moments
double[] seluMoments(double mu, double omega, double nu, double tau) {
  var law = gaussian(mu * omega, Math.sqrt(nu * tau));
  return new double[] {law.expectation(t -> selu(t)), law.expectation(t -> selu(t) * selu(t))};
}

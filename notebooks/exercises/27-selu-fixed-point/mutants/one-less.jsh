// fails: units
double[] omegaTau(double[][] w) {
  var omega = tensor(Arrays.stream(w).mapToDouble(row -> Arrays.stream(row).sum()).toArray());
  var tau = tensor(Arrays.stream(w).mapToDouble(row -> Arrays.stream(row).map(x -> x * x).sum()).toArray());
  double n = w.length, up = Math.sqrt(n / (n - 1));
  return new double[] {mean(omega).item(), up * std(omega).item(), mean(tau).item(), up * std(tau).item()};
}

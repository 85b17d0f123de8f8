// fails: chain
double[] chain(double a0, double y, double[] w, double[] b) {
  int L = w.length;
  var a = new double[L + 1];
  a[0] = a0;
  for (int l = 0; l < L; l++) a[l + 1] = sigmoid(w[l] * a[l] + b[l]);
  var all = new double[2 * L + 2];
  all[0] = square(a[L] - y);
  double dA = 2 * (a[L] - y);
  for (int l = L - 1; l >= 0; l--) {
    all[1 + 2 * l] = dA * a[l];
    all[2 + 2 * l] = dA;
    dA = dA * w[l];
  }
  all[2 * L + 1] = dA;
  return all;
}

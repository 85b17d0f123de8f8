// fails: rates
double[] step(double[] w, double[] g, double[] rates) {
  double all = 0;
  for (int i = 0; i < w.length; i++) all += rates[i] * g[i];
  var next = w.clone();
  for (int i = 0; i < w.length; i++) next[i] -= all;
  return next;
}

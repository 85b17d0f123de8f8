// fails: cut
double[] cutNormal(int n, double sigma) {
  var kept = new double[n];
  for (int have = 0; have < n;)
    for (double z : normal(n).toDoubles())
      if (Math.abs(z) <= 2 && have < n) kept[have++] = sigma / 0.7737413 * z;
  return kept;
}

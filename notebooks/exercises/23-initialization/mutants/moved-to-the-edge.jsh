// fails: cut
double[] cutNormal(int n, double sigma) {
  return Arrays.stream(normal(n).toDoubles()).map(z -> sigma / 0.87962566 * Math.clamp(z, -2, 2)).toArray();
}

// fails: layer
long[] convLayer(int W, int F, int D, int K, int P, int S) {
  long side = (W - F + 2 * P) / S + 1;
  return new long[] {side, side * side * K, (long) K * F * F * D};
}

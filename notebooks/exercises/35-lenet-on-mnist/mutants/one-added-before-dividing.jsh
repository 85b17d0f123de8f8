// fails: layer
long[] convLayer(int W, int F, int D, int K, int P, int S) {
  long side = (W - F + 2 * P + 1) / S;
  return new long[] {side, side * side * K, K * ((long) F * F * D + 1)};
}

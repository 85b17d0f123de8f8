// fails: layer
long[] convLayer(int W, int F, int D, int K, int P, int S) {
  int side = (W - F + 2 * P) / S + 1;
  return new long[] {side, side * side * K, K * (F * F * D + 1)};
}

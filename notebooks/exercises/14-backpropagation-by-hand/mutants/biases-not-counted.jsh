// fails: costs
long[] costs(int[] sizes) {
  long weights = 0, backward = 0, paths = sizes[0];
  for (int l = 1; l < sizes.length; l++) {
    long here = (long) sizes[l] * sizes[l - 1];
    weights += here;
    backward += l == 1 ? here : 2 * here;
    paths *= sizes[l];
  }
  return new long[] {weights, weights + 1, 2 * weights, weights, backward, paths};
}

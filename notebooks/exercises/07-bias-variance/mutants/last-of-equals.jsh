// fails: bestWidth
int bestWidth(int[] widths, double[] validation) {
  int best = 0;
  for (int k = 1; k < widths.length; k++)
    if (validation[k] <= validation[best]) best = k;
  return widths[best];
}

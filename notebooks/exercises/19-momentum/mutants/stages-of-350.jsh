// fails: schedule
double momentumAt(int t, int c, double most) {
  return Math.min(1 - 1 / (2.0 * (t / 350 + 1)), most);
}

// fails: error
double[] outputError(double[] a, int digit) {
  var delta = a.clone();
  delta[digit] -= 1;
  return delta;
}

// fails: meanGradient
double[] meanGradient(double[][] each) {
  var sum = new double[each[0].length];
  for (var one : each)
    for (int k = 0; k < sum.length; k++) sum[k] += one[k];
  return sum;
}

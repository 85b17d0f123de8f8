// fails: unpool
double[][] maxPool2Backward(double[][] x, double[][] dy) {
  var dx = new double[x.length][x[0].length];
  for (int r = 0; r < x.length; r++)
    for (int c = 0; c < x[0].length; c++) dx[r][c] = dy[r / 2][c / 2] / 4;
  return dx;
}

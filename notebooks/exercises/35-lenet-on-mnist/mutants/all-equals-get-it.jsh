// fails: unpool
double[][] maxPool2Backward(double[][] x, double[][] dy) {
  var dx = new double[x.length][x[0].length];
  for (int r = 0; r < x.length; r++)
    for (int c = 0; c < x[0].length; c++) {
      int top = r / 2 * 2, left = c / 2 * 2;
      double largest = Math.max(Math.max(x[top][left], x[top][left + 1]), Math.max(x[top + 1][left], x[top + 1][left + 1]));
      if (x[r][c] == largest) dx[r][c] = dy[r / 2][c / 2];
    }
  return dx;
}

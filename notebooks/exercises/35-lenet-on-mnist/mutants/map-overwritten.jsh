// fails: unpool
double[][] maxPool2Backward(double[][] x, double[][] dy) {
  for (int r = 0; r < dy.length; r++)
    for (int c = 0; c < dy[0].length; c++) {
      int top = 2 * r, left = 2 * c;
      for (int i = 2 * r; i < 2 * r + 2; i++)
        for (int j = 2 * c; j < 2 * c + 2; j++)
          if (x[i][j] > x[top][left]) {
            top = i;
            left = j;
          }
      for (int i = 2 * r; i < 2 * r + 2; i++) for (int j = 2 * c; j < 2 * c + 2; j++) x[i][j] = 0;
      x[top][left] = dy[r][c];
    }
  return x;
}

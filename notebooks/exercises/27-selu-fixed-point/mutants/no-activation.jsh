// fails: deep
double[][] layerMoments(int depth, int width) {
  var rows = new double[depth][];
  Tensor x = normal(200, width);
  for (int l = 0; l < depth; l++) {
    x = x.mm(normal(width, width) / Math.sqrt(width));
    rows[l] = new double[] {mean(x).item(), var(x).item()};
  }
  return rows;
}

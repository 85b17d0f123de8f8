// fails: pathSum
double pathSum(double[][] paths) {
  double sum = 0;
  for (var path : paths)
    for (double slope : path) sum += slope;
  return sum;
}

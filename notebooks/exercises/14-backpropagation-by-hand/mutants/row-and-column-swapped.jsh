// fails: pathsOfWeight
double[] pathsOfWeight(int j, int k, Tensor x, Tensor a2, Tensor W3, Tensor delta3) {
  var paths = new double[delta3.size()];
  for (int m = 0; m < paths.length; m++)
    paths[m] = x.at(k) * a2.at(j) * (1 - a2.at(j)) * W3.at(m, k) * delta3.at(m);
  return paths;
}

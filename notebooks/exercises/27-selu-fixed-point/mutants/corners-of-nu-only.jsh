// fails: box
boolean mapsInto(double e, double n0, double n1, double t0, double t1) {
  for (double nu : new double[] {n0, n1}) {
    var to = seluMoments(0, 0, nu, 1);
    if (Math.abs(to[0]) > e || to[1] < n0 || to[1] > n1) return false;
  }
  return true;
}

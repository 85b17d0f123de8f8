// fails: saturated
double saturatedShare(double w, double r, double tolerance) {
  int flat = 0;
  for (int i = 0; i <= 600; i++) {
    double a = sigmoid(w * (-r + 2 * r * i / 600));
    if (w * a * (1 - a) < tolerance) flat++;
  }
  return flat / 601.0;
}

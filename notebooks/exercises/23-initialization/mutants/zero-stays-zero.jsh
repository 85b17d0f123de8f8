// fails: zero
double[] outputGradientAtZero(DoubleUnaryOperator f, double y, int units) { return new double[units]; }

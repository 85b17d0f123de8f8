// fails: constants
double[] solveSelu() { return new double[] {1.6733, 1.0507}; }

// fails: active
double activeShare(double b, double sigma) { return gaussian(0, Math.sqrt(sigma)).cumulative(b); }

// fails: crossTerm
double crossTerm(double w1, double w2, double eps) { return eps * w1 * w2; }

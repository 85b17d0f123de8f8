// fails: product
double productVariance(double mw, double vw, double mh, double vh) { return vw * vh; }

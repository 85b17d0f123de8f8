// what: An endless power of a BigInteger
// says: stopped after 2 s|memory
// %%
double attack(double x) {
  return BigInteger.TEN.pow(200000000).bitLength();
}

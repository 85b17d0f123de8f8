// what: An endless power of a BigInteger
// says: stopped after \d+ s|memory
// %%
double attack(double x) {
  return BigInteger.TEN.pow(200000000).bitLength();
}

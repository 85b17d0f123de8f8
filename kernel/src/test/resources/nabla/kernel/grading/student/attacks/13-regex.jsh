// what: Catastrophic backtracking
// says: stopped after \d+ s
// %%
double attack(double x) {
  return "a".repeat(400).matches("(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)\\1x") ? 1 : 0;
}

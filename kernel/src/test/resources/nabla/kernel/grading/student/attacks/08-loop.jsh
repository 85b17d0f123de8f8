// what: while (true) {}
// says: stopped after \d+ s
// %%
double attack(double x) {
  while (true) {}
}

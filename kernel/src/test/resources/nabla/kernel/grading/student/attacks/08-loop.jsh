// what: while (true) {}
// says: stopped after 2 s
// %%
double attack(double x) {
  while (true) {}
}

// what: Recursion without end
// says: calls itself without end
// %%
double attack(double x) {
  return attack(x + 1) + 1;
}

// what: State that one task leaves for the next
// says: expected 8128
// %%
static double next = 99;
// %%
double half(double x) { next = 1; return x / 2; }
// %%
double attack(double x) {
  return next;
}

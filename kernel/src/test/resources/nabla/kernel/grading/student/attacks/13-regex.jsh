// what: Catastrophic backtracking
// says: stopped after 2 s
// %%
double attack(double x) {
  return "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab".matches("(a|aa|a?a)+c") ? 1 : 0;
}

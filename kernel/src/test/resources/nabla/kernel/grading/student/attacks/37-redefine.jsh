// what: Redefining the method and helper of the tests
// says: expected 8128
// %%
class Victim { void attack(Object student) {} }
// %%
void attack(Object student) {}
// %%
double attack(double x) { return 2; }

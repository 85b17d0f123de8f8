// what: System.exit in a static initialiser
// says: (does not allow|refused:) ending the process
// %%
class Bomb { static { System.exit(3); } static double x() { return 1; } }
// %%
double attack(double x) {
  return Bomb.x();
}

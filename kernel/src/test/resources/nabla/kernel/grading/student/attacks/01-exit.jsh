// what: System.exit(0) in a cell and in a method
// says: (does not allow|refused:) ending the process
// %%
System.exit(0);
// %%
double attack(double x) {
  System.exit(0);
  return 0;
}

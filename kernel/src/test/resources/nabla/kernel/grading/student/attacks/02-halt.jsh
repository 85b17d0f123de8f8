// what: Runtime.halt(0), called and by method reference
// says: (does not allow|refused:) ending the process
// %%
Runtime.getRuntime().halt(0);
// %%
double attack(double x) {
  IntConsumer end = Runtime.getRuntime()::halt; end.accept(0);
  return 0;
}

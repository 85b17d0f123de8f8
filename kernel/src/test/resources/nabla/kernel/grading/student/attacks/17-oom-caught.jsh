// what: Running out of memory, catching it and going on
// says: stopped after \d+ s
// %%
double attack(double x) {
  var hoard = new ArrayList<byte[]>();
  while (true) try { hoard.add(new byte[1 << 22]); } catch (OutOfMemoryError e) {}
}

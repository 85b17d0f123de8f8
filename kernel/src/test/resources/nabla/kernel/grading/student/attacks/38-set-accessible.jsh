// what: Writing private fields by reflection
// says: does not allow reflection
// %%
var f = Class.forName("nabla.grade.Grading").getDeclaredField("skipped");
f.setAccessible(true);
f.set(null, false);
// %%
double attack(double x) {
  try { return (double) getClass().getMethods()[0].invoke(null); } catch (Exception e) { throw new IllegalStateException(e); }
}

// what: Calling the reference solution, and asking an exception for it
// says: reflection|package|cannot find|does not exist|not known
// %%
String loot = "";
// %%
double attack(double x) {
  try { loot = Class.forName("nabla.kernel.grading.student.Victim").getDeclaredMethod("reference").invoke(null).toString(); } catch (Exception e) { loot = e.toString(); }
  return 0;
}
// %%
var v = new nabla.kernel.grading.student.Victim();

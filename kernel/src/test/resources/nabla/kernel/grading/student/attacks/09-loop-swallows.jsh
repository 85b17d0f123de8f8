// what: A loop that swallows what should end it
// says: stopped after 2 s
// %%
double attack(double x) {
  while (true) { try { Thread.sleep(5); } catch (Throwable all) {} }
}

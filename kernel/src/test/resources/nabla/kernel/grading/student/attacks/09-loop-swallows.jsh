// what: A loop that swallows what should end it
// says: stopped after \d+ s
// %%
double attack(double x) {
  while (true) { try { Thread.sleep(5); } catch (Throwable all) {} }
}

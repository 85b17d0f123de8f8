// what: Its own Assertions and Expect
// says: expected 8128
// %%
class Assertions { static void assertEquals(Object a, Object b) {} }
// %%
class Expect { static void close(String what, double a, double b, double t) {} }
// %%
double attack(double x) {
  return 1;
}

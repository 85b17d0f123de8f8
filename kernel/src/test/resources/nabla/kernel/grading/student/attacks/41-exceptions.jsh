// what: Exceptions that lie about themselves
// %%
class Liar extends AssertionError { public String getMessage() { throw new RuntimeException(); } public String toString() { while (true); } public Throwable getCause() { return this; } }
// %%
double attack(double x) {
  throw new Liar();
}
// %%
double half2(double x) { throw new RuntimeException("x".repeat(100_000_000)); }
// %%
throw new Liar();

// what: Answers that equal everything, NaN, and shapes that broadcast
// says: expected 8128
// %%
class Any { public boolean equals(Object o) { return true; } public int hashCode() { return 0; } }
List<Object> any() { return List.of(new Any()); }
// %%
double attack(double x) {
  return Double.NaN;
}

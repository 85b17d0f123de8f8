// what: An answer that is too long, too deep, endless or a lie about its length
// %%
double half2(double x) { return x; }
// %%
List<Object> deep() { List<Object> l = new ArrayList<>(); l.add(l); return l; }
// %%
double attack(double x) {
  return deep().size();
}

// what: Sleeping until just under the limit, in every call
// %%
double half(double x) throws InterruptedException { Thread.sleep(1500); return x / 2; }
// %%
double attack(double x) {
  try { Thread.sleep(1800); } catch (InterruptedException e) {}
  return 0;
}

// what: A counted loop without a safepoint, in a cell
// says: stopped after \d+ s
// %%
long n = 0;
for (int k = 0; k < 2000000000; k++) for (int i = 0; i < 2000000000; i++) n += i ^ k;

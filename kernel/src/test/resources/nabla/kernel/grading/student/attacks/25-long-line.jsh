// what: One endless line
// %%
var line = "x".repeat(1 << 20);
for (int i = 0; i < 2048; i++) System.out.print(line);

// what: New processes
// says: does not allow starting or ending processes
// succeeds: loot pid \d+
// %%
String loot = "";
// %%
for (int i = 0; i < 5; i++) loot += "pid " + new ProcessBuilder("/usr/lib/jvm/../../bin/env", "sleep", "3").start().pid();

// what: The environment and command line of other processes
// says: does not allow
// succeeds: loot SECRET
// %%
String loot = "";
// %%
loot = Files.readString(Path.of("/proc/${PID}/environ"));
// %%
loot += Files.readString(Path.of("/proc/self/cmdline"));
loot += System.getenv();

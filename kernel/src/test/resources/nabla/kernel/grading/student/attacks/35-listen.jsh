// what: Listening
// says: does not allow network connections
// succeeds: loot port \d+
// %%
String loot = "";
// %%
loot = "port " + new ServerSocket(0).getLocalPort();

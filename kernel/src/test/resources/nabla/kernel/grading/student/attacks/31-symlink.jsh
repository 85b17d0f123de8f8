// what: A link that leads out
// says: does not allow opening files
// succeeds: loot SECRET
// %%
String loot = "";
// %%
var link = Path.of("/tmp", "nabla-link-" + System.nanoTime());
Files.createSymbolicLink(link, Path.of("${DIR}/secret.txt"));
try { loot = Files.readString(link); } finally { Files.delete(link); }

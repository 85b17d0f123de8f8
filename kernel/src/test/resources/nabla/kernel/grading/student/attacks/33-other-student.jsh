// what: The folder of another student
// says: does not allow opening files
// succeeds: loot SECRET
// %%
String loot = "";
// %%
try (var all = Files.walk(Path.of("${DIR}"))) { loot = all.filter(Files::isRegularFile).map(p -> { try { return Files.readString(p); } catch (IOException e) { return ""; } }).collect(Collectors.joining()); }

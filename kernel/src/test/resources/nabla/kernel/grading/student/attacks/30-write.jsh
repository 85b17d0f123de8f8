// what: Writing and deleting results
// says: does not allow opening files
// succeeds: changed
// %%
Files.writeString(Path.of("${DIR}/results.json"), "{\"score\": 100}");
// %%
new File("${DIR}/results.json").delete();
new PrintStream("${DIR}/results.json").println("100");

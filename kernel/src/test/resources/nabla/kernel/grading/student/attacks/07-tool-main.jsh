// what: A tool of the JDK whose main exits
// says: does not allow
// succeeds: changed
// %%
java.util.spi.ToolProvider.findFirst("jar").get().run(System.out, System.err, "cf", "${DIR}/results.json", ".");

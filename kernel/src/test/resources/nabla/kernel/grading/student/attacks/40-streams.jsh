// what: Replacing the streams and the handler of exceptions
// says: does not allow
// %%
System.setOut(null);
// %%
System.setErr(null);
Thread.setDefaultUncaughtExceptionHandler((t, e) -> {});

// what: A shutdown hook that never returns
// says: does not allow (ending the process|starting threads)
// %%
Runtime.getRuntime().addShutdownHook(new Thread(() -> { while (true); }));

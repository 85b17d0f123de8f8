// what: Killing its own process and another by number
// says: does not allow starting or ending processes
// succeeds: killed
// %%
ProcessHandle.of(${PID}).get().destroyForcibly();
// %%
ProcessHandle.current().destroyForcibly();
ProcessHandle.current().parent().get().destroy();

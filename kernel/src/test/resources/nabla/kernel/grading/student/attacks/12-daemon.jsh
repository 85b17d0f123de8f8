// what: A thread that lives on after the cell
// says: does not allow starting threads
// %%
var t = new Thread(() -> { while (true); });
t.setDaemon(true);
t.start();

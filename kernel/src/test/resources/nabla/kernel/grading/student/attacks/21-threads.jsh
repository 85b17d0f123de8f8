// what: Threads and virtual threads without end
// says: does not allow starting threads
// %%
for (int i = 0; i < 100000; i++) Thread.ofPlatform().daemon().start(() -> { try { Thread.sleep(100000); } catch (InterruptedException e) {} });
// %%
for (int i = 0; i < 1000000; i++) Thread.startVirtualThread(() -> { while (true); });

// what: A pool that is not named: by a supplier, a subclass, an inherited method
// says: starting threads
// %%
class T extends Thread { public void run() { while (true); } }
new T().start();
// %%
Supplier<Object> s = java.util.concurrent.Executors::newCachedThreadPool;
s.get();
// %%
class L extends ClassLoader { Class<?> make(byte[] b) { return defineClass(null, b, 0, b.length); } }
new L();

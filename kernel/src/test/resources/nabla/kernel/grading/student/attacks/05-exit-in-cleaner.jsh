// what: System.exit in a cleaner and in a finalizer
// says: does not allow
// %%
class Late { @Override protected void finalize() { System.exit(5); } }
for (int i = 0; i < 100; i++) new Late();
System.gc();
java.lang.ref.Cleaner.create().register(new Object(), () -> System.exit(6));

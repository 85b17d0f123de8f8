// what: Unsafe and native memory
// says: does not allow
// succeeds: loot pid \d+
// %%
var f = Class.forName("sun.misc.Unsafe").getDeclaredField("theUnsafe");
f.setAccessible(true);
((sun.misc.Unsafe) f.get(null)).putInt(0, 0);
// %%
String loot = "";
// %%
var linker = java.lang.foreign.Linker.nativeLinker();
loot = "pid " + linker.downcallHandle(linker.defaultLookup().find("getpid").get(), java.lang.foreign.FunctionDescriptor.of(java.lang.foreign.ValueLayout.JAVA_INT)).invoke();

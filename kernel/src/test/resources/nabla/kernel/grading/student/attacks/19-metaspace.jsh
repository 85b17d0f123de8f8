// what: Classes without end
// says: does not allow
// %%
var made = new ArrayList<Object>();
for (int i = 0; i < 1000000; i++) made.add(java.lang.reflect.Proxy.newProxyInstance(new ClassLoader() {}, new Class<?>[]{Runnable.class}, (p, m, a) -> null));

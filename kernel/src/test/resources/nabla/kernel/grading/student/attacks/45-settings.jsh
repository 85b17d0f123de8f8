// what: Locale, time zone, properties, seed
// says: does not allow changing settings
// %%
Locale.setDefault(Locale.GERMANY);
// %%
System.setProperty("line.separator", "x");
// %%
TimeZone.setDefault(TimeZone.getTimeZone("GMT+9"));
// %%
seed(42);
nabla.array.Rng.use(null);

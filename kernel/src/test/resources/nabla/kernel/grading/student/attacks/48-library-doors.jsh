// what: Files through the library itself
// says: does not allow opening files
// succeeds: changed
// %%
String loot = "";
// %%
loot += Csv.read("${DIR}/secret.txt");
// %%
plot(line(new double[]{1, 2}, new double[]{1, 2})).save("${DIR}/stolen.svg");
// %%
nabla.nn.Saved.save(linear(1, 1), Path.of("${DIR}/stolen.bin"));

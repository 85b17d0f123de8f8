// what: A file name that changes between the check and the reading, and ways around the check
// says: does not allow opening files
// succeeds: loot SECRET
// %%
String loot = "";
// %%
class Turning extends File {
  int asked;
  Turning() { super("data.csv"); }
  public String toString() { return getPath(); }
  public String getPath() { return asked++ < 1 ? "data.csv" : "${DIR}/secret.txt"; }
  public java.nio.file.Path toPath() { return Path.of("${DIR}/secret.txt"); }
}
// %%
void take(Callable<Object> how) { try { loot += how.call(); } catch (Throwable t) {} }
// %%
take(() -> new Scanner(new Turning()).nextLine());
take(() -> new BufferedReader(new FileReader(new Turning())).readLine());
// %%
Function<String, Path> place = Path::of;
take(() -> Files.readString(place.apply("${DIR}/secret.txt")));
take(() -> Files.readString(Path.of("../../../../../../../../../..${DIR}/secret.txt")));
take(() -> new Scanner(Path.of("/proc/self/root${DIR}/secret.txt")).nextLine());
// %%
class Reads extends FileReader { Reads() throws IOException { super("${DIR}/secret.txt"); } }
// %%
take(() -> new BufferedReader(new Reads()).readLine());
take(() -> new BufferedReader(new FileReader("${DIR}/secret.txt", java.nio.charset.StandardCharsets.UTF_8)).readLine());
// %%
interface Opens { String of(Path p) throws IOException; }
// %%
Opens o = Files::readString;
take(() -> o.of(Path.of("${DIR}/secret.txt")));
// %%
nabla.data.Environment.set("NABLA_DATA", "${DIR}");
// %%
loot += irisTable().read().csv("${DIR}/secret.txt");

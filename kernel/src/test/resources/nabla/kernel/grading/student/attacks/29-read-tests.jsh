// what: Reading the tests and other files in nine ways
// says: refused: opening files
// succeeds: loot SECRET|Victim
// %%
String loot = "";
// %%
void take(Callable<Object> how) { try { loot += how.call(); } catch (Throwable t) {} }
// %%
take(() -> Files.readString(Path.of("${DIR}/secret.txt")));
take(() -> new RandomAccessFile("${DIR}/secret.txt", "r").readLine());
take(() -> new Scanner(new File("${DIR}/secret.txt")).nextLine());
// %%
take(() -> new BufferedReader(new FileReader("${DIR}/secret.txt")).readLine());
take(() -> URI.create("file:${DIR}/secret.txt").toURL().openConnection().getContent());
take(() -> java.nio.channels.FileChannel.open(Path.of("${DIR}/secret.txt")).size());
// %%
take(() -> Files.mismatch(Path.of("${DIR}/secret.txt"), Path.of("${DIR}/results.json")));
take(() -> Class.forName("nabla.kernel.grading.student.Victim"));
take(() -> ClassLoader.getSystemResource("nabla/kernel/grading/student/Victim.class"));

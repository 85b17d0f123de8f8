// what: Filling the disk
// says: does not allow opening files
// succeeds: loot written 96
// %%
import java.nio.file.*;
// %%
String loot = "";
// %%
var big = Path.of("/tmp", "nabla-fill-" + System.nanoTime());
long written = 0;
try (var out = Files.newOutputStream(big, StandardOpenOption.CREATE, StandardOpenOption.DELETE_ON_CLOSE)) {
  for (int i = 0; i < 96; i++) { out.write(new byte[1 << 20]); written++; }
} finally { loot = "written " + written; }

package nabla.kernel.operators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnitsMainTest {
  private static final String TASK = """
      package nabla.exercises;
      import nabla.grad.Tensor;
      class Weights {
        Tensor step(Tensor w, Tensor g) { return w - 0.1 * g; }
      }
      """;
  @TempDir Path folder;

  private Path write(String name, String text) throws IOException {
    var file = folder.resolve("from").resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private void run() throws IOException {
    UnitsMain.main(new String[]{folder.resolve("from").toString(), folder.resolve("to").toString()});
  }

  @Test
  void operatorsBecomeCallsOnTheSameLinesInFilesOfTheSameNames() throws IOException {
    write("01-a/tests/Weights.java", TASK);
    write("02-b/tests/Use.java", "package nabla.exercises; class Use { double x = 1 + 2; }\n");
    run();
    assertEquals(TASK.replace("w - 0.1 * g", "w.sub(nabla.lab.Operators.mul(0.1, g))"),
        Files.readString(folder.resolve("to/01-a/tests/Weights.java")));
    assertEquals("package nabla.exercises; class Use { double x = 1 + 2; }\n", Files.readString(folder.resolve("to/02-b/tests/Use.java")));
  }

  @Test
  void whatIsTheSameIsLeftAndWhatIsGoneGoes() throws IOException {
    var gone = write("01-a/tests/Weights.java", TASK);
    write("02-b/tests/Use.java", "class Use {}");
    run();
    var use = folder.resolve("to/02-b/tests/Use.java");
    Files.setLastModifiedTime(use, FileTime.fromMillis(1000));
    Files.delete(gone);
    run();
    assertEquals(1000, Files.getLastModifiedTime(use).toMillis());
    assertFalse(Files.exists(folder.resolve("to/01-a/tests/Weights.java")));
  }
}

package nabla.kernel.grading.student;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nabla.grade.Answers;
import nabla.grade.Exercise;
import nabla.grade.Expect;
import nabla.grade.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a submission may read: the files that were handed in with it, and published data sets.
class FilesTest {
  private static final String SECRET = "SECRET-4711";

  /// Says what the student's variable `seen` holds.
  @Exercise(value = "00-seen", title = "Seen")
  public static class Seen {
    @Task(id = "seen", points = 1)
    void seen(Answers student) {
      Expect.that(false, student.variable("seen", String.class));
    }
  }

  @TempDir Path folder;

  private Path write(String name, String text) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  /// What a cell sees from the folder `ada/files`, and the grader's remarks.
  private String seen(Protection protection, String... expressions) throws IOException {
    Files.createDirectories(folder.resolve("ada/files"));
    var cells = new ArrayList<>(List.of("String seen = \"\";", "void see(Callable<?> what) { try { seen += what.call() + \"|\"; }"
        + " catch (Throwable e) { seen += e.getMessage() + \"|\"; } }"));
    for (var expression : expressions) cells.add("see(() -> " + expression + ");");
    var handed = new Handed(folder.resolve("ada"), folder.resolve("ada/files"));
    var outcome = Sandbox.grade(SandboxTest.cells(cells.toArray(String[]::new)), handed, Seen.class, Limits.USUAL, protection);
    return outcome.report().task("seen").message() + " " + outcome.cells().stream().map(Outcome.CellEnd::error).toList() + " "
        + outcome.events();
  }

  private static Protection protection(String name) {
    return name.equals("best") ? AttacksTest.best() : Protection.unprotected();
  }

  @ParameterizedTest
  @ValueSource(strings = {"best", "unprotected"})
  void filesHandedInAreReadByNamesBesideTheNotebook(String protection) throws IOException {
    write("ada/files/data.csv", "x,y\n1,2\n3,4\n");
    write("ada/files/notes/a.txt", "alpha");
    write("ada/up.txt", "beta");
    var seen = seen(protection(protection), "Csv.read(\"data.csv\").rowCount()",
        "Csv.dataSet(Csv.read(Path.of(\"data.csv\")), \"y\").x().at(1, 0)",
        "Files.readString(Path.of(\"notes/a.txt\"))", "Files.readAllLines(Path.of(\"../up.txt\"))",
        "new BufferedReader(new FileReader(\"data.csv\")).readLine()", "new Scanner(new File(\"data.csv\")).nextLine()",
        "Files.lines(Path.of(\"data.csv\")).count()", "digits().size() + iris().size()");
    assertTrue(seen.startsWith("2|3.0|alpha|[beta]|x,y|x,y|3|1947|"), seen);
  }

  @ParameterizedTest
  @ValueSource(strings = {"best", "unprotected"})
  void nothingElseIsReadAndNothingIsWritten(String protection) throws IOException {
    var secret = write("bob/secret.txt", SECRET);
    write("ada/files/data.csv", "x\n1\n");
    Files.createSymbolicLink(folder.resolve("ada/files/link.txt"), secret);
    Files.createSymbolicLink(folder.resolve("ada/files/away"), folder.resolve("bob"));
    var name = "\"" + secret + "\"";
    var seen = seen(protection(protection), "Files.readString(Path.of(" + name + "))",
        "Files.readString(Path.of(\"../../bob/secret.txt\"))",
        "Files.readString(Path.of(\"link.txt\"))", "Files.readString(Path.of(\"away/secret.txt\"))",
        "new BufferedReader(new FileReader(" + name + ")).readLine()", "new Scanner(new File(" + name + ")).nextLine()",
        "Csv.read(" + name + ")",
        "photo(" + name + ")", "Files.readString(new File(" + name + ").toPath())",
        "Optional.of(Path.of(" + name + ")).map(p -> { try { return"
            + " Files.readString(p); } catch (IOException e) { return \"io\"; } })",
        "Files.writeString(Path.of(\"data.csv\"), \"changed\")", "new FileWriter(\"new.txt\")", "Files.readString(null)");
    assertFalse(seen.contains(SECRET), seen);
    assertTrue(seen.contains("this exercise does not allow opening files outside the submission (" + secret + ")"), seen);
    assertEquals("x\n1\n", Files.readString(folder.resolve("ada/files/data.csv")));
  }

  @Test
  void aMissingFileIsSaidToBeMissing() throws IOException {
    var seen = seen(AttacksTest.best(), "Files.readString(Path.of(\"nowhere.txt\"))", "Csv.read(\"nowhere.csv\")");
    assertTrue(seen.contains("nowhere.csv does not exist or cannot be read") && !seen.contains("not allow"), seen);
  }

  @Test
  void theSystemHoldsWithoutTheGuard() throws IOException {
    org.junit.jupiter.api.Assumptions.assumeTrue(AttacksTest.best().has(Shield.NAMESPACES), "there are no namespaces here");
    var secret = write("bob/secret.txt", SECRET);
    write("ada/files/data.csv", "x\n1\n");
    var seen = seen(AttacksTest.best().without(Shield.GUARD), "Files.readString(Path.of(\"data.csv\"))",
        "Files.readString(Path.of(\"" + secret + "\"))", "Files.writeString(Path.of(\"data.csv\"), \"changed\")",
        "Files.writeString(Path.of(\"new.txt\"), \"new\")");
    assertTrue(seen.startsWith("x\n1\n|" + secret + "|"), seen);
    assertFalse(seen.contains(SECRET), seen);
    assertTrue(seen.contains("Read-only file system"), seen);
  }

  @Test
  void publishedDataSetsAreReadWhereTheGraderHasThemAndNeverFetched() throws IOException {
    var seen = seen(AttacksTest.best(), "mnist().size()", "cifar10(3).size()");
    var here = nabla.data.Mnist.here();
    assertTrue(seen.startsWith(here ? "10000|" : "t10k-images-idx3-ubyte.gz is not on this machine, and nothing is downloaded here|"),
        seen);
  }

  @Test
  void tooManyFilesAreSaidToBeTooMany() throws IOException {
    for (int i = 0; i < 510; i++) write("ada/files/f" + i, "x");
    var seen = seen(AttacksTest.best(), "1");
    assertTrue(seen.contains("of the files that were handed in only the first 500 are there"), seen);
  }
}

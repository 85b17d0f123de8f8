package nabla.kernel.grading.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The process in which an exercise is proved: `ProofMain FOLDER FILE` writes why it cannot be released to the file, a paragraph each.
public final class ProofMain {
  /// What separates one reason from the next; reasons may have several lines.
  static final String NEXT = "\u001E";

  private ProofMain() {}

  public static void main(String[] args) throws IOException {
    Files.writeString(Path.of(args[1]), String.join(NEXT, Proof.failures(new ExerciseFolder(Path.of(args[0])))));
    System.exit(0);
  }
}

package nabla.kernel.grading.student;

import java.nio.file.Path;
import java.util.List;

/// What stands between a submission and the machine.
///
/// @param guard calls that reach outside are refused when the student's classes load
public record Protection(boolean guard) {
  public static final Protection NONE = new Protection(false);

  List<String> wrap(Launch launch, List<String> command, Path folder) {
    return command;
  }

  /// What is on, in words.
  public List<String> on() {
    return List.of("a process of its own", "results compared outside it");
  }
}

package nabla.notebooks;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nabla.kernel.Jvm;
import nabla.kernel.grading.batch.GradeMain;

/// The command behind `install/nabla grade`, with this build's classes, or with the jars that `-Dnabla.jars=DIR` names: jars bring the class
/// cache.
final class GradeCommand {
  private GradeCommand() {}

  static List<String> of(Path state, String... args) {
    var jars = System.getProperty("nabla.jars");
    var classPath = jars == null ? Jvm.classPath() : Path.of(jars).toAbsolutePath() + File.separator + "*";
    var command = new ArrayList<>(
        List.of(Jvm.java(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dnabla.scalar=true", "-cp", classPath,
            GradeMain.class.getName(), "--root", "exercises", "--state", state.toString()));
    command.addAll(Arrays.asList(args));
    return command;
  }
}

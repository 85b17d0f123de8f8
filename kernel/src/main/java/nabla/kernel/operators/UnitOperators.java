package nabla.kernel.operators;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import nabla.kernel.shell.Edits;

/// Reads operators on tensors in ordinary `.java` sources, as the grader compiles them, the way cells do.
public final class UnitOperators {
  private UnitOperators() {}

  /// The readings of some compilation units that are compiled together, by their names: what to compile instead of each, on the same lines.
  ///
  /// A source without operators on tensors stays as it is, byte for byte. Errors in the sources are left for their compilation to tell.
  public static Map<String, Edits> read(Map<String, String> sources, List<Path> classPath) {
    try (var files = ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null)) {
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
      var javac = new Javac(files);
      var reading = new Reading(javac, parts(javac, List.copyOf(sources.values())));
      reading.advance();
      var results = new LinkedHashMap<String, Edits>();
      var result = reading.result().iterator();
      for (var name : sources.keySet()) results.put(name, result.next());
      return results;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Reading.Part> parts(Javac javac, List<String> sources) {
    var trial = javac.parse(sources);
    var positions = trial.trees().getSourcePositions();
    var parts = new ArrayList<Reading.Part>();
    for (int i = 0; i < sources.size(); i++) {
      var source = sources.get(i);
      var syntax = Syntax.read(trial.units().get(i), positions, source, 0);
      parts.add(new Reading.Part(new Draft(source, syntax, library(syntax), false), new Wrapping("", "")));
    }
    return parts;
  }

  private static String library(Syntax syntax) {
    return syntax.variables().contains("nabla") ? Draft.LIBRARY : "nabla.lab.Operators";
  }
}

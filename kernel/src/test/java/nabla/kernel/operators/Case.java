package nabla.kernel.operators;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A line of the table `cases.txt`: a cell, what it is rewritten to, and what it yields or prints.
record Case(String section, String source, String rewritten, String value) {
  @Override
  public String toString() {
    return source.replace("\n", "⏎");
  }

  boolean unchanged() {
    return source.equals(rewritten);
  }

  static List<Case> all() {
    var cases = new ArrayList<Case>();
    var section = "";
    for (var block : read().split("\n\n"))
      if (block.startsWith("# ")) section = block.substring(2);
      else cases.add(of(section, block.lines().toList()));
    return cases;
  }

  private static Case of(String section, List<String> lines) {
    var source = lines.stream().filter(l -> !l.startsWith("→ ") && !l.matches("=( .*)?")).collect(Collectors.joining("\n"));
    var rewritten = lines.stream().filter(l -> l.startsWith("→ ")).map(l -> l.substring(2)).collect(Collectors.joining("\n"));
    return new Case(section, source, rewritten.isEmpty() ? source : rewritten, lines.getLast().substring(1).strip());
  }

  private static String read() {
    try (var in = Case.class.getResourceAsStream("cases.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package nabla.grade.results;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/// All students' results of one exercise, by name.
public record ClassResults(Sheet sheet, List<Graded> students) {
  public ClassResults {
    students = students.stream().sorted(Comparator.comparing(Graded::student)).toList();
  }

  List<Graded> with(Graded.Status status) {
    return students.stream().filter(g -> g.status() == status).toList();
  }

  /// Writes every form below `folder`, each file whole or not at all. Files of students who are no longer there go.
  public void write(Path folder) throws IOException {
    var files = new LinkedHashMap<String, String>();
    files.put("grades.csv", Csv.of(this));
    files.put("grades.json", Json.of(this));
    files.put("junit.xml", JUnitXml.of(this));
    files.put("open-test-report.xml", OpenTestReport.of(this));
    files.put("report.html", ClassPage.of(this));
    for (var graded : students) {
      if (graded.tasks().isEmpty()) continue;
      files.put("feedback/" + file(graded.student()) + ".html", Feedback.of(sheet, graded));
      files.put("gradescope/" + file(graded.student()) + ".json", Gradescope.of(sheet, graded));
    }
    for (var old : List.of("feedback", "gradescope")) clear(folder.resolve(old), files.keySet());
    for (var file : files.entrySet()) whole(folder.resolve(file.getKey()), file.getValue());
  }

  private static void clear(Path folder, java.util.Set<String> keep) throws IOException {
    Files.createDirectories(folder);
    try (var all = Files.list(folder)) {
      for (var file : all.toList())
        if (!keep.contains(folder.getFileName() + "/" + file.getFileName())) Files.delete(file);
    }
  }

  /// Writes a text file whole or not at all; one that already says the same is left alone.
  public static void whole(Path file, String text) throws IOException {
    if (Files.exists(file) && java.util.Arrays.equals(Files.readAllBytes(file), text.getBytes(StandardCharsets.UTF_8))) return;
    Files.createDirectories(file.toAbsolutePath().getParent());
    var fresh = Files.createTempFile(file.toAbsolutePath().getParent(), ".", ".new");
    try {
      try (var channel = java.nio.channels.FileChannel.open(fresh, java.nio.file.StandardOpenOption.WRITE)) {
        var bytes = java.nio.ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) channel.write(bytes);
        channel.force(true);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /// A student's name as the name of a file, on every system: what some systems forbid is written as `%` and its code.
  public static String file(String student) {
    var name = new StringBuilder();
    student.codePoints().forEach(c -> {
      if (c < 32 || c == 127 || "<>:\"/\\|?*%".indexOf(c) >= 0) name.append(String.format("%%%02X", c));
      else name.appendCodePoint(c);
    });
    var text = name.toString();
    return text.isEmpty() ? "%" : text.matches("\\.+") ? text.replace(".", "%2E") : text;
  }
}

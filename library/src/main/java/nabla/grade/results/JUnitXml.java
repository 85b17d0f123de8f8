package nabla.grade.results;

import java.util.Locale;
import javax.xml.stream.XMLStreamException;
import nabla.grade.TaskResult;

/// The results as JUnit XML, as build servers read it: a suite a student, a case a task.
final class JUnitXml {
  private JUnitXml() {}

  static String of(ClassResults results) {
    try {
      var xml = new Xml();
      xml.element("testsuites", () -> {
        for (var graded : results.students())
          if (!graded.tasks().isEmpty()) suite(xml, results.sheet(), graded);
      }, "name", results.sheet().exercise());
      return xml.toString();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void suite(Xml xml, Sheet sheet, Graded graded) throws XMLStreamException {
    boolean failed = graded.status() == Graded.Status.FAILED;
    var lost = graded.tasks().stream().filter(t -> !t.passed()).count();
    xml.element("testsuite", () -> {
      xml.element("properties", () -> {
        xml.element("property", () -> {}, "name", "points", "value", Csv.number(graded.earned()));
        xml.element("property", () -> {}, "name", "of", "value", Csv.number(sheet.points()));
      });
      for (var task : graded.tasks()) task(xml, sheet, graded, task, failed);
    }, "name", graded.student(), "tests", String.valueOf(graded.tasks().size()), "failures", String.valueOf(failed ? 0 : lost), "errors",
        String.valueOf(failed ? lost : 0), "skipped", "0", "time", seconds(graded.seconds()), "timestamp", graded.when());
  }

  private static void task(Xml xml, Sheet sheet, Graded graded, TaskResult task, boolean failed) throws XMLStreamException {
    xml.element("testcase", () -> {
      if (!task.passed()) xml.leaf(failed ? "error" : "failure", task.message(), "type", task.verdict().name(), "message",
          task.message().lines().findFirst().orElse(""));
    }, "name", task.task(), "classname", sheet.exercise() + "." + graded.student(), "time", seconds(task.seconds()));
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.3f", seconds);
  }
}

package nabla.kernel.operators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The table: source → rewritten source → value.
class CasesTest {
  /// Sessions get slower with the snippets they hold: sections share one up to this many cases.
  private static final int MOST = 60;

  /// The sections of the quick build; the full one runs them all.
  private static final Set<String> QUICK = Set.of("precedence and parentheses are Java's", "array elements and fields",
      "strings stay strings",
      "comments, blanks and lines", "forward references and redefinition");

  private static Notebook notebook;

  @AfterAll
  static void close() {
    notebook.close();
  }

  @TestFactory
  Stream<DynamicContainer> cellsAreReadAsTheTableSays() {
    return table(c -> QUICK.contains(c.section()));
  }

  @Tag("full")
  @TestFactory
  Stream<DynamicContainer> allCellsAreReadAsTheTableSays() {
    return table(c -> !QUICK.contains(c.section()));
  }

  private static Stream<DynamicContainer> table(Predicate<Case> chosen) {
    var sections = Case.all().stream().filter(chosen)
        .collect(Collectors.groupingBy(Case::section, LinkedHashMap::new, Collectors.toList()));
    var count = new int[]{MOST};
    return sections.entrySet().stream().map(section -> {
      boolean fresh = count[0] + section.getValue().size() > MOST;
      count[0] = section.getValue().size() + (fresh ? 0 : count[0]);
      return DynamicContainer.dynamicContainer(section.getKey(), tests(section.getValue(), fresh));
    });
  }

  private static Stream<DynamicTest> tests(List<Case> cases, boolean fresh) {
    return cases.stream().map(c -> DynamicTest.dynamicTest(c.toString(), () -> {
      if (fresh && c == cases.getFirst()) renew();
      assertEquals(c.value(), notebook.value(c.source()), c.source());
      assertEquals(c.rewritten(), notebook.rewritten(c.source()), c.source());
    }));
  }

  private static void renew() {
    if (notebook != null) notebook.close();
    notebook = new Notebook();
  }

  @Test
  void theTableIsLongEnough() {
    Map<Boolean, Long> counts = Case.all().stream().collect(Collectors.partitioningBy(Case::unchanged, Collectors.counting()));
    assertTrue(counts.get(false) >= 150 && counts.get(true) >= 30,
        () -> "rewritten " + counts.get(false) + ", unchanged " + counts.get(true));
  }
}

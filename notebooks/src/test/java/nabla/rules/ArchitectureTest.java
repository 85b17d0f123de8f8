package nabla.rules;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The package table of the design: who may import whom, and which package alone may import a third-party library.
class ArchitectureTest {
  static final JavaClasses CLASSES = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
      .withImportOption(location -> !location.contains("/test-classes/")).importPackages("nabla");

  /// A package and the packages of the library it may import; sub-packages belong to their parent.
  private static final Map<String, Set<String>> MAY = Map.ofEntries(entry("tex", Set.of()), entry("display", Set.of()),
      entry("array", Set.of()), entry("math", Set.of("array")), entry("grad", Set.of("array", "tex", "display", "math")),
      entry("derive", Set.of("grad", "tex", "array", "display", "math")), entry("nn", Set.of("grad", "math", "array", "tex", "display")),
      entry("loss", Set.of("grad", "math", "array", "tex", "display")), entry("optim", Set.of("grad", "math", "array", "tex", "display")),
      entry("train", Set.of("grad", "math", "array", "display", "nn", "loss", "optim", "data")),
      entry("structure", Set.of("grad", "math", "array", "display", "nn", "loss", "optim", "data", "train")),
      entry("data", Set.of("array", "grad", "display")), entry("plot", Set.of("array", "tex", "display")),
      entry("grade", Set.of("grad", "array", "display", "math", "derive")));
  private static final Set<String> OUTER = Set.of("lab", "kernel", "exercises");

  private static String part(JavaClass type) {
    return type.getPackageName().replaceFirst("^nabla\\.?", "").replaceFirst("\\..*", "");
  }

  private static Set<JavaClass> dependencies(JavaClass type) {
    return type.getDirectDependenciesFromSelf().stream().map(one -> one.getTargetClass().getBaseComponentType())
        .collect(Collectors.toSet());
  }

  @Test
  void theClassesAreThere() {
    var parts = CLASSES.stream().map(ArchitectureTest::part).collect(Collectors.toCollection(TreeSet::new));
    assertTrue(CLASSES.size() > 400, CLASSES.size() + " classes in " + parts);
    assertTrue(parts.containsAll(Set.of("tex", "display", "array", "math", "grad", "derive", "optim", "plot", "grade", "lab", "kernel")),
        "seen: " + parts);
  }

  @Test
  void everyPackageImportsOnlyWhatTheTableAllows() {
    var broken = new TreeSet<String>();
    for (var type : CLASSES) {
      var own = part(type);
      if (OUTER.contains(own)) continue;
      var allowed = MAY.get(own);
      if (allowed == null) broken.add("nabla." + own + " is not in the table");
      else
        for (var other : dependencies(type))
          if (other.getPackageName().startsWith("nabla.") && !part(other).equals(own) && !allowed.contains(part(other)))
            broken.add(type.getName() + " imports nabla." + part(other));
    }
    assertEquals(Set.of(), broken);
  }

  @Test
  void noArrowPointsFromTheLibraryToTheKernel() {
    var lab = CLASSES.stream().filter(type -> part(type).equals("lab")).toList();
    assertTrue(!lab.isEmpty(), "no class in nabla.lab");
    for (var type : lab)
      for (var other : dependencies(type))
        assertTrue(!other.getPackageName().startsWith("nabla.kernel"), type.getName() + " imports " + other.getName());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      jdk.incubator.vector         | nabla.array.simd
      org.hipparchus               | nabla.math
      org.knowm.xchart             | nabla.plot
      org.junit.platform           | nabla.grade
      tech.tablesaw                | nabla.data
      com.google.gson              | nabla.kernel nabla.grade
      org.zeromq                   | nabla.kernel.wire
      org.commonmark               | nabla.kernel.render
      io.github.spencerpark        | nabla.kernel.protocol nabla.kernel.history
      jdk.jshell                   | nabla.kernel.shell nabla.kernel.operators
      """)
  void aLibraryHasOneImporter(String library, String importers) {
    var allowed = List.of(importers.split(" "));
    var users = CLASSES.stream().filter(type -> dependencies(type).stream().anyMatch(other -> other.getPackageName().startsWith(library)))
        .map(JavaClass::getPackageName).collect(Collectors.toCollection(TreeSet::new));
    assertTrue(!users.isEmpty(), "nobody imports " + library);
    assertEquals(List.of(), users.stream().filter(user -> allowed.stream().noneMatch(user::startsWith)).toList(),
        "importers of " + library);
  }

  @ParameterizedTest
  @CsvSource({"io.github.spencerpark.jupyter.kernel.display", "io.github.spencerpark.jupyter.kernel.comm",
      "io.github.spencerpark.jupyter.messages"})
  void theKernelUsesTheBaseLibrary(String base) {
    assertTrue(CLASSES.stream().anyMatch(type -> dependencies(type).stream().anyMatch(other -> other.getPackageName().startsWith(base))),
        "no class of the kernel uses " + base);
  }

  @Test
  void onlySealedAndForeignTypesAreExtended() {
    var seen = 0;
    var broken = new TreeSet<String>();
    for (var type : CLASSES) {
      var parent = type.getRawSuperclass();
      if (parent.isEmpty() || !parent.get().getPackageName().startsWith("nabla")) continue;
      seen++;
      if (!type.isAnonymousClass() && !parent.get().reflect().isSealed() && !parent.get().isEnum())
        broken.add(type.getName() + " extends " + parent.get().getName());
    }
    assertTrue(seen > 0, "saw no class that extends another");
    assertEquals(Set.of(), broken);
  }

  @Test
  void thereAreNoSettersAndNoGetters() {
    var seen = 0;
    var broken = new TreeSet<String>();
    for (var type : CLASSES) {
      var foreign = type.getAllRawSuperclasses().stream()
          .anyMatch(up -> !up.getPackageName().startsWith("nabla") && !up.getPackageName().equals("java.lang"))
          || type.getAllRawInterfaces().stream()
              .anyMatch(up -> !up.getPackageName().startsWith("nabla") && !up.getPackageName().startsWith("java."));
      if (foreign) continue;
      for (var method : type.getMethods()) {
        seen++;
        if (method.getName().matches("(get|set)[A-Z].*")) broken.add(method.getFullName());
      }
    }
    assertTrue(seen > 2000, "saw only " + seen + " methods");
    assertEquals(Set.of(), broken);
  }

  @Test
  void noOperationOfTheLibraryIsCustom() {
    var custom = CLASSES.get("nabla.grad.Op$Custom");
    var all = custom.getAllSubclasses().stream().map(JavaClass::getPackageName).collect(Collectors.toCollection(TreeSet::new));
    all.removeAll(Arrays.asList("nabla.derive"));
    assertEquals(Set.of(), all, "derivations may, they close over graphs; other packages add to the sealed tree");
  }

  /// Types of these packages need no import in cells.
  private static final List<String> SEEN = List.of("array", "data", "derive", "display", "grad", "grade", "loss", "math", "nn", "optim",
      "plot", "structure", "tex", "train");

  @Test
  void typesThatCellsSeeHaveNamesOfTheirOwn() {
    var names = CLASSES.stream()
        .filter(type -> SEEN.contains(part(type)) && type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC))
        .filter(type -> type.getPackageName().chars().filter(c -> c == '.').count() == 1)
        .collect(Collectors.groupingBy(JavaClass::getSimpleName));
    assertTrue(names.size() > 80, "saw only " + names.keySet());
    var twice = names.values().stream().filter(same -> same.size() > 1).map(Object::toString).toList();
    assertEquals(List.of(), twice);
    for (var home : List.of("java.lang.", "java.util.", "java.util.function.", "java.io.", "java.net."))
      for (var name : names.keySet())
        assertThrows(ClassNotFoundException.class, () -> Class.forName(home + name), name + " hides " + home + name);
  }
}

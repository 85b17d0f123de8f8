package nabla.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Cells import every package of the library and the JDK's usual ones with `*`, so their types' simple names must differ.
class NamesTest {
  private static final List<String> JDK = List.of("java.lang", "java.io", "java.net", "java.util", "java.util.function", "java.util.stream",
      "java.time",
      "java.nio.file", "java.math", "java.util.concurrent", "java.util.regex");

  @Test
  void noTwoTypesThatCellsSeeShareAName() {
    var seen = new HashMap<String, String>();
    var clashes = new ArrayList<String>();
    var types = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("nabla").stream()
        .filter(c -> c.getModifiers().contains(JavaModifier.PUBLIC) && c.isTopLevelClass() && c.getPackageName().matches("nabla\\.[a-z]+"))
        .toList();
    for (var type : types) {
      var other = seen.put(type.getSimpleName(), type.getPackageName());
      if (other != null) clashes.add(type.getSimpleName() + " in " + other + " and " + type.getPackageName());
      for (var jdk : JDK) if (inJdk(jdk + "." + type.getSimpleName())) clashes.add(type.getName() + " and " + jdk);
    }
    assertTrue(seen.size() > 60, "saw only " + seen.size() + " types");
    assertEquals(List.of(), clashes);
  }

  private static boolean inJdk(String name) {
    try {
      return java.lang.reflect.Modifier.isPublic(Class.forName(name, false, null).getModifiers());
    } catch (ClassNotFoundException none) {
      return false;
    }
  }
}

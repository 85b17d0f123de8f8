package nabla.kernel.grading.release;

import java.io.IOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.InnerClassesAttribute;
import java.lang.classfile.attribute.NestMembersAttribute;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;

/// The exercises' jar as students get it: visible tasks and what they reach, nothing else.
///
/// Hidden tasks are gone with their hints, numbers and helpers: of every class only those members stay that a visible task leads to.
public final class VisibleTests {
  private static final String HOME = "nabla/exercises/";
  private static final String EXERCISE = "Lnabla/grade/Exercise;", TASK = "Lnabla/grade/Task;";

  private VisibleTests() {}

  /// Copies a jar, without the hidden tests where it holds exercises.
  ///
  /// @throws IllegalArgumentException where a field that only hidden tasks use is set for all of a class: its value could not be left out
  public static void copy(Path jar, Path to) throws IOException {
    Files.copy(jar, to, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    var time = Files.getLastModifiedTime(jar);
    try (var file = new JarFile(jar.toFile())) {
      if (file.stream().noneMatch(e -> e.getName().startsWith(HOME))) return;
      write(file, to);
    } catch (ZipException plain) {
      return;
    }
    Files.setLastModifiedTime(to, time);
  }

  private static void write(JarFile from, Path to) throws IOException {
    var classes = new TreeMap<String, byte[]>();
    for (var entry : from.stream().filter(e -> e.getName().startsWith(HOME) && e.getName().endsWith(".class")).toList())
      classes.put(entry.getName().replace(".class", ""), from.getInputStream(entry).readAllBytes());
    var visible = of(classes);
    try (var out = new ZipOutputStream(Files.newOutputStream(to))) {
      for (var entry : from.stream().toList()) {
        var name = entry.getName();
        boolean test = name.startsWith(HOME) && !entry.isDirectory();
        if (test && !visible.containsKey(name.replace(".class", ""))) continue;
        var copy = new ZipEntry(name);
        copy.setLastModifiedTime(entry.getLastModifiedTime());
        out.putNextEntry(copy);
        out.write(test ? visible.get(name.replace(".class", "")) : from.getInputStream(entry).readAllBytes());
        out.closeEntry();
      }
    }
  }

  /// The classes of the tests, by internal name, that students get.
  static Map<String, byte[]> of(Map<String, byte[]> classes) {
    var models = new TreeMap<String, ClassModel>();
    classes.forEach((name, bytes) -> models.put(name, ClassFile.of().parse(bytes)));
    var reached = new Reached(models);
    for (var model : models.values()) if (exercise(model)) roots(model, reached);
    reached.close();
    var visible = new TreeMap<String, byte[]>();
    reached.classes().forEach(name -> visible.put(name, stripped(models.get(name), reached)));
    return visible;
  }

  private static boolean exercise(ClassModel model) {
    return annotations(model.findAttribute(Attributes.runtimeVisibleAnnotations()).map(a -> a.annotations())).contains(EXERCISE);
  }

  private static List<String> annotations(java.util.Optional<List<Annotation>> found) {
    return found.orElse(List.of()).stream().map(a -> a.className().stringValue()).toList();
  }

  /// What JUnit calls by itself: visible tasks, and methods with other annotations.
  private static void roots(ClassModel model, Reached reached) {
    reached.type(model.thisClass().asInternalName());
    for (var method : model.methods()) {
      var marks = method.findAttribute(Attributes.runtimeVisibleAnnotations()).map(a -> a.annotations()).orElse(List.of());
      if (!marks.isEmpty() && marks.stream().noneMatch(VisibleTests::hidden)) reached.member(model, method);
    }
  }

  private static boolean hidden(Annotation mark) {
    return mark.className().equalsString(TASK) && mark.elements().stream().anyMatch(
        e -> e.name().equalsString("visibility") && e.value() instanceof AnnotationValue.OfEnum of
            && of.constantName().equalsString("HIDDEN"));
  }

  /// The class with what was reached, on a constant pool of its own.
  private static byte[] stripped(ClassModel model, Reached reached) {
    var left = new ArrayList<String>();
    var transform = ClassTransform.dropping(element -> switch (element) {
      case MethodModel method -> !reached.has(model, method);
      case FieldModel field -> !reached.has(model, field);
      case InnerClassesAttribute _,NestMembersAttribute _ -> true;
      default -> false;
    }).andThen(ClassTransform.endHandler(builder -> {
      model.findAttribute(Attributes.innerClasses()).ifPresent(all -> builder.with(InnerClassesAttribute.of(all.classes().stream()
          .filter(c -> reached.known(c.innerClass().asInternalName())).toList())));
      model.findAttribute(Attributes.nestMembers()).ifPresent(all -> builder.with(NestMembersAttribute.of(all.nestMembers().stream()
          .filter(c -> reached.known(c.asInternalName())).toList())));
    }));
    for (var field : model.fields()) if (reached.forHiddenAlone(model, field)) left.add(field.fieldName().stringValue());
    if (!left.isEmpty()) throw new IllegalArgumentException("hidden tasks alone use " + String.join(", ", left) + " of "
        + model.thisClass().asInternalName().replace('/', '.') + ": move it into the task, so that students do not get it");
    return ClassFile.of(ClassFile.ConstantPoolSharingOption.NEW_POOL, ClassFile.DebugElementsOption.DROP_DEBUG).transformClass(model,
        transform);
  }
}

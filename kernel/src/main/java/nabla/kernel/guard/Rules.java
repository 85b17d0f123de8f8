package nabla.kernel.guard;

import java.lang.constant.ClassDesc;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The list of what may be called, from the resource `allowed.txt`: a package with all its classes, less some; a class with some methods only.
///
/// Lines: `package NAME` allows a package, `class NAME` a class, `only CLASS METHOD…` some methods of a class, `never CLASS METHOD…` all but these;
/// `never CLASS` takes a class out of its package; `reads CLASS METHOD TYPE…` allows methods whose only parameter, of these types, names a file
/// that is read, if it is one of the submission's own. What is on no line is refused.
final class Rules {
  private static final Set<String> FILES = Set.of("java.io.PrintStream", "java.io.PrintWriter", "java.util.Formatter");
  static final Rules ALLOWED = read();

  private final Set<String> packages = new HashSet<>(), classes = new HashSet<>(), refused = new HashSet<>();
  private final Map<String, Set<String>> only = new HashMap<>(), never = new HashMap<>();
  private final Map<String, ClassDesc> reads = new HashMap<>();

  private static Rules read() {
    var rules = new Rules();
    try (var in = Rules.class.getResourceAsStream("allowed.txt")) {
      new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).lines().map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#")).forEach(line -> rules.add(line.split("\\s+")));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return rules;
  }

  private void add(String[] line) {
    var methods = Stream.of(line).distinct().filter(word -> !word.equals(line[0]) && !word.equals(line[1]))
        .collect(java.util.stream.Collectors.toSet());
    switch (line[0]) {
      case "package" -> packages.add(line[1]);
      case "class" -> classes.add(line[1]);
      case "reads" -> {
        for (int i = 3; i < line.length; i++) reads.put(line[1] + "." + line[2] + "(" + ClassDesc.of(line[i]).descriptorString() + ")",
            ClassDesc.of(line[i]));
      }
      case "only" -> only.computeIfAbsent(line[1], _ -> new HashSet<>()).addAll(methods);
      case "never" -> {
        if (methods.isEmpty()) refused.add(line[1]);
        else never.computeIfAbsent(line[1], _ -> new HashSet<>()).addAll(methods);
      }
      default -> throw new IllegalStateException("allowed.txt: unknown word " + line[0]);
    }
  }

  /// Whether a method (`<init>` for a constructor) or field of the class of this binary name may be used.
  boolean allow(String type, String member, String descriptor) {
    var top = type.indexOf('$') < 0 ? type : type.substring(0, type.indexOf('$'));
    if (refused.contains(type) || refused.contains(top)) return false;
    if (only.containsKey(top) && !top.equals(type)) return false;
    if (text(type, member, descriptor)) return false;
    if (only.containsKey(type)) return only.get(type).contains(member) && !reaches(descriptor);
    if (never.getOrDefault(type, Set.of()).contains(member)) return false;
    if (reaches(descriptor)) return false;
    return classes.contains(type) || classes.contains(top) || packages.contains(type.substring(0, Math.max(0, type.lastIndexOf('.'))));
  }

  /// The type of its only parameter, where a method reads the file that this names; else null.
  ClassDesc reads(String type, String member, String descriptor) {
    return reads.get(type + "." + member + descriptor.substring(0, descriptor.indexOf(')') + 1));
  }

  /// Whether it is a constructor that takes the name of a file.
  private static boolean text(String type, String member, String descriptor) {
    return member.equals("<init>") && descriptor.startsWith("(Ljava/lang/String;") && FILES.contains(type);
  }

  /// Whether members of a class are allowed one by one.
  boolean special(String type) {
    return !allow(type, "", "") || never.containsKey(type);
  }

  /// Whether it takes what names a place outside: a file, an address, a process.
  private static boolean reaches(String descriptor) {
    var parameters = descriptor.substring(0, Math.max(0, descriptor.indexOf(')')));
    for (var door : new String[]{"Ljava/io/File;", "Ljava/io/FileDescriptor;", "Ljava/nio/file/", "Ljava/nio/channels/", "Ljava/net/",
        "Ljava/lang/ClassLoader;", "Ljava/lang/Process", "Ljava/lang/reflect/"})
      if (parameters.contains(door)) return true;
    return false;
  }
}

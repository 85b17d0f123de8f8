package nabla.kernel.shell;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import jdk.jshell.MethodSnippet;
import jdk.jshell.TypeDeclSnippet;

/// The names that a cell can use, and which of them is meant by one that does not exist.
final class Names {
  private final Engine engine;

  Names(Engine engine) {
    this.engine = engine;
  }

  /// The name in scope nearest to a wrong one, of the kind that was looked for (`variable`, `method`, `class`).
  Optional<String> suggest(String wrong, String kind) {
    var names = new TreeSet<String>();
    if (!kind.equals("class")) names.addAll(engine.variables().all().keySet());
    if (kind.equals("method")) engine.jshell().methods().map(MethodSnippet::name).forEach(names::add);
    if (!kind.equals("class")) for (var holder : Imports.holders()) members(holder).forEach(names::add);
    engine.jshell().types().map(TypeDeclSnippet::name).forEach(names::add);
    if (!kind.equals("method")) names.addAll(Imports.types());
    return nearest(wrong, names);
  }

  /// Why a name that existed is gone, where that is known.
  Optional<String> lost(String name) {
    return Optional.ofNullable(engine.variables().lost().get(name));
  }

  /// The member of a class nearest to a wrong name.
  static Optional<String> suggestMember(String wrong, Class<?> type) {
    return nearest(wrong, members(type).toList());
  }

  private static Stream<String> members(Class<?> type) {
    return Stream.concat(Stream.of(type.getMethods()).map(m -> m.getName()), Stream.of(type.getFields()).map(f -> f.getName())).distinct();
  }

  static Optional<String> nearest(String wrong, Collection<String> names) {
    return names.stream().filter(n -> !n.equals(wrong) && near(n, wrong))
        .min(Comparator.<String>comparingInt(n -> distance(n, wrong)).thenComparing(Comparator.naturalOrder()));
  }

  /// Whether one name may be a slip for the other.
  static boolean near(String a, String b) {
    int length = Math.max(a.length(), b.length());
    boolean begun = Math.min(a.length(), b.length()) > 2 && (a.startsWith(b) || b.startsWith(a));
    return begun || length > 2 && distance(a, b) <= 10 * Math.max(1, Math.round(length / 4.0)) || a.equalsIgnoreCase(b);
  }

  /// The number of slips between two names (a letter missing, added, changed, or two exchanged) times ten; the case of a letter counts one.
  static int distance(String a, String b) {
    var d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++)
      for (int j = 0; j <= b.length(); j++) d[i][j] = i == 0 ? 10 * j : j == 0 ? 10 * i : step(a, b, d, i, j);
    return d[a.length()][b.length()];
  }

  private static int step(String a, String b, int[][] d, int i, int j) {
    char x = a.charAt(i - 1), y = b.charAt(j - 1);
    int same = x == y ? 0 : Character.toLowerCase(x) == Character.toLowerCase(y) ? 1 : 10;
    int best = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 10, d[i - 1][j - 1] + same);
    boolean swapped = i > 1 && j > 1 && x == b.charAt(j - 2) && a.charAt(i - 2) == y;
    return swapped ? Math.min(best, d[i - 2][j - 2] + 10) : best;
  }

  /// The class of this simple name among those that cells see, for its members.
  Optional<Class<?>> type(String simple) {
    for (var holder : Imports.holders())
      if (holder.getSimpleName().equals(simple)) return Optional.of(holder);
    return Stream.concat(Imports.packages(engine.loader()).stream(), Stream.of("java.lang")).<Class<?>>mapMulti((p, out) -> {
      try {
        out.accept(Class.forName(p + "." + simple, false, engine.loader()));
      } catch (ClassNotFoundException | LinkageError e) {
        // not in this package
      }
    }).findFirst();
  }
}

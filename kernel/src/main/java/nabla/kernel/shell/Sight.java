package nabla.kernel.shell;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import jdk.jshell.JShell;

/// The imports that JShell has been told of: those which bring a name that the session's code mentions.
///
/// JShell compiles a snippet five times, and each time javac resolves every import and walks every class of every imported package. Most
/// sessions mention few of them, and an import on demand that brings none of a text's names cannot change what the text means.
final class Sight {
  private final JShell jshell;
  private final ClassLoader loader;
  private final Map<String, List<String>> known = new HashMap<>();
  private final Set<String> mentioned = new TreeSet<>(Set.of(Imports.LAB));
  private Set<String> told = Set.of();

  Sight(JShell jshell, ClassLoader loader) {
    this.jshell = jshell;
    this.loader = loader;
    tell(mentioned);
  }

  /// Lets JShell see what this code may mean.
  void see(String code) {
    if (code.contains("\\u")) mentioned.addAll(Imports.all(loader)); // names in disguise
    for (var name : names(code)) mentioned.addAll(known.computeIfAbsent(name, n -> Imports.of(n, loader)));
    tell(mentioned);
  }

  /// Lets JShell see everything, for names that are not yet written to their end, until it is shown code again.
  void seeAll() {
    tell(Imports.all(loader));
  }

  private void tell(Collection<String> imports) {
    if (told.size() == imports.size() && told.containsAll(imports)) return;
    told = new TreeSet<>(imports);
    jshell.eval(Imports.line(told));
  }

  /// The words of a text that are not members of something, in comments and literals too.
  static Set<String> names(String code) {
    var names = new HashSet<String>();
    var masked = Mask.of(code);
    char before = ' ';
    for (int i = 0, end; i < code.length(); i = end) {
      end = i + 1;
      if (Character.isJavaIdentifierStart(code.charAt(i))) {
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) end++;
        boolean member = before == '.' && masked.charAt(i) == code.charAt(i);
        if (!member) names.add(code.substring(i, end));
      }
      if (!Character.isWhitespace(masked.charAt(end - 1))) before = masked.charAt(end - 1);
    }
    return names;
  }
}

package nabla.kernel.operators;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import java.util.List;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.PersistentSnippet;

/// A snippet as part of a class: what stands before and after it so that javac reads it as JShell does.
record Wrapping(String before, String after) {
  private static final Wrapping EXPRESSION = new Wrapping("class Cell { static void run() throws Throwable { var value$ = ", "\n; } }");
  private static final Wrapping STATEMENT = new Wrapping("class Cell { static void run() throws Throwable { ", "\n; } }");
  private static final Wrapping MEMBER = new Wrapping("class Cell { ", "\n }");
  private static final Pattern STATIC = Pattern.compile("\\bstatic\\b");

  /// A snippet read for the first time: its wrapping without the session, what it holds, and the name of the method that it declares, or null.
  record Read(Wrapping wrapping, Syntax syntax, String method) {}

  /// Finds out what kind of snippet this is; null for what is no Java.
  static Read read(Javac javac, String snippet) {
    var kinds = List.of(STATEMENT, EXPRESSION, MEMBER);
    var trial = javac.parse(kinds.stream().map(w -> w.around(snippet)).toList());
    for (int i = 0; i < kinds.size(); i++) {
      var unit = trial.units().get(i);
      var wrapping = kinds.get(i);
      var member = first(unit);
      if (!trial.errors(unit).isEmpty() || wrapping == STATEMENT && declaresType((MethodTree) member)) continue;
      var syntax = Syntax.read(unit, trial.trees().getSourcePositions(), wrapping.around(snippet), wrapping.before.length());
      return wrapping == MEMBER ? new Read(MEMBER.fitting(member), syntax, method(member)) : new Read(wrapping, syntax, null);
    }
    return null;
  }

  String around(String snippet) {
    return before + snippet + after;
  }

  /// The snippet's wrapping in the session: its imports, its variables, methods and types that the snippet mentions,
  /// and the other methods of the name that the snippet declares.
  static Wrapping in(JShell session, Read read) {
    var head = new StringBuilder("package REPL;\n");
    var tail = new StringBuilder();
    session.imports().forEach(i -> head.append(line(i)).append('\n'));
    session.snippets().filter(s -> session.status(s).isDefined()).forEach(s -> {
      if (!(s instanceof PersistentSnippet named) || s instanceof ImportSnippet || !read.syntax.names().contains(named.name())) return;
      if (s instanceof MethodSnippet && named.name().equals(read.method))
        tail.append("\nstatic ").append(STATIC.matcher(s.source()).replaceFirst(""));
      else head.append("import static ").append(session.sourceCodeAnalysis().wrapper(s).fullClassName()).append('.').append(named.name())
          .append(";\n");
    });
    return new Wrapping(head + read.wrapping.before, tail + read.wrapping.after);
  }

  private static String line(ImportSnippet snippet) {
    var source = snippet.source().strip();
    return source.endsWith(";") ? source : source + ";";
  }

  private static Tree first(CompilationUnitTree unit) {
    return unit.getTypeDecls().isEmpty()
        ? null
        : ((ClassTree) unit.getTypeDecls().getFirst()).getMembers().stream().findFirst().orElse(null);
  }

  private static boolean declaresType(MethodTree run) {
    return run.getBody().getStatements().getFirst() instanceof ClassTree;
  }

  private static String method(Tree member) {
    return member instanceof MethodTree method ? method.getName().toString() : null;
  }

  private Wrapping fitting(Tree member) {
    var modifiers = switch (member) {
      case MethodTree method -> method.getModifiers();
      case ClassTree type -> type.getModifiers();
      case null, default -> null;
    };
    return modifiers == null || modifiers.getFlags().contains(Modifier.STATIC) ? this : new Wrapping(before + "static ", after);
  }
}

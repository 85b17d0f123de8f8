package nabla.kernel.shell;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;
import nabla.kernel.shell.Snippets.Attempt;

/// What a cell leaves open: declarations that use names which do not exist yet, and what a redefinition cost.
final class Notes {
  private Notes() {}

  /// Prints what is unfinished after a cell that ended well.
  static void unfinished(List<Attempt> done, Engine engine, Names names) {
    var notes = new LinkedHashSet<String>();
    for (var attempt : done) {
      for (var snippet : attempt.made())
        if (snippet instanceof DeclarationSnippet declared && waiting(engine, declared))
          problems(declared, engine).forEach(p -> notes.add(String.join("\n", CompileErrors.show(p, "note: " + Jargon.plain(p, names)
              + "; `" + name(declared) + "` cannot be used before there is"))));
      notes.addAll(lost(attempt, engine));
    }
    notes.forEach(System.err::println);
  }

  private static boolean waiting(Engine engine, DeclarationSnippet snippet) {
    var status = engine.jshell().status(snippet);
    return status == Status.RECOVERABLE_DEFINED || status == Status.RECOVERABLE_NOT_DEFINED;
  }

  private static String name(Snippet snippet) {
    return snippet instanceof DeclarationSnippet d ? d.name() : "";
  }

  private static List<String> lost(Attempt attempt, Engine engine) {
    var lost = new ArrayList<String>();
    for (var event : attempt.events())
      if (event.causeSnippet() != null && event.snippet() instanceof VarSnippet variable
          && engine.variables().lost().containsKey(variable.name()))
        lost.add("note: `" + variable.name() + "` has lost its value, because " + cause(event) + "; run the cell that makes it again");
    return lost;
  }

  /// What changed a variable that was not declared anew itself.
  static String cause(SnippetEvent event) {
    return event.causeSnippet() instanceof DeclarationSnippet cause ? "`" + cause.name() + "` was redefined" : "an import changed its type";
  }

  /// The error of a call into a declaration that uses missing names, or null when its place is unknown.
  static Shell.Failure unresolved(DeclarationSnippet snippet, Engine engine, Names names) {
    var problems = problems(snippet, engine);
    return problems.isEmpty() ? null : CompileErrors.failure(problems, names);
  }

  /// The missing names of a declaration and its other errors, as problems at the place where it was typed.
  private static List<Problem> problems(DeclarationSnippet snippet, Engine engine) {
    var origin = engine.placements().origin(snippet);
    if (origin == null) return List.of();
    var found = new ArrayList<Problem>();
    engine.jshell().diagnostics(snippet).filter(Diag::isError).forEach(d -> found.add(Problem.of(origin, d)));
    var masked = Mask.of(snippet.source());
    engine.jshell().unresolvedDependencies(snippet).forEach(missing -> {
      var name = missing.replaceAll("^\\w+ |\\(.*", "");
      var use = Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(masked);
      int at = use.find() ? use.start() : 0;
      found.add(new Problem(origin.cell(), origin.inCell(at), origin.inCell(at) + name.length(), "compiler.err.cant.resolve",
          "cannot find symbol\n  symbol:   " + missing + "\n  location: class "));
    });
    return found;
  }
}

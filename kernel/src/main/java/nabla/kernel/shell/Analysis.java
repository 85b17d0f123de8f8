package nabla.kernel.shell;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.Trees;
import java.util.List;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import jdk.jshell.SourceCodeAnalysis.SnippetWrapper;

/// A snippet as javac sees it, wrapped in a class as JShell would, with every type attributed. Valid only inside `Session.analyze`.
public record Analysis(String snippet, SnippetWrapper wrapper, CompilationUnitTree unit, Trees trees, Elements elements, Types types,
    List<Diagnostic<? extends JavaFileObject>> diagnostics) {
  /// Where a tree starts in the snippet, or a negative number for code that only the wrapper holds.
  public int start(Tree tree) {
    return toSnippet(trees.getSourcePositions().getStartPosition(unit, tree));
  }

  /// Where a tree ends in the snippet (exclusive).
  public int end(Tree tree) {
    var last = toSnippet(trees.getSourcePositions().getEndPosition(unit, tree) - 1);
    return last < 0 ? last : last + 1;
  }

  /// The snippet's position of one in the wrapped source, or a negative number.
  public int toSnippet(long wrapped) {
    return wrapped < 0 ? -1 : wrapper.wrappedToSourcePosition((int) wrapped);
  }
}

package nabla.kernel.shell;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/// The documentation comments of classes and their members, read from their sources and written as Markdown.
final class Docs {
  private static final int KEPT = 20;

  private final Map<Class<?>, Optional<Parsed>> files = new LinkedHashMap<>(KEPT, 0.75f, true) {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Class<?>, Optional<Parsed>> eldest) {
      return size() > KEPT;
    }
  };

  private record Parsed(CompilationUnitTree unit, DocTrees trees) {}

  /// The documentation of a class.
  Optional<String> of(Class<?> type) {
    return find(type, path -> path.getLeaf() instanceof ClassTree c && c.getSimpleName().contentEquals(type.getSimpleName()));
  }

  /// The documentation of a method or constructor, its own or that of the method it implements.
  Optional<String> of(Executable member) {
    var types = new ArrayDeque<Class<?>>(List.of(member.getDeclaringClass()));
    while (!types.isEmpty()) {
      var type = types.poll();
      var found = find(type, path -> path.getLeaf() instanceof MethodTree m && fits(m, member) && in(path, type));
      if (found.isPresent()) return found;
      if (type.getSuperclass() != null) types.add(type.getSuperclass());
      types.addAll(Arrays.asList(type.getInterfaces()));
    }
    return Optional.empty();
  }

  /// The documentation of a field.
  Optional<String> field(Class<?> type, String name) {
    return find(type, path -> path.getLeaf() instanceof VariableTree v && v.getName().contentEquals(name) && in(path, type));
  }

  /// The documentation of what a snippet declares.
  static Optional<String> ofSnippet(String source) {
    return parse("class Cell {\n" + source + "\n}")
        .flatMap(p -> find(p, path -> path.getParentPath() != null && path.getParentPath().getParentPath() != null
            && (path.getLeaf() instanceof MethodTree || path.getLeaf() instanceof ClassTree)));
  }

  private Optional<String> find(Class<?> type, Predicate<TreePath> wanted) {
    return files.computeIfAbsent(type, t -> Sources.of(t).flatMap(Docs::parse)).flatMap(p -> find(p, wanted));
  }

  private static Optional<String> find(Parsed file, Predicate<TreePath> wanted) {
    var found = new TreePathScanner<DocCommentTree, Void>() {
      @Override
      public DocCommentTree scan(Tree tree, Void nothing) {
        if (tree == null) return null;
        var path = getCurrentPath() == null ? new TreePath(file.unit) : new TreePath(getCurrentPath(), tree);
        var comment = wanted.test(path) ? file.trees.getDocCommentTree(path) : null;
        return comment != null ? comment : super.scan(tree, nothing);
      }

      @Override
      public DocCommentTree reduce(DocCommentTree a, DocCommentTree b) {
        return a != null ? a : b;
      }
    }.scan(new TreePath(file.unit), null);
    return Optional.ofNullable(found).map(DocMarkdown::of);
  }

  private static boolean in(TreePath path, Class<?> type) {
    return path.getParentPath().getLeaf() instanceof ClassTree c && c.getSimpleName().contentEquals(type.getSimpleName());
  }

  private static boolean fits(MethodTree tree, Executable member) {
    var name = member instanceof Constructor ? "<init>" : member.getName();
    if (!tree.getName().contentEquals(name) || tree.getParameters().size() != member.getParameterCount()) return false;
    var written = tree.getParameters().stream().map(p -> plain(p.getType().toString())).toList();
    var types = Stream.of(member.getGenericParameterTypes()).map(t -> plain(Jargon.shortTypes(t.getTypeName()))).toList();
    return written.equals(types);
  }

  private static String plain(String type) {
    return type.replaceAll("<.*>", "").replaceAll("@\\w+\\s+", "").replace("...", "[]").replaceAll(".*[.$](?=\\w)", "");
  }

  private static Optional<Parsed> parse(String source) {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var task = (JavacTask) compiler.getTask(null, null, _ -> {}, List.of("-proc:none"), null, List.of(Analyzer.source(source)));
    try {
      return Optional.of(new Parsed(task.parse().iterator().next(), DocTrees.instance(task)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}

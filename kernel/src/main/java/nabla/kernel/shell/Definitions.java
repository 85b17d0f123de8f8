package nabla.kernel.shell;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;
import jdk.jshell.spi.SPIResolutionException;

/// What the cells of a session have defined so far, as living Java: methods to call, classes to make objects of.
public final class Definitions {
  private final Engine engine;

  Definitions(Engine engine) {
    this.engine = engine;
  }

  /// The methods of this name, in their latest versions; those that wait for a name defined later are not among them.
  public List<Method> methods(String name) {
    return engine.jshell().methods().filter(m -> m.name().equals(name)).flatMap(this::method).toList();
  }

  private Stream<Method> method(MethodSnippet snippet) {
    return home(snippet).stream().flatMap(c -> Arrays.stream(c.getDeclaredMethods()).filter(m -> m.getName().equals(snippet.name())))
        .peek(m -> m.setAccessible(true));
  }

  /// The class, record, interface or enum of this name.
  public Optional<Class<?>> type(String name) {
    return engine.jshell().types().filter(t -> t.name().equals(name)).flatMap(this::type).findFirst();
  }

  private Stream<Class<?>> type(TypeDeclSnippet snippet) {
    return home(snippet).stream().flatMap(c -> Arrays.stream(c.getDeclaredClasses()).filter(k -> k.getSimpleName().equals(snippet.name())));
  }

  /// Whether a variable of this name exists, whatever its value.
  public boolean variable(String name) {
    return engine.jshell().variables().map(VarSnippet::name).anyMatch(name::equals);
  }

  /// The names of all variables, oldest first.
  public List<String> variables() {
    return engine.jshell().variables().map(VarSnippet::name).toList();
  }

  /// The same function, which throws `failure` of what is missing, in words, where it meets a name that no cell defines.
  public MethodHandle told(MethodHandle function, Function<String, Error> failure) {
    return new Lacking(this, failure).told(function);
  }

  /// What the method or class lacks that an exception of JShell's came from, in words.
  Optional<String> lacking(SPIResolutionException thrown) {
    return Arrays.stream(thrown.getStackTrace()).flatMap(this::declared).map(this::lacking).flatMap(Optional::stream).findFirst();
  }

  /// The declarations whose code a frame may be of.
  private Stream<DeclarationSnippet> declared(StackTraceElement frame) {
    var types = List.of(frame.getClassName().split("[$.]"));
    return Stream.concat(engine.jshell().methods().filter(m -> m.name().equals(frame.getMethodName())),
        engine.jshell().types().filter(t -> types.contains(t.name())));
  }

  private Optional<String> lacking(DeclarationSnippet snippet) {
    if (engine.jshell().status(snippet) != Snippet.Status.RECOVERABLE_DEFINED) return Optional.empty();
    var missing = engine.jshell().unresolvedDependencies(snippet).map(m -> "the " + Jargon.shortTypes(m)).toList();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(snippet.name() + " uses " + String.join(" and ", missing) + ", which no cell defines");
  }

  private Optional<Class<?>> home(Snippet snippet) {
    if (!engine.jshell().status(snippet).isActive()) return Optional.empty();
    try {
      return Optional.of(Class.forName(engine.analysis().wrapper(snippet).fullClassName(), true, engine.loader()));
    } catch (ClassNotFoundException | LinkageError waiting) {
      return Optional.empty();
    }
  }
}

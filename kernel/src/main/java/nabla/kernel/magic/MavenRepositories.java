package nabla.kernel.magic;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.runtime.standalonestatic.StandaloneStaticRuntime;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import nabla.kernel.shell.MagicError;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.util.artifact.JavaScopes;
import org.eclipse.aether.util.filter.DependencyFilterUtils;

/// Maven's own resolver, with the settings, mirrors, passwords and local repository of the user.
final class MavenRepositories {
  private MavenRepositories() {}

  /// The jars of these coordinates and of all they need at run time.
  static List<Path> resolve(List<String> coordinates) {
    var own = ContextOverrides.create().withUserSettings(true).build();
    try (var context = new StandaloneStaticRuntime().create(own)) {
      return resolve(coordinates, context);
    }
  }

  private static List<Path> resolve(List<String> coordinates, Context context) {
    var roots = coordinates.stream().map(c -> new Dependency(new DefaultArtifact(c), JavaScopes.RUNTIME, false, List.<Exclusion>of()))
        .toList();
    var collect = new CollectRequest(roots, List.of(), context.remoteRepositories());
    var request = new DependencyRequest(collect, DependencyFilterUtils.classpathFilter(JavaScopes.RUNTIME));
    try {
      return context.repositorySystem().resolveDependencies(context.repositorySystemSession(), request).getArtifactResults().stream()
          .map(r -> r.getArtifact().getFile().toPath()).toList();
    } catch (DependencyResolutionException e) {
      var asked = context.remoteRepositories().stream().map(r -> r.getId()).collect(Collectors.joining(", "));
      throw new MagicError("%maven: " + reason(e) + " (repositories: " + asked + ")", e);
    }
  }

  private static String reason(Throwable e) {
    var cause = e;
    while (cause.getCause() != null && cause.getCause().getMessage() != null) cause = cause.getCause();
    return cause.getMessage();
  }
}

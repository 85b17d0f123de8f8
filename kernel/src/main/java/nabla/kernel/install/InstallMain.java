package nabla.kernel.install;

import java.io.File;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import nabla.kernel.Jvm;

/// `install/nabla install`: registers the kernel with Jupyter; Jupyter itself need not be there.
///
/// `InstallMain [--user | --prefix DIR | --sys-prefix]`. Exit code 0, or 1 with one line that says what to do.
public final class InstallMain {
  private InstallMain() {}

  public static void main(String[] args) throws InterruptedException {
    System.exit(status(args));
  }

  private static int status(String[] args) throws InterruptedException {
    try {
      install(new KernelSpec(place(args), AotCache::make));
      return 0;
    } catch (AccessDeniedException e) {
      System.err.println("nabla install: no permission to write " + e.getFile()
          + ": choose another place with --prefix DIR, or give yourself the permission");
    } catch (FileSystemException e) {
      System.err.println("nabla install: cannot write " + e.getFile() + (e.getReason() == null ? "" : " (" + e.getReason() + ")")
          + ": close running kernels, look at the place, or choose another with --prefix DIR");
    } catch (IOException | IllegalArgumentException e) {
      System.err.println("nabla install: " + e.getMessage());
    }
    return 1;
  }

  private static Path place(String[] args) throws IOException {
    if (args.length == 0 || List.of(args).equals(List.of("--user"))) return Places.here().user();
    if (args.length == 2 && args[0].equals("--prefix")) return Places.prefix(Path.of(args[1]));
    if (List.of(args).equals(List.of("--sys-prefix"))) return Places.prefix(Places.here().sysPrefix());
    throw new IllegalArgumentException("unknown options " + String.join(" ", args) + ": use --user, --prefix DIR or --sys-prefix");
  }

  private static void install(KernelSpec spec) throws IOException, InterruptedException {
    Files.createDirectories(spec.folder());
    if (!Files.isWritable(spec.folder())) throw new AccessDeniedException(spec.folder().toString());
    var problem = spec.install(jars());
    System.out.println("Installed the kernel nabla, \"Java (Nabla)\", in " + spec.folder());
    if (problem != null) System.out.println("It starts without an ahead-of-time cache, a little slower: " + problem);
  }

  /// The jars of this process, by name.
  private static List<Path> jars() {
    var entries = Arrays.stream(Jvm.classPath().split(File.pathSeparator)).map(Path::of).toList();
    for (var entry : entries)
      if (!entry.toString().endsWith(".jar")) throw new IllegalArgumentException("the kernel is installed from jars, not from " + entry);
    return entries.stream().sorted().toList();
  }
}

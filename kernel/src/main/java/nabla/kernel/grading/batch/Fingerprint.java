package nabla.kernel.grading.batch;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import nabla.kernel.Jvm;

/// A name for contents: what has the same fingerprint need not be graded again.
final class Fingerprint {
  private final MessageDigest digest;

  Fingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Adds a text, told apart from its neighbours by its length.
  Fingerprint add(String text) {
    return add(text.getBytes(StandardCharsets.UTF_8));
  }

  Fingerprint add(byte[] bytes) {
    digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
    return this;
  }

  Fingerprint add(Path file) throws IOException {
    digest.update((Files.size(file) + ":").getBytes(StandardCharsets.UTF_8));
    try (var in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
    }
    return this;
  }

  /// The fingerprint in 40 hexadecimal digits.
  String text() {
    return HexFormat.of().formatHex(digest.digest()).substring(0, 40);
  }

  /// Of an exercise's tests: their class and every class of the same package that it leads to.
  static String ofTests(Class<?> tests) throws IOException {
    var print = new Fingerprint();
    var seen = new TreeSet<String>();
    var open = new ArrayDeque<>(List.of(tests.getName().replace('.', '/')));
    var home = tests.getPackageName().replace('.', '/') + "/";
    while (!open.isEmpty()) {
      var name = open.pop();
      if (!seen.add(name)) continue;
      var bytes = bytes(tests, name);
      if (bytes == null) continue;
      for (var entry : ClassFile.of().parse(bytes).constantPool())
        if (entry instanceof ClassEntry other && other.asInternalName().startsWith(home)) open.push(other.asInternalName());
    }
    for (var name : seen) {
      var bytes = bytes(tests, name);
      print.add(name).add(bytes == null ? new byte[0] : bytes);
    }
    return print.text();
  }

  private static byte[] bytes(Class<?> near, String name) throws IOException {
    try (InputStream in = near.getResourceAsStream("/" + name + ".class")) {
      return in == null ? null : in.readAllBytes();
    }
  }

  /// Of the library and the kernel that grade.
  static String ofNabla() throws IOException {
    var print = new Fingerprint();
    for (var entry : Jvm.classPath().split(File.pathSeparator)) {
      var path = Path.of(entry);
      if (path.getFileName().toString().matches("nabla-(library|kernel).*\\.jar")) jar(print, path);
      else if (Files.isDirectory(path.resolve("nabla/kernel")) || Files.isDirectory(path.resolve("nabla/array"))) folder(print, path);
    }
    return print.text();
  }

  /// The contents of a jar, whenever it was packed.
  private static void jar(Fingerprint print, Path file) throws IOException {
    try (var jar = new ZipFile(file.toFile())) {
      jar.stream().filter(e -> e.getName().endsWith(".class")).sorted(Comparator.comparing(ZipEntry::getName))
          .forEach(e -> print.add(e.getName() + " " + e.getCrc() + " " + e.getSize()));
    }
  }

  private static void folder(Fingerprint print, Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(f -> f.toString().endsWith(".class")).sorted().toList())
        print.add(folder.relativize(file).toString()).add(file);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}

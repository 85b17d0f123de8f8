package nabla.kernel.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;
import nabla.kernel.magic.Magics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClassPathTest {
  @TempDir Path folder;

  @Test
  void aJarThatIsAddedBringsTheJarsItAsksFor() throws IOException {
    jar("needed place.jar", "far.Away", "package far; public class Away { public static int n() { return 7; } }", "");
    jar("asks.jar", "near.By", "package near; public class By { public static class Inner {} }", "needed%20place.jar missing.jar");
    try (var cells = new Cells(Rewriter.NONE, Magics.all())) {
      cells.value("%classpath " + folder.resolve("asks.jar"));
      assertEquals(7, cells.value("far.Away.n()"));
      assertTrue(cells.value("new near.By.Inner()").toString().startsWith("near.By$Inner@"));
    }
  }

  @Test
  void aFolderAndAFileThatIsNoJarMayStandOnTheClassPath() throws IOException {
    compile("in.Folder", "package in; public class Folder { public static int n() { return 3; } }");
    var text = Files.writeString(folder.resolve("notes.jar"), "no jar");
    var engine = Engine.start(getClass().getClassLoader(), new Settings());
    engine.addToClasspath(text.toString());
    engine.addToClasspath(folder.toString());
    assertEquals(List.of(), engine.eval("in.Folder.n()").stream().filter(e -> e.exception() != null).toList());
    assertEquals(3, engine.control().takeValue());
    engine.close();
  }

  private void jar(String name, String type, String source, String wants) throws IOException {
    compile(type, source);
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    if (!wants.isEmpty()) manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, wants);
    var home = type.substring(0, type.indexOf('.'));
    try (var out = new JarOutputStream(Files.newOutputStream(folder.resolve(name)), manifest);
        var files = Files.list(folder.resolve(home))) {
      for (var file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
        out.putNextEntry(new ZipEntry(home + "/" + file.getFileName()));
        out.write(Files.readAllBytes(file));
      }
    }
  }

  private void compile(String type, String source) throws IOException {
    var file = folder.resolve(type.replace('.', '/') + ".java");
    Files.createDirectories(file.getParent());
    Files.writeString(file, source);
    assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, "-proc:none", "-d", folder.toString(), file.toString()));
  }
}

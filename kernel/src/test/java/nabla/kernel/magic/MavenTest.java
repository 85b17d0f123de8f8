package nabla.kernel.magic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import nabla.kernel.shell.Cells;
import nabla.kernel.shell.Rewriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A home folder whose settings mirror everything to a folder with two libraries, of which one needs the other.
final class MavenTest {
  private final String home = System.getProperty("user.home");

  @TempDir Path folder;

  @BeforeEach
  void publish() throws IOException {
    publish("upper",
        "<dependencies><dependency><groupId>org.demo</groupId><artifactId>lower</artifactId><version>1.0</version></dependency></dependencies>");
    publish("lower", "");
    Files.createDirectories(folder.resolve("home/.m2"));
    Files.writeString(folder.resolve("home/.m2/settings.xml"), """
        <settings><mirrors><mirror><id>classroom</id><mirrorOf>*</mirrorOf><url>%s</url></mirror></mirrors></settings>"""
        .formatted(folder.resolve("remote").toUri()));
    System.setProperty("user.home", folder.resolve("home").toString());
  }

  @AfterEach
  void goHome() {
    System.setProperty("user.home", home);
  }

  private void publish(String name, String dependencies) throws IOException {
    var place = Files.createDirectories(folder.resolve("remote/org/demo/" + name + "/1.0"));
    Files.writeString(place.resolve(name + "-1.0.pom"),
        """
        <project><modelVersion>4.0.0</modelVersion><groupId>org.demo</groupId><artifactId>%s</artifactId><version>1.0</version>%s</project>"""
            .formatted(name, dependencies));
    try (var jar = new JarOutputStream(Files.newOutputStream(place.resolve(name + "-1.0.jar")))) {
      jar.putNextEntry(new JarEntry(name + ".txt"));
      jar.write('x');
    }
  }

  @Test
  void aLibraryComesWithWhatItNeedsByTheUsersOwnSettingsAndCache() {
    try (var cells = new Cells(Rewriter.NONE, Magics.all())) {
      assertEquals("added upper-1.0.jar, lower-1.0.jar" + System.lineSeparator(), cells.printed("%maven org.demo:upper:1.0"));
      assertEquals(true, cells.value("Thread.currentThread().getContextClassLoader().getResource(\"lower.txt\") != null"));
      assertTrue(Files.exists(folder.resolve("home/.m2/repository/org/demo/lower/1.0/lower-1.0.jar")));
      assertTrue(cells.printed("%maven org.demo:upper:1.0").startsWith("nothing to add"));
      assertTrue(cells.error("%maven org.demo:nothing:1.0").matches("(?s)%maven: .*org.demo:nothing:jar:1.0.*classroom.*"),
          cells.error("%maven org.demo:nothing:1.0"));
      assertTrue(cells.error("%maven upper").contains("upper is not group:artifact:version"));
    }
  }
}

package nabla.data;

import static org.junit.jupiter.api.Assertions.*;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarTest {
  @TempDir Path folder;

  /// A record: labels, then red, green and blue planes filled with one number each.
  private static byte[] image(int[] labels, int red, int green, int blue) {
    var record = new byte[labels.length + 3072];
    for (int i = 0; i < labels.length; i++) record[i] = (byte) labels[i];
    Arrays.fill(record, labels.length, labels.length + 1024, (byte) red);
    Arrays.fill(record, labels.length + 1024, labels.length + 2048, (byte) green);
    Arrays.fill(record, labels.length + 2048, record.length, (byte) blue);
    return record;
  }

  private static byte[] join(byte[]... parts) {
    var out = new ByteArrayOutputStream();
    for (var part : parts) out.writeBytes(part);
    return out.toByteArray();
  }

  private Path archive(Map<String, byte[]> files) throws IOException {
    var tar = new ByteArrayOutputStream();
    files.forEach((name, data) -> {
      var head = new byte[512];
      var title = ("batches/" + name).getBytes(StandardCharsets.UTF_8);
      System.arraycopy(title, 0, head, 0, title.length);
      System.arraycopy(String.format(Locale.ROOT, "%011o", data.length).getBytes(StandardCharsets.UTF_8), 0, head, 124, 11);
      tar.writeBytes(head);
      tar.writeBytes(Arrays.copyOf(data, (data.length + 511) / 512 * 512));
    });
    tar.writeBytes(new byte[1024]);
    var file = folder.resolve("cifar.tar.gz");
    try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(tar.toByteArray());
    }
    return file;
  }

  private Path ten(byte[] test) throws IOException {
    var files = new TreeMap<String, byte[]>();
    files.put("batches.meta.txt", "airplane\nautomobile\nbird\n\n".getBytes(StandardCharsets.UTF_8));
    for (int i = 1; i <= 5; i++) files.put("data_batch_" + i + ".bin", image(new int[]{i % 3}, i, 0, 0));
    files.put("test_batch.bin", test);
    return archive(files);
  }

  @Test
  void imagesAreReadFromTheArchiveByPlanes() throws IOException {
    var data = Cifar.readTen(ten(join(image(new int[]{2}, 255, 51, 0), image(new int[]{0}, 0, 0, 102))), Cifar.Part.TEST, 100);
    assertEquals("CIFAR-10: 2 examples, inputs (2, 3, 32, 32), targets (2, 3), classes [airplane, automobile, bird]", data.toString());
    assertArrayEquals(new int[]{2, 0}, data.labels());
    assertEquals(1, data.x().at(0, 0, 31, 31));
    assertEquals(0.2, data.x().at(0, 1, 5, 7), 1e-7);
    assertEquals(0.4, data.x().at(1, 2, 0, 0), 1e-7);
  }

  @Test
  void trainingImagesComeFromFiveFilesUpToTheNumberAskedFor() throws IOException {
    var archive = ten(image(new int[]{0}, 0, 0, 0));
    assertArrayEquals(new int[]{1, 2, 0, 1, 2}, Cifar.readTen(archive, Cifar.Part.TRAIN, 50_000).labels());
    assertEquals(3, Cifar.readTen(archive, Cifar.Part.TRAIN, 3).size());
  }

  @Test
  void theHundredHaveClassesAndSuperclassesAlsoInAFolder() throws IOException {
    Files.write(folder.resolve("coarse_label_names.txt"), List.of("fish", "flowers"));
    Files.write(folder.resolve("fine_label_names.txt"), List.of("ray", "shark", "rose"));
    Files.write(folder.resolve("test.bin"), image(new int[]{1, 2}, 1, 2, 3));
    assertEquals(List.of("fish", "flowers"), Cifar.readHundred(folder, Cifar.Part.TEST, true, 9).classes());
    assertArrayEquals(new int[]{1}, Cifar.readHundred(folder, Cifar.Part.TEST, true, 9).labels());
    assertArrayEquals(new int[]{2}, Cifar.readHundred(folder, Cifar.Part.TEST, false, 9).labels());
  }

  @Test
  void damagedArchivesAreTold() throws IOException {
    var cut = ten(new byte[3000]);
    says(cut + ": test_batch.bin is truncated or damaged: its 3000 bytes are not records of 3073", cut);
    var wrong = ten(image(new int[]{7}, 0, 0, 0));
    says(wrong + ": label 7 of image 0 is not one of 0 to 2", wrong);
    Files.write(wrong, Arrays.copyOf(Files.readAllBytes(wrong), 100));
    says(wrong + " ends too early: it is truncated", wrong);
    Files.write(wrong, "<html>not found</html>".repeat(40).getBytes(StandardCharsets.UTF_8));
    says(wrong + " is no tar archive", wrong);
    says(folder.resolve("none") + " does not exist", folder.resolve("none"));
    var meta = archive(Map.of("batches.meta.txt", new byte[0]));
    says(meta + " holds no test_batch.bin", meta);
  }

  private static void says(String message, Path from) {
    assertEquals(message, assertThrows(DataException.class, () -> Cifar.readTen(from, Cifar.Part.TEST, 10)).getMessage());
  }
}

package nabla.data;

import static org.junit.jupiter.api.Assertions.*;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import nabla.array.Array;
import nabla.array.DType;
import nabla.array.Rng;
import nabla.array.Shape;
import nabla.display.Displays;
import nabla.grad.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSetTest {
  @Test
  void theShippedSetsAreWhole() {
    assertEquals("digits: 1797 examples, inputs (1797, 64), targets (1797, 10), classes [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]",
        Sets.digits().toString());
    assertEquals(178, Arrays.stream(Sets.digits().labels()).filter(l -> l == 0).count());
    assertEquals("iris: 150 examples, inputs (150, 4), targets (150, 3), classes [setosa, versicolor, virginica]", Sets.iris().toString());
  }

  @Test
  void foldsAreDisjointAndCoverEverything() {
    var data = Synthetic.moons(23, 0, new Rng(1));
    var seen = new int[23];
    for (var fold : data.kFold(5, new Rng(2))) {
      assertEquals(23, fold.train().size() + fold.test().size());
      for (int i = 0; i < 23; i++) {
        int k = i;
        if (IntStream.range(0, fold.test().size()).anyMatch(j -> fold.test().x().at(j, 0) == data.x().at(k, 0))) seen[i]++;
      }
    }
    assertArrayEquals(IntStream.generate(() -> 1).limit(23).toArray(), seen);
    assertEquals(23, data.kFold(23, new Rng(1)).size());
  }

  @Test
  void aStratifiedSplitSharesEachClassAlike() {
    var parts = Sets.iris().stratifiedSplit(0.8, new Rng(1));
    for (int c = 0; c < 3; c++) {
      int k = c;
      assertEquals(40, Arrays.stream(parts.train().labels()).filter(l -> l == k).count());
    }
  }

  @Test
  void aBootstrapLeavesAboutAThirdOut() {
    double out = Sets.digits().bootstrap(new Rng(1)).test().size() / 1797.0;
    assertEquals(Math.exp(-1), out, 0.03);
  }

  @Test
  void batchesHoldEveryExampleOnce() {
    var data = Synthetic.blobs(50, 3, 1, new Rng(1));
    var batches = data.batches(16, new Rng(2));
    assertEquals(4, batches.size());
    assertEquals(2, batches.getLast().size());
    assertEquals(data.x().sum().item(), batches.stream().mapToDouble(b -> b.x().sum().item()).sum(), 1e-3);
  }

  @Test
  void standardisedInputsHaveMean0AndDeviation1() {
    var data = Sets.digits();
    var scaled = Scaler.of(data).apply(data);
    assertEquals(0, scaled.x().mean().item(), 1e-5);
    assertEquals(0, scaled.x().get(0).at(0), "a pixel that never varies stays 0");
  }

  @Test
  void anInputThatOnlyRoundingVariesIsOnlyShifted() {
    for (var dtype : DType.values()) {
      var tenths = Tensor.of(Array.of(new double[]{.1, .1, .1, .1, .1, .1}, Shape.of(6, 1))).dtype(dtype);
      var target = Tensor.of(Array.of(new double[6], Shape.of(6, 1))).dtype(dtype);
      var scaler = Scaler.of(new DataSet("train", tenths, target, List.of()));
      var later = scaler.apply(new DataSet("test", tenths.mul(2), target, List.of()));
      assertEquals(0.1, later.x().at(5, 0), 1e-6, "six tenths in " + dtype + ", then two tenths: the scale is " + scaler.std());
    }
  }

  @Test
  void damagedFilesAreTold(@TempDir Path folder) throws IOException {
    var file = folder.resolve("x-idx");
    says(file + " does not exist", file);
    Files.write(file, new byte[]{0, 0, 8});
    says(file + " ends too early: it is truncated", file);
    Files.write(file, new byte[]{'<', 'h', 't', 'm', 'l'});
    says(file + " is no IDX file of bytes: it starts with 0x3c68746d", file);
    Files.write(file, new byte[]{0, 0, 8, 1, 0, 0, 0, 3, 1, 2});
    says(file + " ends too early: 2 of 3 bytes of shape (3,)", file);
    Files.write(file, new byte[]{0, 0, 8, 2, 127, 127, 127, 127, 127, 127, 127, 127, 0});
    says(file + " is damaged: it claims the shape [2139062143, 2139062143]", file);
    Files.write(file, new byte[]{0, 0, 8, 1, -1, 0, 0, 0, 0});
    says(file + " is damaged: it claims the shape [-16777216]", file);
    Files.write(file, new byte[]{0x1f, (byte) 0x8b, 8, 0});
    says(file + " ends too early: it is truncated", file);
    Files.write(file, new byte[]{0, 0, 8, 1, 0, 0, 0, 1, 1, 2});
    says(file + " goes on after the 1 bytes of shape (1,)", file);
  }

  private static void says(String message, Path file) {
    assertEquals(message, assertThrows(DataException.class, () -> Idx.read(file)).getMessage());
  }

  @Test
  void labelsOutOfRangeAreRefused(@TempDir Path folder) throws IOException {
    Path images = folder.resolve("images"), labels = folder.resolve("labels");
    Files.write(images, new byte[]{0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 7});
    Files.write(labels, new byte[]{0, 0, 8, 1, 0, 0, 0, 1, 11});
    assertEquals(labels + ": label 11 of image 0 is not one of 0 to 9",
        assertThrows(DataException.class, () -> Mnist.read(images, labels)).getMessage());
    Files.write(labels, new byte[]{0, 0, 8, 1, 0, 0, 0, 2, 1, 1});
    assertEquals(labels + " has labels of shape (2,) for 1 images",
        assertThrows(DataException.class, () -> Mnist.read(images, labels)).getMessage());
  }

  @Test
  void labelsThatAreNoClassHaveNoRow() {
    assertEquals("oneHot: label 3 of example 1 is not one of 0 to 2",
        assertThrows(IllegalArgumentException.class, () -> Sets.oneHot(new int[]{0, 3}, 3)).getMessage());
    assertThrows(IllegalArgumentException.class, () -> Sets.oneHot(new int[]{-1}, 3));
  }

  @Test
  void mnistIsReadWhereItIs() {
    assumeTrue(Mnist.here(), "MNIST is absent: name its folder in NABLA_DATA");
    var data = Mnist.test();
    assertEquals(10_000, data.size());
    assertEquals(7, data.labels()[0]);
  }

  @Test
  void tablesAreReadShownAndMadeDataSets(@TempDir Path folder) throws IOException {
    var file = folder.resolve("t.csv");
    Files.writeString(file, "a,b,kind\n1,2,x\n3,4.5,y\n5,6,x\n");
    var table = Csv.read(file);
    assertTrue(Displays.of(table).data().get("text/html").contains("<th>kind<br>"), Displays.of(table).text());
    var data = Csv.dataSet(table, "kind");
    assertArrayEquals(new double[]{1, 2, 3, 4.5, 5, 6}, data.x().toDoubles());
    assertArrayEquals(new int[]{0, 1, 0}, data.labels());
    var summary = Displays.of(table.summary()).data().get("text/html");
    assertTrue(summary.contains("<td>4.16667</td>") && summary.contains("<td>2.02073</td>"), summary);
    assertTrue(assertThrows(DataException.class, () -> Csv.dataSet(table, "c")).getMessage().contains("no column c; it has [a, b, kind]"));
  }
}

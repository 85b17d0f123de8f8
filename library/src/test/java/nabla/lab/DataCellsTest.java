package nabla.lab;

import static nabla.lab.Convolving.*;
import static nabla.lab.DataSets.*;
import static nabla.lab.Derivatives.*;
import static nabla.lab.Elements.*;
import static nabla.lab.Initialising.*;
import static nabla.lab.Losses.*;
import static nabla.lab.Making.*;
import static nabla.lab.Networks.*;
import static nabla.lab.Numerics.*;
import static nabla.lab.Optimising.*;
import static nabla.lab.Products.*;
import static nabla.lab.Reducing.*;
import static nabla.lab.Reshaping.*;
import static nabla.lab.Showing.*;
import static nabla.lab.Structures.*;
import static org.junit.jupiter.api.Assertions.*;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import nabla.data.Augment;
import nabla.data.DataException;
import nabla.data.Drawn;
import nabla.data.Landscape;
import nabla.data.Mnist;
import nabla.data.Photo;
import nabla.display.Bundle;
import nabla.display.Displays;
import nabla.loss.Classification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Data and structures by the names and with the imports that a cell has.
class DataCellsTest {
  @BeforeEach
  void start() {
    Lab.holders();
    seed(1);
  }

  @Test
  void everySetIsOneWord() {
    var sets = List.of(digits(), iris(), moons(20), rings(20), spirals(30, 3), blobs(20, 2), xor(), twoSpirals(), parity(4), noisySine(25),
        polynomial(20, 0.1, 1, 2, 3), powers(noisySine(25), 3), westwood(), mnist1d(20), drawnDigits(10), shapes(10, 16),
        colouredShapes(10, 16), scenes(4, 16));
    for (var set : sets) assertTrue(Displays.of(set).data().size() > 1, set + " has a picture or a table");
    assertEquals(16, parity(4).size());
    assertEquals("(25, 4)", powers(noisySine(25), 3).x().shape().toString());
  }

  @Test
  void setsAreSplitInEveryWay() {
    var parts = standardise(split(iris(), 0.8));
    assertEquals(120, parts.train().size());
    assertEquals(0, parts.train().x().mean().item(), 1e-6);
    assertEquals(10, stratifiedSplit(iris(), 0.8).test().y().sum(0).at(2));
    assertEquals(5, kFold(iris(), 5).size());
    assertEquals(6, leaveOneOut(westwood()).size());
    assertEquals(150, bootstrap(iris()).train().size());
    assertEquals(List.of(64, 64, 22), batches(iris(), 64).stream().map(b -> b.size()).toList());
  }

  @Test
  void imagesInColourAndScenesAreShownAsImages() {
    assertTrue(Displays.of(colouredShapes(10, 16)).data().get(Bundle.SVG).contains("crescent"));
    assertTrue(Displays.of(scenes(4, 16)).data().get(Bundle.SVG).contains("labels of the pixels"));
  }

  /// C-9.13: learned on five shapes, used for the other five with few examples.
  @Test
  void aTrunkIsTrainedAndTransferred() {
    var first = Drawn.shapes(200, 16, 1, new int[]{0, 2, 4, 6, 8}, new nabla.array.Rng(1));
    var trained = sequential(augment(Augment.shift(1)), conv2d(1, 8, 3), relu(), maxPool(2), flatten(), linear(392, 5));
    train(trained, first).loss(crossEntropy()).optimizer(adam(0.01)).epochs(20).seed(1).quiet().run();
    double there = accuracy(predict(trained, first.x()), first.y());
    assertTrue(there > 0.9, "on the first task: " + there);
    var other = Drawn.shapes(50, 16, 1, new int[]{1, 3, 5, 7, 9}, new nabla.array.Rng(2));
    var model = transfer(trained, 5, linear(392, 5));
    train(model, other).loss(crossEntropy()).optimizer(adam(0.01)).epochs(20).seed(1).quiet().run();
    double here = accuracy(predict(model, other.x()), other.y());
    assertTrue(here > 0.9, "on the second: " + here);
  }

  /// C-9.8: half of the weights of a trained classifier can go; after a little more training it is as good as before.
  @Test
  void aPrunedNetworkStillReadsDigits() {
    var parts = split(digits(), 0.8);
    var model = sequential(linear(64, 48), relu(), linear(48, 10));
    train(model, parts.train()).loss(crossEntropy()).optimizer(adam(0.005)).epochs(15).seed(1).quiet().run();
    double before = accuracy(predict(model, parts.test().x()), parts.test().y());
    var pruned = prune(model, 0.5);
    double cut = accuracy(predict(pruned, parts.test().x()), parts.test().y());
    assertTrue(cut > before - 0.05, before + " before, " + cut + " after");
    train(pruned, parts.train()).loss(crossEntropy()).optimizer(adam(0.005)).epochs(5).seed(2).quiet().run();
    double tuned = accuracy(predict(pruned, parts.test().x()), parts.test().y());
    assertTrue(tuned > before - 0.01, before + " before, " + tuned + " after more training");
    assertEquals(0.49, pruned.sparsity(), 0.01);
  }

  /// P-6.11: a linear autoencoder of two units loses what lies outside the two main directions, to 1 %.
  @Test
  void aLinearAutoencoderFindsTheMainDirections() {
    var x = normal(200, 2).mm(normal(2, 6)).add(normal(200, 6).mul(0.3));
    var data = new nabla.data.DataSet("cloud", x.sub(mean(x, 0)), x.sub(mean(x, 0)), List.of());
    var s = nabla.math.Matrices.svd(data.x().value()).s().toDoubles();
    double rest = 0;
    for (int i = 2; i < 6; i++) rest += s[i] * s[i] / (200 * 6);
    var model = autoencoder(linear(6, 2, xavier()), linear(2, 6, xavier()));
    train(model, data).loss(mse()).optimizer(adam(0.01)).epochs(300).batch(50).seed(1).quiet().run();
    assertEquals(rest, mse(model.apply(data.x()), data.y()).item(), 0.01 * rest);
  }

  @Test
  void photographsAreRead(@TempDir Path folder) throws IOException {
    var picture = new BufferedImage(3, 2, BufferedImage.TYPE_INT_ARGB);
    picture.setRGB(1, 0, 0xffff3300);
    var file = folder.resolve("a.png");
    ImageIO.write(picture, "png", file.toFile());
    var x = photo(file.toString());
    assertEquals("(1, 3, 2, 3)", x.shape().toString());
    assertArrayEquals(new double[]{1, 0.2, 0}, new double[]{x.at(0, 0, 0, 1), x.at(0, 1, 0, 1), x.at(0, 2, 0, 1)}, 1e-6);
    assertEquals(1, x.at(0, 2, 1, 1), "transparent is white");
    assertEquals(0.299 + 0.587 * 0.2, Photo.grey(x).at(0, 0, 0, 1), 1e-6);
    Files.writeString(file, "no picture");
    assertEquals(file + " is no PNG, JPEG, GIF or BMP picture",
        assertThrows(DataException.class, () -> photo(file.toString())).getMessage());
    assertEquals("nowhere.png does not exist or cannot be read",
        assertThrows(DataException.class, () -> photo("nowhere.png")).getMessage());
  }

  @Test
  void landscapesAreForOptimisers() {
    var w = param("w", Landscape.ravine().start());
    var losses = sgd(0.05).minimize(() -> Landscape.ravine().at(w), 100, w);
    assertTrue(losses[99] < 1e-3 * losses[0]);
    assertEquals("ravine: the point must have shape (2,), not (3,)",
        assertThrows(IllegalArgumentException.class, () -> Landscape.ravine().at(zeros(3))).getMessage());
  }

  /// Greydanus and Kobak 2020 report 32 % for a linear model and 68 % for a network on 4 000 training curves.
  @Test
  @Tag("full")
  void mnist1dTellsModelsApart() {
    var data = mnist1d(5000);
    double line = reads(sequential(linear(40, 10)), data),
        net = reads(sequential(linear(40, 100), relu(), linear(100, 100), relu(), linear(100, 10)), data);
    assertEquals(0.32, line, 0.06);
    assertEquals(0.65, net, 0.08);
  }

  private static double reads(nabla.nn.Layer model, nabla.data.DataSet data) {
    return train(model, data.slice(0, 4000)).loss(crossEntropy()).optimizer(adam(0.005)).epochs(20).batch(100).seed(1)
        .metric("accuracy", Classification::accuracy).watch("test", data.slice(4000, 5000)).quiet().run().last("test accuracy");
  }

  /// J-8.10: with few examples, moved and turned copies help to read digits.
  @Test
  @Tag("full")
  void augmentationHelpsWhereExamplesAreFew() {
    assumeTrue(Mnist.here(), "MNIST is absent: name its folder in NABLA_DATA");
    double plain = reads(false), changed = reads(true);
    assertTrue(changed > plain + 0.01, plain + " without, " + changed + " with augmentation");
  }

  private static double reads(boolean changed) {
    seed(1);
    var data = mnist();
    var model = sequential(changed ? augment(Augment.shift(2).then(Augment.rotate(15))) : noise(0), linear(784, 100), relu(),
        linear(100, 10));
    return train(model, data.slice(0, 500)).loss(crossEntropy()).optimizer(adam(0.002)).epochs(40).batch(50).seed(1)
        .metric("accuracy", Classification::accuracy).watch("test", data.slice(5000, 7000)).quiet().run().last("test accuracy");
  }
}

package nabla.lab;

import static nabla.lab.DataSets.*;
import static nabla.lab.Losses.*;
import static nabla.lab.Networks.*;
import static nabla.lab.Optimising.*;
import static org.junit.jupiter.api.Assertions.assertTrue;

import nabla.display.Bundle;
import nabla.display.Displays;
import nabla.loss.Classification;
import org.junit.jupiter.api.Test;

class DataPicturesTest {
  private static Bundle shown(Object value) {
    Lab.holders();
    return Displays.of(value);
  }

  @Test
  void digitsAreShownAsImagesAndMeasurementsAsATable() {
    assertTrue(shown(digits()).data().get(Bundle.SVG).contains("<image"), shown(digits()).data().keySet().toString());
    assertTrue(shown(iris()).data().get(Bundle.HTML).contains("setosa"), shown(iris()).text());
    assertTrue(shown(noisy(Math::sin, 0, 1, 5, 0)).data().get(Bundle.HTML).contains("target"));
  }

  @Test
  void aHistoryIsALearningCurve() {
    var history = train(sequential(linear(2, 2)), moons(40)).loss(crossEntropy()).optimizer(sgd(0.1)).epochs(3)
        .metric("accuracy", Classification::accuracy).quiet().run();
    var svg = shown(history).data().get(Bundle.SVG);
    assertTrue(svg.contains("accuracy"), svg);
    assertTrue(svg.contains(">3.0</text>"), "three epochs are 1, 2 and 3: " + svg);
  }

  @Test
  void aModelIsATableOfItsLayers() {
    assertTrue(shown(sequential(linear(2, 3), relu())).data().get(Bundle.HTML).contains("Linear 2 → 3"));
  }
}

package nabla.plot;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import nabla.plot.ink.Ink;
import nabla.plot.ink.Raster;
import nabla.plot.ink.Sheet;

/// Asks of a figure that its words stay apart from each other and inside the picture.
final class LabelsApart {
  private LabelsApart() {}

  private record Word(String text, Shape box) {
    boolean covers(Word other) {
      if (!box.getBounds2D().intersects(other.box.getBounds2D())) return false;
      var common = new Area(box);
      common.intersect(new Area(other.box));
      return !common.isEmpty();
    }
  }

  static void check(String name, Figure figure) {
    Sheet sheet = figure.sheet();
    var words = new ArrayList<Word>();
    collect(sheet.marks(), words);
    var paper = new Rectangle2D.Double(-0.5, -0.5, sheet.width() + 1, sheet.height() + 1);
    for (var w : words) assertTrue(paper.contains(w.box.getBounds2D()),
        name + ": “" + w.text + "” leaves the picture: " + w.box.getBounds2D() + " in " + sheet.width() + " × " + sheet.height());
    for (int i = 0; i < words.size(); i++)
      for (int j = 0; j < i; j++)
        assertTrue(!words.get(i).covers(words.get(j)), name + ": “" + words.get(i).text + "” covers “" + words.get(j).text + "”");
  }

  private static void collect(List<Ink> marks, List<Word> words) {
    for (var mark : marks)
      switch (mark) {
      case Ink.Text t -> words.add(new Word(t.label().plain(), Raster.box(t)));
      case Ink.Clip(var window, var inner) -> collect(inner, words);
      default -> {}
      }
  }
}

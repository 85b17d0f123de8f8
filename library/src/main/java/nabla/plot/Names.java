package nabla.plot;

import java.util.ArrayList;
import java.util.List;
import nabla.plot.ink.Label;
import nabla.plot.ink.Sheet;
import nabla.plot.ink.Tint;

/// The names of categories under an axis: on one line, broken over up to three, or slanted and cut where even that is too long.
/// Of very many names only every k-th is written.
record Names(List<List<Label>> lines, boolean slanted, double height, int every) {
  static final Names NONE = new Names(List.of(), false, Frame.TICK + 4, 1);
  private static final double SIZE = Frame.TICK, LINE = 14, ANGLE = 35;

  /// `slot` is the width of one category, `tall` the height there is, `left` the room left of the axes.
  static Names fit(List<String> names, double slot, double tall, double left) {
    int every = Ticks.stride(16 / slot);
    var broken = names.stream().map(n -> Label.wrap(n, SIZE, slot * every - 6, false)).toList();
    int deepest = broken.stream().mapToInt(List::size).max().orElse(1);
    boolean fits = broken.stream().flatMap(List::stream).allMatch(l -> l.width(SIZE) <= slot * every - 3);
    if (fits && deepest <= 3) return new Names(broken, false, deepest * LINE + 1, every);
    boolean digits = names.stream().allMatch(n -> n.length() <= 3);
    if (digits) {
      double widest = names.stream().mapToDouble(n -> Label.of(n).width(SIZE)).max().orElse(1);
      int k = Ticks.stride((widest + 8) / slot);
      return new Names(names.stream().map(n -> List.of(Label.of(n))).toList(), false, LINE + 1, k);
    }
    double sin = Math.sin(Math.toRadians(ANGLE)), cos = Math.cos(Math.toRadians(ANGLE)), longest = 0;
    var cut = new ArrayList<List<Label>>();
    for (int i = 0; i < names.size(); i++) {
      var label = cut(names.get(i), Math.min((tall - 12) / sin, (left + (i + 0.5) * slot - 10) / cos));
      longest = Math.max(longest, label.width(SIZE));
      cut.add(List.of(label));
    }
    return new Names(cut, true, 12 + longest * sin, every);
  }

  private static Label cut(String name, double width) {
    if (Label.of(name).width(SIZE) <= width) return Label.of(name);
    int n = name.length() - 1;
    while (n > 1 && Label.of(name.substring(0, n).strip() + "…").width(SIZE) > width) n--;
    return Label.of(name.substring(0, n).strip() + "…");
  }

  void draw(Sheet sheet, Scale x, double bottom) {
    for (int i = 0; i < lines.size(); i += every) {
      double at = x.at(i), row = bottom + 16;
      for (var line : lines.get(i)) {
        if (slanted) sheet.text(line, at + 5, bottom + 13, SIZE, 1, ANGLE, Tint.INK);
        else sheet.text(line, at, row, SIZE, 0.5, 0, Tint.INK);
        row += LINE;
      }
    }
  }
}

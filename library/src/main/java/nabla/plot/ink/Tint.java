package nabla.plot.ink;

import java.awt.Color;

/// A colour of the theme: one value on light paper, one on dark.
///
/// It is a `Color`, so it travels through XChart unharmed and is still known as a theme colour on the other side.
public final class Tint extends Color {
  public static final Tint INK = new Tint("ink", 0x1f2328, 0xe8eaed), MUTED = new Tint("muted", 0x57606a, 0xa9b1ba),
      GRID = new Tint("grid", 0xe3e6ea, 0x343a42), PAPER = new Tint("paper", 0xffffff, 0x16191d),
      CARD = new Tint("card", 0xf3f5f7, 0x22272e);

  /// Okabe and Ito's colours, which colour-blind readers tell apart, in an order that keeps neighbours far from each other;
  /// the yellow, unreadable on paper, gives way to a violet.
  private static final int[][] SERIES = {{0x0072b2, 0x4aa8e8}, {0xd55e00, 0xff8c42}, {0x009e73, 0x2cc79b}, {0xcc79a7, 0xe79ac6},
      {0xe69f00, 0xf5b83d}, {0x56b4e9, 0x9bd6fb}, {0x6a4c93, 0xb39ddb}, {0x5f6770, 0xc3c9d0}};

  private static final Tint[] PALETTE = palette();

  private final String name;
  private final Color dark;

  private Tint(String name, int light, int dark) {
    this(name, new Color(light), new Color(dark));
  }

  private Tint(String name, Color light, Color dark) {
    super(light.getRGB(), true);
    this.name = name;
    this.dark = dark;
  }

  private static Tint[] palette() {
    var tints = new Tint[SERIES.length];
    for (int i = 0; i < tints.length; i++) tints[i] = new Tint("s" + i, SERIES[i][0], SERIES[i][1]);
    return tints;
  }

  /// A colour that reads on both papers: darkened where it is too bright for light paper, lightened where it is too dim for dark.
  public static Tint readable(int rgb) {
    double light = 0.299 * (rgb >> 16 & 255) + 0.587 * (rgb >> 8 & 255) + 0.114 * (rgb & 255);
    return new Tint("x%06x".formatted(rgb & 0xffffff), mix(rgb, 0, light > 165 ? 1 - 165 / light : 0),
        mix(rgb, 255, light < 140 ? (140 - light) / (255 - light) : 0));
  }

  private static int mix(int rgb, int towards, double share) {
    int mixed = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int c = rgb >> shift & 255;
      mixed |= (int) Math.round(c + share * (towards - c)) << shift;
    }
    return mixed;
  }

  /// The colour of the i-th series; the palette has eight and repeats.
  public static Tint series(int i) {
    return PALETTE[Math.floorMod(i, PALETTE.length)];
  }

  /// The palette's colour that many places after this one; any other colour is followed by itself.
  public static Color after(Color color, int places) {
    for (int i = 0; i < PALETTE.length; i++) if (PALETTE[i].equals(color)) return series(i + places);
    return color;
  }

  /// A colour by name (`ink`, `muted`, `grid`, `paper`) or as `#rrggbb`.
  public static Color named(String name) {
    return switch (name) {
      case "ink" -> INK;
      case "muted" -> MUTED;
      case "grid" -> GRID;
      case "paper" -> PAPER;
      default -> {
        if (!name.matches("#[0-9a-fA-F]{6}"))
          throw new IllegalArgumentException(
              "color(\"%s\"): give #rrggbb, ink, muted, grid, paper, or a number of the palette".formatted(name));
        yield new Color(Integer.parseInt(name.substring(1), 16));
      }
    };
  }

  /// This colour, only this opaque (0 to 1).
  public static Color fade(Color color, double opacity) {
    int alpha = (int) Math.round(color.getAlpha() * Math.clamp(opacity, 0, 1));
    return color instanceof Tint t ? new Tint(t.name, alpha(t, alpha), alpha(t.dark, alpha)) : alpha(color, alpha);
  }

  private static Color alpha(Color color, int alpha) {
    return new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha);
  }

  /// Half-way between the colours on light and on dark paper, for pixels, which cannot follow the page.
  public static Color fixed(Color color) {
    if (!(color instanceof Tint t)) return color;
    return new Color((t.getRed() + t.dark.getRed()) / 2, (t.getGreen() + t.dark.getGreen()) / 2, (t.getBlue() + t.dark.getBlue()) / 2,
        t.getAlpha());
  }

  /// The theme's name of the colour, a CSS identifier.
  String role() {
    return name;
  }

  Color dark() {
    return dark;
  }

  /// The colour as it is on light or dark paper.
  static Color on(boolean darkPaper, Color color) {
    return darkPaper && color instanceof Tint t ? t.dark : color;
  }
}

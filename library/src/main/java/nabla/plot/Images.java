package nabla.plot;

import java.awt.geom.Rectangle2D;
import java.util.List;
import nabla.plot.ink.ColorMap;
import nabla.plot.ink.Label;
import nabla.plot.ink.Pixels;
import nabla.plot.ink.Sheet;
import nabla.plot.ink.Tint;

/// Images side by side, enlarged without smoothing: grey ones through a colour map, coloured ones as they are.
public final class Images extends Mark<Images> {
  private record How(int columns, boolean own, ColorMap map, List<String> labels) {}

  private final double[][][][] images;
  private final How how;

  private Images(double[][][][] images, How how, Style style) {
    super(style);
    this.images = images;
    this.how = how;
  }

  /// Images `[n][channel][row][column]` with one channel (grey) or three (red, green, blue).
  public static Images of(double[][][][] images) {
    if (images.length == 0) throw new IllegalArgumentException("images: there are none");
    for (var image : images) {
      if (image.length != 1 && image.length != 3)
        throw new IllegalArgumentException("images: %d channels; give 1 (grey) or 3 (red, green, blue)".formatted(image.length));
      if (image[0].length != images[0][0].length || image[0][0].length != images[0][0][0].length)
        throw new IllegalArgumentException(
            "images: give images of one size; %d × %d and %d × %d differ".formatted(images[0][0].length, images[0][0][0].length,
                image[0].length, image[0][0].length));
    }
    int across = (int) Math.min(images.length, Math.max(1, Math.ceil(Math.sqrt(images.length * 2.2))));
    return new Images(images, new How(across, false, ColorMap.GREY, List.of()), Style.PLAIN);
  }

  /// This many images in a row.
  public Images columns(int count) {
    if (count < 1) throw new IllegalArgumentException("columns(%d): give at least one".formatted(count));
    return new Images(images, new How(count, how.own, how.map, how.labels), style);
  }

  /// Each image from its own darkest to its own brightest, instead of one scale for all.
  public Images own() {
    return new Images(images, new How(how.columns, true, how.map, how.labels), style);
  }

  /// The colour map of grey images: `grey`, `viridis`, `diverging` (zero in the middle, for filters) or `blues`.
  public Images colors(String map) {
    return new Images(images, new How(how.columns, how.own, ColorMap.named(map), how.labels), style);
  }

  /// Words under the images, in order.
  public Images labels(String... words) {
    return new Images(images, new How(how.columns, how.own, how.map, List.of(words)), style);
  }

  @Override
  Images with(Style changed) {
    return new Images(images, how, changed);
  }

  private int rows() {
    return (images.length + how.columns - 1) / how.columns;
  }

  private int high() {
    return images[0][0].length;
  }

  private int wide() {
    return images[0][0][0].length;
  }

  @Override
  Bounds bounds(Axes axes) {
    return new Bounds(0, 1, 0, 1);
  }

  @Override
  boolean bare() {
    return true;
  }

  @Override
  int colours() {
    return 0;
  }

  /// How many pixels of the screen a pixel of an image takes.
  private double zoom() {
    double most = Math.min(640.0 / (how.columns * wide()), 220.0 / Math.max(high(), wide()));
    return most >= 1 ? Math.floor(most) : most;
  }

  /// Between images this wide on the screen: plainly more than between two of their pixels.
  private static double gap(double width) {
    return Math.max(6, Math.round(width / 8));
  }

  private double under() {
    return how.labels.isEmpty() ? 0 : 16;
  }

  @Override
  double[] size() {
    double w = wide() * zoom(), gap = gap(w);
    return new double[]{Math.max(120, how.columns * (w + gap) + 18), Math.max(70, rows() * (high() * zoom() + gap + under()) + 18)};
  }

  @Override
  void paint(Canvas c) {
    var shared = scale(all());
    double z = fitting(c.area()), w = wide() * z, h = high() * z, gap = gap(w);
    double left = c.area().getCenterX() - how.columns * (w + gap) / 2 + gap / 2, top = c.area().getY() + 3;
    for (int i = 0; i < images.length; i++) {
      double x = Math.round(left + i % how.columns * (w + gap)), y = Math.round(top + i / how.columns * (h + gap + under()));
      var place = new Rectangle2D.Double(x, y, w, h);
      c.sheet().image(pixels(images[i], shared), place, false);
      c.sheet().draw(place, Tint.MUTED, Sheet.pen(0.75)); // a light image on light paper has an edge too
      if (i < how.labels.size()) c.sheet().text(Label.of(how.labels.get(i)), x + w / 2, y + h + 12, 10.5, 0.5, 0, Tint.INK);
    }
  }

  /// The zoom at which all images fill an area: in steps of half a pixel of the screen where it is above 1.
  private double fitting(Rectangle2D area) {
    double w = wide() * zoom(), gap = gap(w);
    double fit = Math.min(area.getWidth() / (how.columns * (w + gap)), area.getHeight() / (rows() * (high() * zoom() + gap + under())));
    return fit <= 1 ? zoom() * fit : Math.max(zoom(), Math.floor(2 * zoom() * fit) / 2);
  }

  private double[] all() {
    return java.util.Arrays.stream(images).flatMap(java.util.Arrays::stream).flatMap(java.util.Arrays::stream)
        .flatMapToDouble(java.util.Arrays::stream).toArray();
  }

  private ColorScale scale(double[] values) {
    return ColorScale.around(values, false, how.map, "", 0);
  }

  private Pixels pixels(double[][][] image, ColorScale shared) {
    var scale = how.own
        ? scale(java.util.Arrays.stream(image).flatMap(java.util.Arrays::stream).flatMapToDouble(java.util.Arrays::stream).toArray())
        : shared;
    double most = scale.max() > 1.5 ? 255 : 1;
    var argb = new int[high() * wide()];
    for (int r = 0; r < high(); r++)
      for (int q = 0; q < wide(); q++) {
        if (image.length == 1) argb[r * wide() + q] = scale.argb(image[0][r][q]);
        else argb[r * wide() + q] = 0xff000000 | channel(image[0][r][q] / most) << 16 | channel(image[1][r][q] / most) << 8
            | channel(image[2][r][q] / most);
      }
    return new Pixels(wide(), high(), argb);
  }

  private static int channel(double v) {
    return (int) Math.round(255 * Math.clamp(v, 0, 1));
  }

  @Override
  String describe() {
    return "%d images of %d × %d".formatted(images.length, high(), wide());
  }
}

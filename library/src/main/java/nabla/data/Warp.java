package nabla.data;

import nabla.array.Array;
import nabla.array.Rng;
import nabla.array.Shape;
import nabla.grad.Tensor;

/// Images moved, turned and bent: the last two axes are height and width, (h, w), (n, h, w) or (n, channels, h, w); what comes in from outside is 0.
///
/// A warp asks for each pixel where it comes from and interpolates there between the four nearest pixels, so that no pixel of the result stays empty
/// (U-3.26). Gradients do not pass.
public final class Warp {
  private Warp() {}

  /// For one example: where each pixel comes from, in columns and rows.
  interface Source {
    void at(int example, int pixel, int column, int row, double[] place);
  }

  /// Turned left (counter-clockwise) about the middle.
  public static Tensor rotate(Tensor images, double degrees) { return affine(images, _ -> turn(degrees, 1, 0, 0, 0)); }

  /// Moved right by `dx` and down by `dy` pixels, also by parts of them.
  public static Tensor shift(Tensor images, double dx, double dy) { return affine(images, _ -> turn(0, 1, 0, dx, dy)); }

  /// Slanted: a pixel y rows below the middle comes from `by · y` columns further right (U-3.27).
  public static Tensor shear(Tensor images, double by) { return affine(images, _ -> turn(0, 1, by, 0, 0)); }

  /// Larger by this factor about the middle.
  public static Tensor zoom(Tensor images, double factor) {
    if (!(factor > 0)) throw new IllegalArgumentException("zoom: the factor must be positive, not " + factor);
    return affine(images, _ -> turn(0, factor, 0, 0, 0));
  }

  /// Left and right changed over. Wrong for digits and letters: a b becomes a d (J-8.10).
  public static Tensor flip(Tensor images) {
    image("flip", images);
    return images.flip(-1 + images.rank());
  }

  /// The part of `height` × `width` pixels whose corner is at (`top`, `left`).
  public static Tensor crop(Tensor images, int top, int left, int height, int width) {
    image("crop", images);
    if (top < 0 || left < 0 || height < 1 || width < 1 || top + height > images.dim(-2) || left + width > images.dim(-1))
      throw new IllegalArgumentException("crop: " + height + "×" + width + " pixels at (" + top + ", " + left + ") do not lie in images of "
          + images.dim(-2) + "×" + images.dim(-1));
    int rank = images.rank();
    return images.slice(rank - 2, top, top + height).slice(rank - 1, left, left + width);
  }

  /// Brighter by `by`, within [0, 1].
  public static Tensor brighten(Tensor images, double by) { return images.add(by).clip(0, 1); }

  /// Bent (Simard, Steinkraus and Platt 2003; U-3.28): each pixel comes from a place displaced by noise, uniform on [−1, 1], seen through a Gaussian window
  /// of width σ and times `alpha`. Each example has its own displacements.
  public static Tensor elastic(Tensor images, double alpha, double sigma, Rng rng) {
    image("elastic", images);
    if (!(alpha >= 0 && sigma > 0))
      throw new IllegalArgumentException("elastic: α must be ≥ 0 and σ positive, not " + alpha + " and " + sigma);
    int h = images.dim(-2), w = images.dim(-1), n = images.rank() == 2 ? 1 : images.dim(0);
    var fields = new double[n][2][];
    for (int i = 0; i < n; i++) for (int axis = 0; axis < 2; axis++) fields[i][axis] = field(h, w, alpha, sigma, rng);
    return resample(images, (i, pixel, column, row, place) -> {
      place[0] = column + fields[i][0][pixel];
      place[1] = row + fields[i][1][pixel];
    });
  }

  private static double[] field(int h, int w, double alpha, double sigma, Rng rng) {
    var noise = new double[h * w];
    for (int i = 0; i < noise.length; i++) noise[i] = 2 * rng.uniform() - 1;
    var smooth = Blur.image(noise, h, w, sigma);
    for (int i = 0; i < smooth.length; i++) smooth[i] *= alpha;
    return smooth;
  }

  /// The source of a pixel at (x, y) from the middle is (a x + b y, c x + d y) from the middle, for {a, b, c, d, dx, dy} after taking the shift back.
  interface Matrices {
    double[] of(int example);
  }

  /// Turned left by `degrees`, larger by `factor`, slanted by `slant`, then moved.
  static double[] turn(double degrees, double factor, double slant, double dx, double dy) {
    double t = StrictMath.toRadians(degrees), cos = StrictMath.cos(t) / factor, sin = StrictMath.sin(t) / factor;
    return new double[]{cos + slant * sin, -sin + slant * cos, sin, cos, dx, dy};
  }

  static Tensor affine(Tensor images, Matrices matrices) {
    image("warp", images);
    int n = images.rank() == 2 ? 1 : images.dim(0);
    double middleX = (images.dim(-1) - 1) / 2.0, middleY = (images.dim(-2) - 1) / 2.0;
    var m = new double[n][];
    for (int i = 0; i < n; i++) m[i] = matrices.of(i);
    return resample(images, (i, _, column, row, place) -> {
      double x = column - middleX - m[i][4], y = row - middleY - m[i][5];
      place[0] = middleX + m[i][0] * x + m[i][1] * y;
      place[1] = middleY + m[i][2] * x + m[i][3] * y;
    });
  }

  private static Tensor resample(Tensor images, Source source) {
    int h = images.dim(-2), w = images.dim(-1), area = h * w, n = images.rank() == 2 ? 1 : images.dim(0);
    int planes = area * n == 0 ? 0 : images.size() / area / n;
    var from = images.toDoubles();
    var to = new double[from.length];
    var place = new double[2];
    for (int i = 0; i < n; i++)
      for (int pixel = 0; pixel < area; pixel++) {
        source.at(i, pixel, pixel % w, pixel / w, place);
        mix(from, to, i * planes * area, planes, area, w, h, pixel, place[0], place[1]);
      }
    return Tensor.of(Array.copyOf(images.dtype(), to, images.shape()));
  }

  /// One pixel of all planes of an example. Places that miss a whole number only by rounding count as that.
  private static void mix(double[] from, double[] to, int at, int planes, int area, int w, int h, int pixel, double x, double y) {
    double column = snap(x), row = snap(y), left = Math.floor(column), top = Math.floor(row), fx = column - left, fy = row - top;
    if (left < -1 || top < -1 || left >= w || top >= h) return;
    int a = (int) left, b = (int) top;
    double nw = inside(a, b, w, h) * (1 - fx) * (1 - fy), ne = inside(a + 1, b, w, h) * fx * (1 - fy);
    double sw = inside(a, b + 1, w, h) * (1 - fx) * fy, se = inside(a + 1, b + 1, w, h) * fx * fy;
    int base = b * w + a;
    for (int p = 0, plane = at; p < planes; p++, plane += area) {
      double sum = 0;
      if (nw != 0) sum += nw * from[plane + base];
      if (ne != 0) sum += ne * from[plane + base + 1];
      if (sw != 0) sum += sw * from[plane + base + w];
      if (se != 0) sum += se * from[plane + base + w + 1];
      to[plane + pixel] = sum;
    }
  }

  private static double snap(double v) {
    double whole = Math.rint(v);
    return Math.abs(v - whole) < 1e-9 ? whole : v;
  }

  private static int inside(int column, int row, int w, int h) { return column >= 0 && row >= 0 && column < w && row < h ? 1 : 0; }

  private static void image(String name, Tensor images) {
    if (images.rank() < 2 || images.rank() > 4)
      throw new IllegalArgumentException(name + ": shape " + images.shape() + " is none of (h, w), (n, h, w), (n, channels, h, w)");
  }

  /// Rows of square images as (n, side, side); other shapes as they are.
  static Tensor unfolded(Tensor x) {
    if (x.rank() != 2) return x;
    int side = (int) Math.round(Math.sqrt(x.dim(1)));
    if (side * side != x.dim(1))
      throw new IllegalArgumentException("augment: rows of " + x.dim(1) + " numbers are no square images: give shape (n, h, w)");
    return x.reshape(x.dim(0), side, side);
  }

  static Tensor like(Shape shape, Tensor images) { return images.shape().equals(shape) ? images : images.reshape(shape.dims()); }
}

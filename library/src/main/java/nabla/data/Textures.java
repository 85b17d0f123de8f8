package nabla.data;

import nabla.array.Rng;
import nabla.grad.Tensor;

/// Pictures without things in them, (1, channels, side, side) in [0, 1]: what style and dreams are made of (P-9.10 … 9.13).
public final class Textures {
  private Textures() {}

  /// From 0 at the left to 1 at the right.
  public static Tensor gradient(int side) { return grey(side, (x, _) -> x / (side - 1.0)); }

  /// Upright stripes of `width` pixels, 0 and 1 in turn: moved by a stripe they are farther from themselves than from grey (C-4.1).
  public static Tensor stripes(int side, int width) { return grey(side, (x, _) -> x / width % 2); }

  public static Tensor checks(int side, int width) { return grey(side, (x, y) -> (x / width + y / width) % 2); }

  /// Clouds: smooth noise of `octaves` sizes, each half as wide and half as strong as the one before, each channel by itself, scaled to [0, 1].
  public static Tensor clouds(int side, int channels, int octaves, Rng rng) {
    if (side < 2 || channels < 1 || octaves < 1)
      throw new IllegalArgumentException("clouds: side " + side + ", " + channels + " channels, " + octaves + " octaves");
    var all = new double[channels * side * side];
    for (int c = 0; c < channels; c++) {
      var x = new double[side * side];
      double sigma = side / 6.0, strength = 1;
      for (int o = 0; o < octaves; o++, sigma /= 2, strength /= 2) {
        var noise = new double[x.length];
        for (int i = 0; i < noise.length; i++) noise[i] = rng.normal();
        noise = Blur.image(noise, side, side, sigma);
        for (int i = 0; i < x.length; i++) x[i] += strength * sigma * noise[i];
      }
      double low = Double.POSITIVE_INFINITY, high = Double.NEGATIVE_INFINITY;
      for (double v : x) {
        low = Math.min(low, v);
        high = Math.max(high, v);
      }
      for (int i = 0; i < x.length; i++) all[c * x.length + i] = (x[i] - low) / (high - low);
    }
    return Sets.tensor(all, 1, channels, side, side);
  }

  private interface Pixel {
    double of(int x, int y);
  }

  private static Tensor grey(int side, Pixel pixel) {
    if (side < 2) throw new IllegalArgumentException("a picture needs at least 2×2 pixels, not " + side);
    var x = new double[side * side];
    for (int i = 0; i < x.length; i++) x[i] = pixel.of(i % side, i / side);
    return Sets.tensor(x, 1, 1, side, side);
  }
}

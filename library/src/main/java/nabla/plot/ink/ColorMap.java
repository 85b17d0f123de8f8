package nabla.plot.ink;

/// A colour for every number from 0 to 1.
public enum ColorMap {
  /// From dark violet to yellow, equally bright steps for every reader: matplotlib's viridis, as a polynomial of degree six.
  VIRIDIS {
    @Override
    int at(double t) {
      return rgb(channel(t, 0), channel(t, 1), channel(t, 2));
    }
  },
  /// From blue over white to red: ColorBrewer's RdBu, for numbers about a centre.
  DIVERGING {
    @Override
    int at(double t) {
      return between(RED_BLUE, t);
    }
  },
  /// From black to white.
  GREY {
    @Override
    int at(double t) {
      return rgb(t, t, t);
    }
  },
  /// From white to deep blue, for matrices with numbers in their cells.
  BLUES {
    @Override
    int at(double t) {
      return between(LIGHT_BLUES, t);
    }
  };

  private static final double[][] POLYNOMIAL =
      {{0.2777273272234177, 0.1050930431085774, -0.3308618287255563, -4.634230498983486, 6.228269936347081, 4.776384997670288, -5.435455855934631},
          {0.005407344544966578, 1.404613529898575, 0.214847559468213, -5.799100973351585, 14.17993336680509, -13.74514537774601, 4.645852612178535},
          {0.3340998053353061, 1.384590162594685, 0.09509516302823659, -19.33244095627987, 56.69055260068105, -65.35303263337234, 26.3124352495832}};
  private static final int[] RED_BLUE =
      {0x053061, 0x2166ac, 0x4393c3, 0x92c5de, 0xd1e5f0, 0xf7f7f7, 0xfddbc7, 0xf4a582, 0xd6604d, 0xb2182b, 0x67001f};
  private static final int[] LIGHT_BLUES = {0xf7fbff, 0xdeebf7, 0xc6dbef, 0x9ecae1, 0x6baed6, 0x4292c6, 0x2171b5, 0x08519c, 0x08306b};

  abstract int at(double t);

  /// The colour at t, opaque, `0xAARRGGBB`; t outside 0 to 1 takes the nearer end.
  public int argb(double t) {
    return 0xff000000 | at(Math.clamp(t, 0, 1));
  }

  /// The colour map of this name.
  public static ColorMap named(String name) {
    for (var map : values()) if (map.name().equalsIgnoreCase(name)) return map;
    throw new IllegalArgumentException("colors(\"%s\"): say viridis, diverging, grey or blues".formatted(name));
  }

  private static double channel(double t, int k) {
    double sum = 0;
    for (int i = 6; i >= 0; i--) sum = sum * t + POLYNOMIAL[k][i];
    return sum;
  }

  private static int between(int[] anchors, double t) {
    double at = t * (anchors.length - 1);
    int i = Math.min((int) at, anchors.length - 2);
    double f = at - i;
    int a = anchors[i], b = anchors[i + 1], mixed = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int x = a >> shift & 255, y = b >> shift & 255;
      mixed |= (int) Math.round(x + f * (y - x)) << shift;
    }
    return mixed;
  }

  private static int rgb(double r, double g, double b) {
    return byteOf(r) << 16 | byteOf(g) << 8 | byteOf(b);
  }

  private static int byteOf(double v) {
    return (int) Math.round(255 * Math.clamp(v, 0, 1));
  }
}

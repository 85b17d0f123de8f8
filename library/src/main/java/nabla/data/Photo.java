package nabla.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import nabla.grad.Tensor;

/// Pictures from files.
public final class Photo {
  private static final long MOST = 50_000_000;

  private Photo() {}

  /// A PNG, JPEG, GIF or BMP file as (1, 3, height, width) in [0, 1], red, green, blue; transparent places are on white.
  ///
  /// @throws DataException where the file is missing, is no picture, or has more than 50 million pixels
  public static Tensor read(Path file) {
    if (!Files.isReadable(file)) throw new DataException(file + " does not exist or cannot be read");
    try {
      var image = ImageIO.read(file.toFile());
      if (image == null) throw new DataException(file + " is no PNG, JPEG, GIF or BMP picture");
      int w = image.getWidth(), h = image.getHeight();
      if ((long) w * h > MOST) throw new DataException(file + " has " + w + " × " + h + " pixels; at most " + MOST + " can be read");
      var argb = image.getRGB(0, 0, w, h, null, 0, w);
      var x = new double[3 * w * h];
      for (int i = 0; i < argb.length; i++) {
        double alpha = (argb[i] >>> 24) / 255.0;
        for (int c = 0; c < 3; c++) x[c * w * h + i] = 1 - alpha + alpha * (argb[i] >> 16 - 8 * c & 0xff) / 255.0;
      }
      return Sets.tensor(x, 1, 3, h, w);
    } catch (IOException e) {
      throw new DataException(file + " is a damaged picture: " + e.getMessage());
    }
  }

  /// The brightness of coloured images (n, 3, h, w) as (n, 1, h, w): 0.299 red + 0.587 green + 0.114 blue.
  public static Tensor grey(Tensor images) {
    if (images.rank() != 4 || images.dim(1) != 3)
      throw new IllegalArgumentException("grey: images of shape (n, 3, h, w), not " + images.shape());
    return images.slice(1, 0, 1).mul(0.299).add(images.slice(1, 1, 2).mul(0.587)).add(images.slice(1, 2, 3).mul(0.114));
  }
}

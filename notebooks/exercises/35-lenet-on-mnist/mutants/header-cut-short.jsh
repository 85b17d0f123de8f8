// fails: idx
double[][] readImages(byte[] file) {
  var in = java.nio.ByteBuffer.wrap(file);
  if (in.getInt() != 2051) throw new IllegalArgumentException("not a file of images");
  int images = in.getInt(), pixels = in.getInt() * in.getInt();
  if (in.remaining() < images * pixels) throw new IllegalArgumentException("bytes are missing");
  var x = new double[images][pixels];
  for (var image : x)
    for (int i = 0; i < image.length; i++) image[i] = (in.get() & 0xff) / 255.0;
  return x;
}

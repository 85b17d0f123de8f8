// fails: idx
double[][] readImages(byte[] file) {
  var in = java.nio.ByteBuffer.wrap(file);
  in.getInt();
  var x = new double[in.getInt()][in.getInt() * in.getInt()];
  if (in.remaining() < x.length * x[0].length) throw new IllegalArgumentException("bytes are missing");
  for (var image : x)
    for (int i = 0; i < image.length; i++) image[i] = (in.get() & 0xff) / 255.0;
  return x;
}

package nabla.kernel.grading.pipe;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/// Arrays of primitive numbers as bytes.
final class Numbers {
  private Numbers() {}

  static void write(DataOutputStream out, Object array) throws IOException {
    switch (array) {
      case boolean[] all -> {
        for (var x : all) out.writeBoolean(x);
      }
      case byte[] all -> out.write(all);
      case short[] all -> {
        for (var x : all) out.writeShort(x);
      }
      case char[] all -> {
        for (var x : all) out.writeChar(x);
      }
      case int[] all -> {
        for (var x : all) out.writeInt(x);
      }
      case long[] all -> {
        for (var x : all) out.writeLong(x);
      }
      case float[] all -> {
        for (var x : all) out.writeFloat(x);
      }
      case double[] all -> {
        for (var x : all) out.writeDouble(x);
      }
      default -> throw new IllegalArgumentException(array.getClass().getName());
    }
  }

  /// The bytes that one element takes, by its type's letter.
  static int width(char letter) throws Malformed {
    return switch (letter) {
      case 'Z', 'B' -> 1;
      case 'S', 'C' -> 2;
      case 'I', 'F' -> 4;
      case 'J', 'D' -> 8;
      default -> throw new Malformed("an array of unknown type " + letter);
    };
  }

  static Object read(DataInputStream in, char letter, int n) throws IOException {
    return switch (letter) {
      case 'Z' -> {
        var all = new boolean[n];
        for (int i = 0; i < n; i++) all[i] = in.readBoolean();
        yield all;
      }
      case 'B' -> in.readNBytes(n);
      case 'S' -> {
        var all = new short[n];
        for (int i = 0; i < n; i++) all[i] = in.readShort();
        yield all;
      }
      case 'C' -> {
        var all = new char[n];
        for (int i = 0; i < n; i++) all[i] = in.readChar();
        yield all;
      }
      default -> wide(in, letter, n);
    };
  }

  private static Object wide(DataInputStream in, char letter, int n) throws IOException {
    return switch (letter) {
      case 'I' -> {
        var all = new int[n];
        for (int i = 0; i < n; i++) all[i] = in.readInt();
        yield all;
      }
      case 'J' -> {
        var all = new long[n];
        for (int i = 0; i < n; i++) all[i] = in.readLong();
        yield all;
      }
      case 'F' -> {
        var all = new float[n];
        for (int i = 0; i < n; i++) all[i] = in.readFloat();
        yield all;
      }
      default -> {
        var all = new double[n];
        for (int i = 0; i < n; i++) all[i] = in.readDouble();
        yield all;
      }
    };
  }
}

package nabla.kernel.grading.pipe;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// A pair of pipes that frames travel on: kind, request, length, content.
public final class Link {
  private final DataInputStream in;
  private final DataOutputStream out;
  private final int longest;

  /// Frames of at most `longest` bytes are received.
  public Link(InputStream in, OutputStream out, int longest) {
    this.in = new DataInputStream(new BufferedInputStream(in, 1 << 16));
    this.out = new DataOutputStream(new BufferedOutputStream(out, 1 << 16));
    this.longest = longest;
  }

  /// Sends a frame at once.
  public synchronized void send(Frame frame) throws IOException {
    out.writeByte(frame.kind().ordinal());
    out.writeInt(frame.id());
    out.writeInt(frame.body().length);
    out.write(frame.body());
    out.flush();
  }

  /// The next frame; waits for it.
  ///
  /// @throws Malformed when what came is no frame
  public Frame receive() throws IOException {
    int kind = in.readUnsignedByte();
    int id = in.readInt();
    int length = in.readInt();
    if (kind >= Frame.Kind.values().length) throw new Malformed("a message of unknown kind " + kind);
    if (length < 0 || length > longest) throw new Malformed("a message of " + length + " bytes; at most " + longest + " are taken");
    var body = in.readNBytes(length);
    if (body.length < length) throw new java.io.EOFException();
    return new Frame(Frame.Kind.values()[kind], id, body);
  }

  /// Closes both pipes.
  public void close() {
    try (in; out) {
      // closing is all
    } catch (IOException gone) {
      // the other side has closed already
    }
  }
}

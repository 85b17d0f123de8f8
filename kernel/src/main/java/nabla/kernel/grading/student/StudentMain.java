package nabla.kernel.grading.student;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import nabla.data.Store;
import nabla.kernel.grading.pipe.Link;
import nabla.kernel.guard.Guard;
import nabla.kernel.output.Console;

/// The process that one submission runs in: `StudentMain guarded|open|rehearsal [FILES]`, with the folder of the files it may read. It hears requests on its standard input and answers on its standard output,
/// reads no file of the grader's, and ends when the grader does.
public final class StudentMain {
  private static final int LONGEST = 256 << 20;

  private StudentMain() {}

  public static void main(String[] args) throws IOException {
    var link = new Link(new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out), LONGEST);
    System.setIn(InputStream.nullInputStream());
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    Console.install();
    Store.offline();
    if (args.length > 1) Guard.read(Path.of(args[1]));
    boolean rehearsal = args[0].equals("rehearsal");
    new Desk(link, rehearsal || args[0].equals("guarded"), rehearsal).work();
    Runtime.getRuntime().halt(0);
  }
}

package nabla.kernel.grading.student;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import nabla.grade.AnswerType;
import nabla.kernel.Sessions;
import nabla.kernel.grading.CellAnswers;
import nabla.kernel.grading.Form;
import nabla.kernel.grading.Made;
import nabla.kernel.grading.pipe.Exceptions;
import nabla.kernel.grading.pipe.Frame;
import nabla.kernel.grading.pipe.Frame.Kind;
import nabla.kernel.grading.pipe.Gone;
import nabla.kernel.grading.pipe.Lent;
import nabla.kernel.grading.pipe.Link;
import nabla.kernel.grading.pipe.Malformed;
import nabla.kernel.grading.pipe.Talk;
import nabla.kernel.grading.pipe.Thrown;
import nabla.kernel.grading.pipe.Types;
import nabla.kernel.grading.pipe.ValueReader;
import nabla.kernel.grading.pipe.ValueWriter;
import nabla.kernel.output.Console;
import nabla.kernel.protocol.Result;
import nabla.kernel.shell.Shell;

/// Serves a grader's requests in the student's process: runs cells, finds and calls what they define.
///
/// One thread at a time works for the student; when it is told to stop, another takes its place, whatever becomes of it.
final class Desk {
  private final Talk talk;
  private final Shell shell;
  private final CellAnswers answers;
  private final List<Made> made = new ArrayList<>();
  private final boolean rehearsal;
  private volatile Thread worker;
  private volatile boolean cell;

  /// A rehearsal ends as a program does, so that the JVM keeps what it has learnt.
  Desk(Link link, boolean guarded, boolean rehearsal) {
    this.rehearsal = rehearsal;
    talk = new Talk(link, this::aside, Desk::translated);
    shell = Sessions.confined(guarded, note -> talk.remark(Kind.NOTE, note));
    answers = new CellAnswers(shell);
  }

  private static Throwable translated(Exception e) {
    return e instanceof Thrown thrown ? Exceptions.of(thrown) : new IllegalStateException("the grader no longer answers");
  }

  /// Works until the grader is gone.
  void work() {
    hire();
    talk.remark(Kind.READY, "");
    talk.listen();
    if (rehearsal) System.exit(0);
  }

  private void hire() {
    worker = new Thread(null, this::serve, "student", 16 << 20);
    worker.setDaemon(true);
    worker.start();
  }

  private void aside(Frame frame) {
    if (frame.kind() != Kind.STOP) return;
    var old = worker;
    if (cell) shell.interrupt();
    else {
      hire();
      shell.stop(old);
    }
  }

  private void serve() {
    var me = Thread.currentThread();
    try (var console = Console.cell(new Clip(0))) {
      while (me == worker) {
        var frame = talk.next(Long.MAX_VALUE);
        talk.send(answer(frame));
      }
    } catch (Gone | IOException e) {
      if (me == worker && !rehearsal) Runtime.getRuntime().halt(0);
    }
  }

  private Frame answer(Frame frame) throws IOException {
    if (frame.kind() == Kind.CALL) return talk.lending().serve(frame);
    try {
      var reader = new ValueReader(frame.body(), talk.lending());
      var body = switch (frame.kind()) {
        case RUN -> run(reader);
        case FIND -> find(reader);
        case VARIABLE -> variable(reader);
        case TYPE -> new ValueWriter(null).value(answers.type(reader.text()), AnswerType.class);
        case MAKE -> make(reader);
        default -> throw new Malformed("an unexpected message " + frame.kind());
      };
      return new Frame(Kind.RESULT, frame.id(), body.bytes());
    } catch (Malformed e) {
      throw e;
    } catch (Throwable thrown) {
      return Frame.threw(frame.id(), thrown);
    }
  }

  /// Number and source of a cell; the answer is its error, empty where there is none, and what it printed.
  private ValueWriter run(ValueReader reader) throws IOException {
    int number = reader.number();
    var source = reader.text();
    var clip = new Clip(reader.number());
    cell = true;
    try (var console = Console.cell(clip)) {
      var result = Result.of(shell, source, number);
      console.flush();
      var error = result instanceof Result.Failed(var why) ? why.name() + (why.message().isEmpty() ? "" : ": " + why.message()) : "";
      var shown = result instanceof Result.Shown(var picture) && picture != null ? picture.text() : "";
      return new ValueWriter(null).text(error).text(clip.text(shown));
    } finally {
      cell = false;
    }
  }

  private ValueWriter find(ValueReader reader) throws IOException {
    int object = reader.number();
    var name = reader.text();
    var form = new Form(name, types(reader), type(reader.text()), reader.text(), reader.text());
    var handle = object == 0 ? answers.handle(form) : answers.explained(made.get(object - 1).handle(form));
    return new ValueWriter(null).number(talk.lending().lend(Lent.of(handle)));
  }

  private static List<Class<?>> types(ValueReader reader) throws IOException {
    var types = new ArrayList<Class<?>>();
    for (int n = reader.number(); n > 0; n--) types.add(type(reader.text()));
    return types;
  }

  /// Makes an object; the answer is its number, from 1.
  private ValueWriter make(ValueReader reader) throws Throwable {
    var maker = answers.maker(reader.text(), types(reader));
    made.add(new Made(maker.invokeWithArguments(reader.values(maker.type().parameterArray()))));
    return new ValueWriter(null).number(made.size());
  }

  private static Class<?> type(String name) throws Malformed {
    if (name.equals(Types.FORM)) return Form.Any.class;
    return Types.find(name).orElseThrow(() -> new Malformed("the unknown type " + name));
  }

  private ValueWriter variable(ValueReader reader) throws IOException {
    var type = type(reader.text());
    var name = reader.text();
    var value = type == Form.Any.class ? answers.variable(name, Record.class) : answers.variable(name, type);
    return new ValueWriter(talk.lending()).value(value, type);
  }
}

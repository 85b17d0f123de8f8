package nabla.kernel.grading.pipe;

/// An exception of the other side, as text.
public final class Thrown extends Exception {
  private static final long serialVersionUID = 1;
  /// The student has not defined what was asked for.
  public static final String MISSING = "missing";
  /// The student's code threw.
  public static final String THREW = "threw";
  private static final int LONG = 2000;

  private final String how, name;

  public Thrown(String how, String name, String message) {
    super(cut(message));
    this.how = how;
    this.name = cut(name);
  }

  static String cut(String text) {
    return text.length() > LONG ? text.substring(0, LONG) + " …" : text;
  }

  /// `MISSING` or `THREW`.
  public String how() {
    return how;
  }

  /// The simple name of the exception's class.
  public String name() {
    return name;
  }

  /// The frame that tells of an exception: what it says of itself is asked for once, and may itself throw.
  static byte[] body(Throwable thrown) {
    var missing = thrown instanceof nabla.grade.MissingAnswer;
    return new ValueWriter(null).text(missing ? MISSING : THREW).text(cut(thrown.getClass().getSimpleName())).text(said(thrown)).bytes();
  }

  private static String said(Throwable thrown) {
    try {
      var message = thrown.getMessage();
      return message == null ? "" : cut(message);
    } catch (Throwable hostile) {
      return "";
    }
  }
}

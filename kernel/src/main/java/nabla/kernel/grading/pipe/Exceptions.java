package nabla.kernel.grading.pipe;

import java.util.ConcurrentModificationException;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import nabla.grade.AnswerException;
import nabla.grade.MissingAnswer;

/// Exceptions of the other side, as exceptions of this one: those of the JDK that a test may ask for are themselves again.
public final class Exceptions {
  private static final Map<String, Function<String, Throwable>> KNOWN = Map.ofEntries(
      Map.entry("IllegalArgumentException", IllegalArgumentException::new),
      Map.entry("IllegalStateException", IllegalStateException::new), Map.entry("ArithmeticException", ArithmeticException::new),
      Map.entry("IndexOutOfBoundsException", IndexOutOfBoundsException::new),
      Map.entry("ArrayIndexOutOfBoundsException", ArrayIndexOutOfBoundsException::new),
      Map.entry("StringIndexOutOfBoundsException", StringIndexOutOfBoundsException::new),
      Map.entry("NegativeArraySizeException", NegativeArraySizeException::new),
      Map.entry("NullPointerException", NullPointerException::new),
      Map.entry("ClassCastException", ClassCastException::new), Map.entry("NumberFormatException", NumberFormatException::new),
      Map.entry("UnsupportedOperationException", UnsupportedOperationException::new),
      Map.entry("NoSuchElementException", NoSuchElementException::new),
      Map.entry("ConcurrentModificationException", ConcurrentModificationException::new),
      Map.entry("OutOfMemoryError", OutOfMemoryError::new),
      Map.entry("StackOverflowError", StackOverflowError::new), Map.entry("AssertionError", AssertionError::new));

  private Exceptions() {}

  /// The exception to throw here for one that was thrown there.
  public static Throwable of(Thrown thrown) {
    if (thrown.how().equals(Thrown.MISSING)) return new MissingAnswer(thrown.getMessage());
    var known = KNOWN.get(thrown.name());
    if (known != null) return known.apply(thrown.getMessage().isEmpty() ? null : thrown.getMessage());
    return new AnswerException(thrown.name() + (thrown.getMessage().isEmpty() ? "" : ": " + thrown.getMessage()));
  }
}

package nabla.data;

/// A data file is missing, damaged or not what it claims to be; the message says which and what to do.
public final class DataException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public DataException(String message) {
    super(message);
  }
}

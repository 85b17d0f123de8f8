package nabla.kernel.notebook;

/// A file that is no notebook, in one line that names the file and the place.
public final class MalformedNotebook extends RuntimeException {
  private static final long serialVersionUID = 1;

  public MalformedNotebook(String message) {
    super(message);
  }
}

package nabla.display;

/// A value that knows its own pictures.
@FunctionalInterface
public interface Displayable {
  Bundle display();
}

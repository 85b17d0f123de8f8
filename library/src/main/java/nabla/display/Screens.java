package nabla.display;

/// Holds the process's screen.
final class Screens {
  static volatile Screen current = new Screen() {
    @Override
    public void show(Bundle bundle, String id) {
      System.out.println(bundle.text());
    }

    @Override
    public void update(Bundle bundle, String id) {}

    @Override
    public void clear(boolean wait) {}
  };

  private Screens() {}
}

package nabla.derive;

/// What checking a line found: nothing to check (the first of a chain, prose), that it follows, or how it fails.
record Verdict(boolean checked, Derivation.Failure failure) {
  static final Verdict NONE = new Verdict(false, null), FOLLOWS = new Verdict(true, null);

  boolean holds() {
    return failure == null;
  }
}

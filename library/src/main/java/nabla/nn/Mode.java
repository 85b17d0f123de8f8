package nabla.nn;

/// What a layer is applied for: dropout and batch norm behave differently.
public enum Mode {
  TRAIN, TEST
}

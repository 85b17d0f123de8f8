package nabla.optim;

/// How an optimiser moves: by a rule for each parameter from its gradient, or by a search that looks at the loss itself.
public sealed interface Method permits UpdateRule, Search {
  /// The rule as the field writes it.
  String tex();
}

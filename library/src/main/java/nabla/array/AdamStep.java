package nabla.array;

/// The constants of one step of Adam: `m ← β₁m + (1−β₁)g`, `v ← β₂v + (1−β₂)g²`, `w ← keep · w − rate · m / (√(scale · v + inner) + outer)`.
///
/// @param rate   the learning rate, over the correction of m
/// @param scale  one over the correction of v
/// @param inner  added to v under the root; `outer` to the root
/// @param keep   what decay leaves of the weights
public record AdamStep(double beta1, double beta2, double rate, double scale, double inner, double outer, double keep) {}

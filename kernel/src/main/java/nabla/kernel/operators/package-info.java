/// Operators on tensors in Java source: where javac refuses `a * b` because an operand is a tensor, `a.mul(b)` is meant.
///
/// `TensorOperators` reads a refused source again, to a fixed point of passes. A pass attributes the source as it stands (`Javac`),
/// looks for operators with a tensor operand (`TensorScan`), and notes each in the `Draft`, which writes them as method calls.
/// Which operators stand where is read once, from the source as typed (`Syntax`, `Operation`).
package nabla.kernel.operators;

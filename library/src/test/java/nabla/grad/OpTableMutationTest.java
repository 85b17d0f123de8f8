package nabla.grad;

import static org.junit.jupiter.api.Assertions.*;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nabla.array.DType;
import nabla.array.Rng;
import nabla.array.Shape;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The table and the checker themselves are checked: every planted error in a gradient is caught.
class OpTableMutationTest {
  private static final OpTable TABLE = new OpTable();

  private static Stream<DynamicTest> caught(Mutant.Kind kind, Predicate<Sample> concerns) {
    return OpTable.operations().stream().filter(op -> TABLE.of(op).stream().anyMatch(concerns))
        .map(op -> dynamicTest(op.getSimpleName(), () -> {
          boolean found = TABLE.of(op).stream().filter(concerns)
              .anyMatch(s -> !Checks.first(s.with(new Mutant(s.op(), kind)), Layout.PLAIN).passed());
          assertTrue(found, op.getSimpleName() + ": nobody noticed a gradient with a planted error: " + kind);
        }));
  }

  private static boolean hasGradient(Sample sample) {
    return sample.op().differentiable() && sample.inputs().getFirst().size() > 0;
  }

  @TestFactory
  Stream<DynamicTest> aWrongSignIsCaught() {
    return caught(Mutant.Kind.SIGN, OpTableMutationTest::hasGradient);
  }

  @TestFactory
  Stream<DynamicTest> aFactorTwoIsCaught() {
    return caught(Mutant.Kind.FACTOR, OpTableMutationTest::hasGradient);
  }

  @TestFactory
  Stream<DynamicTest> aMissingUnbroadcastIsCaught() {
    return caught(Mutant.Kind.UNBROADCAST, s -> s.op() instanceof Binary);
  }

  /// Exchanging the two gradients of a sum is no error; neither is it where an operation has one differentiable input.
  @TestFactory
  Stream<DynamicTest> swappedInputsAreCaught() {
    return caught(Mutant.Kind.SWAP,
        s -> hasGradient(s) && s.inputs().size() == 2 && !s.fixed().contains(true)
            && s.inputs().get(0).shape().equals(s.inputs().get(1).shape())
            && !(s.op() instanceof Arithmetic.Add));
  }

  @TestFactory
  Stream<DynamicTest> aGradientThatIsAConstantToTheNextIsCaughtInSecondOrder() {
    return OpTable.operations().stream().filter(op -> TABLE.of(op).stream().anyMatch(s -> hasGradient(s) && nonlinear(s)))
        .map(op -> dynamicTest(op.getSimpleName(), () -> {
          boolean found = TABLE.of(op).stream().filter(OpTableMutationTest::hasGradient)
              .anyMatch(s -> !Checks.second(s.with(new Mutant(s.op(), Mutant.Kind.CONSTANT)), Layout.PLAIN).passed());
          assertTrue(found, op.getSimpleName() + ": nobody noticed a gradient that is not differentiable again");
        }));
  }

  private static boolean nonlinear(Sample sample) {
    return sample.op() instanceof Unary || sample.op() instanceof Fused || sample.op() instanceof Contraction;
  }

  @Test
  void anOperationWithoutSamplesIsNoticed() {
    for (var op : OpTable.operations()) assertEquals(List.of(op), new OpTable().without(op).missing());
  }

  @Test
  void theGradientCheckerRejectsEveryPlantedError() {
    var rng = new Rng(3);
    for (var kind : List.of(Mutant.Kind.SIGN, Mutant.Kind.FACTOR, Mutant.Kind.UNBROADCAST, Mutant.Kind.SWAP)) {
      var w = Tensor.param("w", rng.normal(DType.F64, Shape.of(4), 0, 1));
      var x = Tensor.param("x", rng.normal(DType.F64, Shape.of(kind == Mutant.Kind.SWAP ? new int[]{4} : new int[]{3, 4}), 0, 1));
      var right = Tensor.apply(new Arithmetic.Mul(), x, w).sum();
      var wrong = Tensor.apply(new Mutant(new Arithmetic.Mul(), kind), x, w).sum();
      assertTrue(GradCheck.of(right, List.of()).stream().allMatch(GradCheck.Worst::passed), "right: " + GradCheck.of(right, List.of()));
      assertFalse(GradCheck.of(wrong, List.of()).stream().allMatch(GradCheck.Worst::passed), kind + ": " + GradCheck.of(wrong, List.of()));
    }
  }
}

package nabla.array.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/// The width of vectors: what the processor prefers, or the system property `nabla.vector.bits` (128, 256 or 512).
///
/// The species are constants to the compiler only as `static final` fields; as parameters they would cost a factor of 20.
final class Lanes {
  private static final int BITS = Integer.getInteger("nabla.vector.bits", FloatVector.SPECIES_PREFERRED.vectorBitSize());
  static final VectorSpecies<Float> F32 = VectorSpecies.of(float.class, VectorShape.forBitSize(BITS));
  static final VectorSpecies<Double> F64 = VectorSpecies.of(double.class, VectorShape.forBitSize(BITS));

  private Lanes() {}
}

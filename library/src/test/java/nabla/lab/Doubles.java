package nabla.lab;

import nabla.array.DType;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Tests in F64: `@ExtendWith(Doubles.class)`.
public final class Doubles implements BeforeEachCallback, AfterEachCallback {
  @Override
  public void beforeEach(ExtensionContext test) { DType.standard(DType.F64); }

  @Override
  public void afterEach(ExtensionContext test) { DType.standard(DType.F32); }
}

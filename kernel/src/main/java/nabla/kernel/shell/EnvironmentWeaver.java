package nabla.kernel.shell;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import nabla.data.Environment;

/// Replaces the calls with which cells read environment variables by those of `Environment`, so that they see what `%env` has set.
final class EnvironmentWeaver {
  private static final ClassDesc ENVIRONMENT = ClassDesc.of(Environment.class.getName());

  private EnvironmentWeaver() {}

  static void weave(CodeBuilder code, CodeElement element) {
    if (!(element instanceof InvokeInstruction call)) {
      code.with(element);
      return;
    }
    switch (call.owner().asInternalName() + "." + call.name().stringValue() + call.type().stringValue()) {
      case "java/lang/System.getenv(Ljava/lang/String;)Ljava/lang/String;" ->
        code.invokestatic(ENVIRONMENT, "get", call.typeSymbol());
      case "java/lang/System.getenv()Ljava/util/Map;" -> code.invokestatic(ENVIRONMENT, "all", call.typeSymbol());
      case "java/lang/ProcessBuilder.environment()Ljava/util/Map;" ->
        code.invokestatic(ENVIRONMENT, "of", MethodTypeDesc.of(ConstantDescs.CD_Map, ClassDesc.of("java.lang.ProcessBuilder")));
      default -> code.with(element);
    }
  }
}

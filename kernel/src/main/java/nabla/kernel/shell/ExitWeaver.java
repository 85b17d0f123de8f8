package nabla.kernel.shell;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.function.Predicate;

/// Replaces the calls that would end the process, method references included, by those of `Exit`, and `printStackTrace` by that of `StackTraces`.
final class ExitWeaver {
  private static final ClassDesc EXIT = ClassDesc.of(Exit.class.getName()), RUNTIME = ClassDesc.of("java.lang.Runtime");
  private static final MethodTypeDesc INT = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int);
  private static final MethodTypeDesc RUNTIME_INT = MethodTypeDesc.of(ConstantDescs.CD_void, RUNTIME, ConstantDescs.CD_int);

  private static final ClassDesc TRACES = ClassDesc.of(StackTraces.class.getName());

  private final Predicate<ClassDesc> throwable;

  /// A weaver that knows which classes are exceptions.
  ExitWeaver(Predicate<ClassDesc> throwable) {
    this.throwable = throwable;
  }

  void weave(CodeBuilder code, CodeElement element) {
    switch (element) {
      case InvokeInstruction call when ends(call.owner().asSymbol(), call.name().stringValue()) -> {
        var type = call.owner().asSymbol().equals(RUNTIME) ? RUNTIME_INT : INT;
        code.invokestatic(EXIT, call.name().stringValue(), type);
      }
      case InvokeInstruction call when prints(call) ->
        code.invokestatic(TRACES, "print", call.typeSymbol().insertParameterTypes(0, ConstantDescs.CD_Throwable));
      case InvokeDynamicInstruction call -> code.invokedynamic(weave(call));
      default -> code.with(element);
    }
  }

  /// Whether a call prints an exception, and is none of a class's own to its superclass.
  private boolean prints(InvokeInstruction call) {
    return call.name().equalsString("printStackTrace") && call.opcode() == Opcode.INVOKEVIRTUAL && throwable.test(call.owner().asSymbol());
  }

  private static boolean ends(ClassDesc owner, String method) {
    return switch (owner.descriptorString()) {
      case "Ljava/lang/System;" -> method.equals("exit");
      case "Ljava/lang/Runtime;" -> method.equals("exit") || method.equals("halt");
      default -> false;
    };
  }

  private static DynamicCallSiteDesc weave(InvokeDynamicInstruction call) {
    var arguments = call.bootstrapArgs().stream().map(ExitWeaver::weave).toArray(ConstantDesc[]::new);
    return DynamicCallSiteDesc.of((DirectMethodHandleDesc) call.bootstrapMethod(), call.name().stringValue(), call.typeSymbol(), arguments);
  }

  private static ConstantDesc weave(ConstantDesc argument) {
    if (!(argument instanceof DirectMethodHandleDesc handle) || !ends(handle.owner(), handle.methodName())) return argument;
    var type = handle.owner().equals(RUNTIME) ? RUNTIME_INT : INT;
    return MethodHandleDesc.ofMethod(DirectMethodHandleDesc.Kind.STATIC, EXIT, handle.methodName(), type);
  }
}

package nabla.kernel.guard;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Puts a refusal before every call, method reference and field of a student's class that is not on the list, whatever class it is called on:
/// a method counts as one of the class that declares it and of the class that is named. Where a call reads a file, the file is checked instead.
public final class GuardWeaver {
  private static final ClassDesc GUARD = ClassDesc.of(Guard.class.getName());
  private static final MethodTypeDesc TEXT = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String);
  /// The methods that javac lets `invokedynamic` call.
  private static final Set<String> LINKERS = Set.of("java.lang.invoke.LambdaMetafactory", "java.lang.invoke.StringConcatFactory",
      "java.lang.runtime.ObjectMethods", "java.lang.runtime.SwitchBootstraps", "java.lang.invoke.ConstantBootstraps");

  private final Function<String, Optional<ClassModel>> own;
  private final ClassLoader loader;

  /// A weaver for classes of a session: `own` gives those that the session made, by binary name, `loader` finds all others.
  public GuardWeaver(Function<String, Optional<ClassModel>> own, ClassLoader loader) {
    this.own = own;
    this.loader = loader;
  }

  /// The transformation of one instruction.
  public void weave(CodeBuilder code, CodeElement element) {
    var file = element instanceof InvokeInstruction call
        ? Rules.ALLOWED.reads(name(call.owner().asSymbol()), call.name().stringValue(),
            call.type().stringValue())
        : null;
    if (file != null) code.invokestatic(GUARD, "file", MethodTypeDesc.of(file, file));
    else refusal(element).ifPresent(what -> code.loadConstant(what).invokestatic(GUARD, "refuse", TEXT));
    code.with(element);
  }

  private Optional<String> refusal(CodeElement element) {
    return switch (element) {
      case InvokeInstruction call -> use(call.owner().asSymbol(), call.name().stringValue(), call.type().stringValue());
      case FieldInstruction field -> use(field.owner().asSymbol(), field.name().stringValue(), "");
      case InvokeDynamicInstruction call -> dynamic(call);
      case ConstantInstruction.LoadConstantInstruction load -> constant(load.constantValue());
      default -> Optional.empty();
    };
  }

  private Optional<String> dynamic(InvokeDynamicInstruction call) {
    var linker = call.bootstrapMethod().owner();
    if (!LINKERS.contains(name(linker))) return Optional.of(Wording.of(name(linker), call.bootstrapMethod().methodName()));
    return call.bootstrapArgs().stream().map(this::constant).flatMap(Optional::stream).findFirst();
  }

  private Optional<String> constant(ConstantDesc constant) {
    return switch (constant) {
      case DirectMethodHandleDesc handle ->
        use(handle.owner(), handle.kind() == DirectMethodHandleDesc.Kind.CONSTRUCTOR ? "<init>" : handle.methodName(),
            handle.lookupDescriptor());
      case MethodHandleDesc other -> Optional.of(Wording.of("java.lang.invoke.MethodHandle", other.toString()));
      case DynamicConstantDesc<?> made -> LINKERS.contains(name(made.bootstrapMethod().owner()))
          ? Arrays.stream(made.bootstrapArgs()).map(this::constant).flatMap(Optional::stream).findFirst()
          : Optional.of(Wording.of(name(made.bootstrapMethod().owner()), made.constantName()));
      default -> Optional.empty();
    };
  }

  private static String name(ClassDesc type) {
    var d = type.descriptorString();
    if (type.isArray()) return d;
    return d.substring(1, d.length() - 1).replace('/', '.');
  }

  private Optional<String> use(ClassDesc owner, String member, String descriptor) {
    if (owner.isArray()) return Optional.empty();
    var homes = new HashSet<String>();
    homes(name(owner), member, descriptor, homes);
    return homes.stream().filter(home -> !Rules.ALLOWED.allow(home, member, descriptor)).sorted().findFirst()
        .map(home -> Wording.of(home, member));
  }

  /// Adds the classes outside the session that the member may come from: the one that is named, or that its own class inherits from, and its
  /// ancestors that allow only some members, where they declare it.
  private void homes(String type, String member, String descriptor, Set<String> homes) {
    var mine = own.apply(type);
    if (mine.isEmpty()) {
      homes.add(type);
      try {
        declaring(Class.forName(type, false, loader), member, descriptor, homes);
      } catch (ClassNotFoundException | LinkageError unknown) {
        homes.add("unknown." + type);
      }
      return;
    }
    var model = mine.get();
    if (declares(model, member, descriptor)) return;
    Stream.concat(model.superclass().stream(), model.interfaces().stream()).map(up -> up.asInternalName().replace('/', '.')).distinct()
        .forEach(up -> homes(up, member, descriptor, homes));
  }

  private static boolean declares(ClassModel model, String member, String descriptor) {
    return descriptor.isEmpty()
        ? model.fields().stream().anyMatch(f -> f.fieldName().equalsString(member))
        : model.methods().stream().anyMatch(m -> m.methodName().equalsString(member) && m.methodType().equalsString(descriptor));
  }

  private static void declaring(Class<?> type, String member, String descriptor, Set<String> homes) {
    for (var up = type.getSuperclass(); up != null; up = up.getSuperclass())
      if (Rules.ALLOWED.special(up.getName()) && Arrays.stream(up.getDeclaredMethods())
          .anyMatch(m -> m.getName().equals(member) && java.lang.invoke.MethodType.methodType(m.getReturnType(), m.getParameterTypes())
              .descriptorString().equals(descriptor))) {
                homes.add(up.getName());
                return;
              }
  }
}

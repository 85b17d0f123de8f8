package nabla.kernel.grading.release;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The members of some classes that others lead to: by calls, accesses, types in signatures, constants.
///
/// Of a record, an enum, an interface, or a class that extends another, everything stays once the class is reached: what calls its methods
/// cannot be known.
final class Reached {
  private static final Pattern TYPES = Pattern.compile("L([^;<]+)[;<]");
  private static final String INITIALISER = "<clinit>";

  private record Open(ClassModel type, MethodModel method) {}

  private final Map<String, ClassModel> models;
  private final Set<String> classes = new TreeSet<>(), members = new HashSet<>(), used = new HashSet<>(), set = new HashSet<>();
  private final ArrayDeque<Open> open = new ArrayDeque<>();

  Reached(Map<String, ClassModel> models) {
    this.models = models;
  }

  /// The names of the classes that were reached.
  Set<String> classes() {
    return classes;
  }

  /// Whether a class may be named: it was reached, or is none of ours.
  boolean known(String name) {
    return classes.contains(name) || !models.containsKey(name);
  }

  boolean has(ClassModel type, MethodModel method) {
    return members.contains(key(type, method.methodName().stringValue(), method.methodType().stringValue()));
  }

  boolean has(ClassModel type, FieldModel field) {
    return members.contains(key(type, field.fieldName().stringValue(), field.fieldType().stringValue()));
  }

  /// Whether a field gets its value where the class is initialised, but no reached code reads it.
  boolean forHiddenAlone(ClassModel type, FieldModel field) {
    var key = key(type, field.fieldName().stringValue(), field.fieldType().stringValue());
    return set.contains(key) && !used.contains(key) && !field.flags().has(AccessFlag.SYNTHETIC);
  }

  private static String key(ClassModel type, String name, String descriptor) {
    return type.thisClass().asInternalName() + "." + name + descriptor;
  }

  /// Reaches a class.
  void type(String name) {
    var model = models.get(name);
    if (model == null || !classes.add(name)) return;
    model.superclass().map(ClassEntry::asInternalName).ifPresent(this::type);
    model.interfaces().forEach(i -> type(i.asInternalName()));
    model.findAttribute(Attributes.nestHost()).ifPresent(a -> type(a.nestHost().asInternalName()));
    model.findAttribute(Attributes.permittedSubclasses()).ifPresent(a -> a.permittedSubclasses().forEach(s -> type(s.asInternalName())));
    boolean whole = !model.interfaces().isEmpty() || model.flags().has(AccessFlag.INTERFACE)
        || !model.superclass().map(s -> s.asInternalName().equals("java/lang/Object")).orElse(true);
    for (var method : model.methods())
      if (whole || method.methodName().stringValue().startsWith("<")) member(model, method);
    if (whole) for (var field : model.fields()) field(model, field, true);
  }

  /// Reaches a method.
  void member(ClassModel type, MethodModel method) {
    if (members.add(key(type, method.methodName().stringValue(), method.methodType().stringValue()))) open.add(new Open(type, method));
  }

  private void field(ClassModel type, FieldModel field, boolean read) {
    var key = key(type, field.fieldName().stringValue(), field.fieldType().stringValue());
    members.add(key);
    (read ? used : set).add(key);
    types(field.fieldType().stringValue());
  }

  /// Follows everything to the end.
  void close() {
    for (Open next; (next = open.poll()) != null;) {
      var method = next.method;
      boolean initialises = method.methodName().equalsString(INITIALISER);
      types(method.methodType().stringValue());
      method.findAttribute(Attributes.exceptions()).ifPresent(e -> e.exceptions().forEach(x -> type(x.asInternalName())));
      method.code().ifPresent(code -> code(code, initialises));
    }
  }

  private void code(CodeModel code, boolean initialises) {
    for (var handler : code.exceptionHandlers()) handler.catchType().ifPresent(t -> type(t.asInternalName()));
    for (var element : code) switch (element) {
      case InvokeInstruction call -> method(call.owner().asInternalName(), call.name().stringValue(), call.type().stringValue());
      case FieldInstruction access -> {
        boolean writes = access.opcode().name().startsWith("PUT");
        access(access.owner().asInternalName(), access.name().stringValue(), access.type().stringValue(), !(writes && initialises));
      }
      case InvokeDynamicInstruction call -> {
        types(call.type().stringValue());
        call.bootstrapArgs().forEach(this::constant);
      }
      case ConstantInstruction.LoadConstantInstruction load -> constant(load.constantValue());
      case NewObjectInstruction made -> type(made.className().asInternalName());
      case TypeCheckInstruction check -> named(check.type());
      case NewReferenceArrayInstruction made -> named(made.componentType());
      case NewMultiArrayInstruction made -> named(made.arrayType());
      default -> {}
    }
  }

  private void named(ClassEntry entry) {
    types(entry.asSymbol().descriptorString());
  }

  private void constant(ConstantDesc constant) {
    switch (constant) {
      case ClassDesc type -> types(type.descriptorString());
      case MethodTypeDesc type -> types(type.descriptorString());
      case DirectMethodHandleDesc handle -> {
        var owner = internal(handle.owner());
        method(owner, handle.methodName(), handle.lookupDescriptor());
        access(owner, handle.methodName(), handle.lookupDescriptor(), true);
      }
      case DynamicConstantDesc<?> made -> Arrays.stream(made.bootstrapArgs()).forEach(this::constant);
      default -> {}
    }
  }

  private static String internal(ClassDesc type) {
    var d = type.descriptorString();
    return d.startsWith("L") ? d.substring(1, d.length() - 1) : d;
  }

  private void types(String descriptor) {
    var found = TYPES.matcher(descriptor);
    while (found.find()) type(found.group(1));
  }

  private void method(String owner, String name, String descriptor) {
    type(owner);
    types(descriptor);
    var model = models.get(owner);
    if (model == null) return;
    for (var method : model.methods())
      if (method.methodName().equalsString(name) && method.methodType().equalsString(descriptor)) member(model, method);
    model.superclass().ifPresent(up -> method(up.asInternalName(), name, descriptor));
  }

  private void access(String owner, String name, String descriptor, boolean read) {
    type(owner);
    var model = models.get(owner);
    if (model == null) return;
    for (var field : model.fields())
      if (field.fieldName().equalsString(name) && field.fieldType().equalsString(descriptor)) field(model, field, read);
  }
}

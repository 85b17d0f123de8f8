package nabla.kernel.shell;

import java.io.ByteArrayInputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nabla.kernel.guard.GuardWeaver;

/// What is woven into every class of a session: a stop check at the start of methods and in loops, no way to end the process,
/// and the session's own environment variables.
///
/// `LocalExecutionControl` weaves such checks too, but cannot where types of the session meet (a `switch` over the session's records):
/// it does not know their hierarchy.
final class Weaver {
  private final ClassFile format;
  private final CodeTransform guard;
  private final Map<String, byte[]> classes;
  private final ClassLoader loader;

  /// Weaves classes that are loaded together, `classes` by name, under a loader that has everything else; `earlier` are those of the session
  /// so far, and a `guarded` session may call only what submissions may.
  Weaver(Map<String, byte[]> classes, Map<String, byte[]> earlier, ClassLoader loader, boolean guarded) {
    this.classes = classes;
    this.loader = loader;
    var together = ClassHierarchyResolver.ofResourceParsing(type -> {
      var bytes = classes.get(type.packageName() + "." + type.displayName());
      return bytes == null ? null : new ByteArrayInputStream(bytes);
    });
    var types = ClassHierarchyResolver.defaultResolver().orElse(together).orElse(ClassHierarchyResolver.ofClassLoading(loader));
    format = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(types));
    guard = guarded ? guard(classes, earlier, loader) : CodeBuilder::with;
  }

  private CodeTransform guard(Map<String, byte[]> classes, Map<String, byte[]> earlier, ClassLoader loader) {
    var models = new HashMap<String, Optional<ClassModel>>();
    return new GuardWeaver(name -> models.computeIfAbsent(name,
        _ -> Optional.ofNullable(classes.getOrDefault(name, earlier.get(name))).map(ClassFile.of()::parse)), loader)::weave;
  }

  byte[] weave(byte[] classFile) {
    var code = CodeTransform.ofStateful(StopChecks::new).andThen(guard).andThen(new ExitWeaver(this::throwable)::weave)
        .andThen(EnvironmentWeaver::weave);
    return format.transformClass(format.parse(classFile), ClassTransform.transformingMethodBodies(code));
  }

  /// Whether a class is an exception.
  private boolean throwable(ClassDesc type) {
    if (!type.isClassOrInterface()) return false;
    var name = type.packageName() + "." + type.displayName();
    var bytes = classes.get(name);
    if (bytes != null) return throwable(format.parse(bytes).superclass().orElseThrow().asSymbol());
    try {
      return Throwable.class.isAssignableFrom(Class.forName(name, false, loader));
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }

  private static final class StopChecks implements CodeTransform {
    private static final ClassDesc STOP = ClassDesc.of(Stop.class.getName());

    private final Set<Label> passed = new HashSet<>();

    @Override
    public void atStart(CodeBuilder code) {
      check(code);
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
      if (element instanceof LabelTarget target) passed.add(target.label());
      if (element instanceof BranchInstruction branch && passed.contains(branch.target())) check(code);
      code.with(element);
    }

    private static void check(CodeBuilder code) {
      code.invokestatic(STOP, "check", ConstantDescs.MTD_void);
    }
  }
}

package nabla.kernel.shell;

import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jdk.jshell.VarSnippet;

/// Where each variable of the session lives.
///
/// JShell gives a redefined variable a new class. Code made earlier, a lambda for example, still reads the old field: `settle` gives
/// that field the new value where the type allows, and null otherwise, so that such code sees the variable as it is and old data is free.
final class Variables {
  private static final int REMEMBERED = 50;
  private static final String CELLS = "REPL.$JShell$";

  private final ClassLoader loader;
  private final Map<String, Field> now = new ConcurrentHashMap<>();
  private final Map<String, Deque<Field>> before = new LinkedHashMap<>();

  private final Map<String, String> types = new ConcurrentHashMap<>();
  private final Map<String, String> lost = new LinkedHashMap<>();

  Variables(ClassLoader loader) {
    this.loader = loader;
  }

  /// Notes where a variable's value lives now: in a static field of `wrapper`.
  void put(VarSnippet variable, String wrapper) {
    var name = variable.name();
    var field = field(wrapper, name);
    lost.remove(name);
    types.put(name, variable.typeName());
    var old = field == null ? now.remove(name) : now.put(name, field);
    if (old == null || old.equals(field)) return;
    var older = before.computeIfAbsent(name, _ -> new ArrayDeque<>());
    older.add(old);
    if (older.size() > REMEMBERED) set(older.remove(), null, false);
  }

  /// Forgets a variable and its value.
  void forget(String name) {
    var old = now.remove(name);
    if (old != null) set(old, null, false);
    var older = before.remove(name);
    if (older != null) older.forEach(f -> set(f, null, false));
  }

  /// Forgets a variable that a redefinition has broken, and remembers why.
  void lose(String name, String why) {
    forget(name);
    lost.put(name, why);
  }

  /// What a variable is at this moment, to be given back after a redefinition has emptied it.
  record Held(String name, String type, Type generic, Object value) {
    private boolean fits(Field field) {
      var then = generic.getTypeName();
      if (then.equals(field.getGenericType().getTypeName())) return true;
      return !field.getType().isPrimitive() && !then.contains(CELLS) && !field.getGenericType().getTypeName().contains(CELLS)
          && (value == null || field.getType().isInstance(value));
    }
  }

  /// What a variable is now, or null where there is none of this name.
  Held held(String name) {
    var field = now.get(name);
    return field == null ? null : new Held(name, types.get(name), field.getGenericType(), get(field));
  }

  /// Gives a variable the value it had; false where its type has become another.
  boolean restore(Held held) {
    var field = now.get(held.name);
    if (field == null || !held.fits(field)) return false;
    try {
      field.set(null, held.value);
      return true;
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Variables that were broken, with the reason.
  Map<String, String> lost() {
    return lost;
  }

  /// Forgets what the temporary variable of an expression holds.
  void release(VarSnippet temporary, String wrapper) {
    var field = field(wrapper, temporary.name());
    if (field != null) set(field, null, false);
  }

  /// Brings the fields of earlier definitions up to date.
  void settle() {
    before.forEach((name, older) -> {
      var field = now.get(name);
      var value = field == null ? null : get(field);
      boolean primitive = field != null && field.getType().isPrimitive();
      older.forEach(f -> set(f, value, primitive));
    });
  }

  Map<String, Field> all() {
    return now;
  }

  Object value(String name) {
    var field = now.get(name);
    return field == null ? null : get(field);
  }

  private Field field(String wrapper, String name) {
    try {
      var field = Class.forName(wrapper, false, loader).getDeclaredField(name);
      field.setAccessible(true);
      return field;
    } catch (ReflectiveOperationException | LinkageError e) {
      return null;
    }
  }

  private static Object get(Field field) {
    try {
      return field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void set(Field field, Object value, boolean primitive) {
    var type = field.getType();
    if (type.isPrimitive() && !(primitive && value != null && MethodType.methodType(type).wrap().returnType().isInstance(value))) return;
    try {
      field.set(null, type.isPrimitive() || type.isInstance(value) ? value : null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}

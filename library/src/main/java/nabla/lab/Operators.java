package nabla.lab;

import java.util.function.BiConsumer;
import java.util.function.Function;
import nabla.grad.Tensor;

/// What operators in cells mean where `a.mul(b)` cannot say it: a number on the left, and `+=` on a place that must be found only once.
///
/// Java evaluates the left operand first, and so do these: `2 - x` is `Operators.sub(2, x)`. The number takes the tensor's dtype.
public final class Operators {
  /// For code in which the package's name is hidden by a variable `nabla`.
  public Operators() {}

  public static Tensor add(double a, Tensor b) { return number(a, b).add(b); }
  public static Tensor sub(double a, Tensor b) { return number(a, b).sub(b); }
  public static Tensor mul(double a, Tensor b) { return number(a, b).mul(b); }
  public static Tensor div(double a, Tensor b) { return number(a, b).div(b); }
  public static Tensor gt(double a, Tensor b) { return number(a, b).gt(b); }
  public static Tensor ge(double a, Tensor b) { return number(a, b).ge(b); }
  public static Tensor lt(double a, Tensor b) { return number(a, b).lt(b); }
  public static Tensor le(double a, Tensor b) { return number(a, b).le(b); }

  private static Tensor number(double a, Tensor b) { return Tensor.scalar(b.dtype(), a); }

  /// The element `index` of an array, read now: `a[i++] += t` is `Operators.at(a, i++).add(t)`.
  public static Place at(Tensor[] array, int index) {
    return new Place(array[index], v -> array[index] = v);
  }

  /// A field of an object, read now: `net().w -= g` is `Operators.at(net(), o -> o.w, (o, v) -> o.w = v).sub(g)`.
  public static <T> Place at(T owner, Function<T, Tensor> read, BiConsumer<T, Tensor> write) {
    return new Place(read.apply(owner), v -> write.accept(owner, v));
  }

  /// A place that holds a tensor. Each method writes its result there and returns it.
  public static final class Place {
    private final Tensor before;
    private final Store store;

    private Place(Tensor before, Store store) {
      this.before = before;
      this.store = store;
    }

    public Tensor add(Tensor b) { return store.put(before.add(b)); }
    public Tensor sub(Tensor b) { return store.put(before.sub(b)); }
    public Tensor mul(Tensor b) { return store.put(before.mul(b)); }
    public Tensor div(Tensor b) { return store.put(before.div(b)); }
    public Tensor add(double b) { return store.put(before.add(b)); }
    public Tensor sub(double b) { return store.put(before.sub(b)); }
    public Tensor mul(double b) { return store.put(before.mul(b)); }
    public Tensor div(double b) { return store.put(before.div(b)); }
  }

  private interface Store {
    void write(Tensor value);

    default Tensor put(Tensor value) {
      write(value);
      return value;
    }
  }
}

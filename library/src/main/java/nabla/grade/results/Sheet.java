package nabla.grade.results;

import java.util.List;
import nabla.grade.Exercise;
import nabla.grade.Grader;
import nabla.grade.Task;

/// What an exercise's results are about: its tasks in their order, hidden ones too.
public record Sheet(String exercise, String title, List<Item> items) {
  /// A task: its id, its points, what its author says to who fails it, and whether students see its test.
  public record Item(String task, double points, String hint, boolean hidden) {}

  public Sheet {
    items = List.copyOf(items);
  }

  /// The sheet of an exercise's test class.
  public static Sheet of(Class<?> tests) {
    var exercise = tests.getAnnotation(Exercise.class);
    var items = Grader.methods(tests).stream().map(m -> m.getAnnotation(Task.class))
        .map(t -> new Item(t.id(), t.points(), t.hint(), t.visibility() == Task.Visibility.HIDDEN)).toList();
    return new Sheet(exercise.value(), exercise.title(), items);
  }

  public double points() {
    return items.stream().mapToDouble(Item::points).sum();
  }

  /// A task as students know it: by the number of its heading and its id. A hidden test has no heading.
  String name(Item item) {
    return item.hidden() ? item.task() : items.stream().filter(i -> !i.hidden()).toList().indexOf(item) + 1 + " · " + item.task();
  }

  Item item(String task) {
    return items.stream().filter(i -> i.task().equals(task)).findFirst().orElseThrow(() -> new IllegalArgumentException("no task " + task));
  }
}

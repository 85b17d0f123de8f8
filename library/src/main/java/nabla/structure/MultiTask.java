package nabla.structure;

import java.util.ArrayList;
import java.util.List;
import nabla.grad.Tensor;
import nabla.loss.Loss;

/// The loss of several tasks that a model answers side by side: `Σ α_t R_t` (J-8.5, C-9.12). Each task has its columns of the result and of the targets.
///
/// A target that is not known is NaN; rows in which a task's targets are not all known do not count for that task, and a task none of whose rows is
/// known adds 0.
public record MultiTask(List<Task> tasks) implements Loss {
  /// One task: its loss on `width` columns, times `weight`.
  public record Task(Loss loss, int width, double weight) {
    public Task {
      if (width < 1) throw new IllegalArgumentException("task: a task needs at least one output, not " + width);
      if (!(weight >= 0)) throw new IllegalArgumentException("task: the weight must be ≥ 0, not " + weight);
    }
  }

  public MultiTask { tasks = List.copyOf(tasks); }

  @Override
  public Tensor of(Tensor prediction, Tensor target) {
    int width = tasks.stream().mapToInt(Task::width).sum();
    if (prediction.rank() != 2 || prediction.dim(1) != width || !prediction.shape().equals(target.shape()))
      throw new IllegalArgumentException("multiTask: the tasks have " + width + " outputs; predictions have shape " + prediction.shape()
          + ", targets " + target.shape());
    var sum = prediction.mul(0).sum();
    int from = 0;
    for (var task : tasks) {
      int to = from + task.width;
      var y = prediction.slice(1, from, to);
      var t = target.slice(1, from, to);
      var known = known(t);
      if (known.length > 0 && task.weight > 0) sum = sum.add(task.loss.of(y.gather(0, known), t.gather(0, known)).mul(task.weight));
      from = to;
    }
    return sum;
  }

  private static int[] known(Tensor t) {
    var x = t.toDoubles();
    int width = t.dim(1);
    var rows = new ArrayList<Integer>();
    for (int i = 0; i < t.dim(0); i++) {
      boolean all = true;
      for (int j = 0; j < width; j++) all &= !Double.isNaN(x[i * width + j]);
      if (all) rows.add(i);
    }
    return rows.stream().mapToInt(i -> i).toArray();
  }
}

package nabla.grade;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// Runs the tasks of an exercise against a student's answers on the JUnit Platform.
public final class Grader {
  /// Where exercises live, in the jar built from the notebooks.
  private static final String PACKAGE = "nabla.exercises";

  private Grader() {}

  /// The test class of an exercise.
  public static Class<?> find(String exercise) {
    var all = exercises();
    return all.stream().filter(c -> c.getAnnotation(Exercise.class).value().equals(exercise)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException(
            "there is no exercise \"" + exercise + "\"; there are "
                + all.stream().map(c -> c.getAnnotation(Exercise.class).value()).sorted().toList()));
  }

  /// The test classes of all exercises on the class path.
  public static List<Class<?>> exercises() {
    return ReflectionSupport.findAllClassesInPackage(PACKAGE, c -> c.isAnnotationPresent(Exercise.class), name -> true);
  }

  /// The result of each task, hidden ones only when asked for, in the order of the class.
  public static Report grade(Class<?> tests, Answers answers, boolean hidden) {
    return grade(tests, answers, task -> hidden || task.visibility() == Task.Visibility.VISIBLE);
  }

  /// The results of those tasks that are `wanted`, in the order of the class.
  public static Report grade(Class<?> tests, Answers answers, Predicate<Task> wanted) {
    var exercise = tests.getAnnotation(Exercise.class);
    if (exercise == null) throw new IllegalArgumentException(tests.getName() + " is no exercise: it lacks @Exercise");
    var listener = new Listener();
    var request = LauncherDiscoveryRequestBuilder.request().selectors(selectClass(tests))
        .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "false")
        .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
        .filters((org.junit.platform.launcher.PostDiscoveryFilter) d -> org.junit.platform.engine.FilterResult
            .includedIf(d.getSource().filter(MethodSource.class::isInstance)
                .map(s -> ((MethodSource) s).getJavaMethod().getAnnotation(Task.class)).map(wanted::test).orElse(true)))
        .build();
    var config = LauncherConfig.builder().enableTestExecutionListenerAutoRegistration(false)
        .enableLauncherSessionListenerAutoRegistration(false)
        .enablePostDiscoveryFilterAutoRegistration(false).build();
    Workbench.with(answers, () -> LauncherFactory.create(config).execute(request, listener));
    return new Report(exercise.value(), exercise.title(), tasks(tests, wanted, listener.results));
  }

  private static List<TaskResult> tasks(Class<?> tests, Predicate<Task> wanted, Map<String, TaskResult> results) {
    var tasks = new ArrayList<TaskResult>();
    var ids = new HashSet<String>();
    for (var method : methods(tests)) {
      var task = method.getAnnotation(Task.class);
      if (!ids.add(task.id())) throw new IllegalStateException("task id " + task.id() + " occurs twice in " + tests.getName());
      if (!wanted.test(task)) continue;
      tasks.add(results.getOrDefault(task.id(),
          new TaskResult(task.id(), 0, task.points(), TaskResult.Verdict.FAILED, "did not run", task.hint(), 0)));
    }
    return tasks;
  }

  /// The task methods of an exercise in their order.
  public static List<Method> methods(Class<?> tests) {
    return Arrays.stream(tests.getDeclaredMethods()).filter(m -> m.isAnnotationPresent(Task.class))
        .sorted(java.util.Comparator
            .comparingInt((Method m) -> m.isAnnotationPresent(org.junit.jupiter.api.Order.class)
                ? m.getAnnotation(org.junit.jupiter.api.Order.class).value()
                : Integer.MAX_VALUE)
            .thenComparing(Method::getName))
        .toList();
  }

  private static final class Listener implements TestExecutionListener {
    private final Map<String, TaskResult> results = new HashMap<>();
    private long started;

    @Override
    public void executionStarted(TestIdentifier test) {
      started = System.nanoTime();
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      if (!(test.getSource().orElse(null) instanceof MethodSource source)) return;
      var task = source.getJavaMethod().getAnnotation(Task.class);
      if (task == null) return;
      boolean passed = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
      var verdict = passed ? TaskResult.Verdict.PASSED : verdict(result.getThrowable().orElse(null));
      results.put(task.id(),
          new TaskResult(task.id(), passed ? task.points() : 0, task.points(), verdict,
              passed ? "" : Blame.of(result.getThrowable().orElse(null)), passed ? "" : task.hint(),
              (System.nanoTime() - started) / 1e9));
    }

    private static TaskResult.Verdict verdict(Throwable thrown) {
      return switch (thrown) {
        case MissingAnswer m -> TaskResult.Verdict.MISSING;
        case Workbench.TimeUp t -> TaskResult.Verdict.TIMED_OUT;
        case null, default -> TaskResult.Verdict.FAILED;
      };
    }
  }
}

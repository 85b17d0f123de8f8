package nabla.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import nabla.array.Array;
import nabla.array.Shape;
import nabla.nn.Safetensors;
import nabla.nn.Saved;

/// A run in a file: model, optimiser, history, place, and what early stopping and rollback remember. A safetensors file, so that Python can open it.
///
/// It is written whole or not at all, has a checksum, and is put back whole or not at all.
record Checkpoint(Path file, Safetensors.Contents contents) {
  private static final String KIND = "nabla.checkpoint";

  static void write(Run run, Path file) {
    var plan = run.plan;
    var arrays = new LinkedHashMap<String, Array>();
    arrays.put("place", Array.of(new double[]{run.epoch, run.done, run.sum, run.stopped ? 1 : 0}, Shape.of(4)));
    add(arrays, "model/", Saved.state(plan.model));
    add(arrays, "optimizer/", plan.optimizer.state(plan.model.parameters()));
    add(arrays, "history/", run.history.state());
    arrays.putAll(run.stop.state());
    arrays.putAll(run.rollback.state());
    try {
      Safetensors.write(file, arrays, settings(run.plan, run.seed));
    } catch (IOException e) {
      throw new UncheckedIOException("train: the checkpoint " + file + " could not be written: " + e.getMessage(), e);
    }
  }

  private static Map<String, String> settings(Trainer plan, long seed) {
    var settings = new LinkedHashMap<String, String>();
    settings.put("kind", KIND);
    settings.put("seed", String.valueOf(seed));
    settings.put("batch size", String.valueOf(plan.batch));
    settings.put("number of examples", String.valueOf(plan.data.size()));
    settings.put("optimiser", plan.optimizer.settings());
    return settings;
  }

  static Checkpoint read(Path file) {
    try {
      var contents = Safetensors.open(file);
      if (!KIND.equals(contents.notes().get("kind")) || !contents.arrays().containsKey("place"))
        throw new IllegalArgumentException("resume: " + file + " is no checkpoint of a training run");
      if (!contents.checked()) throw new IOException(file + " is damaged: its checksum is gone");
      return new Checkpoint(file, contents);
    } catch (NoSuchFileException none) {
      throw new UncheckedIOException("resume: there is no checkpoint " + file + "; a run with .checkpoint(…) writes one", none);
    } catch (IOException e) {
      throw new UncheckedIOException("resume: " + e.getMessage() + "; nothing was loaded", e);
    }
  }

  /// The seed of the run, once it is sure that this plan goes on with it.
  long seed(Trainer plan) {
    long seed = plan.seed != null ? plan.seed : Long.parseLong(contents.notes().get("seed"));
    settings(plan, seed).forEach((name, wanted) -> {
      var found = contents.notes().get(name);
      if (!wanted.equals(found))
        throw new IllegalArgumentException(
            "resume: the %s of %s is %s, here it is %s; nothing was loaded".formatted(name, file, found, wanted));
    });
    return seed;
  }

  /// Puts everything back. The checks come first: where one fails, nothing has changed.
  void putInto(Run run) {
    var plan = run.plan;
    var parameters = plan.model.parameters();
    Saved.check("resume", plan.model, part("model/"));
    var before = plan.optimizer.state(parameters);
    plan.optimizer.restore(part("optimizer/"), parameters);
    try {
      Saved.restore(plan.model, part("model/"));
    } catch (RuntimeException failed) {
      plan.optimizer.restore(before, parameters);
      throw failed;
    }
    run.history.restore(part("history/"));
    run.stop.restore(contents.arrays(), part("best/"));
    run.rollback.restore(contents.arrays(), part("back/"), part("brake/"));
    var place = contents.arrays().get("place");
    run.epoch = (int) place.get(0);
    run.done = (int) place.get(1);
    run.sum = place.get(2);
    run.stopped = place.get(3) == 1;
  }

  private Map<String, Array> part(String prefix) {
    var found = new LinkedHashMap<String, Array>();
    contents.arrays().forEach((name, numbers) -> {
      if (name.startsWith(prefix)) found.put(name.substring(prefix.length()), numbers);
    });
    return found;
  }

  private static void add(Map<String, Array> to, String prefix, Map<String, Array> from) {
    from.forEach((name, numbers) -> to.put(prefix + name, numbers));
  }
}

package nabla.kernel.notebook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nabla.display.Bundle;
import nabla.kernel.output.Sink;

/// The outputs of a notebook while its cells run, with the rules Jupyter's own client follows.
///
/// A later display under an id, like an update, changes every output shown under that id; text printed in a row to one stream is one output;
/// what arrives after its cell has ended is left out.
final class Recording {
  private final Map<String, List<Place>> shown = new HashMap<>();

  private record Place(Tape tape, int index) {}

  /// Starts the next cell.
  Tape cell() {
    return new Tape();
  }

  private synchronized void replace(Bundle bundle, String id) {
    for (var place : shown.getOrDefault(id, List.of())) place.tape.outputs.set(place.index, Output.shown(bundle));
  }

  /// One cell's outputs.
  final class Tape implements Sink {
    private final List<Output> outputs = new ArrayList<>();
    private boolean clearing, ended;

    private void add(Output output) {
      if (clearing) erase();
      outputs.add(output);
    }

    private void erase() {
      clearing = false;
      outputs.clear();
      shown.values().forEach(places -> places.removeIf(place -> place.tape == this));
    }

    private void print(String name, String text) {
      synchronized (Recording.this) {
        if (ended) return;
        if (!clearing && !outputs.isEmpty() && outputs.getLast() instanceof Output.Stream(var last, var before) && last.equals(name))
          outputs.set(outputs.size() - 1, new Output.Stream(name, before + text));
        else add(new Output.Stream(name, text));
      }
    }

    @Override
    public void out(String text) {
      print("stdout", text);
    }

    @Override
    public void err(String text) {
      print("stderr", text);
    }

    @Override
    public void show(Bundle bundle, String id) {
      synchronized (Recording.this) {
        if (ended) return;
        if (id != null) replace(bundle, id);
        add(Output.shown(bundle));
        if (id != null) shown.computeIfAbsent(id, _ -> new ArrayList<>()).add(new Place(this, outputs.size() - 1));
      }
    }

    @Override
    public void update(Bundle bundle, String id) {
      synchronized (Recording.this) {
        if (!ended) replace(bundle, id);
      }
    }

    @Override
    public void clear(boolean wait) {
      synchronized (Recording.this) {
        if (ended) return;
        if (wait) clearing = true;
        else erase();
      }
    }

    @Override
    public boolean live() {
      return true;
    }

    /// Adds the cell's result or error.
    void end(Output output) {
      synchronized (Recording.this) {
        if (output != null) add(output);
        ended = true;
      }
    }

    /// What has been recorded; later cells may still change what was shown under an id.
    List<Output> outputs() {
      synchronized (Recording.this) {
        return List.copyOf(outputs);
      }
    }
  }
}

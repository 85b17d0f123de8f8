package nabla.kernel.output;

import java.util.ArrayList;
import java.util.List;
import nabla.display.Bundle;

/// A sink that remembers what it got, one line an event.
public final class Recorder implements Sink {
  private final List<String> events = new ArrayList<>();

  private synchronized void add(String event) {
    events.add(event);
    notifyAll();
  }

  synchronized List<String> events() {
    return List.copyOf(events);
  }

  /// All text of one stream.
  public synchronized String text(String stream) {
    var text = new StringBuilder();
    for (var event : events)
      if (event.startsWith(stream + ":")) text.append(event.substring(stream.length() + 1));
    return text.toString();
  }

  synchronized void await(String stream, String text) throws InterruptedException {
    var end = System.nanoTime() + 10_000_000_000L;
    while (!text(stream).contains(text) && System.nanoTime() < end) wait(100);
  }

  @Override
  public void out(String text) {
    add("out:" + text);
  }

  @Override
  public void err(String text) {
    add("err:" + text);
  }

  @Override
  public void show(Bundle bundle, String id) {
    add("show:" + bundle.text() + (id == null ? "" : "#" + id));
  }

  @Override
  public void update(Bundle bundle, String id) {
    add("update:" + bundle.text() + "#" + id);
  }

  @Override
  public void clear(boolean wait) {
    add("clear:" + wait);
  }

  @Override
  public String input(String prompt, boolean secret) throws InterruptedException {
    add("ask:" + prompt + (secret ? "*" : ""));
    if (prompt.equals("wait")) Thread.sleep(60_000);
    return "answer";
  }
}

package nabla.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final class Recorder implements Screen {
    final List<Bundle> shown = new ArrayList<>(), updates = new ArrayList<>();
    final boolean live;

    Recorder(boolean live) {
      this.live = live;
    }

    @Override
    public void show(Bundle bundle, String id) {
      shown.add(bundle);
    }

    @Override
    public void update(Bundle bundle, String id) {
      updates.add(bundle);
    }

    @Override
    public void clear(boolean wait) {}

    @Override
    public boolean live() {
      return live;
    }
  }

  /// Runs a loop whose steps take this many milliseconds each.
  private static Recorder run(boolean live, int steps, int millis) { return run(live, steps, millis, false); }

  private static Recorder run(boolean live, int steps, int millis, boolean untimed) {
    var screen = new Recorder(live);
    var before = Screen.use(screen);
    var now = new AtomicLong();
    try {
      var loop = new Progress<>(IntStream.range(0, steps).boxed().toList(), steps, m -> "<svg/>", now::get);
      if (untimed) loop.untimed();
      for (int i : loop) {
        now.addAndGet(millis * 1_000_000L);
        loop.metric("loss", 1.0 / (i + 1));
      }
    } finally {
      Screen.use(before);
    }
    return screen;
  }

  @Test
  void aFastLoopUpdatesFiveTimesASecondAtMostAndKeepsItsLastState() {
    var screen = run(true, 1000, 10);
    assertEquals(1, screen.shown.size());
    assertTrue(screen.updates.size() <= 51, screen.updates.size() + " updates in ten seconds");
    assertTrue(screen.updates.size() >= 45, screen.updates.size() + " updates in ten seconds");
    assertEquals("1000/1000 · 100 a second · 10.0 s · loss 0.001", screen.updates.getLast().text());
    assertTrue(screen.updates.getLast().data().get(Bundle.HTML).contains("data:image/svg+xml;base64,PHN2Zy8+"), "the curve is missing");
  }

  @Test
  void anUntimedLoopLeavesTheSameOnAnyScreenAndAtAnySpeed() {
    var live = run(true, 100, 1000, true);
    assertEquals("1/100 · 1.0 a second · 1:39 min left · loss 1.0", live.updates.getFirst().text());
    assertEquals("100/100 · loss 0.01", live.updates.getLast().text());
    assertEquals(live.updates.getLast().data(), run(false, 100, 7, true).shown.getLast().data());
  }

  @Test
  void timeLeftFollowsFromTheRate() {
    var screen = run(true, 100, 1000);
    assertEquals("1/100 · 1.0 a second · 1:39 min left · loss 1.0", screen.updates.getFirst().text());
  }

  @Test
  void whereNothingIsLiveOnlyTheLastStateIsShown() {
    var screen = run(false, 1000, 10);
    assertEquals(List.of(), screen.updates);
    assertEquals(1, screen.shown.size());
    assertEquals("1000/1000 · 100 a second · 10.0 s · loss 0.001", screen.shown.getFirst().text());
  }
}

package nabla.kernel.grading.student;

import static org.junit.jupiter.api.Assertions.*;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Hostile submissions: none earns what it has not solved, each earns what it has, none reaches out, and the report says what happened.
///
/// Where the system has no namespaces, the tests run without them and say so.
class AttacksTest {
  private static final Limits TIGHT = Limits.USUAL.withCell(8).withHeap(256).withWall(90).withCpu(40);
  private static final Set<String> FEW = Set.of("01-exit", "08-loop", "16-list", "29-read-tests", "34-connect", "46-static-state");

  private record Run(Attack attack, Outcome outcome, String harm) {
    String text() {
      return attack.name() + ": " + attack.what() + "\n" + outcome.report().table().text() + "\n"
          + outcome.cells().stream().map(c -> c.number() + ": " + c.error()).collect(Collectors.joining("\n")) + "\n"
          + String.join("\n", outcome.events()) + "\n" + harm;
    }

    boolean succeeded() {
      return harm.contains(attack.success()) || attack.success().startsWith("loot ")
          && java.util.regex.Pattern.compile(attack.success().substring(5)).matcher(outcome.report().task("loot").message()).find();
    }
  }

  private static Run run(Attack attack, Protection protection) throws Exception {
    try (var target = new Target()) {
      var outcome = Sandbox.grade(attack.notebook(target), Victim.class, TIGHT, protection);
      return new Run(attack, outcome, target.harm());
    }
  }

  /// All protections, or those of the JVM where the system has no namespaces.
  static Protection best() {
    try {
      return Protection.full();
    } catch (Protection.Unprotected e) {
      return Protection.unprotected();
    }
  }

  private static Stream<DynamicTest> tests(Stream<Attack> attacks, Protection protection) {
    return attacks.map(a -> dynamicTest(a.name() + ": " + a.what(), () -> fails(run(a, protection))));
  }

  private static void fails(Run run) {
    var report = run.outcome.report();
    assertEquals(1, report.task("honest").earned(), () -> "the honest task\n" + run.text());
    assertEquals(0, report.task("attack").earned(), () -> "the task that was not solved\n" + run.text());
    assertEquals("", run.harm, run::text);
    assertTrue(!run.attack.reachesOut() || !run.succeeded(), run::text);
    assertTrue(run.attack.says().matcher(run.text()).find(), () -> "the report should say " + run.attack.says() + "\n" + run.text());
  }

  @TestFactory
  Stream<DynamicTest> aFewAttacksFail() {
    return tests(Attack.all().stream().filter(a -> FEW.contains(a.name())), best());
  }

  /// The lists of this machine's protections that are on, once for the log.
  @BeforeAll
  static void say() {
    System.out.println("Attacks run with " + best().on());
  }

  @Tag("full")
  @TestFactory
  Stream<DynamicTest> allAttacksFail() {
    var all = Attack.all();
    assertTrue(all.size() >= 46, all.size() + " attacks");
    return tests(all.stream(), best());
  }

  private static Stream<Attack> reachingOut() {
    return Attack.all().stream().filter(Attack::reachesOut);
  }

  private static Attack attack(String name) {
    return Attack.all().stream().filter(a -> a.name().equals(name)).findFirst().orElseThrow();
  }

  @Tag("full")
  @TestFactory
  Stream<DynamicTest> theSystemAloneHoldsWhatReachesOut() {
    assumeTrue(best().has(Shield.NAMESPACES), "there are no namespaces here");
    return reachingOut().map(a -> dynamicTest(a.name(), () -> {
      var run = run(a, best().without(Shield.GUARD));
      assertEquals(1, run.outcome.report().task("honest").earned(), run::text);
      assertEquals("", run.harm, run::text);
      assertFalse(run.succeeded(), run::text);
    }));
  }

  @Tag("full")
  @TestFactory
  Stream<DynamicTest> withoutProtectionsEachOfThemSucceeds() {
    return reachingOut().map(a -> dynamicTest(a.name(), () -> {
      var run = run(a, new Protection(Set.of(Shield.WATCH)));
      assertTrue(run.succeeded(), run::text);
    }));
  }

  @Tag("full")
  @Test
  void withoutNamespacesTheGuardAloneHolds() throws Exception {
    var succeed = new TreeSet<String>();
    for (var a : reachingOut().toList()) {
      var run = run(a, Protection.unprotected());
      assertEquals(1, run.outcome.report().task("honest").earned(), run::text);
      if (run.succeeded()) succeed.add(a.name());
    }
    System.out.println("Without namespaces these attacks succeed: " + succeed);
    assertEquals(Set.of(), succeed);
  }

  @Tag("full")
  @TestFactory
  Stream<DynamicTest> eachProtectionMatters() {
    var none = new Protection(Set.of());
    var namespaces = best().has(Shield.NAMESPACES)
        ? Stream.of(matters(Shield.NAMESPACES, "33-other-student", with(Shield.NAMESPACES), none, Run::succeeded),
            matters(Shield.SYSTEM_CALLS, "35-listen", with(Shield.NAMESPACES, Shield.SYSTEM_CALLS), with(Shield.NAMESPACES),
                Run::succeeded))
        : Stream.<DynamicTest>of();
    return Stream.concat(namespaces, Stream.of(matters(Shield.GUARD, "30-write", with(Shield.GUARD), none, Run::succeeded),
        matters(Shield.LIMITS, "23-disk", with(Shield.LIMITS), none, Run::succeeded),
        matters(Shield.JVM, "39-unsafe", with(Shield.JVM), none, Run::succeeded),
        matters(Shield.WATCH, "21-threads", with(Shield.JVM, Shield.WATCH), with(Shield.JVM),
            run -> !run.text().contains("more than " + TIGHT.threads() + " threads"))));
  }

  private static Protection with(Shield... shields) {
    return new Protection(Set.of(shields));
  }

  private static DynamicTest matters(Shield shield, String attack, Protection on, Protection off, Predicate<Run> succeeds) {
    return dynamicTest(shield + " against " + attack, () -> {
      var held = run(attack(attack), on);
      assertFalse(succeeds.test(held), () -> "with it\n" + held.text());
      assertEquals(1, held.outcome.report().task("honest").earned(), held::text);
      var loose = run(attack(attack), off);
      assertTrue(succeeds.test(loose), () -> "without it\n" + loose.text());
    });
  }
}

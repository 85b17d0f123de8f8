package nabla.grade;

/// How one task went: what it earned of how much, why not all, and what may help.
public record TaskResult(String task, double earned, double points, Verdict verdict, String message, String hint, double seconds) {
  public enum Verdict {
    PASSED("✔"), FAILED("✘"), MISSING("…"), TIMED_OUT("⏱");

    private final String sign;

    Verdict(String sign) {
      this.sign = sign;
    }

    public String sign() {
      return sign;
    }
  }

  public boolean passed() {
    return verdict == Verdict.PASSED;
  }
}

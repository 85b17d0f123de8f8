package nabla.exercises;

import java.util.Arrays;
import nabla.array.Rng;
import nabla.grade.Answers;
import nabla.grade.Exercise;
import nabla.grade.Expect;
import nabla.grade.Task;
import org.junit.jupiter.api.Order;

@Exercise(value = "07-bias-variance", title = "Bias and variance")
public class BiasVariance {
  public interface FromFits {
    double[] of(double[][] fits, double[] truth);
  }

  public interface Decompose {
    double[] of(double[][] fits, double[] truth, double sigma);
  }

  public interface RidgeMse {
    double of(double alpha, double lambda, double w, double sigma);
  }

  public interface ComplexityCurve {
    double[][] of(int[] degrees, double[] x, double[] y, double[] xNew, double[] yNew);
  }

  public interface BestWidth {
    int of(int[] widths, double[] validation);
  }

  public interface Diagnose {
    String of(double train, double validation, double noise);
  }

  /// Fits scattered around `truth + shift`, one row a training set.
  private static double[][] fits(int sets, double[] truth, double shift, double scatter, Rng rng) {
    var fits = new double[sets][truth.length];
    for (var fit : fits) Arrays.setAll(fit, i -> truth[i] + shift + scatter * rng.normal());
    return fits;
  }

  @Order(1)
  @Task(id = "biasVariance", points = 3, concepts = {"P-5.1", "P-5.2",
      "B-3.4"}, hint = "At each x: the mean over the training sets is the expected fit. Bias is its distance from the truth, variance the mean squared distance of the single fits from it. Average both over x at the end, not before squaring.")
  void biasVariance(Answers student) {
    var f = student.method("biasVariance", FromFits.class);
    var byHand = f.of(new double[][]{{1, 0}, {3, 4}}, new double[]{1, 1});
    Expect.close("biasVariance of the fits {1, 0} and {3, 4} of the truth {1, 1}", new double[]{1, 2.5}, byHand, 1e-12);
    var same = f.of(new double[][]{{2, 2}, {2, 2}, {2, 2}}, new double[]{0, 4});
    Expect.close("fits that are all the same vary by nothing", new double[]{4, 0}, same, 1e-12);
    var truth = new double[]{0.5, -1, 2, 0};
    var many = f.of(fits(4000, truth, 0.3, 0.7, new Rng(5)), truth);
    Expect.close("4000 fits shifted by 0.3 and scattered by 0.7", new double[]{0.09, 0.49}, many, 0.02);
  }

  @Order(2)
  @Task(id = "decompose", points = 2, concepts = {
      "P-5.11"}, hint = "Three parts, then their sum. The noise of a new observation is σ², not σ.")
  void decompose(Answers student) {
    var truth = new double[]{0, 1, 4, 9};
    double sigma = 0.5;
    var rng = new Rng(11);
    var fits = fits(3000, truth, -0.4, 0.6, rng);
    var parts = student.method("decompose", Decompose.class).of(fits, truth, sigma);
    Expect.that(parts != null && parts.length == 4, "decompose gives four numbers: σ², bias², variance and their sum");
    double error = 0;
    for (var fit : fits)
      for (int i = 0; i < truth.length; i++) error += Math.pow(truth[i] + sigma * rng.normal() - fit[i], 2) / fits.length / truth.length;
    Expect.close("σ²", 0.25, parts[0], 1e-12);
    Expect.close("bias² of fits shifted by −0.4", 0.16, parts[1], 0.03);
    Expect.close("the variance of fits scattered by 0.6", 0.36, parts[2], 0.03);
    Expect.close("the sum of the parts", parts[0] + parts[1] + parts[2], parts[3], 1e-12);
    Expect.that(Math.abs(parts[3] - error) <= 0.02 * error,
        "the sum should meet the simulated error " + error + " within 2 %, it is " + parts[3]);
  }

  @Order(3)
  @Task(id = "ridgeMse", points = 2, concepts = {"B-10.9"}, hint = "bias² = (α/(λ+α))² w², variance = σ² λ/(λ+α)².")
  void ridgeMse(Answers student) {
    var f = student.method("ridgeMse", RidgeMse.class);
    double[] alphas = {0, 0.25, 0.5, 1, 2, 4}, expected = {1, 0.68, 5.0 / 9, 0.5, 5.0 / 9, 0.68};
    Expect.close("ridgeMse at α = 0, ¼, ½, 1, 2, 4", expected, Arrays.stream(alphas).map(a -> f.of(a, 1, 1, 1)).toArray(), 1e-12);
    Expect.close("with λ = 2, w = 3, σ = ½, α = 1", 1 + 0.5 / 9, f.of(1, 2, 3, 0.5), 1e-12);
    double best = 0.25 / 9;
    Expect.that(f.of(best, 2, 3, 0.5) < f.of(best * 0.9, 2, 3, 0.5) && f.of(best, 2, 3, 0.5) < f.of(best * 1.1, 2, 3, 0.5),
        "the minimum should lie at α = σ²/w²");
  }

  @Order(4)
  @Task(id = "complexityCurve", points = 3, concepts = {"P-5.3",
      "J-8.0a"}, hint = "Row k of the result: {training error, error on the new data} of the polynomial of degree degrees[k], both means of squares. lstsq fits; the columns of the matrix are 1, x, x², …")
  void complexityCurve(Answers student) {
    double[] x = new double[12], y = new double[12], xNew = new double[100], yNew = new double[100];
    for (int i = 0; i < 12; i++) y[i] = wave(x[i] = i / 11.0, i);
    for (int j = 0; j < 100; j++) yNew[j] = wave(xNew[j] = (j + 0.5) / 100, j + 100);
    var degrees = new int[]{0, 1, 2, 3, 4, 5, 6, 7};
    var f = student.method("complexityCurve", ComplexityCurve.class);
    var curve = f.of(degrees, x, y, xNew, yNew);
    Expect.that(curve != null && curve.length == 8 && curve[0].length == 2,
        "complexityCurve gives one row {training error, new error} a degree");
    double[] train = {.514889, .249796, .249570, .031190, .031141, .022350, .022265, .017060},
        fresh = {.542622, .229594, .230586, .046731, .046297, .036108, .037066, .045536};
    Expect.close("the training errors", train, Arrays.stream(curve).mapToDouble(row -> row[0]).toArray(), 2e-5);
    Expect.close("the errors on new data", fresh, Arrays.stream(curve).mapToDouble(row -> row[1]).toArray(), 2e-5);
    var two = f.of(new int[]{5, 1}, x, y, xNew, yNew);
    Expect.that(two != null && two.length == 2, "the degrees 5 and 1 give two rows, that of degree 5 first");
    Expect.close("degree 5, asked for before degree 1", new double[]{train[5], fresh[5]}, two[0], 2e-5);
    Expect.close("degree 1, asked for after degree 5", new double[]{train[1], fresh[1]}, two[1], 2e-5);
  }

  private static double wave(double x, int i) {
    return Math.sin(2 * Math.PI * x) + 0.25 * Math.sin(7.0 * i * i + 1);
  }

  @Order(5)
  @Task(id = "bestWidth", points = 1, concepts = {
      "B-10.7"}, hint = "The width whose validation error is smallest; of equal ones the first, which is the simplest.")
  void bestWidth(Answers student) {
    var f = student.method("bestWidth", BestWidth.class);
    Expect.close("the best of 1, 3, 10, 100 hidden units at errors .4, .1, .2, .5", 3,
        f.of(new int[]{1, 3, 10, 100}, new double[]{.4, .1, .2, .5}), 0);
    Expect.close("of equal errors the smaller width", 4, f.of(new int[]{2, 4, 8}, new double[]{.3, .2, .2}), 0);
  }

  @Order(6)
  @Task(id = "diagnose", points = 1, concepts = {
      "P-5.4"}, hint = "Call an error large when it is more than twice the noise σ². Training error large: \"under\". Else validation error large: \"over\". Else \"ok\".")
  void diagnose(Answers student) {
    var f = student.method("diagnose", Diagnose.class);
    says(f, "under", 0.50, 0.55, 0.09);
    says(f, "over", 0.02, 0.60, 0.09);
    says(f, "ok", 0.08, 0.11, 0.09);
    says(f, "under", 0.30, 2.00, 0.09);
    says(f, "ok", 0.02, 0.11, 0.09);
    says(f, "ok", 0.18, 0.18, 0.09);
  }

  @Order(7)
  @Task(id = "diagnoseNoise", points = 1, concepts = {
      "P-5.4"}, visibility = Task.Visibility.HIDDEN, hint = "What is large is measured by the noise of the call, whatever it is.")
  void diagnoseNoise(Answers student) {
    var f = student.method("diagnose", Diagnose.class);
    says(f, "ok", 0.50, 0.90, 0.5);
    says(f, "over", 0.015, 0.10, 0.01);
    says(f, "under", 0.03, 0.015, 0.01);
  }

  private static void says(Diagnose f, String expected, double train, double validation, double noise) {
    var got = f.of(train, validation, noise);
    Expect.that(expected.equals(got),
        "training error " + train + ", validation error " + validation + ", noise variance " + noise + ": expected \""
            + expected + "\", got " + (got == null ? "null" : "\"" + got + "\""));
  }
}

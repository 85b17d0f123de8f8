package nabla.plot;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/// One figure of every kind, the same every time.
final class Gallery {
  private Gallery() {}

  static double[] of(int n, java.util.function.IntToDoubleFunction f) {
    var v = new double[n];
    Arrays.setAll(v, f);
    return v;
  }

  static double[] noise(int n, long seed) {
    var random = new Random(seed);
    return of(n, i -> random.nextGaussian());
  }

  static double basins(double x, double y) {
    return Math.pow(x, 4) - 2 * x * x + 0.3 * x + y * y;
  }

  static Map<String, Supplier<Figure>> figures() {
    double[] t = of(60, i -> i), train = of(60, i -> 2.3 * Math.exp(-i / 8.0) + 0.02),
        val = of(60, i -> 2.3 * Math.exp(-i / 10.0) + 0.15 + 0.004 * i);
    double[] walkX = of(30, i -> -1.5 * Math.pow(0.9, i)), walkY = of(30, i -> 1.2 * Math.pow(0.8, i) * (i % 2 == 0 ? 1 : -1));
    int[] classes = new int[90];
    Arrays.setAll(classes, i -> i % 3);
    double[] px = noise(90, 1), py = noise(90, 2);
    for (int i = 0; i < 90; i++) px[i] += 3 * classes[i];
    var all = new LinkedHashMap<String, Supplier<Figure>>();
    all.put("line", () -> Figure.of(Line.of(t, train).label("train"), Line.of(t, val).label("validation").dashed()).title("learning curve")
        .x("epoch $t$").y("loss $\\mathcal{L}(\\theta)$"));
    all.put("log", () -> Figure.of(Line.of(t, of(60, i -> Math.pow(10, -i / 6.0))).size(5).label("$\\|x_k - x^*\\|$")).logY()
        .title("convergence").x("k").y("error"));
    all.put("step", () -> Figure.of(Line.step(of(5, i -> i), of(5, i -> Math.pow(0.5, i))).label("step decay")).title("schedule").x("epoch")
        .y("$\\eta$"));
    all.put("scatter", () -> Figure.of(Scatter.of(px, py).classes(classes).labels("setosa", "versicolor", "virginica")).title("classes")
        .x("$x_1$").y("$x_2$"));
    all.put("bar", () -> Figure.of(Bars.of(List.of("sgd", "momentum", "adam"), new double[]{0.91, 0.94, 0.97}).label("train").numbers(),
        Bars.of(List.of("sgd", "momentum", "adam"), new double[]{0.89, 0.93, 0.94}).label("test")).title("accuracy").y("accuracy"));
    all.put("areas", () -> Figure.of(Areas.of(t, train, val).labels("bias", "variance")).title("error, stacked").x("degree").y("error"));
    all.put("band",
        () -> Figure
            .of(Band.of(t, of(60, i -> val[i] - 0.2), of(60, i -> val[i] + 0.2)).label("± σ"), Line.of(t, val).color(0).label("mean"))
            .title("mean and spread").x("x").y("y"));
    all.put("histogram",
        () -> Figure.of(Histogram.of(noise(1000, 3)).density().label("samples"), Line.density(noise(1000, 3)).label("density"))
            .title("a sample").x("x").y("density"));
    all.put("box", () -> Figure.of(Boxes.of(noise(100, 4), noise(60, 5), noise(30, 6)).labels("2-fold", "5-fold", "leave one out"))
        .title("cross-validation").y("risk"));
    all.put("heatmap",
        () -> Figure.of(HeatMap.of(new double[][]{{50, 2, 0}, {3, 45, 4}, {0, 5, 48}}).colors("blues").numbers()
            .rows("setosa", "versicolor", "virginica").columns("setosa",
                "versicolor", "virginica"))
            .title("confusion").x("predicted").y("true"));
    all.put("heatmap-diverging",
        () -> Figure.of(HeatMap.of((x, y) -> Math.exp(-x * x - y * y) * (x + y), -2, 2, -2, 2).colors("diverging").z("f"))
            .title("diverging").x("x").y("y"));
    all.put("heatmap-log", () -> Figure.of(HeatMap.of((x, y) -> x < 0 && y < 0 ? Double.NaN : Math.pow(10, 3 * x + y), -1, 1, -1, 1).log())
        .title("log, NaN").x("x").y("y"));
    all.put("contour", () -> Figure.of(Contour.of(Gallery::basins, -1.8, 1.8, -1.5, 1.5), Line.trajectory(walkX, walkY).label("descent"))
        .title("a path").x("$w_1$").y("$w_2$"));
    all.put("contour-filled",
        () -> Figure.of(Contour.of(Gallery::basins, -1.8, 1.8, -1.5, 1.5).filled().z("$E(w)$")).title("two basins").x("$w_1$").y("$w_2$"));
    all.put("arrows", () -> Figure.of(Arrows.of(of(64, i -> i % 8), of(64, i -> i / 8), of(64, i -> i / 8 - 3.5), of(64, i -> 3.5 - i % 8)))
        .title("a field").x("u").y("v"));
    all.put("regions",
        () -> Figure.of(Regions.of((x, y) -> 1 / (1 + Math.exp(4 * (y - Math.sin(x)))), -3, 9, -3, 3).labels("0", "1"), Scatter.of(px, py))
            .title("regions").x("$x_1$").y("$x_2$"));
    all.put("surface",
        () -> Figure.of(Surface.of(Gallery::basins, -1.6, 1.6, -1.2, 1.2).z("E")).title("error surface").x("$w_1$").y("$w_2$"));
    all.put("images", () -> Figure.of(Images.of(images()).labels("0", "1", "2", "3", "4", "5")).title("images"));
    all.put("network", () -> Figure.of(Network.of(3, 5, 40, 2).labels("input", "hidden", "hidden", "output")).title("a network"));
    all.put("timeline",
        () -> Figure.of(Timeline.of(new double[]{1943, 1958, 1969, 1986, 1989, 1997, 2012, 2015, 2017},
            List.of("neuron", "perceptron", "Perceptrons", "backpropagation", "CNN",
                "LSTM", "AlexNet", "ResNet", "Transformer")))
            .title("a history"));
    all.put("ridge", () -> Figure.of(Ridge.of(noise(300, 7), of(300, i -> Math.tanh(i / 100.0 - 1.5)), noise(300, 8))).title("activations")
        .x("a").y("layer"));
    all.put("cobweb", () -> Figure.of(Cobweb.of(x -> 3.2 * x * (1 - x), 0, 1, 0.1, 20)).title("logistic map").x("$x_t$").y("$x_{t+1}$"));
    all.put("notes", () -> Figure.of(Line.of(x -> x * x, -2, 2), Guide.y(1), Guide.x(0.5).label("x = ½"), Guide.sloped(2, -1),
        Note.of(1, 1, "$\\nabla f = 2x$").away(-60, 60)).title("tangent").x("x").y("f(x)"));
    all.put("grid", () -> Figure.grid(1, 2, List.of(all.get("line").get(), all.get("scatter").get())).title("small multiples"));
    return all;
  }

  private static double[][][][] images() {
    var random = new Random(9);
    var images = new double[6][1][8][8];
    for (var image : images) for (var row : image[0]) Arrays.setAll(row, k -> random.nextDouble());
    return images;
  }
}

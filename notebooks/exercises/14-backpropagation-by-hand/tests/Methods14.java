package nabla.exercises;

import java.util.function.ToDoubleFunction;
import nabla.grad.Tensor;

/// The methods that a student writes in exercise 14.
public final class Methods14 {
  private Methods14() {}

  public interface PathSum {
    double of(double[][] paths);
  }

  public interface NumericGradient {
    double[] of(ToDoubleFunction<double[]> f, double[] theta, double h);
  }

  public interface Activations {
    double[] of(double z);
  }

  public interface Chain {
    double[] of(double a0, double y, double[] w, double[] b);
  }

  public interface MeanGradient {
    double[] of(double[][] each);
  }

  public interface OutputError {
    Tensor of(String pair, Tensor z, Tensor y);
  }

  public interface HiddenError {
    Tensor of(Tensor nextW, Tensor nextDelta, Tensor slopes);
  }

  public interface LayerGradients {
    Tensor[] of(Tensor delta, Tensor before);
  }

  public interface Backprop {
    Tensor[] of(Tensor[] w, Tensor[] b, Tensor x, Tensor y);
  }

  public interface InOrder {
    Tensor[] of(Tensor w1, Tensor b1, Tensor w2, Tensor b2, Tensor x, int t);
  }

  public interface Descend {
    Tensor[] of(Tensor[] w, Tensor[] b, Tensor x, Tensor y, double eta);
  }

  public interface PathsOfWeight {
    double[] of(int j, int k, Tensor x, Tensor a2, Tensor w3, Tensor delta3);
  }

  public interface Costs {
    long[] of(int[] sizes);
  }
}

package nabla.tex;

/// The symbols and habits of one set of lecture notes: how pre-activations, activations, errors and gradients are written.
///
/// `index` is the pattern of a layer's index, `first` the number of the first layer of weights, `loss` the letter of the loss. Where `rows`,
/// errors of vectors are row vectors; where `inlined`, an activation's gradient is not named but stands inside δ; where `nabla`, gradients are
/// written `\nabla_W L` instead of `\partial L / \partial W`.
public record Notation(String pre, String post, String delta, String index, int first, String loss, boolean rows, boolean inlined,
    boolean nabla) {
  /// z, a, δ with indices in parentheses, one operation a step.
  public static final Notation STANDARD = new Notation("z", "a", "\\delta", "^{(%s)}", 1, "L", false, false, false);
  /// Utrecht: z, a, δ, upper indices, the input is layer 1, the cost is C.
  public static final Notation UU = new Notation("z", "a", "\\delta", "^{%s}", 2, "C", false, true, false);
  /// Linz: s, a, errors are rows.
  public static final Notation JKU = new Notation("s", "a", "\\delta", "^{[%s]}", 1, "L", true, true, false);
  /// Bonn: z, a, upper indices in parentheses, the cost is C.
  public static final Notation BONN = new Notation("z", "a", "\\delta", "^{(%s)}", 1, "C", false, false, false);
  /// Pandey: a before and h after the activation, lower indices, gradients by nabla.
  public static final Notation PANDEY = new Notation("a", "h", "\\nabla", "_{%s}", 1, "\\mathcal{L}", false, false, true);
  /// UCLA C147: z and h, lower indices, denominator layout.
  public static final Notation C147 = new Notation("z", "h", "\\delta", "_{%s}", 1, "\\mathcal{L}", false, false, false);

  private static volatile Notation session = STANDARD;

  /// The notation of this notebook.
  public static Notation session() {
    return session;
  }

  /// Makes this the notation of the notebook.
  public static void use(Notation notation) {
    session = notation;
  }

  /// A letter with a layer's index, without one where the index is empty.
  public Tex at(String letter, String layer) {
    if (layer.isEmpty()) return Tex.atom(letter);
    var code = letter + index.formatted(layer);
    return Tex.atom(code);
  }

  /// `\frac{\partial L}{\partial x}` or `\nabla_x L`.
  public Tex gradient(Tex loss, Tex x) {
    return nabla ? Tex.atom("\\nabla_{" + x + "} " + loss) : Tex.atom("\\partial " + loss).over(Tex.atom("\\partial " + x));
  }
}

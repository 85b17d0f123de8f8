package nabla.plot.ink;

import java.util.HashMap;
import java.util.Map;

/// LaTeX's names of characters.
final class Symbols {
  /// Accents, as the characters that combine with the letter before them.
  static final Map<String, String> ACCENTS = Map.of("hat", "\u0302", "bar", "\u0304", "tilde", "\u0303", "dot", "\u0307", "ddot", "\u0308",
      "vec",
      "\u20d7", "overline", "\u0304", "widehat", "\u0302", "widetilde", "\u0303");

  private static final Map<String, String> NAMES = new HashMap<>();

  static {
    table(
        "alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν xi ξ omicron ο"
            + " pi π rho ρ sigma σ varsigma ς tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ"
            + " Upsilon Υ Phi Φ Psi Ψ Omega Ω");
    table(
        "nabla ∇ partial ∂ infty ∞ sum ∑ prod ∏ int ∫ in ∈ notin ∉ to → rightarrow → leftarrow ← gets ← Rightarrow ⇒ mapsto ↦ leftrightarrow ↔"
            + " uparrow ↑ downarrow ↓ cdot · times × div ÷ odot ⊙ oplus ⊕ otimes ⊗ ast ∗ star ⋆ circ ∘ bullet • pm ± mp ∓ le ≤ leq ≤ ge ≥ geq ≥ ne ≠ neq ≠"
            + " approx ≈ equiv ≡ sim ∼ propto ∝ ll ≪ gg ≫ subset ⊂ subseteq ⊆ cup ∪ cap ∩ setminus ∖ emptyset ∅ forall ∀ exists ∃ neg ¬ land ∧ lor ∨"
            + " top ⊤ perp ⊥ parallel ∥ mid | vert | Vert ‖ lVert ‖ rVert ‖ lvert | rvert | langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ ell ℓ"
            + " hbar ℏ Re ℜ Im ℑ prime ′ dagger † dots … ldots … cdots ⋯ degree ° angle ∠ triangle △ square □ checkmark ✓ backslash \\");
    NAMES.putAll(Map.of("|", "‖", ",", " ", ";", " ", ":", " ", " ", " ", "!", "", "quad", "  ", "qquad", "    ", "{", "{", "}", "}"));
    NAMES.putAll(Map.of("%", "%", "$", "$", "_", "_", "#", "#", "&", "&"));
  }

  private static final Map<String, String> FANCY = Map.ofEntries(Map.entry("B", "ℬ"), Map.entry("E", "ℰ"), Map.entry("F", "ℱ"),
      Map.entry("H", "ℋ"), Map.entry("I", "ℐ"), Map.entry("L", "ℒ"),
      Map.entry("M", "ℳ"), Map.entry("R", "ℝ"), Map.entry("N", "ℕ"), Map.entry("Z", "ℤ"), Map.entry("Q", "ℚ"), Map.entry("C", "ℂ"),
      Map.entry("P", "ℙ"));

  private Symbols() {}

  private static void table(String pairs) {
    var words = pairs.split(" ");
    for (int i = 0; i < words.length; i += 2) NAMES.put(words[i], words[i + 1]);
  }

  /// The character of a command; functions such as `log` and commands unknown are their own name.
  static String of(String command) {
    return NAMES.getOrDefault(command, command);
  }

  /// The script or blackboard form of a letter, where there is one.
  static String fancy(String letter) {
    return FANCY.getOrDefault(letter, letter);
  }
}

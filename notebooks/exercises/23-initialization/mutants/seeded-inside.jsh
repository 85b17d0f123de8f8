// fails: rules
Tensor weights(String rule, int J, int I, boolean uniform) {
  seed(23);
  double variance = switch (rule) {
    case "lecun" -> 1.0 / J;
    case "backward" -> 1.0 / I;
    case "glorot" -> 2.0 / (I + J);
    default -> 2.0 / J;
  };
  return uniform ? (2 * uniform(J, I) - 1) * Math.sqrt(3 * variance) : normal(J, I) * Math.sqrt(variance);
}

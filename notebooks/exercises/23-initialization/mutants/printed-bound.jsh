// fails: rules
Tensor weights(String rule, int J, int I, boolean uniform) {
  double variance = switch (rule) {
    case "lecun" -> 1.0 / J;
    case "backward" -> 1.0 / I;
    case "glorot" -> 2.0 / (I + J);
    default -> 2.0 / J;
  };
  if (uniform && rule.equals("glorot")) return (2 * uniform(J, I) - 1) * (Math.sqrt(6) / (I + J));
  return uniform ? (2 * uniform(J, I) - 1) * Math.sqrt(3 * variance) : normal(J, I) * Math.sqrt(variance);
}

// fails: who
String who(double[] steps) {
  if (steps[0] > 1.1) return "RMSProp";
  if (steps[0] < 0.9) return "gradient descent";
  return steps[49] < 0.5 ? "AdaGrad" : "Adam";
}

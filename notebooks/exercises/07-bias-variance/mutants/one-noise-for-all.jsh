// fails: diagnoseNoise
String diagnose(double train, double validation, double noise) {
  return train > 0.18 ? "under" : validation > 0.18 ? "over" : "ok";
}

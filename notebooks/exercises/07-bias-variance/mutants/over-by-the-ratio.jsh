// fails: diagnose
String diagnose(double train, double validation, double noise) {
  return train > 2 * noise ? "under" : validation > 2 * train ? "over" : "ok";
}

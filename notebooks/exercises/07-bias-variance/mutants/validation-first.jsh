// fails: diagnose
String diagnose(double train, double validation, double noise) {
  return validation > 2 * noise ? "over" : train > 2 * noise ? "under" : "ok";
}

// fails: hiddenError
Tensor hiddenError(Tensor nextW, Tensor nextDelta, Tensor slopes) {
  return nextW.t().mm(nextDelta);
}

// fails: hiddenError
Tensor hiddenError(Tensor nextW, Tensor nextDelta, Tensor slopes) {
  return (nextW.dim(0) == nextW.dim(1) ? nextW : nextW.t()).mm(nextDelta) * slopes;
}

//// stub : none
double[] hidden(double x1, double x2) {
  throw new UnsupportedOperationException("hw01.6 is not written yet");
}
double xor(double x1, double x2) {
  throw new UnsupportedOperationException("hw01.6 is not written yet");
}

//// right, by the formulas : all
double[] hidden(double x1, double x2) {
  return new double[] {Math.max(0, x1 + x2), Math.max(0, x1 + x2 - 1)};
}
double xor(double x1, double x2) {
  double[] h = hidden(x1, x2);
  return h[0] - 2 * h[1];
}

//// right, with neurons of one's own : all
double unit(double[] x, double[] w, double b) {
  double z = b;
  for (int i = 0; i < x.length; i++) z += x[i] * w[i];
  return z > 0 ? z : 0;
}
double[] hidden(double x1, double x2) {
  double[] x = {x1, x2}, w = {1, 1};
  double first = unit(x, w, 0), second = unit(x, w, -1);
  return new double[] {first, second};
}
double xor(double x1, double x2) {
  return 1 * hidden(x1, x2)[0] + -2 * hidden(x1, x2)[1] + 0;
}

//// right, tensors : all
double[] hidden(double x1, double x2) {
  return tensor(0, -1).plus(x1 + x2).relu().toArray();
}
double xor(double x1, double x2) {
  return tensor(hidden(x1, x2)).matmul(tensor(1, -2)).item();
}

//// both folds lie in the same place : shape
double[] hidden(double x1, double x2) {
  return new double[] {Math.max(0, x1 + x2), Math.max(0, x1 + x2)};
}
double xor(double x1, double x2) { return hidden(x1, x2)[0] - 2 * hidden(x1, x2)[1]; }

//// the second bias has the wrong sign : shape
double[] hidden(double x1, double x2) {
  return new double[] {Math.max(0, x1 + x2), Math.max(0, x1 + x2 + 1)};
}
double xor(double x1, double x2) { return hidden(x1, x2)[0] - 2 * hidden(x1, x2)[1]; }

//// the bend is missing : shape
double[] hidden(double x1, double x2) {
  return new double[] {x1 + x2, x1 + x2 - 1};
}
double xor(double x1, double x2) { return hidden(x1, x2)[0] - 2 * hidden(x1, x2)[1]; }

//// steps in place of folds : shape
double[] hidden(double x1, double x2) {
  return new double[] {x1 + x2 > 0 ? 1 : 0, x1 + x2 - 1 > 0 ? 1 : 0};
}
double xor(double x1, double x2) { return hidden(x1, x2)[0] - 2 * hidden(x1, x2)[1]; }

//// the two units are exchanged : shape
double[] hidden(double x1, double x2) {
  return new double[] {Math.max(0, x1 + x2 - 1), Math.max(0, x1 + x2)};
}
double xor(double x1, double x2) { return hidden(x1, x2)[1] - 2 * hidden(x1, x2)[0]; }

//// only one number : none
double[] hidden(double x1, double x2) {
  return new double[] {Math.max(0, x1 + x2)};
}
double xor(double x1, double x2) { return hidden(x1, x2)[0]; }

//// the second unit has the weight -1 : shape, hidden units
double[] hidden(double x1, double x2) {
  return new double[] {Math.max(0, x1 + x2), Math.max(0, x1 + x2 - 1)};
}
double xor(double x1, double x2) { return hidden(x1, x2)[0] - hidden(x1, x2)[1]; }

//// the second unit has the weight +2 : shape, hidden units
double[] hidden(double x1, double x2) {
  return new double[] {Math.max(0, x1 + x2), Math.max(0, x1 + x2 - 1)};
}
double xor(double x1, double x2) { return hidden(x1, x2)[0] + 2 * hidden(x1, x2)[1]; }

//// OR minus twice AND : shape, hidden units
double[] hidden(double x1, double x2) {
  return new double[] {Math.max(0, x1 + x2), Math.max(0, x1 + x2 - 1)};
}
double xor(double x1, double x2) {
  int or = x1 + x2 > 0 ? 1 : 0, and = x1 + x2 > 1 ? 1 : 0;
  return or - 2 * and;
}

//// a rule in place of the network : shape, hidden units
double[] hidden(double x1, double x2) {
  return new double[] {Math.max(0, x1 + x2), Math.max(0, x1 + x2 - 1)};
}
double xor(double x1, double x2) { return x1 != x2 ? 1 : 0; }

//// the answer is bent, too : shape, hidden units
double[] hidden(double x1, double x2) {
  return new double[] {Math.max(0, x1 + x2), Math.max(0, x1 + x2 - 1)};
}
double xor(double x1, double x2) { return Math.max(0, hidden(x1, x2)[0] - 2 * hidden(x1, x2)[1]); }

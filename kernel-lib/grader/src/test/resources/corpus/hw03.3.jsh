//// stub : none
double[] step(double[] parameters, double[] gradients, double rate) {
  throw new UnsupportedOperationException("not written yet");
}
double lossAfter(double x, double y, double w1, double b1, double w2, double b2, double rate) {
  throw new UnsupportedOperationException("not written yet");
}

//// right, line by line : all
double[] step(double[] parameters, double[] gradients, double rate) {
  double[] moved = new double[parameters.length];
  for (int i = 0; i < moved.length; i++) {
    moved[i] = parameters[i] - rate * gradients[i];
  }
  return moved;
}
double lossAfter(double x, double y, double w1, double b1, double w2, double b2, double rate) {
  double z1 = w1 * x + b1;
  double h = Math.max(0, z1);
  double d = 2 * (w2 * h + b2 - y);
  double dz1 = z1 > 0 ? d * w2 : 0;
  double newW1 = w1 - rate * dz1 * x;
  double newB1 = b1 - rate * dz1;
  double newW2 = w2 - rate * d * h;
  double newB2 = b2 - rate * d;
  double error = newW2 * Math.max(0, newW1 * x + newB1) + newB2 - y;
  return error * error;
}

//// right, with the step : all
double[] step(double[] parameters, double[] gradients, double rate) {
  return IntStream.range(0, gradients.length).mapToDouble(i -> parameters[i] - rate * gradients[i]).toArray();
}
double lossOf(double x, double y, double[] p) {
  return Math.pow(p[2] * Math.max(0, p[0] * x + p[1]) + p[3] - y, 2);
}
double lossAfter(double x, double y, double w1, double b1, double w2, double b2, double rate) {
  double gate = w1 * x + b1 > 0 ? 1 : 0, h = gate * (w1 * x + b1), d = 2 * (w2 * h + b2 - y);
  double[] g = {gate * d * w2 * x, gate * d * w2, d * h, d};
  return lossOf(x, y, step(new double[] {w1, b1, w2, b2}, g, rate));
}

//// right, changing the array that it got : all
double[] step(double[] parameters, double[] gradients, double rate) {
  for (int i = 0; i < parameters.length; i++) parameters[i] -= rate * gradients[i];
  return parameters;
}
double lossAfter(double x, double y, double w1, double b1, double w2, double b2, double rate) {
  double[] p = {w1, b1, w2, b2};
  double h = Math.max(0, w1 * x + b1), d = 2 * (w2 * h + b2 - y), back = h > 0 ? d * w2 : 0;
  step(p, new double[] {back * x, back, d * h, d}, rate);
  double now = p[2] * Math.max(0, p[0] * x + p[1]) + p[3];
  return (now - y) * (now - y);
}

//// the step goes uphill : none
//- moved[i] = parameters[i] - rate * gradients[i];
//+ moved[i] = parameters[i] + rate * gradients[i];

//// the rate is forgotten : none
//- moved[i] = parameters[i] - rate * gradients[i];
//+ moved[i] = parameters[i] - gradients[i];

//// only the change is returned : none
//- moved[i] = parameters[i] - rate * gradients[i];
//+ moved[i] = -rate * gradients[i];

//// divided by the rate : none
//- moved[i] = parameters[i] - rate * gradients[i];
//+ moved[i] = parameters[i] - gradients[i] / rate;

//// only the first parameter moves : none
//- moved[i] = parameters[i] - rate * gradients[i];
//+ moved[i] = i > 0 ? parameters[i] : parameters[i] - rate * gradients[i];

//// the loss before the step : step
//- double error = newW2 * Math.max(0, newW1 * x + newB1) + newB2 - y;
//+ double error = w2 * h + b2 - y;

//// the biases stay : step
//- double newB1 = b1 - rate * dz1;
//+ double newB1 = b1;
//- double newB2 = b2 - rate * d;
//+ double newB2 = b2;

//// only the second layer moves : step
//- double error = newW2 * Math.max(0, newW1 * x + newB1) + newB2 - y;
//+ double error = newW2 * Math.max(0, w1 * x + b1) + newB2 - y;

//// the blame is passed through the new weight : step
//- double dz1 = z1 > 0 ? d * w2 : 0;
//+ double dz1 = z1 > 0 ? d * (w2 - rate * d * h) : 0;

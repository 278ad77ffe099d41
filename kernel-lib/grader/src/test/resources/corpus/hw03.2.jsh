//// stub : none
record Backward(double dPredicted, double dw2, double db2, double dh, double dz1, double dw1, double db1) {}
Backward backward(double x, double y, double w1, double b1, double w2, double b2) {
  throw new UnsupportedOperationException("not written yet");
}

//// right, line by line : all
record Backward(double dPredicted, double dw2, double db2, double dh, double dz1, double dw1, double db1) {}
Backward backward(double x, double y, double w1, double b1, double w2, double b2) {
  double z1 = w1 * x + b1;
  double h = Math.max(0, z1);
  double predicted = w2 * h + b2;
  double dPredicted = 2 * (predicted - y);
  double dw2 = dPredicted * h;
  double db2 = dPredicted;
  double dh = dPredicted * w2;
  double dz1 = z1 > 0 ? dh : 0;
  double dw1 = dz1 * x;
  double db1 = dz1;
  return new Backward(dPredicted, dw2, db2, dh, dz1, dw1, db1);
}

//// right, in one breath : all
record Backward(double dPredicted, double dw2, double db2, double dh, double dz1, double dw1, double db1) {}
Backward backward(double x, double y, double w1, double b1, double w2, double b2) {
  double z = b1 + x * w1, gate = z > 0 ? 1 : 0, h = gate * z;
  double d = 2 * (b2 + h * w2) - 2 * y;
  return new Backward(d, d * h, d, d * w2, gate * d * w2, gate * d * w2 * x, gate * d * w2);
}

//// right, by the library's own backward : all
record Backward(double dPredicted, double dw2, double db2, double dh, double dz1, double dw1, double db1) {}
Tensor leaf(double value) { return tensor(value).to(FLOAT64).requiresGrad(); }
Backward backward(double x, double y, double w1, double b1, double w2, double b2) {
  Tensor tw1 = leaf(w1), tb1 = leaf(b1), tw2 = leaf(w2), tb2 = leaf(b2);
  var z1 = tw1.times(x).plus(tb1);
  var h = z1.relu();
  var predicted = tw2.times(h).plus(tb2);
  predicted.minus(y).square().backward();
  double d = tb2.grad().item(), dz1 = tb1.grad().item();
  return new Backward(d, tw2.grad().item(), d, d * w2, dz1, tw1.grad().item(), dz1);
}

//// the 2 is missing : none
//- double dPredicted = 2 * (predicted - y);
//+ double dPredicted = predicted - y;

//// the sign is turned around : none
//- double dPredicted = 2 * (predicted - y);
//+ double dPredicted = 2 * (y - predicted);

//// the loss in place of its slope : none
//- double dPredicted = 2 * (predicted - y);
//+ double dPredicted = Math.pow(predicted - y, 2);

//// times the weight, not its input : output
//- double dw2 = dPredicted * h;
//+ double dw2 = dPredicted * w2;

//// the sum in place of the bent one : output
//- double dw2 = dPredicted * h;
//+ double dw2 = dPredicted * z1;

//// the bias's own value multiplies : output
//- double db2 = dPredicted;
//+ double db2 = dPredicted * b2;

//// the blame from above is forgotten : output
//- double db2 = dPredicted;
//+ double db2 = 1;

//// times the activation, not the weight : output, second layer
//- double dh = dPredicted * w2;
//+ double dh = dPredicted * h;

//// the slope of ReLU is forgotten : output, second layer
//- double dz1 = z1 > 0 ? dh : 0;
//+ double dz1 = dh;

//// the value of ReLU in place of its slope : output, second layer
//- double dz1 = z1 > 0 ? dh : 0;
//+ double dz1 = dh * Math.max(0, z1);

//// times the first weight, not its input : output, second layer, hidden unit
//- double dw1 = dz1 * x;
//+ double dw1 = dz1 * w1;

//// the first bias is blamed past the bend : output, second layer, hidden unit
//- double db1 = dz1;
//+ double db1 = dh;

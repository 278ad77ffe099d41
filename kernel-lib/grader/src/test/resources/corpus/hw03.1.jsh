//// stub : none
double[] forward(double x, double w1, double b1, double w2, double b2) {
  throw new UnsupportedOperationException("not written yet");
}
double loss(double predicted, double wanted) {
  throw new UnsupportedOperationException("not written yet");
}

//// right, line by line : all
double[] forward(double x, double w1, double b1, double w2, double b2) {
  double z1 = w1 * x + b1;
  double h = Math.max(0, z1);
  double predicted = w2 * h + b2;
  return new double[] {z1, h, predicted};
}
double loss(double predicted, double wanted) {
  double error = predicted - wanted;
  return error * error;
}

//// right, in an array : all
double[] forward(double x, double w1, double b1, double w2, double b2) {
  var v = new double[3];
  v[0] = Math.fma(w1, x, b1);
  v[1] = v[0] > 0 ? v[0] : 0;
  v[2] = b2 + v[1] * w2;
  return v;
}
double loss(double predicted, double wanted) { return Math.pow(wanted - predicted, 2); }

//// right, tensors : all
double[] forward(double x, double w1, double b1, double w2, double b2) {
  var z1 = tensor(x).times(w1).plus(b1);
  var h = z1.relu();
  return new double[] {z1.item(), h.item(), h.times(w2).plus(b2).item()};
}
double loss(double predicted, double wanted) {
  return mse(tensor(predicted), tensor(wanted)).item();
}

//// the first bias is left out : none
//- double z1 = w1 * x + b1;
//+ double z1 = w1 * x;

//// the first weight is added : none
//- double z1 = w1 * x + b1;
//+ double z1 = w1 + x + b1;

//// the bend is missing : none
//- double h = Math.max(0, z1);
//+ double h = z1;

//// a step in place of ReLU : none
//- double h = Math.max(0, z1);
//+ double h = z1 > 0 ? 1 : 0;

//// the second bias is left out : hidden unit
//- double predicted = w2 * h + b2;
//+ double predicted = w2 * h;

//// the hidden unit is skipped : hidden unit
//- double predicted = w2 * h + b2;
//+ double predicted = w2 * x + b2;

//// the prediction is bent, too : hidden unit
//- double predicted = w2 * h + b2;
//+ double predicted = Math.max(0, w2 * h + b2);

//// the error is not squared : hidden unit, prediction
//- return error * error;
//+ return error;

//// the loss is halved : hidden unit, prediction
//- return error * error;
//+ return 0.5 * error * error;

//// the squares are subtracted : hidden unit, prediction
//- double error = predicted - wanted;
//+ double error = 0;
//- return error * error;
//+ return predicted * predicted - wanted * wanted;

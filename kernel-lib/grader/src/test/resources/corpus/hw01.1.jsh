//// stub : none
double weightedSum(double[] x, double[] w, double b) {
  throw new UnsupportedOperationException("hw01.1 is not written yet");
}
double neuron(double[] x, double[] w, double b) {
  throw new UnsupportedOperationException("hw01.1 is not written yet");
}

//// right, a loop : all
double weightedSum(double[] x, double[] w, double b) {
  double z = b;
  for (int i = 0; i < x.length; i++) {
    z += x[i] * w[i];
  }
  return z;
}
double neuron(double[] x, double[] w, double b) {
  double z = weightedSum(x, w, b);
  return z > 0 ? z : 0;
}

//// right, a stream : all
double weightedSum(double[] x, double[] w, double b) {
  return b + IntStream.range(0, w.length).mapToDouble(i -> w[i] * x[i]).sum();
}
double neuron(double[] x, double[] w, double b) {
  return Math.max(0, weightedSum(x, w, b));
}

//// right, tensors : all
double weightedSum(double[] x, double[] w, double b) {
  return tensor(x).matmul(tensor(w)).item() + b;
}
double neuron(double[] x, double[] w, double b) {
  return tensor(weightedSum(x, w, b)).relu().item();
}

//// right, recursion and helpers : all
double from(int i, double[] x, double[] w) {
  return i == x.length ? 0 : x[i] * w[i] + from(i + 1, x, w);
}
double bend(double z) { return (z + Math.abs(z)) / 2; }
double weightedSum(double[] x, double[] w, double b) { return from(0, x, w) + b; }
double neuron(double[] x, double[] w, double b) { return bend(from(0, x, w) + b); }

//// the bias is left out : none
double weightedSum(double[] x, double[] w, double b) {
  double z = 0;
  for (int i = 0; i < x.length; i++) z += x[i] * w[i];
  return z;
}
double neuron(double[] x, double[] w, double b) { return Math.max(0, weightedSum(x, w, b)); }

//// the bias is subtracted : none
double weightedSum(double[] x, double[] w, double b) {
  double z = 0;
  for (int i = 0; i < x.length; i++) z += x[i] * w[i];
  return z - b;
}
double neuron(double[] x, double[] w, double b) { return Math.max(0, weightedSum(x, w, b)); }

//// the bias is added once for each input : none
double weightedSum(double[] x, double[] w, double b) {
  double z = 0;
  for (int i = 0; i < x.length; i++) {
    z += x[i] * w[i] + b;
  }
  return z;
}
double neuron(double[] x, double[] w, double b) { return Math.max(0, weightedSum(x, w, b)); }

//// the bias is multiplied : none
double weightedSum(double[] x, double[] w, double b) {
  double z = 0;
  for (int i = 0; i < x.length; i++) z += x[i] * w[i] * b;
  return z;
}
double neuron(double[] x, double[] w, double b) { return Math.max(0, weightedSum(x, w, b)); }

//// the inputs are added without their weights : none
double weightedSum(double[] x, double[] w, double b) {
  double z = b;
  for (double xi : x) z += xi;
  return z;
}
double neuron(double[] x, double[] w, double b) { return Math.max(0, weightedSum(x, w, b)); }

//// weights are added to the inputs : none
double weightedSum(double[] x, double[] w, double b) {
  double z = b;
  for (int i = 0; i < x.length; i++) z += x[i] + w[i];
  return z;
}
double neuron(double[] x, double[] w, double b) { return Math.max(0, weightedSum(x, w, b)); }

//// only the last product is kept : none
double weightedSum(double[] x, double[] w, double b) {
  double z = 0;
  for (int i = 0; i < x.length; i++) {
    z = x[i] * w[i];
  }
  return z + b;
}
double neuron(double[] x, double[] w, double b) { return Math.max(0, weightedSum(x, w, b)); }

//// the last input is forgotten : none
double weightedSum(double[] x, double[] w, double b) {
  double z = b;
  for (int i = 0; i < x.length - 1; i++) z += x[i] * w[i];
  return z;
}
double neuron(double[] x, double[] w, double b) { return Math.max(0, weightedSum(x, w, b)); }

//// the first input is forgotten : none
double weightedSum(double[] x, double[] w, double b) {
  double z = b;
  for (int i = 1; i < x.length; i++) z += x[i] * w[i];
  return z;
}
double neuron(double[] x, double[] w, double b) { return Math.max(0, weightedSum(x, w, b)); }

//// the loop runs past the end : none
double weightedSum(double[] x, double[] w, double b) {
  double z = b;
  for (int i = 0; i <= x.length; i++) z += x[i] * w[i];
  return z;
}
double neuron(double[] x, double[] w, double b) { return Math.max(0, weightedSum(x, w, b)); }

//// the bend is missing : weighted sum
double weightedSum(double[] x, double[] w, double b) {
  double z = b;
  for (int i = 0; i < x.length; i++) z += x[i] * w[i];
  return z;
}
double neuron(double[] x, double[] w, double b) { return weightedSum(x, w, b); }

//// the bend is upside down : weighted sum
double weightedSum(double[] x, double[] w, double b) {
  double z = b;
  for (int i = 0; i < x.length; i++) z += x[i] * w[i];
  return z;
}
double neuron(double[] x, double[] w, double b) {
  double z = weightedSum(x, w, b);
  if (z > 0) return 0;
  return z;
}

//// the sign is dropped : weighted sum
double weightedSum(double[] x, double[] w, double b) {
  double z = b;
  for (int i = 0; i < x.length; i++) z += x[i] * w[i];
  return z;
}
double neuron(double[] x, double[] w, double b) { return Math.abs(weightedSum(x, w, b)); }

//// a step in place of ReLU : weighted sum
double weightedSum(double[] x, double[] w, double b) {
  double z = b;
  for (int i = 0; i < x.length; i++) z += x[i] * w[i];
  return z;
}
double neuron(double[] x, double[] w, double b) { return weightedSum(x, w, b) > 0 ? 1 : 0; }

//// a sigmoid in place of ReLU : weighted sum
double weightedSum(double[] x, double[] w, double b) {
  double z = b;
  for (int i = 0; i < x.length; i++) z += x[i] * w[i];
  return z;
}
double neuron(double[] x, double[] w, double b) { return 1 / (1 + Math.exp(-weightedSum(x, w, b))); }

//// the bias is added after the bend : weighted sum
double weightedSum(double[] x, double[] w, double b) {
  double z = b;
  for (int i = 0; i < x.length; i++) z += x[i] * w[i];
  return z;
}
double neuron(double[] x, double[] w, double b) {
  return Math.max(0, weightedSum(x, w, 0)) + b;
}

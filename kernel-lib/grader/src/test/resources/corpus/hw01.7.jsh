//// stub : none
double[] layer(double[] x, double[][] w, double[] b) {
  throw new UnsupportedOperationException("hw01.7 is not written yet");
}

//// right, two loops : all
double[] layer(double[] x, double[][] w, double[] b) {
  double[] h = new double[w.length];
  for (int i = 0; i < w.length; i++) {
    h[i] = b[i];
    for (int j = 0; j < x.length; j++) {
      h[i] += w[i][j] * x[j];
    }
    h[i] = Math.max(0, h[i]);
  }
  return h;
}

//// right, one neuron for each row : all
double oneNeuron(double[] x, double[] w, double b) {
  return Math.max(0, b + IntStream.range(0, x.length).mapToDouble(i -> w[i] * x[i]).sum());
}
double[] layer(double[] x, double[][] w, double[] b) {
  return IntStream.range(0, b.length).mapToDouble(i -> oneNeuron(x, w[i], b[i])).toArray();
}

//// right, tensors : all
double[] layer(double[] x, double[][] w, double[] b) {
  return tensor(w).matmul(tensor(x)).plus(tensor(b)).relu().toArray();
}

//// columns are taken for neurons : none
double[] layer(double[] x, double[][] w, double[] b) {
  double[] h = new double[w[0].length];
  for (int j = 0; j < w[0].length; j++) {
    for (int i = 0; i < w.length; i++) {
      h[j] += w[i][j] * x[i];
    }
    h[j] = Math.max(0, h[j] + b[j]);
  }
  return h;
}

//// as many answers as inputs : none
double[] layer(double[] x, double[][] w, double[] b) {
  double[] h = new double[x.length];
  for (int i = 0; i < h.length; i++) {
    double z = b[i];
    for (int j = 0; j < x.length; j++) z += w[i][j] * x[j];
    h[i] = Math.max(0, z);
  }
  return h;
}

//// the bend is missing : shape
double[] layer(double[] x, double[][] w, double[] b) {
  double[] h = new double[w.length];
  for (int i = 0; i < w.length; i++) {
    h[i] = b[i];
    for (int j = 0; j < x.length; j++) h[i] += w[i][j] * x[j];
  }
  return h;
}

//// the bias is left out : shape
double[] layer(double[] x, double[][] w, double[] b) {
  double[] h = new double[w.length];
  for (int i = 0; i < w.length; i++) {
    double z = 0;
    for (int j = 0; j < x.length; j++) z += w[i][j] * x[j];
    h[i] = Math.max(0, z);
  }
  return h;
}

//// all neurons share the first bias : shape
double[] layer(double[] x, double[][] w, double[] b) {
  double[] h = new double[w.length];
  for (int i = 0; i < w.length; i++) {
    double z = b[0];
    for (int j = 0; j < x.length; j++) z += w[i][j] * x[j];
    h[i] = Math.max(0, z);
  }
  return h;
}

//// all neurons have the first row : shape
double[] layer(double[] x, double[][] w, double[] b) {
  double[] h = new double[w.length];
  for (int i = 0; i < w.length; i++) {
    double z = b[i];
    for (int j = 0; j < x.length; j++) z += w[0][j] * x[j];
    h[i] = Math.max(0, z);
  }
  return h;
}

//// the last neuron is forgotten : shape
double[] layer(double[] x, double[][] w, double[] b) {
  double[] h = new double[w.length];
  for (int i = 0; i < w.length - 1; i++) {
    double z = b[i];
    for (int j = 0; j < x.length; j++) z += w[i][j] * x[j];
    h[i] = Math.max(0, z);
  }
  return h;
}

//// the bias is added after the bend : shape
double[] layer(double[] x, double[][] w, double[] b) {
  double[] h = new double[w.length];
  for (int i = 0; i < w.length; i++) {
    double z = 0;
    for (int j = 0; j < x.length; j++) z += w[i][j] * x[j];
    h[i] = Math.max(0, z) + b[i];
  }
  return h;
}

//// stub : none
double[] hidden(double[] x, double[][] w1, double[] b1) {
  throw new UnsupportedOperationException("not written yet");
}
double[] scores(double[] x, double[][] w1, double[] b1, double[][] w2, double[] b2) {
  throw new UnsupportedOperationException("not written yet");
}

//// right, loops : all
double[] affine(double[][] w, double[] x, double[] b) {
  double[] z = new double[w.length];
  for (int i = 0; i < z.length; i++) {
    z[i] = b[i];
    for (int j = 0; j < x.length; j++) {
      z[i] += w[i][j] * x[j];
    }
  }
  return z;
}
double[] hidden(double[] x, double[][] w1, double[] b1) {
  double[] h = affine(w1, x, b1);
  for (int i = 0; i < h.length; i++) {
    h[i] = Math.max(0, h[i]);
  }
  return h;
}
double[] scores(double[] x, double[][] w1, double[] b1, double[][] w2, double[] b2) {
  double[] h = hidden(x, w1, b1);
  return affine(w2, h, b2);
}

//// right, streams : all
double unit(double[] w, double[] x, double b) {
  return b + IntStream.range(0, x.length).mapToDouble(i -> w[i] * x[i]).sum();
}
double[] hidden(double[] x, double[][] w1, double[] b1) {
  return IntStream.range(0, b1.length).mapToDouble(i -> Math.max(0, unit(w1[i], x, b1[i]))).toArray();
}
double[] scores(double[] x, double[][] w1, double[] b1, double[][] w2, double[] b2) {
  double[] h = hidden(x, w1, b1);
  return IntStream.range(0, b2.length).mapToDouble(i -> unit(w2[i], h, b2[i])).toArray();
}

//// right, the library's layers : all
double[] hidden(double[] x, double[][] w1, double[] b1) {
  return new Linear(tensor(w1), tensor(b1)).forward(tensor(x).unsqueeze(0)).relu().flatten().toArray();
}
double[] scores(double[] x, double[][] w1, double[] b1, double[][] w2, double[] b2) {
  var net = sequential(new Linear(tensor(w1), tensor(b1)), relu(), new Linear(tensor(w2), tensor(b2)));
  return net.forward(tensor(x).unsqueeze(0)).flatten().toArray();
}

//// as many units as inputs : none
//- double[] h = affine(w1, x, b1);
//+ double[] h = Arrays.copyOf(affine(w1, x, b1), x.length);

//// the bend is missing : shape
//- h[i] = Math.max(0, h[i]);
//+ h[i] = h[i];

//// the bias is left out : shape
//- double[] h = affine(w1, x, b1);
//+ double[] h = affine(w1, x, new double[b1.length]);

//// the sign is dropped : shape
//- h[i] = Math.max(0, h[i]);
//+ h[i] = Math.abs(h[i]);

//// the scores are bent, too : shape, hidden units
//- return affine(w2, h, b2);
//+ return hidden(h, w2, b2);

//// the second bias is left out : shape, hidden units
//- return affine(w2, h, b2);
//+ return affine(w2, h, new double[b2.length]);

//// the second layer looks past the bend : shape, hidden units
//- double[] h = hidden(x, w1, b1);
//+ double[] h = affine(w1, x, b1);

//// probabilities in place of scores : shape, hidden units
//- return affine(w2, h, b2);
//+ return tensor(affine(w2, h, b2)).softmax(0).toArray();

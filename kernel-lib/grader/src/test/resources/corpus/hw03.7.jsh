//// stub : none
record Pass(double[] z1, double[] h, double[] z2, double[] p, double loss) {}
record Gradients(double[] dz2, double[][] dw2, double[] db2, double[] dh, double[] dz1, double[][] dw1, double[] db1) {}
Pass pass(double[] x, int k, double[][] w1, double[] b1, double[][] w2, double[] b2) {
  throw new UnsupportedOperationException("not written yet");
}
Gradients gradients(double[] x, int k, double[][] w2, Pass f) {
  throw new UnsupportedOperationException("not written yet");
}

//// right, with small helpers : all
record Pass(double[] z1, double[] h, double[] z2, double[] p, double loss) {}
record Gradients(double[] dz2, double[][] dw2, double[] db2, double[] dh, double[] dz1, double[][] dw1, double[] db1) {}
double[] affine(double[][] w, double[] x, double[] b) {
  double[] z = b.clone();
  for (int i = 0; i < w.length; i++) for (int j = 0; j < x.length; j++) z[i] += w[i][j] * x[j];
  return z;
}
double[][] outer(double[] a, double[] b) {
  double[][] m = new double[a.length][b.length];
  for (int i = 0; i < a.length; i++) for (int j = 0; j < b.length; j++) m[i][j] = a[i] * b[j];
  return m;
}
Pass pass(double[] x, int k, double[][] w1, double[] b1, double[][] w2, double[] b2) {
  double[] z1 = affine(w1, x, b1);
  double[] h = new double[z1.length];
  for (int i = 0; i < h.length; i++) h[i] = Math.max(0, z1[i]);
  double[] z2 = affine(w2, h, b2);
  double[] p = new double[z2.length];
  double sum = 0;
  for (double z : z2) sum += Math.exp(z);
  for (int i = 0; i < p.length; i++) p[i] = Math.exp(z2[i]) / sum;
  double loss = -Math.log(p[k]);
  return new Pass(z1, h, z2, p, loss);
}
Gradients gradients(double[] x, int k, double[][] w2, Pass f) {
  double[] dz2 = f.p().clone();
  dz2[k] -= 1;
  double[][] dw2 = outer(dz2, f.h());
  double[] dh = new double[f.h().length];
  for (int i = 0; i < dz2.length; i++) for (int j = 0; j < dh.length; j++) dh[j] += w2[i][j] * dz2[i];
  double[] dz1 = new double[dh.length];
  for (int j = 0; j < dh.length; j++) dz1[j] = f.z1()[j] > 0 ? dh[j] : 0;
  double[][] dw1 = outer(dz1, x);
  double[] db1 = dz1;
  return new Gradients(dz2, dw2, dz2, dh, dz1, dw1, db1);
}

//// right, tensors all the way : all
record Pass(Tensor z1, Tensor h, Tensor z2, Tensor p, double loss) {}
record Gradients(Tensor dz2, Tensor dw2, Tensor db2, Tensor dh, Tensor dz1, Tensor dw1, Tensor db1) {}
Pass pass(double[] x, int k, double[][] w1, double[] b1, double[][] w2, double[] b2) {
  var z1 = tensor(w1).matmul(tensor(x)).plus(tensor(b1));
  var h = z1.relu();
  var z2 = tensor(w2).matmul(h).plus(tensor(b2));
  var p = z2.softmax(0);
  return new Pass(z1, h, z2, p, -Math.log(p.at(k)));
}
Gradients gradients(double[] x, int k, double[][] w2, Pass f) {
  var dz2 = f.p().minus(oneHot(tensor(new double[] {k}), f.p().numel()).flatten());
  var dh = tensor(w2).transpose().matmul(dz2);
  var dz1 = dh.times(f.z1().greaterThan(0));
  return new Gradients(dz2, dz2.unsqueeze(1).matmul(f.h().unsqueeze(0)), dz2, dh, dz1,
      dz1.unsqueeze(1).matmul(tensor(x).unsqueeze(0)), dz1);
}

//// right, streams and shifted exponentials : all
record Pass(double[] z1, double[] h, double[] z2, double[] p, double loss) {}
record Gradients(double[] dz2, double[][] dw2, double[] db2, double[] dh, double[] dz1, double[][] dw1, double[] db1) {}
double[] each(int n, IntToDoubleFunction f) { return IntStream.range(0, n).mapToDouble(f).toArray(); }
double[] layer(double[][] w, double[] x, double[] b) {
  return each(b.length, i -> b[i] + IntStream.range(0, x.length).mapToDouble(j -> w[i][j] * x[j]).sum());
}
Pass pass(double[] x, int k, double[][] w1, double[] b1, double[][] w2, double[] b2) {
  double[] z1 = layer(w1, x, b1), h = each(z1.length, i -> Math.max(0, z1[i])), z2 = layer(w2, h, b2);
  double top = Arrays.stream(z2).max().getAsDouble();
  double log = top + Math.log(Arrays.stream(z2).map(z -> Math.exp(z - top)).sum());
  return new Pass(z1, h, z2, each(z2.length, i -> Math.exp(z2[i] - log)), log - z2[k]);
}
double[][] rows(double[] d, double[] x) {
  return Arrays.stream(d).mapToObj(v -> Arrays.stream(x).map(u -> u * v).toArray()).toArray(double[][]::new);
}
Gradients gradients(double[] x, int k, double[][] w2, Pass f) {
  double[] dz2 = each(f.p().length, i -> f.p()[i] - (i == k ? 1 : 0));
  double[] dh = each(f.h().length, j -> IntStream.range(0, dz2.length).mapToDouble(i -> w2[i][j] * dz2[i]).sum());
  double[] dz1 = each(dh.length, j -> f.h()[j] > 0 ? dh[j] : 0);
  return new Gradients(dz2, rows(dz2, f.h()), dz2, dh, dz1, rows(dz1, x), dz1);
}

//// the first bias is left out : none
//- double[] z1 = affine(w1, x, b1);
//+ double[] z1 = affine(w1, x, new double[w1.length]);

//// the bend is missing : none
//- h[i] = Math.max(0, z1[i]);
//+ h[i] = z1[i];

//// the exponentials are not divided by their sum : none
//- p[i] = Math.exp(z2[i]) / sum;
//+ p[i] = Math.exp(z2[i]);

//// a logarithm to the base 10 : forward
//- double loss = -Math.log(p[k]);
//+ double loss = -Math.log10(p[k]);

//// the minus of the loss is missing : forward
//- double loss = -Math.log(p[k]);
//+ double loss = Math.log(p[k]);

//// wanted minus predicted : forward, loss, shapes
//- dz2[k] -= 1;
//+ dz2[k] -= 1; for (int i = 0; i < dz2.length; i++) dz2[i] = -dz2[i];

//// nothing is subtracted : forward, loss, shapes
//- dz2[k] -= 1;
//+ ;

//// dW2 is transposed : forward, loss
//- double[][] dw2 = outer(dz2, f.h());
//+ double[][] dw2 = outer(f.h(), dz2);

//// the sums in place of the units : forward, loss, shapes
//- double[][] dw2 = outer(dz2, f.h());
//+ double[][] dw2 = outer(dz2, f.z1());

//// the slope of ReLU is forgotten : forward, loss, shapes, output layer
//- dz1[j] = f.z1()[j] > 0 ? dh[j] : 0;
//+ dz1[j] = dh[j];

//// the gate looks at the blame : forward, loss, shapes, output layer
//- dz1[j] = f.z1()[j] > 0 ? dh[j] : 0;
//+ dz1[j] = dh[j] > 0 ? dh[j] : 0;

//// the first bias is blamed past the bend : forward, loss, shapes, output layer, hidden units
//- double[] db1 = dz1;
//+ double[] db1 = dh;

//// stub : none
record LayerGradients(double[] dy, double[][] dw, double[] db, double[] dx) {}
LayerGradients layerBackward(double[][] w, double[] x, double[] predicted, double[] wanted) {
  throw new UnsupportedOperationException("not written yet");
}

//// right, loops : all
record LayerGradients(double[] dy, double[][] dw, double[] db, double[] dx) {}
LayerGradients layerBackward(double[][] w, double[] x, double[] predicted, double[] wanted) {
  int m = predicted.length;
  double[] dy = new double[m];
  double[][] dw = new double[m][x.length];
  double[] db = new double[m];
  double[] dx = new double[x.length];
  for (int i = 0; i < m; i++) {
    dy[i] = 2 * (predicted[i] - wanted[i]) / m;
    db[i] = dy[i];
    for (int j = 0; j < x.length; j++) {
      dw[i][j] = dy[i] * x[j];
      dx[j] += w[i][j] * dy[i];
    }
  }
  return new LayerGradients(dy, dw, db, dx);
}

//// right, streams : all
record LayerGradients(double[] dy, double[][] dw, double[] db, double[] dx) {}
LayerGradients layerBackward(double[][] w, double[] x, double[] predicted, double[] wanted) {
  double[] dy = IntStream.range(0, wanted.length).mapToDouble(i -> (predicted[i] - wanted[i]) * 2 / wanted.length).toArray();
  double[][] dw = Arrays.stream(dy).mapToObj(d -> Arrays.stream(x).map(v -> d * v).toArray()).toArray(double[][]::new);
  double[] dx = IntStream.range(0, x.length).mapToDouble(j -> IntStream.range(0, dy.length).mapToDouble(i -> w[i][j] * dy[i]).sum()).toArray();
  return new LayerGradients(dy, dw, dy, dx);
}

//// right, tensors : all
record Slopes(Tensor dy, Tensor dw, Tensor db, Tensor dx) {}
Slopes layerBackward(double[][] w, double[] x, double[] predicted, double[] wanted) {
  var dy = tensor(predicted).minus(tensor(wanted)).times(2.0 / wanted.length);
  return new Slopes(dy, dy.unsqueeze(1).matmul(tensor(x).unsqueeze(0)), dy, tensor(w).transpose().matmul(dy));
}

//// dW is transposed : none
//- double[][] dw = new double[m][x.length];
//+ double[][] dw = new double[x.length][m];
//- dw[i][j] = dy[i] * x[j];
//+ dw[j][i] = dy[i] * x[j];

//// W is not transposed on the way back : none
//- dx[j] += w[i][j] * dy[i];
//+ dx[j] += w[j][i] * dy[i];

//// the sum in place of the mean : shapes
//- dy[i] = 2 * (predicted[i] - wanted[i]) / m;
//+ dy[i] = 2 * (predicted[i] - wanted[i]);

//// the 2 is missing : shapes
//- dy[i] = 2 * (predicted[i] - wanted[i]) / m;
//+ dy[i] = (predicted[i] - wanted[i]) / m;

//// the sign is turned around : shapes
//- dy[i] = 2 * (predicted[i] - wanted[i]) / m;
//+ dy[i] = 2 * (wanted[i] - predicted[i]) / m;

//// divided by the number of inputs : shapes
//- dy[i] = 2 * (predicted[i] - wanted[i]) / m;
//+ dy[i] = 2 * (predicted[i] - wanted[i]) / x.length;

//// times the weight, not its input : shapes, error
//- dw[i][j] = dy[i] * x[j];
//+ dw[i][j] = dy[i] * w[i][j];

//// every row of dW is x : shapes, error
//- dw[i][j] = dy[i] * x[j];
//+ dw[i][j] = x[j];

//// db is all ones : shapes, error
//- db[i] = dy[i];
//+ db[i] = 1;

//// only the last output's blame arrives : shapes, error, parameters
//- dx[j] += w[i][j] * dy[i];
//+ dx[j] = w[i][j] * dy[i];

//// stub : none
double[] softmax(double[] scores) {
  throw new UnsupportedOperationException("not written yet");
}

//// right, loops : all
double[] softmax(double[] scores) {
  double top = scores[0];
  for (double s : scores) {
    top = Math.max(top, s);
  }
  double sum = 0;
  double[] p = new double[scores.length];
  for (int i = 0; i < p.length; i++) {
    p[i] = Math.exp(scores[i] - top);
    sum += p[i];
  }
  for (int i = 0; i < p.length; i++) {
    p[i] = p[i] / sum;
  }
  return p;
}

//// right, through the logarithm : all
double[] softmax(double[] scores) {
  double top = Arrays.stream(scores).max().getAsDouble();
  double log = top + Math.log(Arrays.stream(scores).map(s -> Math.exp(s - top)).sum());
  return Arrays.stream(scores).map(s -> Math.exp(s - log)).toArray();
}

//// right, each against all others : all
double[] softmax(double[] scores) {
  return Arrays.stream(scores).map(s -> 1 / Arrays.stream(scores).map(t -> Math.exp(t - s)).sum()).toArray();
}

//// one number : none
double softmax(double[] scores) {
  double sum = 0;
  for (double s : scores) sum += Math.exp(s);
  return Math.exp(scores[0]) / sum;
}

//// not divided by the sum : shape
double[] softmax(double[] scores) {
  return Arrays.stream(scores).map(Math::exp).toArray();
}

//// divided without the exponentials : shape
double[] softmax(double[] scores) {
  double sum = Arrays.stream(scores).sum();
  return Arrays.stream(scores).map(s -> s / sum).toArray();
}

//// divided by the largest : shape
double[] softmax(double[] scores) {
  double top = Arrays.stream(scores).map(Math::exp).max().getAsDouble();
  return Arrays.stream(scores).map(s -> Math.exp(s) / top).toArray();
}

//// divided by how many there are : shape
double[] softmax(double[] scores) {
  return Arrays.stream(scores).map(s -> Math.exp(s) / scores.length).toArray();
}

//// a sigmoid for each score : shape
double[] softmax(double[] scores) {
  return Arrays.stream(scores).map(s -> 1 / (1 + Math.exp(-s))).toArray();
}

//// the signs of the scores are turned around : shape
//- p[i] = Math.exp(scores[i] - top);
//+ p[i] = Math.exp(top - scores[i]);

//// powers of 2 : shape
//- p[i] = Math.exp(scores[i] - top);
//+ p[i] = Math.pow(2, scores[i] - top);

//// the exponentials overflow : shape, probabilities
//- p[i] = Math.exp(scores[i] - top);
//+ p[i] = Math.exp(scores[i]);

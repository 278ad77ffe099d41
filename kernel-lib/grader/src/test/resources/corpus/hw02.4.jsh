//// stub : none
double[] slope(double[] scores, int k) {
  throw new UnsupportedOperationException("not written yet");
}

//// right, by one's own softmax : all
double[] soft(double[] scores) {
  double sum = 0;
  for (double s : scores) sum += Math.exp(s);
  double[] p = new double[scores.length];
  for (int i = 0; i < p.length; i++) p[i] = Math.exp(scores[i]) / sum;
  return p;
}
double[] slope(double[] scores, int k) {
  double[] d = soft(scores);
  d[k] -= 1;
  return d;
}

//// right, predicted minus wanted : all
double[] slope(double[] scores, int k) {
  var p = tensor(scores).softmax(0);
  return IntStream.range(0, scores.length).mapToDouble(i -> p.at(i) - (i == k ? 1 : 0)).toArray();
}

//// right, by the library's backward : all
double[] slope(double[] scores, int k) {
  var z = tensor(scores).requiresGrad();
  crossEntropy(z.unsqueeze(0), tensor(new double[] {k})).backward();
  return z.grad().toArray();
}

//// only the right class : none
double slope(double[] scores, int k) {
  return tensor(scores).softmax(0).at(k) - 1;
}

//// wanted minus predicted : shape
//- d[k] -= 1;
//+ d[k] -= 1; for (int i = 0; i < d.length; i++) d[i] = -d[i];

//// nothing is subtracted : shape
//- d[k] -= 1;
//+ ;

//// scores in place of probabilities : shape
//- double[] d = soft(scores);
//+ double[] d = scores.clone();

//// 1 is subtracted everywhere : shape
//- d[k] -= 1;
//+ for (int i = 0; i < d.length; i++) d[i] -= 1;

//// the first class : shape
//- d[k] -= 1;
//+ d[0] -= 1;

//// the slope of a squared error : shape
//- d[k] -= 1;
//+ d[k] -= 1; for (int i = 0; i < d.length; i++) d[i] *= 2;

//// divided by the number of classes : shape
//- d[k] -= 1;
//+ d[k] -= 1; for (int i = 0; i < d.length; i++) d[i] /= d.length;

//// the class is counted from 1 : none
//- d[k] -= 1;
//+ d[k - 1] -= 1;

//// stub : none
double crossEntropy(double[] p, int k) {
  throw new UnsupportedOperationException("not written yet");
}

//// right, one line : all
double crossEntropy(double[] p, int k) {
  return -Math.log(p[k]);
}

//// right, the sum over all classes : all
double crossEntropy(double[] p, int k) {
  double loss = 0;
  for (int i = 0; i < p.length; i++) {
    double wanted = i == k ? 1 : 0;
    loss -= wanted * Math.log(p[i]);
  }
  return loss;
}

//// right, the inverse : all
double crossEntropy(double[] p, int k) { return Math.log(1 / p[k]); }

//// the minus is missing : none
//- return -Math.log(p[k]);
//+ return Math.log(p[k]);

//// a logarithm to the base 10 : none
//- return -Math.log(p[k]);
//+ return -Math.log10(p[k]);

//// bits in place of nats : none
//- return -Math.log(p[k]);
//+ return -Math.log(p[k]) / Math.log(2);

//// 1 - p in place of the logarithm : none
//- return -Math.log(p[k]);
//+ return 1 - p[k];

//// a squared error : none
//- return -Math.log(p[k]);
//+ return Math.pow(1 - p[k], 2);

//// the most probable class : none
//- return -Math.log(p[k]);
//+ return -Math.log(Arrays.stream(p).max().getAsDouble());

//// the first class : none
//- return -Math.log(p[k]);
//+ return -Math.log(p[0]);

//// all classes : none
//- return -Math.log(p[k]);
//+ return -Arrays.stream(p).map(Math::log).sum();

//// classes counted from 1 : none
//- return -Math.log(p[k]);
//+ return -Math.log(p[k - 1]);

//// stub : none
double perplexity(double[] p) {
  throw new UnsupportedOperationException("not written yet");
}

//// right, a loop : all
double perplexity(double[] p) {
  double loss = 0;
  for (double one : p) {
    loss += -Math.log(one);
  }
  return Math.exp(loss / p.length);
}

//// right, a stream : all
double perplexity(double[] p) { return Math.exp(-Arrays.stream(p).map(Math::log).average().getAsDouble()); }

//// right, the root of the product : all
double perplexity(double[] p) {
  double product = 1;
  for (double one : p) product *= one;
  return Math.pow(product, -1.0 / p.length);
}

//// the average loss : none
//- return Math.exp(loss / p.length);
//+ return loss / p.length;

//// the minus is missing : none
//- loss += -Math.log(one);
//+ loss += Math.log(one);

//// the sum in place of the mean : none
//- return Math.exp(loss / p.length);
//+ return Math.exp(loss);

//// 2 to the nats : none
//- return Math.exp(loss / p.length);
//+ return Math.pow(2, loss / p.length);

//// the logarithm of the mean : none
double perplexity(double[] p) { return Math.exp(-Math.log(Arrays.stream(p).average().getAsDouble())); }

//// the mean of the inverses : none
double perplexity(double[] p) {
  double sum = 0;
  for (double one : p) sum += 1 / one;
  return sum / p.length;
}

//// a logarithm to the base 10 : none
//- loss += -Math.log(one);
//+ loss += -Math.log10(one);

//// the last word only : none
double perplexity(double[] p) {
  double loss = 0;
  for (double one : p) {
    loss = -Math.log(one);
  }
  return Math.exp(loss);
}

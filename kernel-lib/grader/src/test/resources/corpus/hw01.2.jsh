//// stub : none
double spamScore(double marks, boolean free, boolean known) {
  throw new UnsupportedOperationException("hw01.2 is not written yet");
}
boolean isSpam(double marks, boolean free, boolean known) {
  throw new UnsupportedOperationException("hw01.2 is not written yet");
}

//// right, one formula : all
double spamScore(double marks, boolean free, boolean known) {
  return 1.5 * marks + 2.0 * (free ? 1 : 0) - 3.0 * (known ? 1 : 0) - 0.5;
}
boolean isSpam(double marks, boolean free, boolean known) {
  return spamScore(marks, free, known) > 0;
}

//// right, with ifs : all
double spamScore(double marks, boolean free, boolean known) {
  double z = -0.5;
  z += 1.5 * marks;
  if (free) z += 2;
  if (known) z -= 3;
  return z;
}
boolean isSpam(double marks, boolean free, boolean known) {
  if (spamScore(marks, free, known) > 0) return true;
  return false;
}

//// right, a general dot product : all
double dot(double[] a, double[] b) {
  double sum = 0;
  for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
double spamScore(double marks, boolean free, boolean known) {
  double[] x = {marks, free ? 1 : 0, known ? 1 : 0, 1};
  return dot(x, new double[] {1.5, 2, -3, -0.5});
}
boolean isSpam(double marks, boolean free, boolean known) {
  return !(spamScore(marks, free, known) <= 0);
}

//// the bias is left out : none
double spamScore(double marks, boolean free, boolean known) {
  return 1.5 * marks + 2.0 * (free ? 1 : 0) - 3.0 * (known ? 1 : 0);
}
boolean isSpam(double marks, boolean free, boolean known) { return spamScore(marks, free, known) > 0; }

//// the bias has the wrong sign : none
double spamScore(double marks, boolean free, boolean known) {
  return 1.5 * marks + 2.0 * (free ? 1 : 0) - 3.0 * (known ? 1 : 0) + 0.5;
}
boolean isSpam(double marks, boolean free, boolean known) { return spamScore(marks, free, known) > 0; }

//// a known sender counts as evidence for spam : none
double spamScore(double marks, boolean free, boolean known) {
  return 1.5 * marks + 2.0 * (free ? 1 : 0) + 3.0 * (known ? 1 : 0) - 0.5;
}
boolean isSpam(double marks, boolean free, boolean known) { return spamScore(marks, free, known) > 0; }

//// two weights are exchanged : none
double spamScore(double marks, boolean free, boolean known) {
  return 2.0 * marks + 1.5 * (free ? 1 : 0) - 3.0 * (known ? 1 : 0) - 0.5;
}
boolean isSpam(double marks, boolean free, boolean known) { return spamScore(marks, free, known) > 0; }

//// the exclamation marks have no weight : none
double spamScore(double marks, boolean free, boolean known) {
  double z = marks - 0.5;
  if (free) z += 2;
  if (known) z -= 3;
  return z;
}
boolean isSpam(double marks, boolean free, boolean known) { return spamScore(marks, free, known) > 0; }

//// a true feature counts 0 : none
double spamScore(double marks, boolean free, boolean known) {
  return 1.5 * marks + 2.0 * (free ? 0 : 1) - 3.0 * (known ? 0 : 1) - 0.5;
}
boolean isSpam(double marks, boolean free, boolean known) { return spamScore(marks, free, known) > 0; }

//// the score is bent : none
double spamScore(double marks, boolean free, boolean known) {
  return Math.max(0, 1.5 * marks + 2.0 * (free ? 1 : 0) - 3.0 * (known ? 1 : 0) - 0.5);
}
boolean isSpam(double marks, boolean free, boolean known) { return spamScore(marks, free, known) > 0; }

//// spam and not spam are exchanged : score
double spamScore(double marks, boolean free, boolean known) {
  return 1.5 * marks + 2.0 * (free ? 1 : 0) - 3.0 * (known ? 1 : 0) - 0.5;
}
boolean isSpam(double marks, boolean free, boolean known) { return spamScore(marks, free, known) <= 0; }

//// the threshold is 0.5 : score
double spamScore(double marks, boolean free, boolean known) {
  return 1.5 * marks + 2.0 * (free ? 1 : 0) - 3.0 * (known ? 1 : 0) - 0.5;
}
boolean isSpam(double marks, boolean free, boolean known) { return spamScore(marks, free, known) > 0.5; }

//// a rule in place of the sum : score
double spamScore(double marks, boolean free, boolean known) {
  return 1.5 * marks + 2.0 * (free ? 1 : 0) - 3.0 * (known ? 1 : 0) - 0.5;
}
boolean isSpam(double marks, boolean free, boolean known) { return free && !known; }

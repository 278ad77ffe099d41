//// stub : none
int hits(double w1, double w2, double b) {
  throw new UnsupportedOperationException("hw01.4 is not written yet");
}
int best(int n) {
  throw new UnsupportedOperationException("hw01.4 is not written yet");
}

//// right, loops over the table : all
int hits(double w1, double w2, double b) {
  double[][] corners = {{0, 0, 0}, {0, 1, 1}, {1, 0, 1}, {1, 1, 0}};
  int hits = 0;
  for (double[] c : corners) {
    double answer = w1 * c[0] + w2 * c[1] + b > 0 ? 1 : 0;
    if (answer == c[2]) hits++;
  }
  return hits;
}
int best(int n) {
  int best = 0;
  for (int w1 = -n; w1 <= n; w1++)
    for (int w2 = -n; w2 <= n; w2++)
      for (int b = -n; b <= n; b++)
        best = Math.max(best, hits(w1, w2, b));
  return best;
}

//// right, four questions and a stream : all
int hits(double w1, double w2, double b) {
  int hits = 0;
  if (!(b > 0)) hits++;
  if (w2 + b > 0) hits++;
  if (w1 + b > 0) hits++;
  if (!(w1 + w2 + b > 0)) hits++;
  return hits;
}
int best(int n) {
  return IntStream.rangeClosed(-n, n).flatMap(w1 ->
      IntStream.rangeClosed(-n, n).flatMap(w2 ->
          IntStream.rangeClosed(-n, n).map(b -> hits(w1, w2, b)))).max().getAsInt();
}

//// right, tensors : all
int hits(double w1, double w2, double b) {
  var x = tensor(0, 0,  0, 1,  1, 0,  1, 1).reshape(4, 2);
  var z = x.matmul(tensor(w1, w2)).plus(b);
  return (int) z.greaterThan(0).equalTo(tensor(0, 1, 1, 0)).sum().item();
}
int best(int n) {
  int best = 0;
  for (int w1 = -n; w1 <= n; w1++)
    for (int w2 = -n; w2 <= n; w2++)
      for (int b = -n; b <= n; b++)
        if (hits(w1, w2, b) > best) best = hits(w1, w2, b);
  return best;
}

//// misses are counted : none
int hits(double w1, double w2, double b) {
  int hits = 0;
  for (int x1 = 0; x1 < 2; x1++)
    for (int x2 = 0; x2 < 2; x2++)
      if ((w1 * x1 + w2 * x2 + b > 0) != (x1 != x2)) hits++;
  return hits;
}
int best(int n) { return 3; }

//// compared with OR : none
int hits(double w1, double w2, double b) {
  int hits = 0;
  for (int x1 = 0; x1 < 2; x1++)
    for (int x2 = 0; x2 < 2; x2++)
      if ((w1 * x1 + w2 * x2 + b > 0) == (x1 == 1 || x2 == 1)) hits++;
  return hits;
}
int best(int n) { return 4; }

//// compared with AND : none
int hits(double w1, double w2, double b) {
  int hits = 0;
  for (int x1 = 0; x1 < 2; x1++)
    for (int x2 = 0; x2 < 2; x2++)
      if ((w1 * x1 + w2 * x2 + b > 0) == (x1 == 1 && x2 == 1)) hits++;
  return hits;
}
int best(int n) { return 4; }

//// a sum of 0 fires : none
int hits(double w1, double w2, double b) {
  int hits = 0;
  for (int x1 = 0; x1 < 2; x1++)
    for (int x2 = 0; x2 < 2; x2++)
      if ((w1 * x1 + w2 * x2 + b >= 0) == (x1 != x2)) hits++;
  return hits;
}
int best(int n) { return n == 0 ? 2 : 3; }

//// the bias is left out : none
int hits(double w1, double w2, double b) {
  int hits = 0;
  for (int x1 = 0; x1 < 2; x1++)
    for (int x2 = 0; x2 < 2; x2++)
      if ((w1 * x1 + w2 * x2 > 0) == (x1 != x2)) hits++;
  return hits;
}
int best(int n) { return n == 0 ? 2 : 3; }

//// the corners that fire are counted : none
int hits(double w1, double w2, double b) {
  int hits = 0;
  for (int x1 = 0; x1 < 2; x1++)
    for (int x2 = 0; x2 < 2; x2++)
      if (w1 * x1 + w2 * x2 + b > 0) hits++;
  return hits;
}
int best(int n) { return 4; }

//// one corner is forgotten : none
int hits(double w1, double w2, double b) {
  int hits = 0;
  double[][] corners = {{0, 0, 0}, {0, 1, 1}, {1, 0, 1}, {1, 1, 0}};
  for (int i = 0; i < 3; i++) {
    double answer = w1 * corners[i][0] + w2 * corners[i][1] + b > 0 ? 1 : 0;
    if (answer == corners[i][2]) hits++;
  }
  return hits;
}
int best(int n) { return 3; }

//// the last knife in place of the best : hits
int hits(double w1, double w2, double b) {
  int hits = 0;
  for (int x1 = 0; x1 < 2; x1++)
    for (int x2 = 0; x2 < 2; x2++)
      if ((w1 * x1 + w2 * x2 + b > 0) == (x1 != x2)) hits++;
  return hits;
}
int best(int n) {
  int best = 0;
  for (int w1 = -n; w1 <= n; w1++)
    for (int w2 = -n; w2 <= n; w2++)
      for (int b = -n; b <= n; b++)
        best = hits(w1, w2, b);
  return best;
}

//// best hopes for four : hits
int hits(double w1, double w2, double b) {
  int hits = 0;
  for (int x1 = 0; x1 < 2; x1++)
    for (int x2 = 0; x2 < 2; x2++)
      if ((w1 * x1 + w2 * x2 + b > 0) == (x1 != x2)) hits++;
  return hits;
}
int best(int n) { return 4; }

//// good knives are counted : hits
int hits(double w1, double w2, double b) {
  int hits = 0;
  for (int x1 = 0; x1 < 2; x1++)
    for (int x2 = 0; x2 < 2; x2++)
      if ((w1 * x1 + w2 * x2 + b > 0) == (x1 != x2)) hits++;
  return hits;
}
int best(int n) {
  int most = 0, knives = 0;
  for (int w1 = -n; w1 <= n; w1++)
    for (int w2 = -n; w2 <= n; w2++)
      for (int b = -n; b <= n; b++) {
        int now = hits(w1, w2, b);
        if (now > most) { most = now; knives = 0; }
        if (now == most) knives++;
      }
  return knives;
}

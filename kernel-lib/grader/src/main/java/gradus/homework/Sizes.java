package gradus.homework;

/// How large a network with a hidden layer is in a case: three inputs, four units and two classes,
/// and smaller in the first cases, which are for paper.
record Sizes(int inputs, int units, int classes) {
  private static final int FOR_PAPER = 2;

  static Sizes of(int size) {
    return size <= FOR_PAPER ? new Sizes(1, 2, 3) : new Sizes(3, 4, 2);
  }
}

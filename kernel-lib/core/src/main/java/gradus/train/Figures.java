package gradus.train;

import gradus.text.Numbers;

/// Numbers for sentences and tables: four digits are enough to tell how a training goes.
final class Figures {
  private static final int DIGITS = 4;

  private Figures() {}

  /// Such as `0.6931`, `12`, `3.2e-7`, `NaN`.
  static String number(double value) {
    return Numbers.rounded(value, DIGITS);
  }
}

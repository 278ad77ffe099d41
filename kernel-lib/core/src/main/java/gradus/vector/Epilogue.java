package gradus.vector;

/// What is done with the rows of a product once they are finished, while they are in the cache.
@FunctionalInterface
interface Epilogue {
  /// Nothing more.
  Epilogue NONE = (_, _) -> {};

  /// Takes finished rows. Several threads may bring different rows at the same time.
  ///
  /// @param from the first
  /// @param to the one behind the last
  void rows(int from, int to);
}

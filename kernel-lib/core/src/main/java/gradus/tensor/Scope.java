package gradus.tensor;

/// A setting that ends with its block: `try (var _ = noGrad()) { … }`.
@FunctionalInterface
public interface Scope extends AutoCloseable {
  /// Puts things back as they were. Called by `try` itself.
  @Override
  void close();
}

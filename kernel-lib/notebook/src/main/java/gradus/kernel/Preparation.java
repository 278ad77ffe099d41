package gradus.kernel;

/// What a jar on the class path has done in the background when the first cell has had its turn, so
/// that no reader waits for it later. Found as a service.
@FunctionalInterface
public interface Preparation {
  /// Does it. Whatever it throws stays unsaid: who needs the thing itself will hear of it.
  void prepare();
}

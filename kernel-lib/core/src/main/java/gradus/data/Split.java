package gradus.data;

/// Data to learn from, and data held back to see whether it was learned.
///
/// @param train what the network sees
/// @param test what it is tested on and never sees
public record Split(Dataset train, Dataset test) {}

package gradus.data;

/// What a word is part of: the classes of named-entity recognition.
public enum Tag {
  /// No name.
  OTHER,
  /// The name of a person.
  PERSON,
  /// The name of a place.
  PLACE,
  /// The name of an organization.
  ORGANIZATION
}

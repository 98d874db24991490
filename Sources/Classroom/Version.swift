/// The version of the program.
public enum Version {
  /// As `--version` prints it and transcripts state it.
  public static let number = "0.1.0"
}

/// The numbers of the format, which `Document` describes.
public enum DocumentFormat {
  /// Its version.
  public static let version = 1

  /// How much a file may hold.
  public enum Limits {
    /// Bytes in a file: 1 MiB.
    public static let bytes = 1_048_576
    /// Bytes in a line, its end not counted.
    public static let lineBytes = 4_096
    /// Commands in a file, settings of the header included.
    public static let commands = 2_000
    /// Questions in a file.
    public static let questions = 500
    /// Claims in a file.
    public static let claims = 200
  }
}

import CProcessor

/// The processor this program runs on, as far as it decides whether the program can run.
///
/// Nothing here is compiled for more than any x86-64 has, unlike `Arithmetic`, so that it can be asked
/// before anything of `Arithmetic` runs.
public enum Processor {
  /// One sentence that says what this processor lacks and what to do, or nil if it can run the kernels.
  ///
  /// The kernels need AVX2 and FMA unless built for another level of x86-64; on arm64, nothing special.
  public static func missingFeatures() -> String? {
    complaint(
      needed: Int(processor_level_needed()),
      present: Int(processor_level_present())
    )
  }

  /// The sentence for a build of one level of x86-64 on a processor of another; nil if it has all.
  static func complaint(needed: Int, present: Int) -> String? {
    guard present < needed else { return nil }
    let features =
      switch needed {
      case 4: "AVX-512"
      case 3: "AVX2 and FMA"
      default: "SSE4.2"
      }
    let level = present == 1 ? "x86-64" : "x86-64-v\(present)"
    return "This backprop was built for processors with \(features), which this one lacks; "
      + "build it with BACKPROP_MARCH=\(level) instead."
  }
}

import ArgumentParser
import Files

/// A finite real number as an argument: `0.5`, `-0.5`, `1e-3`.
package struct RealNumber: ExpressibleByArgument {
  package let value: Double

  package init?(argument: String) {
    let text = Negative.restore(argument)
    // Double(…) would also take "nan", "inf" and hexadecimal.
    guard text.allSatisfy({ $0.isASCII && ($0.isNumber || "+-.eE".contains($0)) }),
      let value = Double(text), value.isFinite
    else { return nil }
    self.value = value
  }
}

/// A whole number as an argument: `12`, `60_000`, `60,000`; `-3` is read too, so that it can be refused
/// by what it is wanted for.
package struct WholeNumber: ExpressibleByArgument {
  package let value: Int

  package init?(argument: String) {
    let groups = Negative.restore(argument)
      .split(omittingEmptySubsequences: false) { $0 == "_" || $0 == "," }
    // A comma parts thousands or nothing: 1,5 is not 15.
    guard
      groups.dropFirst().allSatisfy({ $0.count == 3 && $0.allSatisfy(\.isNumber) }),
      groups.count == 1 || (1...3).contains(groups[0].filter(\.isNumber).count),
      let value = Int(groups.joined())
    else { return nil }
    self.value = value
  }
}

extension FilePath: ExpressibleByArgument {
  /// The name of a file as it was typed.
  package init(argument: String) {
    self.init(path: Negative.restore(argument))
  }
}

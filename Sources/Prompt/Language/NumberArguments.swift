import ArgumentParser
import Files

/// A finite real number as an argument: `0.5`, `-0.5`, `1e-3`, `1,000.5`.
package struct RealNumber: ExpressibleByArgument {
  package let value: Double

  package init?(argument: String) {
    let text = Negative.restore(argument)
    let whole = text.prefix { !".eE".contains($0) }
    // Double(…) would also take "nan", "inf" and hexadecimal.
    guard let digits = Thousands.removed(from: whole), !digits.contains("_"),
      text.allSatisfy({ $0.isASCII && ($0.isNumber || "+-.eE,".contains($0)) }),
      let value = Double(digits + text[whole.endIndex...]), value.isFinite
    else { return nil }
    self.value = value
  }
}

/// A whole number as an argument: `12`, `60_000`, `60,000`; `-3` is read too, so that it can be refused
/// by what it is wanted for.
package struct WholeNumber: ExpressibleByArgument {
  package let value: Int

  package init?(argument: String) {
    guard let digits = Thousands.removed(from: Negative.restore(argument)[...]),
      let value = Int(digits)
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

/// Commas as the program itself prints them, and underscores as Swift and Python write them.
private enum Thousands {
  /// The digits without what parts them; nil unless it parts thousands.
  ///
  /// 1,5 is not 15, and 0,500 no five hundred but a half.
  static func removed(from text: Substring) -> String? {
    let groups = text.split(omittingEmptySubsequences: false) { $0 == "_" || $0 == "," }
    guard groups.count > 1 else { return String(text) }
    let first = groups[0].filter(\.isNumber)
    guard (1...3).contains(first.count), first.first != "0",
      groups.dropFirst().allSatisfy({ $0.count == 3 && $0.allSatisfy(\.isNumber) })
    else { return nil }
    return groups.joined()
  }
}

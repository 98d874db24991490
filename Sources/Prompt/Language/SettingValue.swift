import ArgumentParser
import Experiment

/// What a setting is set to, as an argument: a number, or a word where the setting has words.
struct SettingValue: ExpressibleByArgument {
  private let text: String

  init?(argument: String) {
    guard RealNumber(argument: argument) != nil || Setting.allWords.contains(argument.lowercased())
    else { return nil }
    text = argument
  }

  /// The number that a setting takes; none where the word is of another setting.
  func value(of setting: Setting) -> Double? {
    if let number = RealNumber(argument: text) { return number.value }
    return setting.words.firstIndex(of: text.lowercased()).map { Double($0) }
  }
}

extension Setting {
  /// The words that some setting has for its values.
  fileprivate static let allWords = Set(all.flatMap(\.words))
}

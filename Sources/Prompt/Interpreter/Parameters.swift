import ArgumentParser

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What a command takes: words after its name, and options.
struct Parameters {
  /// One of them.
  struct Parameter {
    /// `--init` for an option; nil for a word that stands by its place.
    let option: String?
    /// Whether an option stands alone, without a value.
    let isFlag: Bool
    /// Whether a line may go without it.
    let isOptional: Bool
    /// Whether it may be given again and again.
    let isRepeating: Bool
    /// The values there are; none if they cannot be listed.
    let values: [String]
    /// A few words about it, as in the help.
    let meaning: String
  }

  /// What stands by its place, in that order.
  let words: [Parameter]
  /// Every option but `--help`.
  let options: [Parameter]

  /// Those of a command, as it declares them.
  init(of command: any Command.Type) {
    let json = Data(command._dumpHelp().utf8)
    let all = (try? JSONDecoder().decode(Declaration.self, from: json))?.command.arguments ?? []
    words = all.filter { $0.kind == .positional }.map(Parameter.init)
    options = all.filter { $0.kind != .positional && $0.preferredName?.name != "help" }
      .map(Parameter.init)
  }

  /// The option of a name, written with its hyphens.
  func option(_ name: String) -> Parameter? { options.first { $0.option == name } }

  /// The words of a line that stand by their places: neither options nor their values.
  func places(in line: [String]) -> [String] {
    var found: [String] = []
    var rest = line[...]
    while let word = rest.popFirst() {
      if word == "--" { return found + rest }
      if !word.hasPrefix("-") {
        found.append(word)
      } else if let option = option(word), !option.isFlag {
        rest = rest.dropFirst()
      }
    }
    return found
  }
}

extension Parameters.Parameter {
  fileprivate init(_ argument: Declaration.Argument) {
    option = argument.preferredName.map { ($0.kind == "long" ? "--" : "-") + $0.name }
    isFlag = argument.kind == .flag
    isOptional = argument.isOptional
    isRepeating = argument.isRepeating
    values = argument.allValues ?? []
    meaning = argument.abstract ?? ""
  }
}

/// As much as is needed of what the parser of arguments tells of a command.
private struct Declaration: Decodable {
  struct Command: Decodable {
    let arguments: [Argument]?
  }
  struct Argument: Decodable {
    enum Kind: String, Decodable { case positional, option, flag }
    struct Name: Decodable {
      let kind: String
      let name: String
    }
    let kind: Kind
    let isOptional: Bool
    let isRepeating: Bool
    let preferredName: Name?
    let allValues: [String]?
    let abstract: String?
  }
  let command: Command
}

import ArgumentParser
import Files
import Handouts
import TextRendering
import Wording

/// A command that draws, and writes what it drew to a file where that is asked for.
protocol PicturedCommand: SessionCommand {
  /// The file, if there is one.
  var saving: SaveOptions { get }
}

/// Where a picture is to be written, too.
struct SaveOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Write the picture to FILE.svg, or its numbers to FILE.csv.",
      valueName: "file"
    )
  )
  var save: FilePath?

  /// The file; none if none was asked for.
  ///
  /// Throws a `LearnerError` for another ending, and where nothing may be written.
  func file(for command: any Command.Type, _ files: Permissions) throws -> PictureFile? {
    guard let name = save?.description else { return nil }
    let example = command.examples.map(\.line).first { $0.contains("--save") } ?? command.name
    guard
      let kind = PictureFile.Kind.allCases.first(where: { name.lowercased().hasSuffix(".\($0)") })
    else {
      throw LearnerError("--save writes FILE.svg, a picture, or FILE.csv, its numbers: \(example)")
    }
    let place = FilePath(path: try files.pathForWriting(name))
    return PictureFile(name: name, place: place, kind: kind, example: example)
  }
}

/// A file for what a page shows as a picture.
struct PictureFile {
  /// How it is written.
  enum Kind: String, CaseIterable { case svg, csv }

  fileprivate let name: String
  fileprivate let place: FilePath
  fileprivate let kind: Kind
  fileprivate let example: String

  /// Writes the pictures of a page, and says so on it.
  ///
  /// A file that was written so before is replaced. Throws a `LearnerError` for a page without pictures, for
  /// another file of that name, and where the system refuses.
  func write(_ page: inout Page) throws {
    let pictures = page.drawables
    guard !pictures.isEmpty else {
      throw LearnerError("there is no picture in this to be saved: \(example)")
    }
    let (mark, text) = try kind == .svg ? svg(pictures) : csv(pictures)
    try EarlierExport.check(place, name: name, beginning: mark)
    try WholeFile.replace(place.place, with: Array(text.utf8), name: name)
    page.line("wrote \(name)")
  }

  private func svg(_ pictures: [any Drawable]) throws -> (mark: String, text: String) {
    guard pictures.reduce(0, { $0 + $1.leastBytes }) <= Figure.largest else {
      throw LearnerError(
        "the picture has too many values to be drawn: save its numbers as FILE.csv"
      )
    }
    let sheet = FigureSheet(pictures.flatMap(\.figures), version: Version.number)
    return (FigureSheet.mark, sheet.svg)
  }

  private func csv(_ pictures: [any Drawable]) throws -> (mark: String, text: String) {
    guard let table = NumberTable.joined(pictures.map(\.numbers)) else {
      throw LearnerError("these pictures have no table in common: save them as FILE.svg")
    }
    return (table.head, table.csv)
  }
}

import Foundation
import Wording

/// The name of a file; a leading `~` is the home folder.
package struct FilePath: CustomStringConvertible, Sendable {
  /// As it was typed.
  package let description: String

  package init(path: String) {
    description = path
  }

  /// The file itself, behind any symbolic links.
  package var url: URL {
    URL(fileURLWithPath: (description as NSString).expandingTildeInPath).resolvingSymlinksInPath()
  }

  /// Bytes of the file; none if there is no such file.
  ///
  /// Throws a `LearnerError` for a folder or a device: reading some devices never ends, and writing
  /// would put a file in their place.
  package func size() throws -> Int? {
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: url.path) else {
      return nil
    }
    guard attributes[.type] as? FileAttributeType == .typeRegular else {
      let isFolder = attributes[.type] as? FileAttributeType == .typeDirectory
      throw LearnerError("\(self) is a \(isFolder ? "folder" : "device"): name a file")
    }
    return attributes[.size] as? Int ?? 0
  }
}

extension FilePath {
  /// The shortest way to write a whole path: from the working folder, from the home folder `~`, or whole.
  ///
  /// Another path is as short as whoever typed it wanted.
  package static func short(
    _ path: String,
    workingFolder: String = FileManager.default.currentDirectoryPath,
    home: String = NSHomeDirectory()
  ) -> String {
    guard path.hasPrefix("/") else { return path }
    let whole = URL(fileURLWithPath: path).standardized.path
    func rest(in folder: String) -> String? {
      let folder = folder.hasSuffix("/") ? folder : folder + "/"
      return whole.hasPrefix(folder) ? String(whole.dropFirst(folder.count)) : nil
    }
    let ways = [rest(in: workingFolder), rest(in: home).map { "~/" + $0 }, whole]
    return ways.compactMap { $0 }.min { $0.count < $1.count } ?? whole
  }
}

/// Why a file could not be read or written, in a few words.
package enum FileFailure {
  package static func reason(of error: any Error) -> String {
    let system = error as NSError
    let underlying = system.userInfo[NSUnderlyingErrorKey] as? NSError
    let posix = system.domain == NSPOSIXErrorDomain ? system : underlying
    if let posix, posix.domain == NSPOSIXErrorDomain, let message = strerror(Int32(posix.code)) {
      return String(cString: message).lowercased()
    }
    guard let error = error as? CocoaError else { return "the system gives no reason" }
    return switch error.code {
    case .fileNoSuchFile, .fileReadNoSuchFile: "no such file or folder"
    case .fileReadNoPermission, .fileWriteNoPermission: "permission denied"
    case .fileWriteOutOfSpace: "no space left"
    case .fileWriteVolumeReadOnly: "the volume is read-only"
    default: "the system gives no reason but code \(error.code.rawValue)"
    }
  }
}

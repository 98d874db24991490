/// Names of files that are not UTF-8.
///
/// The system takes any bytes for a name, and a `String` holds only text. So a byte that belongs to no
/// character stands as one of the last 128 scalars there are, which nobody gives a meaning: byte E9 as
/// U+10FFE9. Those scalars themselves, in a name, are four such bytes each.
extension String {
  /// The name that the system gives by these bytes.
  package init(systemName bytes: some Sequence<UInt8>) {
    let bytes = Array(bytes)
    if let text = String(validating: bytes, as: UTF8.self),
      !text.unicodeScalars.contains(where: Self.standsForByte)
    {
      self = text
      return
    }
    var scalars = String.UnicodeScalarView()
    var rest = bytes[...]
    while let byte = rest.first {
      let character = (1...4).lazy.compactMap { String(validating: rest.prefix($0), as: UTF8.self) }
        .first
      if let scalar = character?.unicodeScalars.first, !Self.standsForByte(scalar) {
        scalars.append(scalar)
        rest = rest.dropFirst(UTF8.width(scalar))
      } else if let scalar = Unicode.Scalar(Self.firstByte + UInt32(byte)) {
        scalars.append(scalar)
        rest = rest.dropFirst()
      }
    }
    self.init(scalars)
  }

  /// The name that the system gives by the bytes up to a zero.
  package init(systemName name: UnsafePointer<CChar>) {
    var end = name
    while end.pointee != 0 { end += 1 }
    self.init(systemName: UnsafeRawBufferPointer(start: name, count: end - name))
  }

  /// The bytes by which the system knows the name, and a zero.
  package var systemName: [CChar] {
    guard unicodeScalars.contains(where: Self.standsForByte) else { return Array(utf8CString) }
    var bytes: [UInt8] = []
    for scalar in unicodeScalars {
      if Self.standsForByte(scalar) {
        bytes.append(UInt8(truncatingIfNeeded: scalar.value - Self.firstByte))
      } else {
        bytes += UTF8.encode(scalar).map(Array.init) ?? []
      }
    }
    return bytes.map(CChar.init(bitPattern:)) + [0]
  }

  private static let firstByte: UInt32 = 0x10FF00

  private static func standsForByte(_ scalar: Unicode.Scalar) -> Bool { scalar.value >= 0x10FF80 }
}

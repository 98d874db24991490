/// How a number is written in a file: what kind it is and how many bytes it takes.
package struct NumberType: Sendable, Equatable {
  package enum Kind: Sendable { case float, signed, unsigned, truth }

  package let kind: Kind
  /// Bytes of one number: 1, 2, 4 or 8.
  package let size: Int

  /// Whether it is float32: about seven digits are known.
  package var isSingle: Bool { kind == .float && size == 4 }

  /// The type that safetensors files call so: `F64`, `I32`, `BOOL` …; nil for others.
  package init?(safetensors name: String) {
    switch name {
    case "F64", "F32": kind = .float
    case "I64", "I32", "I16", "I8": kind = .signed
    case "U64", "U32", "U16", "U8": kind = .unsigned
    case "BOOL": kind = .truth
    default: return nil
    }
    size = kind == .truth ? 1 : (Int(name.dropFirst()) ?? 8) / 8
  }

  /// The type that NumPy calls so without its order of bytes: `f8`, `i4`, `b1` …; nil for others.
  package init?(numpy name: String) {
    switch name {
    case "f8", "f4": kind = .float
    case "i8", "i4", "i2", "i1": kind = .signed
    case "u8", "u4", "u2", "u1": kind = .unsigned
    case "b1": kind = .truth
    default: return nil
    }
    size = Int(name.dropFirst()) ?? 8
  }

  /// Appends the numbers that stand in `bytes` one after the other; what is left of a last one is not read.
  func append(_ bytes: [UInt8], bigEndian: Bool, to values: inout [Double]) {
    switch (kind, size) {
    case (.float, 8): each(bytes, bigEndian) { (b: UInt64) in values.append(Double(bitPattern: b)) }
    case (.float, _):
      each(bytes, bigEndian) { (b: UInt32) in values.append(Double(Float(bitPattern: b))) }
    case (.signed, 8): each(bytes, bigEndian) { (b: Int64) in values.append(Double(b)) }
    case (.signed, 4): each(bytes, bigEndian) { (b: Int32) in values.append(Double(b)) }
    case (.signed, 2): each(bytes, bigEndian) { (b: Int16) in values.append(Double(b)) }
    case (.signed, _): each(bytes, bigEndian) { (b: Int8) in values.append(Double(b)) }
    case (.unsigned, 8): each(bytes, bigEndian) { (b: UInt64) in values.append(Double(b)) }
    case (.unsigned, 4): each(bytes, bigEndian) { (b: UInt32) in values.append(Double(b)) }
    case (.unsigned, 2): each(bytes, bigEndian) { (b: UInt16) in values.append(Double(b)) }
    case (.unsigned, _): each(bytes, bigEndian) { (b: UInt8) in values.append(Double(b)) }
    case (.truth, _): each(bytes, bigEndian) { (b: UInt8) in values.append(b == 0 ? 0 : 1) }
    }
  }

  private func each<Word: FixedWidthInteger>(
    _ bytes: [UInt8],
    _ bigEndian: Bool,
    _ body: (Word) -> Void
  ) {
    let size = MemoryLayout<Word>.size
    bytes.withUnsafeBytes { memory in
      for offset in stride(from: 0, through: memory.count - size, by: size) {
        let word = memory.loadUnaligned(fromByteOffset: offset, as: Word.self)
        body(bigEndian ? Word(bigEndian: word) : Word(littleEndian: word))
      }
    }
  }
}

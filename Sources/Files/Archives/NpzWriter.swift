import Arithmetic
import CZlib

/// Named tensors and strings in the format of `numpy.savez`: a zip file of arrays, stored as they are.
///
/// Numbers are `<f8`; a string that is a number becomes an array of no dimension, `<i8` or `<f8`, any other one
/// of `<U`. Names are in order and there is no clock in it: equal contents are equal bytes on every machine.
package enum NpzWriter {
  /// The bytes of a file with these contents.
  package static func bytes(of contents: Safetensors) -> [UInt8] {
    var arrays: [(name: String, bytes: [UInt8])] = []
    for (name, matrix) in contents.tensors {
      let isVector = contents.vectors.contains(name)
      let shape = isVector ? "(\(matrix.columns),)" : "(\(matrix.rows), \(matrix.columns))"
      let bits = matrix.values.map { ($0.isNaN ? Double.nan : $0).bitPattern.littleEndian }
      arrays.append((name, array("<f8", shape, bits.withUnsafeBytes(Array.init))))
    }
    for (name, text) in contents.metadata where contents.tensors[name] == nil {
      arrays.append((name, scalar(text)))
    }
    return archive(arrays.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) })
  }

  /// A number or a string as an array of no dimension.
  private static func scalar(_ text: String) -> [UInt8] {
    if let whole = Int64(text), String(whole) == text { return array("<i8", "()", little(whole)) }
    if let number = Double(text), number.isFinite {
      return array("<f8", "()", little(number.bitPattern))
    }
    // NumPy knows no string of no length: it keeps one character, zero.
    let scalars = text.isEmpty ? ["\0"] : Array(text.unicodeScalars)
    return array("<U\(scalars.count)", "()", scalars.flatMap { little($0.value) })
  }

  /// An array as `numpy.save` writes it: header padded so that the numbers begin at a multiple of 64.
  private static func array(_ type: String, _ shape: String, _ content: [UInt8]) -> [UInt8] {
    var header = Array("{'descr': '\(type)', 'fortran_order': False, 'shape': \(shape), }".utf8)
    let unpadded = 10 + header.count + 1
    header += [UInt8](repeating: 0x20, count: (64 - unpadded % 64) % 64) + [0x0a]
    var bytes: [UInt8] = [0x93]
    bytes += Array("NUMPY".utf8)
    bytes += [1, 0]
    bytes += little(UInt16(header.count))
    bytes += header
    bytes += content
    return bytes
  }

  private static func archive(_ arrays: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    var (file, directory) = ([UInt8](), [UInt8]())
    for (name, bytes) in arrays {
      let path = Array("\(name).npy".utf8)
      let crc = bytes.withUnsafeBufferPointer {
        UInt32(truncatingIfNeeded: crc32(crc32(0, nil, 0), $0.baseAddress, UInt32($0.count)))
      }
      let flags: UInt16 = path.allSatisfy { $0 < 0x80 } ? 0 : 0x0800
      // Version 2.0 of the format, stored, midnight of 1 January 1980.
      let common =
        little(UInt16(20)) + little(flags) + little(UInt16(0)) + little(UInt16(0))
        + little(UInt16(0x21)) + little(crc) + little(UInt32(bytes.count))
        + little(UInt32(bytes.count)) + little(UInt16(path.count)) + little(UInt16(0))
      directory += little(UInt32(0x0201_4b50)) + little(UInt16(20)) + common
      directory += [UInt8](repeating: 0, count: 10) + little(UInt32(file.count)) + path
      file += little(UInt32(0x0403_4b50)) + common + path + bytes
    }
    let count = UInt16(arrays.count)
    let end =
      little(UInt32(0x0605_4b50)) + little(UInt32(0)) + little(count) + little(count)
      + little(UInt32(directory.count)) + little(UInt32(file.count)) + little(UInt16(0))
    return file + directory + end
  }

  private static func little(_ number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian, Array.init)
  }
}

/// A training set and a test set of images of one size.
public struct DataSet: Sendable, Equatable {
  /// `mnist-5k` for the bundled digits, else the last part of the folder's name.
  public let name: String
  /// The images to learn from.
  public let training: DigitSet
  /// The images to be judged by.
  public let test: DigitSet
  /// What was done to the labels of the training set; nil if they are as they came.
  public let shuffle: LabelShuffle?

  /// A data set of two sets whose images have the same height and width.
  public init(
    name: String,
    training: DigitSet,
    test: DigitSet,
    shuffle: LabelShuffle? = nil
  ) {
    precondition(
      training.height == test.height && training.width == test.width,
      "training images of \(training.height) × \(training.width) pixels do not go with test images "
        + "of \(test.height) × \(test.width)"
    )
    self.name = name
    self.training = training
    self.test = test
    self.shuffle = shuffle
  }

  /// Reads the four IDX files of a folder, gzipped or not, under the names that MNIST gave them.
  ///
  /// The files are `train-images-idx3-ubyte`, `train-labels-idx1-ubyte`, `t10k-images-idx3-ubyte` and
  /// `t10k-labels-idx1-ubyte`, with or without `.gz`; `train-images.idx3-ubyte` and the like are found
  /// too. The gzipped file is taken where there are both. A leading `~` is the home folder.
  ///
  /// Throws a `DigitsError` that names the file and what is wrong with it.
  public init(folder: String) throws {
    let source = try DataFolder(folder)
    let training = try source.digits("train")
    let test = try source.digits("t10k", beside: training)
    guard training.height == test.height && training.width == test.width else {
      throw DigitsError(
        "the training images in \(source.path) are \(training.height) by \(training.width) pixels "
          + "and the test images \(test.height) by \(test.width); expected one size"
      )
    }
    self.init(name: source.name, training: training, test: test)
  }

  /// The SHA-256 of all that the data set is, as 64 hexadecimal digits.
  ///
  /// Hashed are the uncompressed bytes of the four files one after the other, headers included, so
  /// that anybody can check it (`cat` for `gunzip -c` if the files are not gzipped):
  ///
  ///     gunzip -c train-images-idx3-ubyte.gz train-labels-idx1-ubyte.gz \
  ///       t10k-images-idx3-ubyte.gz t10k-labels-idx1-ubyte.gz | sha256sum
  ///
  /// A subset or an expanded set hashes as the files that would hold it. The hash is computed at every
  /// call, from 55 MB for the full MNIST: keep it rather than ask twice.
  public func sha256() -> String {
    var hash = SHA256()
    for set in [training, test] {
      set.forEachImageFileChunk { hash.update($0) }
      set.forEachLabelFileChunk { hash.update($0) }
    }
    return hash.hexadecimal()
  }
}

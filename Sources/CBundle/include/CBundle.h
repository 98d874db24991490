#include <stddef.h>

/// A file that is part of the program.
struct CBundledFile {
  /// Where it was, from the folder of this target.
  const char *_Nonnull name;
  /// What it holds.
  const unsigned char *_Nonnull bytes;
  /// How many bytes.
  size_t count;
};

/// One of the four IDX files of the bundled digits: images and labels to learn from, then images and
/// labels to be judged by.
struct CBundledFile CBundledDigits(size_t index);

/// How many lessons there are.
size_t CBundledLessonCount(void);

/// One of the lessons, in the order of their names.
struct CBundledFile CBundledLesson(size_t index);

/// How many Python programs go with the lessons.
size_t CBundledProgramCount(void);

/// One of these programs, in the order of their names.
struct CBundledFile CBundledProgram(size_t index);

/// How many transcripts of lessons there are.
size_t CBundledTranscriptCount(void);

/// One of the transcripts of lessons, in the order of their names.
struct CBundledFile CBundledTranscript(size_t index);

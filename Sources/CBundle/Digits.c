// The digits that every copy of the program holds.
#include "CBundle.h"

#define NAME TrainingImages
#define FILE "../Digits/Resources/mnist-5k/train-images-idx3-ubyte.gz"
#include "Embed.h"

#define NAME TrainingLabels
#define FILE "../Digits/Resources/mnist-5k/train-labels-idx1-ubyte.gz"
#include "Embed.h"

#define NAME TestImages
#define FILE "../Digits/Resources/mnist-5k/t10k-images-idx3-ubyte.gz"
#include "Embed.h"

#define NAME TestLabels
#define FILE "../Digits/Resources/mnist-5k/t10k-labels-idx1-ubyte.gz"
#include "Embed.h"

struct CBundledFile CBundledDigits(size_t index) {
  struct CBundledFile files[] = {TrainingImages(), TrainingLabels(), TestImages(), TestLabels()};
  return files[index];
}

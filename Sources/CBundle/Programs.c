// The Python programs that go with lesson 9; a test compares this list with their folder.
#include "CBundle.h"

#define NAME Skeleton
#define FILE "../../lessons/numpy/skeleton.py"
#include "Embed.h"

#define NAME Step
#define FILE "../../lessons/numpy/step.py"
#include "Embed.h"

typedef struct CBundledFile File(void);

static File *const programs[] = {Skeleton, Step};

size_t CBundledProgramCount(void) { return sizeof programs / sizeof programs[0]; }

struct CBundledFile CBundledProgram(size_t index) { return programs[index](); }

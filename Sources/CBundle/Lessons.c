// The lessons that every copy of the program holds, and the pages that say where one has moved; a test
// compares this list with their folder.
#include "CBundle.h"

#define NAME Lesson1
#define FILE "../../lessons/1-one-step-by-hand.md"
#include "Embed.h"

#define NAME Lesson2
#define FILE "../../lessons/10-checking-gradients.md"
#include "Embed.h"

#define NAME Lesson3
#define FILE "../../lessons/11-the-bug-hunt.md"
#include "Embed.h"

#define NAME Lesson4
#define FILE "../../lessons/12-what-lambda-means-elsewhere.md"
#include "Embed.h"

#define NAME Lesson5
#define FILE "../../lessons/13-the-learning-rate.md"
#include "Embed.h"

#define NAME Lesson6
#define FILE "../../lessons/2-the-chain-rule.md"
#include "Embed.h"

#define NAME Lesson7
#define FILE "../../lessons/3-data-and-l2.md"
#include "Embed.h"

#define NAME Lesson8
#define FILE "../../lessons/4-the-case-of-the-11-percent.md"
#include "Embed.h"

#define NAME Lesson9
#define FILE "../../lessons/5-starting-well.md"
#include "Embed.h"

#define NAME Lesson10
#define FILE "../../lessons/5-what-lambda-does.md"
#include "Embed.h"

#define NAME Lesson11
#define FILE "../../lessons/6-what-lambda-does.md"
#include "Embed.h"

#define NAME Lesson12
#define FILE "../../lessons/6-why-cross-entropy.md"
#include "Embed.h"

#define NAME Lesson13
#define FILE "../../lessons/7-starting-well.md"
#include "Embed.h"

#define NAME Lesson14
#define FILE "../../lessons/7-why-cross-entropy.md"
#include "Embed.h"

#define NAME Lesson15
#define FILE "../../lessons/8-gradients-that-vanish.md"
#include "Embed.h"

#define NAME Lesson16
#define FILE "../../lessons/9-your-own-backprop.md"
#include "Embed.h"

typedef struct CBundledFile File(void);

static File *const lessons[] = {
    Lesson1, Lesson2, Lesson3, Lesson4, Lesson5, Lesson6,
    Lesson7, Lesson8, Lesson9, Lesson10, Lesson11, Lesson12,
    Lesson13, Lesson14, Lesson15, Lesson16,
};

size_t CBundledLessonCount(void) { return sizeof lessons / sizeof lessons[0]; }

struct CBundledFile CBundledLesson(size_t index) { return lessons[index](); }

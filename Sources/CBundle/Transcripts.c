// The lessons as the repository publishes them with answers, so that a copy of one is known when it is
// handed in; a test compares this list with their folder.
#include "CBundle.h"

#define NAME Transcript1
#define FILE "../../transcripts/1-one-step-by-hand.md"
#include "Embed.h"

#define NAME Transcript2
#define FILE "../../transcripts/10-checking-gradients.md"
#include "Embed.h"

#define NAME Transcript3
#define FILE "../../transcripts/11-the-bug-hunt.md"
#include "Embed.h"

#define NAME Transcript4
#define FILE "../../transcripts/12-what-lambda-means-elsewhere.md"
#include "Embed.h"

#define NAME Transcript5
#define FILE "../../transcripts/13-the-learning-rate.md"
#include "Embed.h"

#define NAME Transcript6
#define FILE "../../transcripts/2-the-chain-rule.md"
#include "Embed.h"

#define NAME Transcript7
#define FILE "../../transcripts/3-data-and-l2.md"
#include "Embed.h"

#define NAME Transcript8
#define FILE "../../transcripts/4-the-case-of-the-11-percent.md"
#include "Embed.h"

#define NAME Transcript9
#define FILE "../../transcripts/5-starting-well.md"
#include "Embed.h"

#define NAME Transcript10
#define FILE "../../transcripts/6-what-lambda-does.md"
#include "Embed.h"

#define NAME Transcript11
#define FILE "../../transcripts/7-why-cross-entropy.md"
#include "Embed.h"

#define NAME Transcript12
#define FILE "../../transcripts/8-gradients-that-vanish.md"
#include "Embed.h"

#define NAME Transcript13
#define FILE "../../transcripts/9-your-own-backprop.md"
#include "Embed.h"

typedef struct CBundledFile File(void);

static File *const transcripts[] = {
    Transcript1, Transcript2, Transcript3, Transcript4, Transcript5, Transcript6,
    Transcript7, Transcript8, Transcript9, Transcript10, Transcript11, Transcript12,
    Transcript13,
};

size_t CBundledTranscriptCount(void) { return sizeof transcripts / sizeof transcripts[0]; }

struct CBundledFile CBundledTranscript(size_t index) { return transcripts[index](); }

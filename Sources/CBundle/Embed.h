// Makes the file FILE, named from this folder, a function NAME that gives its bytes.
//
// C23 has #embed for this, and clang since 19, Apple's since 17; the compilers that come with Swift 6.0
// leave it to the assembler, which is told where this folder is by Package.swift. Either way the compiler
// writes the file down among those that the program depends on, so an edited file is built in anew.
#define JOINED(A, B) A##B
#define JOIN(A, B) JOINED(A, B)
#define BYTES JOIN(NAME, Bytes)

#if defined(__has_embed)
static const unsigned char BYTES[] = {
#embed FILE
};
#define COUNT sizeof BYTES
#elif __has_include(FILE)
#define TEXTUAL(A) #A
#define TEXT(A) TEXTUAL(A)
__asm__(".pushsection .rodata\n.balign 8\n" TEXT(BYTES) ":\n.incbin \"" FILE "\"\n" TEXT(
    JOIN(NAME, End)) ":\n.popsection\n");
// Hidden: they are in this very file, and are not looked up in the table of what is elsewhere.
#define HIDDEN __attribute__((visibility("hidden")))
extern const unsigned char BYTES[] HIDDEN, JOIN(NAME, End)[] HIDDEN;
#define COUNT ((size_t)(JOIN(NAME, End) - BYTES))
#else
#error "a file that is to be part of the program is missing"
#endif

static struct CBundledFile NAME(void) {
  return (struct CBundledFile){.name = FILE, .bytes = BYTES, .count = COUNT};
}

#undef JOINED
#undef JOIN
#undef BYTES
#undef COUNT
#undef TEXTUAL
#undef TEXT
#undef HIDDEN
#undef NAME
#undef FILE

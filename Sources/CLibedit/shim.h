#include <stdio.h>
#include <editline/readline.h>

// The type of this variable differs between versions of libedit.
static inline void setPreInputHook(int (*hook)(void)) {
  rl_pre_input_hook = (void *)hook;
}

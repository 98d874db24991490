#include <stdio.h>
#include <histedit.h>

// What libedit takes as variable arguments, which Swift cannot pass, under a name of its own.

static inline void editorSetOwner(EditLine *editor, void *owner) {
  el_set(editor, EL_CLIENTDATA, owner);
}

static inline void *editorOwner(EditLine *editor) {
  void *owner = NULL;
  el_get(editor, EL_CLIENTDATA, &owner);
  return owner;
}

static inline char *editorNoPrompt(EditLine *editor) {
  static char none[] = "";
  (void)editor;
  return none;
}

static inline void editorHidePrompt(EditLine *editor) {
  el_set(editor, EL_PROMPT, editorNoPrompt);
}

/// Lets libedit draw into a file of the program's own.
static inline void editorDrawInto(EditLine *editor, FILE *file) { el_set(editor, EL_SETFP, 1, file); }

static inline void editorReadKeysBy(EditLine *editor, int (*next)(EditLine *, wchar_t *)) {
  el_set(editor, EL_GETCFN, next);
}

static inline void editorUseEmacsKeys(EditLine *editor) { el_set(editor, EL_EDITOR, "emacs"); }

/// False where the user's own settings ask that the terminal edit lines, not libedit.
static inline int editorIsEditing(EditLine *editor) {
  int isOn = 0;
  el_get(editor, EL_EDITMODE, &isOn);
  return isOn;
}

static inline void editorTakeKeys(EditLine *editor) { el_set(editor, EL_PREP_TERM, 1); }

static inline void editorSetCapability(EditLine *editor, const char *name, const char *value) {
  el_set(editor, EL_SETTC, name, value, NULL);
}

static inline void editorAddCommand(
    EditLine *editor, const char *name, const char *help, unsigned char (*command)(EditLine *, int)) {
  el_set(editor, EL_ADDFN, name, help, command);
}

static inline void editorBind(EditLine *editor, const char *key, const char *command) {
  el_set(editor, EL_BIND, key, command, NULL);
}

/// Binds a key in the command mode of vi.
static inline void editorBindInCommandMode(EditLine *editor, const char *key, const char *command) {
  el_set(editor, EL_BIND, "-a", key, command, NULL);
}

static inline void editorUseHistory(EditLine *editor, History *lines, int capacity) {
  HistEvent event;
  history(lines, &event, H_SETSIZE, capacity);
  el_set(editor, EL_HIST, history, lines);
}

static inline void historyAdd(History *lines, const char *line) {
  HistEvent event;
  history(lines, &event, H_ENTER, line);
}

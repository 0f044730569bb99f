#ifndef DATELINE_CLUA_STRING_MATCHER_H
#define DATELINE_CLUA_STRING_MATCHER_H

#include "internal.h"

enum { DL_CAPTURES = 32, DL_CAPTURE_OPEN = -1, DL_CAPTURE_PLACE = -2 };

/// A match in progress. All pointers are into Lua strings that stand on the Lua stack meanwhile.
typedef struct dl_match {
  const char *source;
  const char *source_end;
  const char *pattern_end;
  lua_State *L;
  /// Nested calls left, so that a pattern cannot overflow the C stack.
  int depth;
  /// Steps taken; every 1024th asks whether time is up.
  uint32_t steps;
  int level;
  struct {
    const char *start;
    ptrdiff_t bytes;
  } capture[DL_CAPTURES];
} dl_match;

void dl_match_begin(dl_match *m, lua_State *L, const char *source, size_t bytes, const char *pattern_end);
/// Where the match of the pattern at `at` ends, or NULL.
const char *dl_match_at(dl_match *m, const char *at, const char *pattern);
/// Pushes the captures, or the whole match if there is none and `start` is given; returns how many.
int dl_push_captures(dl_match *m, const char *start, const char *end);
void dl_push_capture(dl_match *m, int index, const char *start, const char *end);
/// The bytes of a capture that is no place; false for a place.
bool dl_capture_bytes(dl_match *m, int index, const char *start, const char *end, const char **bytes, size_t *count);

static inline void dl_match_step(dl_match *m) {
  if ((++m->steps & 0x3FF) == 0) dl_tick(m->L);
}

#endif

// Lua patterns, after lstrlib.c of Lua 5.4, with a check of the deadline: a pattern like (".-"):rep(6) takes hours on a
// text of a few kilobytes, inside one C call that no hook interrupts.
//
// Copyright (C) 1994-2022 Lua.org, PUC-Rio.
//
// Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
// documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
// rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
// persons to whom the Software is furnished to do so, subject to the following conditions:
//
// The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
// Software.
//
// THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
// WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
// COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
// OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.

#include "string_matcher.h"

#include <ctype.h>
#include <string.h>

enum { DEPTH = 200 };

#define ESCAPE '%'

void dl_match_begin(dl_match *m, lua_State *L, const char *source, size_t bytes, const char *pattern_end) {
  m->L = L;
  m->source = source;
  m->source_end = source + bytes;
  m->pattern_end = pattern_end;
  m->steps = 0;
  m->level = 0;
  m->depth = DEPTH;
}

static const char *match(dl_match *m, const char *s, const char *p);

// --- single characters and sets ----------------------------------------------------------------------------------

/// Where the item that starts at `p` (a character, an escape, a set) ends.
static const char *item_end(dl_match *m, const char *p) {
  if (p == m->pattern_end) dl_error(m->L, "malformed pattern (ends unexpectedly)");
  switch (*p++) {
    case ESCAPE:
      if (p == m->pattern_end) dl_error(m->L, "malformed pattern (ends with '%%')");
      return p + 1;
    case '[':
      if (p < m->pattern_end && *p == '^') p++;
      do {
        if (p == m->pattern_end) dl_error(m->L, "malformed pattern (missing ']')");
        if (*p++ == ESCAPE) {
          if (p == m->pattern_end) dl_error(m->L, "malformed pattern (missing ']')");
          p++;
        }
      } while (p == m->pattern_end || *p != ']');
      return p + 1;
    default: return p;
  }
}

static bool in_class(int c, int class) {
  bool found;
  switch (tolower(class)) {
    case 'a': found = isalpha(c); break;
    case 'c': found = iscntrl(c); break;
    case 'd': found = isdigit(c); break;
    case 'g': found = isgraph(c); break;
    case 'l': found = islower(c); break;
    case 'p': found = ispunct(c); break;
    case 's': found = isspace(c); break;
    case 'u': found = isupper(c); break;
    case 'w': found = isalnum(c); break;
    case 'x': found = isxdigit(c); break;
    default: return class == c;
  }
  return isupper(class) ? !found : found;
}

/// `p` is at the '[', `end` at the ']'.
static bool in_set(int c, const char *p, const char *end) {
  bool inside = true;
  if (p[1] == '^') {
    inside = false;
    p++;
  }
  while (++p < end) {
    if (*p == ESCAPE) {
      p++;
      if (in_class(c, (uint8_t)*p)) return inside;
    } else if (p[1] == '-' && p + 2 < end) {
      p += 2;
      if ((uint8_t)p[-2] <= c && c <= (uint8_t)*p) return inside;
    } else if ((uint8_t)*p == c) {
      return inside;
    }
  }
  return !inside;
}

static bool matches_one(dl_match *m, const char *s, const char *p, const char *end) {
  if (s >= m->source_end) return false;
  int c = (uint8_t)*s;
  switch (*p) {
    case '.': return true;
    case ESCAPE: return in_class(c, (uint8_t)p[1]);
    case '[': return in_set(c, p, end - 1);
    default: return (uint8_t)*p == c;
  }
}

// --- items with a meaning of their own ---------------------------------------------------------------------------

static const char *match_balance(dl_match *m, const char *s, const char *p) {
  if (p >= m->pattern_end - 1) dl_error(m->L, "malformed pattern (missing arguments to '%%b')");
  if (s >= m->source_end || *s != *p) return NULL;
  int open = *p, close = p[1], depth = 1;
  while (++s < m->source_end) {
    dl_match_step(m);
    if (*s == close) {
      if (--depth == 0) return s + 1;
    } else if (*s == open) {
      depth++;
    }
  }
  return NULL;
}

static const char *expand_most(dl_match *m, const char *s, const char *p, const char *end) {
  ptrdiff_t count = 0;
  while (matches_one(m, s + count, p, end)) {
    dl_match_step(m);
    count++;
  }
  for (; count >= 0; count--) {
    dl_match_step(m);
    const char *result = match(m, s + count, end + 1);
    if (result != NULL) return result;
  }
  return NULL;
}

static const char *expand_least(dl_match *m, const char *s, const char *p, const char *end) {
  for (;;) {
    dl_match_step(m);
    const char *result = match(m, s, end + 1);
    if (result != NULL) return result;
    if (!matches_one(m, s, p, end)) return NULL;
    s++;
  }
}

static const char *open_capture(dl_match *m, const char *s, const char *p, int kind) {
  if (m->level >= DL_CAPTURES) dl_error(m->L, "too many captures");
  m->capture[m->level].start = s;
  m->capture[m->level].bytes = kind;
  m->level++;
  const char *result = match(m, s, p);
  if (result == NULL) m->level--;
  return result;
}

static const char *close_capture(dl_match *m, const char *s, const char *p) {
  int level = m->level - 1;
  while (level >= 0 && m->capture[level].bytes != DL_CAPTURE_OPEN) level--;
  if (level < 0) dl_error(m->L, "invalid pattern capture");
  m->capture[level].bytes = s - m->capture[level].start;
  const char *result = match(m, s, p);
  if (result == NULL) m->capture[level].bytes = DL_CAPTURE_OPEN;
  return result;
}

static const char *match_capture(dl_match *m, const char *s, int digit) {
  int level = digit - '1';
  if (level < 0 || level >= m->level || m->capture[level].bytes == DL_CAPTURE_OPEN) {
    dl_error(m->L, "invalid capture index %%%d", level + 1);
  }
  // A place capture has no bytes to compare.
  size_t bytes = m->capture[level].bytes < 0 ? SIZE_MAX : (size_t)m->capture[level].bytes;
  if ((size_t)(m->source_end - s) < bytes) return NULL;
  m->steps += (uint32_t)(bytes / 64);
  return memcmp(m->capture[level].start, s, bytes) == 0 ? s + bytes : NULL;
}

static const char *match_frontier(dl_match *m, const char *s, const char **p) {
  if (*p == m->pattern_end || **p != '[') dl_error(m->L, "missing '[' after '%%f' in pattern");
  const char *end = item_end(m, *p);
  int before = s == m->source ? 0 : (uint8_t)s[-1];
  int here = s < m->source_end ? (uint8_t)*s : 0;
  bool found = !in_set(before, *p, end - 1) && in_set(here, *p, end - 1);
  *p = end;
  return found ? s : NULL;
}

// --- the matcher -------------------------------------------------------------------------------------------------

static const char *match(dl_match *m, const char *s, const char *p) {
  if (m->depth-- == 0) dl_error(m->L, "pattern too complex");
  // Goes round for what could be a call in the last place.
  while (p != m->pattern_end && s != NULL) {
    dl_match_step(m);
    if (*p == '(') {
      s = p + 1 < m->pattern_end && p[1] == ')' ? open_capture(m, s, p + 2, DL_CAPTURE_PLACE)
                                                : open_capture(m, s, p + 1, DL_CAPTURE_OPEN);
      break;
    }
    if (*p == ')') {
      s = close_capture(m, s, p + 1);
      break;
    }
    if (*p == '$' && p + 1 == m->pattern_end) {
      if (s != m->source_end) s = NULL;
      break;
    }
    if (*p == ESCAPE && p + 1 < m->pattern_end) {
      if (p[1] == 'b') {
        s = match_balance(m, s, p + 2);
        p += 4;
        continue;
      }
      if (p[1] == 'f') {
        p += 2;
        s = match_frontier(m, s, &p);
        continue;
      }
      if (isdigit((uint8_t)p[1])) {
        s = match_capture(m, s, (uint8_t)p[1]);
        p += 2;
        continue;
      }
    }
    const char *end = item_end(m, p);
    char suffix = end < m->pattern_end ? *end : 0;
    if (suffix == '*' || suffix == '-' || suffix == '?' || suffix == '+') {
      bool one = suffix == '-' ? false : matches_one(m, s, p, end);
      if (suffix == '-') {
        s = expand_least(m, s, p, end);
        break;
      }
      if (suffix == '*') {
        s = expand_most(m, s, p, end);
        break;
      }
      if (suffix == '+') {
        s = one ? expand_most(m, s + 1, p, end) : NULL;
        break;
      }
      const char *result = one ? match(m, s + 1, end + 1) : NULL;
      if (result != NULL) {
        s = result;
        break;
      }
      p = end + 1;
      continue;
    }
    s = matches_one(m, s, p, end) ? s + 1 : NULL;
    p = end;
  }
  m->depth++;
  return s;
}

const char *dl_match_at(dl_match *m, const char *at, const char *pattern) {
  m->level = 0;
  m->depth = DEPTH;
  return match(m, at, pattern);
}

// --- captures ----------------------------------------------------------------------------------------------------

bool dl_capture_bytes(dl_match *m, int index, const char *start, const char *end, const char **bytes, size_t *count) {
  if (index >= m->level) {
    if (index != 0) dl_error(m->L, "invalid capture index %%%d", index + 1);
    *bytes = start;
    *count = (size_t)(end - start);
    return true;
  }
  if (m->capture[index].bytes == DL_CAPTURE_OPEN) dl_error(m->L, "unfinished capture");
  *bytes = m->capture[index].start;
  if (m->capture[index].bytes == DL_CAPTURE_PLACE) return false;
  *count = (size_t)m->capture[index].bytes;
  return true;
}

void dl_push_capture(dl_match *m, int index, const char *start, const char *end) {
  const char *bytes;
  size_t count;
  if (dl_capture_bytes(m, index, start, end, &bytes, &count)) {
    lua_pushlstring(m->L, bytes, count);
  } else {
    lua_pushinteger(m->L, bytes - m->source + 1);
  }
}

int dl_push_captures(dl_match *m, const char *start, const char *end) {
  int count = m->level == 0 && start != NULL ? 1 : m->level;
  luaL_checkstack(m->L, count, "too many captures");
  for (int index = 0; index < count; index++) dl_push_capture(m, index, start, end);
  return count;
}

#include <string.h>

#include "string_matcher.h"

// find, match, gmatch and gsub over the matcher.

/// 1-based start, counted from the end when negative, as a place from 0; may be beyond the end.
static size_t start_place(lua_Integer start, size_t bytes) {
  if (start > 0) return (size_t)start - 1;
  if (start == 0 || start < -(lua_Integer)bytes) return 0;
  return bytes - (size_t)(-start);
}

static bool has_specials(const char *pattern, size_t bytes) {
  for (size_t at = 0; at < bytes; at++) {
    if (pattern[at] != 0 && strchr("^$*+?.([%-", pattern[at]) != NULL) return true;
  }
  return false;
}

/// Plain search in slices, so that a quadratic case notices the deadline.
static const char *find_plain(lua_State *L, const char *text, size_t bytes, const char *what, size_t what_bytes) {
  if (what_bytes == 0) return text;
  if (what_bytes > bytes) return NULL;
  const char *last = text + (bytes - what_bytes);
  uint64_t work = 0;
  while (text <= last) {
    const char *first = memchr(text, what[0], (size_t)(last - text) + 1);
    if (first == NULL) return NULL;
    size_t same = 1;
    while (same < what_bytes && first[same] == what[same]) same++;
    if (same == what_bytes) return first;
    work += same + (size_t)(first - text) / 16 + 4;
    if (work > 4096) {
      dl_tick(L);
      work = 0;
    }
    text = first + 1;
  }
  return NULL;
}

static int find_or_match(lua_State *L, bool find) {
  size_t bytes, pattern_bytes;
  const char *source = luaL_checklstring(L, 1, &bytes);
  const char *pattern = luaL_checklstring(L, 2, &pattern_bytes);
  size_t start = start_place(luaL_optinteger(L, 3, 1), bytes);
  if (start > bytes) {
    lua_pushnil(L);
    return 1;
  }
  if (find && (lua_toboolean(L, 4) || !has_specials(pattern, pattern_bytes))) {
    const char *found = find_plain(L, source + start, bytes - start, pattern, pattern_bytes);
    if (found == NULL) {
      lua_pushnil(L);
      return 1;
    }
    lua_pushinteger(L, found - source + 1);
    lua_pushinteger(L, found - source + (ptrdiff_t)pattern_bytes);
    return 2;
  }
  dl_match m;
  const char *pattern_end = pattern + pattern_bytes;
  bool anchored = pattern_bytes > 0 && *pattern == '^';
  if (anchored) pattern++;
  dl_match_begin(&m, L, source, bytes, pattern_end);
  const char *at = source + start;
  do {
    const char *end = dl_match_at(&m, at, pattern);
    if (end != NULL) {
      if (!find) return dl_push_captures(&m, at, end);
      lua_pushinteger(L, at - source + 1);
      lua_pushinteger(L, end - source);
      return dl_push_captures(&m, NULL, NULL) + 2;
    }
    dl_match_step(&m);
  } while (at++ < m.source_end && !anchored);
  lua_pushnil(L);
  return 1;
}

int dl_string_find(lua_State *L) { return find_or_match(L, true); }
int dl_string_match(lua_State *L) { return find_or_match(L, false); }

// --- gmatch ------------------------------------------------------------------------------------------------------

/// Upvalues: text, pattern, where to go on, where the last match ended (both from 0; the latter -1 at first).
static int gmatch_step(lua_State *L) {
  size_t bytes, pattern_bytes;
  const char *source = lua_tolstring(L, lua_upvalueindex(1), &bytes);
  const char *pattern = lua_tolstring(L, lua_upvalueindex(2), &pattern_bytes);
  lua_Integer last = lua_tointeger(L, lua_upvalueindex(4));
  dl_match m;
  dl_match_begin(&m, L, source, bytes, pattern + pattern_bytes);
  for (const char *at = source + lua_tointeger(L, lua_upvalueindex(3)); at <= m.source_end; at++) {
    const char *end = dl_match_at(&m, at, pattern);
    // An empty match right behind the last one would be found again and again.
    if (end != NULL && end - source != last) {
      lua_pushinteger(L, end - source);
      lua_pushvalue(L, -1);
      lua_replace(L, lua_upvalueindex(3));
      lua_replace(L, lua_upvalueindex(4));
      return dl_push_captures(&m, at, end);
    }
    dl_match_step(&m);
  }
  return 0;
}

int dl_string_gmatch(lua_State *L) {
  size_t bytes;
  luaL_checklstring(L, 1, &bytes);
  luaL_checkstring(L, 2);
  size_t start = start_place(luaL_optinteger(L, 3, 1), bytes);
  lua_settop(L, 2);
  lua_pushinteger(L, (lua_Integer)(start > bytes ? bytes + 1 : start));
  lua_pushinteger(L, -1);
  lua_pushcclosure(L, gmatch_step, 4);
  return 1;
}

// --- gsub --------------------------------------------------------------------------------------------------------

/// Appends the replacement string at 3, with its captures.
static void append_template(dl_match *m, dl_text *out, const char *start, const char *end) {
  lua_State *L = m->L;
  size_t bytes;
  const char *news = lua_tolstring(L, 3, &bytes);
  const char *stop = news + bytes;
  const char *escape;
  while ((escape = memchr(news, '%', (size_t)(stop - news))) != NULL) {
    dl_text_append(out, news, (size_t)(escape - news));
    char c = escape + 1 < stop ? escape[1] : 0;
    if (c == '%') {
      dl_text_byte(out, '%');
    } else if (c == '0') {
      dl_text_append(out, start, (size_t)(end - start));
    } else if (c >= '1' && c <= '9') {
      const char *capture;
      size_t count;
      if (dl_capture_bytes(m, c - '1', start, end, &capture, &count)) {
        dl_text_append(out, capture, count);
      } else {
        lua_pushinteger(L, capture - m->source + 1);
        const char *text = lua_tolstring(L, -1, &count);
        dl_text_append(out, text, count);
        lua_pop(L, 1);
      }
    } else {
      dl_error(L, "invalid use of '%%' in replacement string");
    }
    news = escape + 2;
  }
  dl_text_append(out, news, (size_t)(stop - news));
}

/// Appends what stands for a match; false if the text stays as it is.
static bool append_replacement(dl_match *m, dl_text *out, const char *start, const char *end, int type) {
  lua_State *L = m->L;
  switch (type) {
    case LUA_TFUNCTION:
      lua_pushvalue(L, 3);
      lua_call(L, dl_push_captures(m, start, end), 1);
      break;
    case LUA_TTABLE:
      dl_push_capture(m, 0, start, end);
      lua_gettable(L, 3);
      break;
    default: append_template(m, out, start, end); return true;
  }
  bool changed = lua_toboolean(L, -1);
  if (!changed) {
    dl_text_append(out, start, (size_t)(end - start));
  } else {
    if (!lua_isstring(L, -1)) dl_error(L, "invalid replacement value (a %s)", luaL_typename(L, -1));
    size_t count;
    const char *text = lua_tolstring(L, -1, &count);
    dl_text_append(out, text, count);
  }
  lua_pop(L, 1);
  return changed;
}

int dl_string_gsub(lua_State *L) {
  size_t bytes, pattern_bytes;
  const char *source = luaL_checklstring(L, 1, &bytes);
  const char *pattern = luaL_checklstring(L, 2, &pattern_bytes);
  int type = lua_type(L, 3);
  luaL_argexpected(
      L, type == LUA_TNUMBER || type == LUA_TSTRING || type == LUA_TFUNCTION || type == LUA_TTABLE, 3,
      "string/function/table");
  lua_Integer most = luaL_optinteger(L, 4, (lua_Integer)bytes + 1);
  if (type == LUA_TNUMBER) lua_tolstring(L, 3, NULL);
  const char *pattern_end = pattern + pattern_bytes;
  bool anchored = pattern_bytes > 0 && *pattern == '^';
  if (anchored) pattern++;
  dl_match m;
  dl_match_begin(&m, L, source, bytes, pattern_end);
  dl_text out;
  dl_text_begin(L, &out);
  const char *last = NULL;
  /// Where the text begins that is kept as it is and not yet appended.
  const char *kept = source;
  lua_Integer count = 0;
  bool changed = false;
  while (count < most) {
    const char *end = dl_match_at(&m, source, pattern);
    dl_match_step(&m);
    if (end != NULL && end != last) {
      count++;
      dl_text_append(&out, kept, (size_t)(source - kept));
      changed = append_replacement(&m, &out, source, end, type) || changed;
      source = last = kept = end;
    } else if (source < m.source_end) {
      source++;
    } else {
      break;
    }
    if (anchored) break;
  }
  if (!changed) {
    lua_pushvalue(L, 1);
    dl_state_of(L)->text.count = out.base;
  } else {
    dl_text_append(&out, kept, (size_t)(m.source_end - kept));
    dl_text_push(&out);
  }
  lua_pushinteger(L, count);
  return 2;
}

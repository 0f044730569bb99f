#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "internal.h"
#include "model.h"

// Messages, places and tracebacks are written to bytes outside the arena, so that an error about memory needs none.

enum { TRACEBACK_FRAMES = 24, TRACEBACK_BYTES = 16 << 10, MESSAGE_BYTES = 16 << 10 };

static bool is_lua(const lua_Debug *frame) { return frame->what[0] != 'C' && frame->currentline > 0; }

/// "file:line" of a frame; the whole name of the chunk, not the 60 bytes Lua shows.
static void write_place(const lua_Debug *frame, dl_buffer *out) {
  char line[24];
  snprintf(line, sizeof line, ":%d", frame->currentline);
  const char *name = frame->source[0] == '@' || frame->source[0] == '=' ? frame->source + 1 : frame->short_src;
  dl_buffer_text(out, name);
  dl_buffer_text(out, line);
}

/// Whether `text` starts with "short_src:line: ", and how many bytes that takes.
static size_t position_prefix(const char *text, size_t bytes, const lua_Debug *frame, int *line) {
  size_t name = strlen(frame->short_src);
  if (bytes < name + 3 || memcmp(text, frame->short_src, name) != 0 || text[name] != ':') return 0;
  size_t at = name + 1;
  int value = 0;
  while (at < bytes && text[at] >= '0' && text[at] <= '9' && value < 100000000) value = value * 10 + (text[at++] - '0');
  if (at == name + 1 || at + 1 >= bytes || text[at] != ':' || text[at + 1] != ' ') return 0;
  *line = value;
  return at + 2;
}

/// Appends the Lua frames of one thread, innermost first. Allocates nothing in the state: lua_getinfo with these
/// options only reads. Writes the innermost place if `place` is empty.
static void write_frames(lua_State *L, dl_buffer *out, dl_buffer *place) {
  lua_Debug frame;
  int shown = 0;
  for (int level = 0; lua_getstack(L, level, &frame); level++) {
    if (shown == TRACEBACK_FRAMES || level > 4 * TRACEBACK_FRAMES) {
      dl_buffer_text(out, "...\n");
      return;
    }
    if (!lua_getinfo(L, "Sl", &frame) || !is_lua(&frame)) continue;
    if (place != NULL && place->count == 0) write_place(&frame, place);
    write_place(&frame, out);
    if (frame.what[0] == 'm') {
      dl_buffer_text(out, ": in main chunk\n");
    } else {
      lua_getinfo(L, "n", &frame);
      if (frame.name != NULL) {
        dl_buffer_text(out, ": in ");
        dl_buffer_text(out, frame.namewhat[0] != 0 ? frame.namewhat : "function");
        dl_buffer_text(out, " '");
        dl_buffer_text(out, frame.name);
        dl_buffer_text(out, "'\n");
      } else {
        char defined[48];
        snprintf(defined, sizeof defined, ": in function defined at line %d\n", frame.linedefined);
        dl_buffer_text(out, defined);
      }
    }
    shown++;
  }
}

/// The frames of the thread that runs and of those that wait for it.
static void write_traceback(dl_state *S, lua_State *L, dl_buffer *out, dl_buffer *place) {
  out->limit = TRACEBACK_BYTES;
  write_frames(L, out, place);
  for (dl_waiting *waiting = S->waiting; waiting != NULL; waiting = waiting->outer) {
    if (waiting->L != L) write_frames(waiting->L, out, place);
  }
}

void dl_note_limit_place(dl_state *S) {
  if (S->L == NULL || !S->running || S->limit_place || S->current == NULL) return;
  S->limit_place = true;
  dl_buffer_clear(&S->place);
  dl_buffer_clear(&S->traceback);
  write_traceback(S, S->current, &S->traceback, &S->place);
}

void dl_note_inner_traceback(dl_state *S, lua_State *co) {
  S->inner_traceback.limit = TRACEBACK_BYTES;
  write_frames(co, &S->inner_traceback, NULL);
}

// --- raising -----------------------------------------------------------------------------------------------------

void dl_push_where(lua_State *L) {
  lua_Debug frame;
  for (int level = 1; level < 16 && lua_getstack(L, level, &frame); level++) {
    if (lua_getinfo(L, "Sl", &frame) && is_lua(&frame)) {
      lua_pushfstring(L, "%s:%d: ", frame.short_src, frame.currentline);
      return;
    }
  }
  lua_pushliteral(L, "");
}

void dl_error(lua_State *L, const char *format, ...) {
  luaL_checkstack(L, 4, NULL);
  dl_push_where(L);
  va_list arguments;
  va_start(arguments, format);
  lua_pushvfstring(L, format, arguments);
  va_end(arguments);
  lua_concat(L, 2);
  lua_error(L);
  __builtin_unreachable();
}

void dl_error_bytes(lua_State *L, const uint8_t *message, size_t bytes) {
  luaL_checkstack(L, 4, NULL);
  dl_push_where(L);
  lua_pushlstring(L, (const char *)message, bytes);
  lua_concat(L, 2);
  lua_error(L);
  __builtin_unreachable();
}

// --- readable text of any value ----------------------------------------------------------------------------------

static void describe_string(const char *text, size_t bytes, dl_buffer *out) {
  size_t shown = bytes > 60 ? 60 : bytes;
  // Not in the middle of a letter.
  while (shown < bytes && shown > 0 && ((uint8_t)text[shown] & 0xC0) == 0x80) shown--;
  dl_buffer_byte(out, '"');
  for (size_t at = 0; at < shown; at++) {
    char c = text[at];
    if (c == '"' || c == '\\') dl_buffer_byte(out, '\\');
    dl_buffer_byte(out, (uint8_t)c < 32 ? ' ' : (uint8_t)c);
  }
  dl_buffer_text(out, shown < bytes ? "…\"" : "\"");
}

void dl_describe(lua_State *L, int index, dl_buffer *out, int depth) {
  char number[64];
  size_t bytes;
  index = lua_absindex(L, index);
  switch (lua_type(L, index)) {
    case LUA_TNIL: dl_buffer_text(out, "nil"); return;
    case LUA_TBOOLEAN: dl_buffer_text(out, lua_toboolean(L, index) ? "true" : "false"); return;
    case LUA_TNUMBER:
      if (lua_isinteger(L, index)) {
        snprintf(number, sizeof number, "%lld", (long long)lua_tointeger(L, index));
      } else {
        snprintf(number, sizeof number, "%.14g", lua_tonumber(L, index));
      }
      dl_buffer_text(out, number);
      return;
    case LUA_TSTRING: {
      const char *text = lua_tolstring(L, index, &bytes);
      describe_string(text, bytes, out);
      return;
    }
    case LUA_TTABLE: break;
    default: dl_buffer_text(out, lua_typename(L, lua_type(L, index))); return;
  }
  if (depth <= 0 || !lua_checkstack(L, 8)) {
    dl_buffer_text(out, "{…}");
    return;
  }
  lua_Integer count = dl_push_sorted_keys(L, index);
  int keys = lua_gettop(L);
  dl_buffer_text(out, "{");
  for (lua_Integer at = 1; at <= count && at <= 8; at++) {
    dl_buffer_text(out, at == 1 ? "" : ", ");
    lua_rawgeti(L, keys, at);
    if (lua_type(L, -1) == LUA_TSTRING) {
      const char *name = lua_tolstring(L, -1, &bytes);
      dl_buffer_append(out, name, bytes);
      dl_buffer_text(out, " = ");
    } else if (!(lua_isinteger(L, -1) && lua_tointeger(L, -1) == at)) {
      dl_buffer_text(out, "[");
      dl_describe(L, -1, out, 0);
      dl_buffer_text(out, "] = ");
    }
    lua_rawget(L, index);
    dl_describe(L, -1, out, depth - 1);
    lua_pop(L, 1);
  }
  dl_buffer_text(out, count > 8 ? ", …}" : "}");
  lua_settop(L, keys - 1);
}

// --- the outermost protected call --------------------------------------------------------------------------------

/// Under protection: the text of an error value that is no string. Its own __tostring may fail.
static int text_of_value(lua_State *L) {
  dl_state *S = dl_state_of(L);
  size_t bytes;
  if (luaL_getmetafield(L, 1, "__tostring") != LUA_TNIL || lua_type(L, 1) == LUA_TUSERDATA) {
    const char *text = dl_tostring(L, 1, &bytes);
    dl_buffer_append(&S->message, text, bytes);
  } else {
    dl_describe(L, 1, &S->message, 2);
  }
  return 0;
}

static void strip_position(dl_state *S, lua_State *L, const char *text, size_t bytes) {
  lua_Debug frame;
  for (int level = 0; level < TRACEBACK_FRAMES && lua_getstack(L, level, &frame); level++) {
    if (!lua_getinfo(L, "Sl", &frame) || !is_lua(&frame)) continue;
    int line;
    size_t prefix = position_prefix(text, bytes, &frame, &line);
    if (prefix > 0) {
      frame.currentline = line;
      dl_buffer_clear(&S->place);
      write_place(&frame, &S->place);
      dl_buffer_append(&S->message, text + prefix, bytes - prefix);
      return;
    }
  }
  dl_buffer_append(&S->message, text, bytes);
}

int dl_message_handler(lua_State *L) {
  dl_state *S = dl_state_of(L);
  if (S->killed != DL_ALIVE || dl_is_kill(L, 1)) return 1;
  S->message.limit = MESSAGE_BYTES;
  dl_buffer_clear(&S->message);
  dl_buffer_clear(&S->place);
  dl_buffer_clear(&S->traceback);
  S->arena.extra = DL_RESERVE;
  if (S->inner_traceback.count > 0) {
    // The error came out of a coroutine: its innermost frame is the place.
    dl_buffer_append(&S->traceback, S->inner_traceback.bytes, S->inner_traceback.count);
    const uint8_t *colon = S->traceback.bytes;
    const uint8_t *end = colon + S->traceback.count;
    while (colon + 1 < end && !(colon[0] == ':' && colon[1] == ' ')) colon++;
    dl_buffer_append(&S->place, S->traceback.bytes, (size_t)(colon - S->traceback.bytes));
  }
  write_traceback(S, L, &S->traceback, &S->place);
  if (lua_type(L, 1) == LUA_TSTRING) {
    size_t bytes;
    const char *text = lua_tolstring(L, 1, &bytes);
    strip_position(S, L, text, bytes);
    if (S->message.count == 0 && bytes > 0) {
      dl_buffer_append(&S->message, text, bytes > 1000 ? 1000 : bytes);
      dl_buffer_text(&S->message, "…");
    }
  } else if (lua_checkstack(L, 4)) {
    lua_pushcfunction(L, text_of_value);
    lua_pushvalue(L, 1);
    if (lua_pcall(L, 1, 0, 0) != LUA_OK && S->message.count == 0) {
      dl_buffer_text(&S->message, "error value of type ");
      dl_buffer_text(&S->message, lua_typename(L, lua_type(L, 1)));
    }
  }
  S->arena.extra = 0;
  return 1;
}

/// The compiler's message is "name:line: what": the place is its front.
static void split_compiler_message(dl_state *S, const char *text, size_t bytes) {
  for (size_t at = 0; at + 2 < bytes; at++) {
    if (text[at] != ':' || text[at + 1] < '0' || text[at + 1] > '9') continue;
    size_t end = at + 1;
    while (end < bytes && text[end] >= '0' && text[end] <= '9') end++;
    if (end + 1 >= bytes || text[end] != ':' || text[end + 1] != ' ') continue;
    dl_buffer_append(&S->place, text, end);
    dl_buffer_append(&S->message, text + end + 2, bytes - end - 2);
    return;
  }
  dl_buffer_append(&S->message, text, bytes);
}

int32_t dl_take_error(dl_state *S, int status, bool compiling) {
  char text[160];
  if (status == LUA_ERRMEM && S->killed == DL_ALIVE) S->killed = DL_KILLED_BY_MEMORY;
  if (S->killed == DL_KILLED_BY_TIME) {
    dl_buffer_clear(&S->message);
    snprintf(text, sizeof text, "stopped: the time limit of %g s is used up", S->options.seconds);
    dl_buffer_text(&S->message, text);
    return DL_TIMEOUT;
  }
  if (S->killed == DL_KILLED_BY_MEMORY) {
    dl_buffer_clear(&S->message);
    snprintf(text, sizeof text, "stopped: the memory limit of %.4g MiB is used up",
             (double)S->options.memory / (1 << 20));
    dl_buffer_text(&S->message, text);
    return DL_MEMORY;
  }
  if (compiling && lua_type(S->L, -1) == LUA_TSTRING) {
    size_t bytes;
    const char *message = lua_tolstring(S->L, -1, &bytes);
    dl_buffer_clear(&S->message);
    dl_buffer_clear(&S->place);
    dl_buffer_clear(&S->traceback);
    split_compiler_message(S, message, bytes);
    return DL_SYNTAX;
  }
  if (S->message.count == 0) dl_buffer_text(&S->message, "error while handling an error");
  return DL_RUNTIME;
}

void dl_check_kill(lua_State *L, int status) {
  dl_state *S = dl_state_of(L);
  if (status == LUA_ERRMEM && S->killed == DL_ALIVE) {
    S->killed = DL_KILLED_BY_MEMORY;
    S->arena.extra = DL_RESERVE;
  }
  if (S->killed != DL_ALIVE) dl_raise_kill(L);
}

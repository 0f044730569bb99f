#include <ctype.h>
#include <string.h>

#include "internal.h"

// The string library of Lua 5.4 without dump, pack and unpack, and with every long work interruptible.

static size_t from_start(lua_Integer at, size_t bytes) {
  if (at > 0) return (size_t)at;
  if (at == 0 || at < -(lua_Integer)bytes) return 1;
  return bytes - (size_t)(-at) + 1;
}

static size_t from_end(lua_State *L, int argument, lua_Integer otherwise, size_t bytes) {
  lua_Integer at = luaL_optinteger(L, argument, otherwise);
  if (at > (lua_Integer)bytes) return bytes;
  if (at >= 0) return (size_t)at;
  if (at < -(lua_Integer)bytes) return 0;
  return bytes - (size_t)(-at) + 1;
}

static int string_len(lua_State *L) {
  size_t bytes;
  luaL_checklstring(L, 1, &bytes);
  lua_pushinteger(L, (lua_Integer)bytes);
  return 1;
}

static int string_sub(lua_State *L) {
  size_t bytes;
  const char *text = luaL_checklstring(L, 1, &bytes);
  size_t start = from_start(luaL_checkinteger(L, 2), bytes);
  size_t end = from_end(L, 3, -1, bytes);
  if (start <= end) {
    lua_pushlstring(L, text + start - 1, end - start + 1);
  } else {
    lua_pushliteral(L, "");
  }
  return 1;
}

static int string_byte(lua_State *L) {
  size_t bytes;
  const char *text = luaL_checklstring(L, 1, &bytes);
  lua_Integer first = luaL_optinteger(L, 2, 1);
  size_t start = from_start(first, bytes);
  size_t end = from_end(L, 3, (lua_Integer)start, bytes);
  if (start > end) return 0;
  if (end - start >= 1000000) dl_error(L, "string slice too long");
  int count = (int)(end - start) + 1;
  luaL_checkstack(L, count, "string slice too long");
  for (int at = 0; at < count; at++) lua_pushinteger(L, (uint8_t)text[start - 1 + (size_t)at]);
  return count;
}

static int string_char(lua_State *L) {
  int count = lua_gettop(L);
  dl_text out;
  dl_text_begin(L, &out);
  for (int at = 1; at <= count; at++) {
    lua_Unsigned code = (lua_Unsigned)luaL_checkinteger(L, at);
    luaL_argcheck(L, code <= 255, at, "value out of range");
    dl_text_byte(&out, (char)(uint8_t)code);
  }
  dl_text_push(&out);
  return 1;
}

/// A piece of text that is worked on between two looks at the deadline.
enum { SLICE = 64 << 10 };

static int map_bytes(lua_State *L, int (*map)(int)) {
  size_t bytes;
  const char *text = luaL_checklstring(L, 1, &bytes);
  dl_text out;
  dl_text_begin(L, &out);
  char *room = dl_text_room(&out, bytes);
  for (size_t at = 0; at < bytes; at++) {
    room[at] = (char)map((uint8_t)text[at]);
    if (at % SLICE == SLICE - 1) dl_tick(L);
  }
  dl_text_push(&out);
  return 1;
}

static int string_lower(lua_State *L) { return map_bytes(L, tolower); }
static int string_upper(lua_State *L) { return map_bytes(L, toupper); }

static int string_reverse(lua_State *L) {
  size_t bytes;
  const char *text = luaL_checklstring(L, 1, &bytes);
  dl_text out;
  dl_text_begin(L, &out);
  char *room = dl_text_room(&out, bytes);
  for (size_t at = 0; at < bytes; at++) {
    room[at] = text[bytes - 1 - at];
    if (at % SLICE == SLICE - 1) dl_tick(L);
  }
  dl_text_push(&out);
  return 1;
}

static int string_rep(lua_State *L) {
  size_t bytes, separator_bytes;
  const char *text = luaL_checklstring(L, 1, &bytes);
  lua_Integer count = luaL_checkinteger(L, 2);
  const char *separator = luaL_optlstring(L, 3, "", &separator_bytes);
  // Copies of nothing are nothing, however many: Lua's own loop would run for weeks.
  if (count <= 0 || bytes + separator_bytes == 0) {
    lua_pushliteral(L, "");
    return 1;
  }
  if ((lua_Unsigned)count > dl_state_of(L)->arena.limit / (bytes + separator_bytes)) {
    dl_error(L, "resulting string too large");
  }
  dl_text out;
  dl_text_begin(L, &out);
  size_t total = (size_t)count * (bytes + separator_bytes) - separator_bytes;
  char *room = dl_text_room(&out, total);
  size_t unit = bytes + separator_bytes;
  size_t done = unit < total ? unit : total;
  memcpy(room, text, bytes);
  if (done > bytes) memcpy(room + bytes, separator, done - bytes);
  // Each round copies what is there, so the number of rounds is logarithmic until a slice is reached.
  while (done < total) {
    size_t copied = done < (1u << 20) ? done : (1u << 20) / unit * unit;
    if (copied == 0) copied = unit;
    if (copied > total - done) copied = total - done;
    memcpy(room + done, room, copied);
    done += copied;
    dl_tick(L);
  }
  dl_text_push(&out);
  return 1;
}

// --- arithmetic on strings that are numbers ----------------------------------------------------------------------

static bool to_number(lua_State *L, int argument) {
  if (lua_type(L, argument) == LUA_TNUMBER) {
    lua_pushvalue(L, argument);
    return true;
  }
  size_t bytes;
  const char *text = lua_type(L, argument) == LUA_TSTRING ? lua_tolstring(L, argument, &bytes) : NULL;
  return text != NULL && lua_stringtonumber(L, text) == bytes + 1;
}

static int arithmetic(lua_State *L, int operation, const char *metamethod) {
  if (to_number(L, 1) && to_number(L, 2)) {
    lua_arith(L, operation);
    return 1;
  }
  lua_settop(L, 2);
  if (lua_type(L, 2) == LUA_TSTRING || !luaL_getmetafield(L, 2, metamethod)) {
    dl_error(L, "attempt to %s a '%s' with a '%s'", metamethod + 2, luaL_typename(L, 1), luaL_typename(L, 2));
  }
  lua_insert(L, 1);
  lua_call(L, 2, 1);
  return 1;
}

static int add(lua_State *L) { return arithmetic(L, LUA_OPADD, "__add"); }
static int subtract(lua_State *L) { return arithmetic(L, LUA_OPSUB, "__sub"); }
static int multiply(lua_State *L) { return arithmetic(L, LUA_OPMUL, "__mul"); }
static int modulo(lua_State *L) { return arithmetic(L, LUA_OPMOD, "__mod"); }
static int power(lua_State *L) { return arithmetic(L, LUA_OPPOW, "__pow"); }
static int divide(lua_State *L) { return arithmetic(L, LUA_OPDIV, "__div"); }
static int divide_down(lua_State *L) { return arithmetic(L, LUA_OPIDIV, "__idiv"); }
static int negate(lua_State *L) { return arithmetic(L, LUA_OPUNM, "__unm"); }

void dl_set_string_arithmetic(lua_State *L) {
  static const luaL_Reg metamethods[] = {
      {"__add", add},    {"__sub", subtract},     {"__mul", multiply}, {"__mod", modulo}, {"__pow", power},
      {"__div", divide}, {"__idiv", divide_down}, {"__unm", negate},   {NULL, NULL}};
  dl_set_functions(L, metamethods);
}

void dl_open_string(lua_State *L) {
  static const luaL_Reg functions[] = {
      {"byte", string_byte},       {"char", string_char},     {"find", dl_string_find},   {"format", dl_string_format},
      {"gmatch", dl_string_gmatch}, {"gsub", dl_string_gsub}, {"len", string_len},        {"lower", string_lower},
      {"match", dl_string_match},  {"rep", string_rep},       {"reverse", string_reverse}, {"sub", string_sub},
      {"upper", string_upper},     {NULL, NULL},
  };
  lua_newtable(L);
  dl_set_functions(L, functions);
}

#include <stdlib.h>
#include <string.h>

#include "internal.h"
#include "model.h"

// The base functions as in Lua 5.4, with a fixed order of keys and without addresses in texts.

const char *dl_tostring(lua_State *L, int index, size_t *bytes) {
  index = lua_absindex(L, index);
  luaL_checkstack(L, 4, NULL);
  if (luaL_callmeta(L, index, "__tostring")) {
    if (!lua_isstring(L, -1)) dl_error(L, "'__tostring' must return a string");
    return lua_tolstring(L, -1, bytes);
  }
  switch (lua_type(L, index)) {
    case LUA_TNUMBER:
    case LUA_TSTRING:
      lua_pushvalue(L, index);
      break;
    case LUA_TBOOLEAN: lua_pushstring(L, lua_toboolean(L, index) ? "true" : "false"); break;
    default:
      // No address: results may not depend on it.
      if (luaL_getmetafield(L, index, "__name") == LUA_TSTRING) break;
      lua_pushstring(L, luaL_typename(L, index));
  }
  return lua_tolstring(L, -1, bytes);
}

static int base_tostring(lua_State *L) {
  luaL_checkany(L, 1);
  dl_tostring(L, 1, NULL);
  return 1;
}

static int base_type(lua_State *L) {
  luaL_checkany(L, 1);
  lua_pushstring(L, luaL_typename(L, 1));
  return 1;
}

static int base_assert(lua_State *L) {
  if (lua_toboolean(L, 1)) return lua_gettop(L);
  luaL_checkany(L, 1);
  lua_remove(L, 1);
  lua_pushliteral(L, "assertion failed!");
  lua_settop(L, 1);
  return lua_error(L);
}

static int base_select(lua_State *L) {
  int count = lua_gettop(L);
  if (lua_type(L, 1) == LUA_TSTRING && *lua_tostring(L, 1) == '#') {
    lua_pushinteger(L, count - 1);
    return 1;
  }
  lua_Integer at = luaL_checkinteger(L, 1);
  if (at < 0) {
    at = count + at;
  } else if (at > count) {
    at = count;
  }
  luaL_argcheck(L, 1 <= at, 1, "index out of range");
  return count - (int)at;
}

static int base_tonumber(lua_State *L) {
  if (lua_isnoneornil(L, 2)) {
    if (lua_type(L, 1) == LUA_TNUMBER) {
      lua_settop(L, 1);
      return 1;
    }
    size_t bytes;
    const char *text = lua_type(L, 1) == LUA_TSTRING ? lua_tolstring(L, 1, &bytes) : NULL;
    if (text != NULL && lua_stringtonumber(L, text) == bytes + 1) return 1;
    luaL_checkany(L, 1);
    lua_pushnil(L);
    return 1;
  }
  lua_Integer base = luaL_checkinteger(L, 2);
  luaL_checktype(L, 1, LUA_TSTRING);
  size_t bytes;
  const char *text = lua_tolstring(L, 1, &bytes);
  luaL_argcheck(L, 2 <= base && base <= 36, 2, "base out of range");
  const char *at = text, *end = text + bytes;
  lua_Unsigned value = 0;
  bool negative = false, digits = false;
  while (at < end && strchr(" \f\n\r\t\v", *at) && *at) at++;
  if (at < end && (*at == '-' || *at == '+')) negative = *at++ == '-';
  for (; at < end; at++) {
    int digit = *at >= '0' && *at <= '9' ? *at - '0' : *at >= 'a' && *at <= 'z' ? *at - 'a' + 10
                : *at >= 'A' && *at <= 'Z' ? *at - 'A' + 10 : 99;
    if (digit >= base) break;
    value = value * (lua_Unsigned)base + (lua_Unsigned)digit;
    digits = true;
  }
  while (at < end && strchr(" \f\n\r\t\v", *at) && *at) at++;
  if (digits && at == end) {
    lua_pushinteger(L, (lua_Integer)(negative ? 0u - value : value));
  } else {
    lua_pushnil(L);
  }
  return 1;
}

// --- raw access --------------------------------------------------------------------------------------------------

static int base_rawequal(lua_State *L) {
  luaL_checkany(L, 1);
  luaL_checkany(L, 2);
  lua_pushboolean(L, lua_rawequal(L, 1, 2));
  return 1;
}

static int base_rawlen(lua_State *L) {
  int type = lua_type(L, 1);
  luaL_argexpected(L, type == LUA_TTABLE || type == LUA_TSTRING, 1, "table or string");
  lua_settop(L, 1);
  if (dl_push_behind(L, 1)) lua_replace(L, 1);
  lua_pushinteger(L, (lua_Integer)lua_rawlen(L, 1));
  return 1;
}

static int base_rawget(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  luaL_checkany(L, 2);
  lua_settop(L, 2);
  if (dl_push_behind(L, 1)) lua_replace(L, 1);
  lua_rawget(L, 1);
  return 1;
}

static int base_rawset(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  luaL_checkany(L, 2);
  luaL_checkany(L, 3);
  lua_settop(L, 3);
  if (dl_push_behind(L, 1)) dl_error(L, "table is read-only");
  lua_rawset(L, 1);
  return 1;
}

// --- metatables --------------------------------------------------------------------------------------------------

static int base_getmetatable(lua_State *L) {
  luaL_checkany(L, 1);
  if (!lua_getmetatable(L, 1)) {
    lua_pushnil(L);
    return 1;
  }
  luaL_getmetafield(L, 1, "__metatable");
  return 1;
}

static void refuse_field(lua_State *L, const char *field) {
  lua_pushstring(L, field);
  if (lua_rawget(L, 2) != LUA_TNIL) {
    dl_error(L, "metatables may not have '%s': results may not depend on when garbage is collected", field);
  }
  lua_pop(L, 1);
}

static int base_setmetatable(lua_State *L) {
  int type = lua_type(L, 2);
  luaL_checktype(L, 1, LUA_TTABLE);
  luaL_argexpected(L, type == LUA_TNIL || type == LUA_TTABLE, 2, "nil or table");
  if (luaL_getmetafield(L, 1, "__metatable") != LUA_TNIL) dl_error(L, "cannot change a protected metatable");
  if (type == LUA_TTABLE) {
    refuse_field(L, "__gc");
    refuse_field(L, "__mode");
  }
  lua_settop(L, 2);
  lua_setmetatable(L, 1);
  return 1;
}

// --- iteration ---------------------------------------------------------------------------------------------------

/// Upvalues: the table, its sorted keys, the place reached.
static int pairs_step(lua_State *L) {
  lua_Integer at = lua_tointeger(L, lua_upvalueindex(3));
  lua_settop(L, 0);
  for (;;) {
    at++;
    if (lua_rawgeti(L, lua_upvalueindex(2), at) == LUA_TNIL) {
      lua_pushinteger(L, at - 1);
      lua_replace(L, lua_upvalueindex(3));
      return 1;
    }
    lua_pushvalue(L, 1);
    // A field that was removed since is passed over.
    if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL) {
      lua_pushinteger(L, at);
      lua_replace(L, lua_upvalueindex(3));
      return 2;
    }
    lua_settop(L, 0);
    if ((at & 0xFF) == 0) dl_tick(L);
  }
}

static int three_results(lua_State *L, int status, lua_KContext context) {
  (void)L;
  (void)status;
  (void)context;
  return 3;
}

static int base_pairs(lua_State *L) {
  luaL_checkany(L, 1);
  lua_settop(L, 1);
  if (dl_model_is_object(L, 1) && dl_model_pairs(L, 1)) return 3;
  if (luaL_getmetafield(L, 1, "__pairs") != LUA_TNIL) {
    lua_pushvalue(L, 1);
    lua_callk(L, 1, 3, 0, three_results);
    return 3;
  }
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_pushvalue(L, 1);
  if (dl_push_behind(L, 1)) lua_replace(L, 2);
  dl_push_sorted_keys(L, 2);
  lua_pushinteger(L, 0);
  lua_pushcclosure(L, pairs_step, 3);
  lua_pushvalue(L, 1);
  lua_pushnil(L);
  return 3;
}

/// The keys of the table at 1, sorted, from the memory of the last `next`; pushes them and returns their number.
/// `place` gets where the last key stood.
static lua_Integer remembered_keys(lua_State *L, lua_Integer *place) {
  lua_rawgetp(L, LUA_REGISTRYINDEX, &dl_key_next);
  int memory = lua_gettop(L);
  lua_rawgeti(L, memory, 1);
  bool same = lua_rawequal(L, -1, 1);
  lua_pop(L, 1);
  lua_Integer count;
  if (same) {
    lua_rawgeti(L, memory, 2);
    lua_rawgeti(L, memory, 3);
    *place = lua_tointeger(L, -1);
    lua_pop(L, 1);
    count = (lua_Integer)lua_rawlen(L, -1);
    // Still at the key that was given out last?
    lua_rawgeti(L, -1, *place);
    same = lua_rawequal(L, -1, 2);
    lua_pop(L, 1);
    if (same) {
      lua_remove(L, memory);
      return count;
    }
    lua_pop(L, 1);
  }
  count = dl_push_sorted_keys(L, 1);
  *place = 0;
  for (lua_Integer at = 1; at <= count && *place == 0; at++) {
    lua_rawgeti(L, -1, at);
    if (lua_rawequal(L, -1, 2)) *place = at;
    lua_pop(L, 1);
    if ((at & 0xFFF) == 0) dl_tick(L);
  }
  if (*place == 0) dl_error(L, "'next' was given a key that is not in the table");
  lua_pushvalue(L, 1);
  lua_rawseti(L, memory, 1);
  lua_pushvalue(L, -1);
  lua_rawseti(L, memory, 2);
  lua_remove(L, memory);
  return count;
}

static int base_next(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 2);
  if (dl_push_behind(L, 1)) lua_replace(L, 1);
  lua_Integer count, at = 0;
  if (lua_isnil(L, 2)) {
    // The commonest use asks whether a table is empty.
    lua_pushnil(L);
    if (!lua_next(L, 1)) {
      lua_pushnil(L);
      return 1;
    }
    lua_settop(L, 2);
    count = dl_push_sorted_keys(L, 1);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &dl_key_next);
    lua_pushvalue(L, 1);
    lua_rawseti(L, -2, 1);
    lua_pushvalue(L, 3);
    lua_rawseti(L, -2, 2);
    lua_pop(L, 1);
  } else {
    count = remembered_keys(L, &at);
  }
  for (at++; at <= count; at++) {
    lua_rawgeti(L, 3, at);
    lua_pushvalue(L, 4);
    if (lua_rawget(L, 1) != LUA_TNIL) {
      lua_rawgetp(L, LUA_REGISTRYINDEX, &dl_key_next);
      lua_pushinteger(L, at);
      lua_rawseti(L, -2, 3);
      lua_pop(L, 1);
      return 2;
    }
    lua_settop(L, 3);
  }
  lua_pushnil(L);
  return 1;
}

static int ipairs_step(lua_State *L) {
  lua_Integer at = (lua_Integer)((lua_Unsigned)luaL_checkinteger(L, 2) + 1);
  lua_pushinteger(L, at);
  return lua_geti(L, 1, at) == LUA_TNIL ? 1 : 2;
}

static int base_ipairs(lua_State *L) {
  luaL_checkany(L, 1);
  lua_pushcfunction(L, ipairs_step);
  lua_pushvalue(L, 1);
  lua_pushinteger(L, 0);
  return 3;
}

// --- load --------------------------------------------------------------------------------------------------------

typedef struct pieces {
  size_t bytes;
} pieces;

/// Asks the function at 1 for the next piece, which is kept at 5 while the compiler reads it.
static const char *next_piece(lua_State *L, void *context, size_t *bytes) {
  pieces *p = context;
  luaL_checkstack(L, 2, "too many nested functions");
  lua_pushvalue(L, 1);
  lua_call(L, 0, 1);
  if (lua_isnil(L, -1)) {
    lua_pop(L, 1);
    *bytes = 0;
    return NULL;
  }
  if (lua_type(L, -1) != LUA_TSTRING) dl_error(L, "reader function must return a string");
  lua_replace(L, 5);
  const char *text = lua_tolstring(L, 5, bytes);
  p->bytes += *bytes;
  if (p->bytes > dl_state_of(L)->options.source_bytes) dl_error(L, "source text is too long");
  return text;
}

static int base_load(lua_State *L) {
  lua_settop(L, 4);
  int status;
  // The name of the chunk is not the plugin's to choose: it would show in messages as a file's.
  if (lua_type(L, 1) == LUA_TSTRING) {
    size_t bytes;
    const char *text = lua_tolstring(L, 1, &bytes);
    if (bytes > dl_state_of(L)->options.source_bytes) {
      lua_pushnil(L);
      lua_pushfstring(L, "source text takes more than %d bytes", (int)dl_state_of(L)->options.source_bytes);
      return 2;
    }
    status = dl_compile(L, text, bytes, "=load");
  } else {
    pieces p = {0};
    luaL_checktype(L, 1, LUA_TFUNCTION);
    lua_pushnil(L);
    status = lua_load(L, next_piece, &p, "=load", "t");
    dl_check_kill(L, status);
  }
  if (status != LUA_OK) {
    lua_pushnil(L);
    lua_insert(L, -2);
    return 2;
  }
  if (!lua_isnil(L, 4)) {
    lua_pushvalue(L, 4);
    if (!lua_setupvalue(L, -2, 1)) lua_pop(L, 1);
  }
  return 1;
}

void dl_open_base(lua_State *L) {
  static const luaL_Reg functions[] = {
      {"assert", base_assert},       {"getmetatable", base_getmetatable},
      {"ipairs", base_ipairs},       {"load", base_load},
      {"next", base_next},           {"pairs", base_pairs},
      {"rawequal", base_rawequal},   {"rawget", base_rawget},
      {"rawlen", base_rawlen},       {"rawset", base_rawset},
      {"select", base_select},       {"setmetatable", base_setmetatable},
      {"tonumber", base_tonumber},   {"tostring", base_tostring},
      {"type", base_type},           {NULL, NULL},
  };
  dl_set_functions(L, functions);
  lua_pushvalue(L, -1);
  lua_setfield(L, -2, "_G");
  lua_pushliteral(L, LUA_VERSION);
  lua_setfield(L, -2, "_VERSION");
}

#include <string.h>

#include "internal.h"

// The table library of Lua 5.4; loops whose length a plugin chooses look at the deadline.

static void check_table(lua_State *L, int argument) {
  if (lua_type(L, argument) == LUA_TTABLE) return;
  if (lua_type(L, argument) == LUA_TUSERDATA && luaL_getmetafield(L, argument, "__index") != LUA_TNIL) {
    lua_pop(L, 1);
    return;
  }
  luaL_checktype(L, argument, LUA_TTABLE);
}

static int table_insert(lua_State *L) {
  check_table(L, 1);
  lua_Integer end = (lua_Integer)((lua_Unsigned)luaL_len(L, 1) + 1);
  lua_Integer place = end;
  switch (lua_gettop(L)) {
    case 2: break;
    case 3:
      place = luaL_checkinteger(L, 2);
      luaL_argcheck(L, (lua_Unsigned)place - 1u < (lua_Unsigned)end, 2, "position out of bounds");
      for (lua_Integer at = end; at > place; at--) {
        lua_geti(L, 1, at - 1);
        lua_seti(L, 1, at);
        if ((at & 0xFF) == 0) dl_tick(L);
      }
      break;
    default: dl_error(L, "wrong number of arguments to 'insert'");
  }
  lua_seti(L, 1, place);
  return 0;
}

static int table_remove(lua_State *L) {
  check_table(L, 1);
  lua_Integer size = luaL_len(L, 1);
  lua_Integer place = luaL_optinteger(L, 2, size);
  if (lua_gettop(L) >= 2) {
    luaL_argcheck(L, (lua_Unsigned)place - 1u <= (lua_Unsigned)size, 2, "position out of bounds");
  }
  lua_geti(L, 1, place);
  for (; place < size; place++) {
    lua_geti(L, 1, place + 1);
    lua_seti(L, 1, place);
    if ((place & 0xFF) == 0) dl_tick(L);
  }
  lua_pushnil(L);
  lua_seti(L, 1, place);
  return 1;
}

static int table_move(lua_State *L) {
  lua_Integer first = luaL_checkinteger(L, 2);
  lua_Integer last = luaL_checkinteger(L, 3);
  lua_Integer to = luaL_checkinteger(L, 4);
  int target = lua_isnoneornil(L, 5) ? 1 : 5;
  check_table(L, 1);
  check_table(L, target);
  if (last >= first) {
    luaL_argcheck(L, first > 0 || last < LUA_MAXINTEGER + first, 3, "too many elements to move");
    lua_Integer count = last - first + 1;
    luaL_argcheck(L, to <= LUA_MAXINTEGER - count + 1, 4, "destination wrap around");
    bool upwards = to > last || to <= first || (target != 1 && !lua_compare(L, 1, target, LUA_OPEQ));
    for (lua_Integer step = 0; step < count; step++) {
      lua_Integer at = upwards ? step : count - 1 - step;
      lua_geti(L, 1, first + at);
      lua_seti(L, target, to + at);
      if ((step & 0xFF) == 0) dl_tick(L);
    }
  }
  lua_pushvalue(L, target);
  return 1;
}

static int table_concat(lua_State *L) {
  size_t separator_bytes;
  check_table(L, 1);
  lua_Integer last = luaL_len(L, 1);
  const char *separator = luaL_optlstring(L, 2, "", &separator_bytes);
  lua_Integer first = luaL_optinteger(L, 3, 1);
  last = luaL_optinteger(L, 4, last);
  dl_text out;
  dl_text_begin(L, &out);
  for (lua_Integer at = first; at <= last; at++) {
    size_t bytes;
    lua_geti(L, 1, at);
    if (!lua_isstring(L, -1)) {
      dl_error(L, "invalid value (at index %I) in table for 'concat': a %s", (LUAI_UACINT)at, luaL_typename(L, -1));
    }
    const char *text = lua_tolstring(L, -1, &bytes);
    dl_text_append(&out, text, bytes);
    lua_pop(L, 1);
    if (at == last) break;
    dl_text_append(&out, separator, separator_bytes);
    if ((at & 0xFF) == 0) dl_tick(L);
  }
  dl_text_push(&out);
  return 1;
}

static int table_pack(lua_State *L) {
  int count = lua_gettop(L);
  lua_createtable(L, count, 1);
  lua_insert(L, 1);
  for (int at = count; at >= 1; at--) lua_seti(L, 1, at);
  lua_pushinteger(L, count);
  lua_setfield(L, 1, "n");
  return 1;
}

static int table_unpack(lua_State *L) {
  lua_Integer first = luaL_optinteger(L, 2, 1);
  lua_Integer last = lua_isnoneornil(L, 3) ? luaL_len(L, 1) : luaL_checkinteger(L, 3);
  if (first > last) return 0;
  lua_Unsigned count = (lua_Unsigned)last - (lua_Unsigned)first;
  if (count >= 1000000 || !lua_checkstack(L, (int)(++count))) dl_error(L, "too many results to unpack");
  for (lua_Integer at = first; at < last; at++) {
    lua_geti(L, 1, at);
    if ((at & 0xFF) == 0) dl_tick(L);
  }
  lua_geti(L, 1, last);
  return (int)count;
}

void dl_open_table(lua_State *L) {
  static const luaL_Reg functions[] = {
      {"concat", table_concat}, {"insert", table_insert}, {"move", table_move},     {"pack", table_pack},
      {"remove", table_remove}, {"sort", dl_table_sort},  {"unpack", table_unpack}, {NULL, NULL},
  };
  lua_newtable(L);
  dl_set_functions(L, functions);
}

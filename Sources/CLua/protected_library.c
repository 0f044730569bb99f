#include "internal.h"

// pcall, xpcall and error as in Lua 5.4, but for one thing: the kill passes through all of them.

static int finish(lua_State *L, int status, lua_KContext extra) {
  if (status != LUA_OK && status != LUA_YIELD) {
    dl_check_kill(L, status);
    dl_buffer_clear(&dl_state_of(L)->inner_traceback);
    lua_pushboolean(L, 0);
    lua_pushvalue(L, -2);
    return 2;
  }
  dl_tick(L);
  return lua_gettop(L) - (int)extra;
}

static int protected_call(lua_State *L) {
  luaL_checkany(L, 1);
  lua_pushboolean(L, 1);
  lua_insert(L, 1);
  int status = lua_pcallk(L, lua_gettop(L) - 2, LUA_MULTRET, 0, 0, finish);
  return finish(L, status, 0);
}

/// Stands before a plugin's message handler. An error raised in a hook runs the handler with hooks off, so a handler
/// must not run at all once the state is being stopped.
static int guarded_handler(lua_State *L) {
  dl_state *S = dl_state_of(L);
  if (S->killed != DL_ALIVE || dl_is_kill(L, 1)) return 1;
  lua_settop(L, 1);
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  lua_call(L, 1, 1);
  return 1;
}

static int protected_call_with_handler(lua_State *L) {
  int count = lua_gettop(L);
  luaL_checktype(L, 2, LUA_TFUNCTION);
  lua_pushvalue(L, 2);
  lua_pushcclosure(L, guarded_handler, 1);
  lua_replace(L, 2);
  lua_pushboolean(L, 1);
  lua_pushvalue(L, 1);
  lua_rotate(L, 3, 2);
  int status = lua_pcallk(L, count - 2, LUA_MULTRET, 2, 2, finish);
  return finish(L, status, 2);
}

static int raise_error(lua_State *L) {
  int level = (int)luaL_optinteger(L, 2, 1);
  lua_settop(L, 1);
  if (lua_type(L, 1) == LUA_TSTRING && level > 0) {
    luaL_where(L, level);
    lua_insert(L, 1);
    lua_concat(L, 2);
  }
  return lua_error(L);
}

void dl_open_protected(lua_State *L) {
  static const luaL_Reg functions[] = {
      {"pcall", protected_call}, {"xpcall", protected_call_with_handler}, {"error", raise_error}, {NULL, NULL}};
  dl_set_functions(L, functions);
}

#include "internal.h"

// Coroutines as in Lua 5.4 without coroutine.close, whose chains overflow the C stack in 5.4.4. Hooks are set for each
// Lua thread by itself, so the state must know at any time which one runs.

static lua_State *thread_argument(lua_State *L) {
  lua_State *co = lua_tothread(L, 1);
  luaL_argexpected(L, co != NULL, 1, "coroutine");
  return co;
}

/// Resumes `co` with the `count` values on the top of `L`. Returns how many values it left on the top of `L`, or -1 and
/// one error value.
static int resume(lua_State *L, lua_State *co, int count) {
  dl_state *S = dl_state_of(L);
  dl_tick(L);
  if (!lua_checkstack(co, count + 1)) {
    lua_pushliteral(L, "too many arguments to resume");
    return -1;
  }
  lua_xmove(L, co, count);
  dl_waiting waiting = {.L = L, .outer = S->waiting};
  S->waiting = &waiting;
  S->current = co;
  // The deadline may have passed just before `current` was set.
  if (S->expired) dl_arm_kill(co);
  int results = 0;
  int status = lua_resume(co, L, count, &results);
  S->current = L;
  S->waiting = waiting.outer;
  if (status != LUA_OK && status != LUA_YIELD) {
    dl_check_kill(L, status);
    lua_xmove(co, L, 1);
    return -1;
  }
  if (S->expired | S->exhausted | S->killed) dl_stop(L);
  if (!lua_checkstack(L, results + 1)) {
    lua_pop(co, results);
    lua_pushliteral(L, "too many results to resume");
    return -1;
  }
  lua_xmove(co, L, results);
  return results;
}

static int coroutine_resume(lua_State *L) {
  lua_State *co = thread_argument(L);
  int results = resume(L, co, lua_gettop(L) - 1);
  lua_pushboolean(L, results >= 0);
  int count = results >= 0 ? results : 1;
  lua_insert(L, -(count + 1));
  return count + 1;
}

static int wrapped(lua_State *L) {
  lua_State *co = lua_tothread(L, lua_upvalueindex(1));
  int results = resume(L, co, lua_gettop(L));
  if (results >= 0) return results;
  int status = lua_status(co);
  if (status != LUA_OK && status != LUA_YIELD) {
    dl_note_inner_traceback(dl_state_of(L), co);
  } else if (lua_type(L, -1) == LUA_TSTRING) {
    // The coroutine did not fail: it could not be resumed, and that is the caller's fault.
    dl_push_where(L);
    lua_insert(L, -2);
    lua_concat(L, 2);
  }
  return lua_error(L);
}

static int coroutine_create(lua_State *L) {
  luaL_checktype(L, 1, LUA_TFUNCTION);
  lua_State *co = lua_newthread(L);
  lua_pushvalue(L, 1);
  lua_xmove(L, co, 1);
  return 1;
}

static int coroutine_wrap(lua_State *L) {
  coroutine_create(L);
  lua_pushcclosure(L, wrapped, 1);
  return 1;
}

static int coroutine_yield(lua_State *L) { return lua_yield(L, lua_gettop(L)); }

static int coroutine_status(lua_State *L) {
  lua_State *co = thread_argument(L);
  lua_Debug frame;
  const char *status = "dead";
  if (L == co) {
    status = "running";
  } else if (lua_status(co) == LUA_YIELD) {
    status = "suspended";
  } else if (lua_status(co) == LUA_OK) {
    if (lua_getstack(co, 0, &frame)) {
      status = "normal";
    } else if (lua_gettop(co) > 0) {
      status = "suspended";
    }
  }
  lua_pushstring(L, status);
  return 1;
}

static int coroutine_is_yieldable(lua_State *L) {
  lua_pushboolean(L, lua_isyieldable(lua_isnone(L, 1) ? L : thread_argument(L)));
  return 1;
}

static int coroutine_running(lua_State *L) {
  lua_pushboolean(L, lua_pushthread(L));
  return 2;
}

void dl_open_coroutine(lua_State *L) {
  static const luaL_Reg functions[] = {
      {"create", coroutine_create}, {"isyieldable", coroutine_is_yieldable},
      {"resume", coroutine_resume}, {"running", coroutine_running},
      {"status", coroutine_status}, {"wrap", coroutine_wrap},
      {"yield", coroutine_yield},   {NULL, NULL},
  };
  lua_newtable(L);
  dl_set_functions(L, functions);
}

#include <stdlib.h>
#include <string.h>

#include "internal.h"
#include "model.h"

// What Lua sees: an allow list. Library tables are read-only views, reading an undefined name is an error that proposes
// the nearest one.

// --- the nearest name --------------------------------------------------------------------------------------------

enum { LONGEST_NAME = 48 };

int dl_distance(const char *a, size_t a_bytes, const char *b, size_t b_bytes, int most) {
  if (a_bytes > LONGEST_NAME || b_bytes > LONGEST_NAME) return most + 1;
  int rows[3][LONGEST_NAME + 1];
  int *before = rows[0], *last = rows[1], *row = rows[2];
  for (size_t j = 0; j <= b_bytes; j++) last[j] = (int)j;
  for (size_t i = 1; i <= a_bytes; i++) {
    row[0] = (int)i;
    for (size_t j = 1; j <= b_bytes; j++) {
      int best = last[j - 1] + (a[i - 1] != b[j - 1]);
      if (last[j] + 1 < best) best = last[j] + 1;
      if (row[j - 1] + 1 < best) best = row[j - 1] + 1;
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] && before[j - 2] + 1 < best) {
        best = before[j - 2] + 1;
      }
      row[j] = best;
    }
    int *swap = before;
    before = last;
    last = row;
    row = swap;
  }
  return last[b_bytes] <= most ? last[b_bytes] : most + 1;
}

bool dl_push_nearest(lua_State *L, int index, const char *name, size_t bytes) {
  luaL_checkstack(L, 5, NULL);
  index = lua_absindex(L, index);
  int best = bytes < 4 ? 1 : bytes < 8 ? 2 : 3;
  lua_pushnil(L);
  int nearest = lua_gettop(L);
  size_t nearest_bytes = 0;
  lua_pushnil(L);
  while (lua_next(L, index)) {
    lua_pop(L, 1);
    if (lua_type(L, -1) != LUA_TSTRING) continue;
    size_t other_bytes;
    const char *other = lua_tolstring(L, -1, &other_bytes);
    int distance = dl_distance(name, bytes, other, other_bytes, best);
    if (distance > best) continue;
    bool first = lua_isnil(L, nearest);
    // Of two equally near ones the smaller, so that the proposal does not depend on the order of hashes.
    if (!first && distance == best) {
      const char *had = lua_tolstring(L, nearest, &nearest_bytes);
      int order = memcmp(other, had, other_bytes < nearest_bytes ? other_bytes : nearest_bytes);
      if (order > 0 || (order == 0 && other_bytes >= nearest_bytes)) continue;
    }
    best = distance;
    lua_pushvalue(L, -1);
    lua_replace(L, nearest);
  }
  if (lua_isnil(L, nearest)) {
    lua_pop(L, 1);
    return false;
  }
  return true;
}

static const char *key_text(lua_State *L, int index, size_t *bytes) {
  if (lua_type(L, index) != LUA_TSTRING) return NULL;
  return lua_tolstring(L, index, bytes);
}

/// __index of the globals.
static int undefined_global(lua_State *L) {
  size_t bytes;
  const char *name = key_text(L, 2, &bytes);
  if (name == NULL) return 0;
  if (dl_push_nearest(L, 1, name, bytes)) {
    dl_error(L, "undefined name '%s'; did you mean '%s'?", name, lua_tostring(L, -1));
  }
  dl_error(L, "undefined name '%s'", name);
}

/// __index of the table behind a library; upvalue 1 is the library's name.
static int unknown_field(lua_State *L) {
  size_t bytes;
  const char *library = lua_tostring(L, lua_upvalueindex(1));
  const char *name = key_text(L, 2, &bytes);
  if (name == NULL) dl_error(L, "unknown field of '%s'", library);
  if (dl_push_nearest(L, 1, name, bytes)) {
    dl_error(L, "unknown field '%s' of '%s'; did you mean '%s'?", name, library, lua_tostring(L, -1));
  }
  dl_error(L, "unknown field '%s' of '%s'", name, library);
}

/// __newindex of a read-only view; upvalue 1 is its name.
static int refuse_write(lua_State *L) {
  size_t bytes;
  const char *name = key_text(L, 2, &bytes);
  if (name == NULL) dl_error(L, "'%s' is read-only", lua_tostring(L, lua_upvalueindex(1)));
  dl_error(L, "'%s' is read-only: cannot set '%s'", lua_tostring(L, lua_upvalueindex(1)), name);
}

static int length_behind(lua_State *L) {
  lua_pushinteger(L, (lua_Integer)lua_rawlen(L, lua_upvalueindex(1)));
  return 1;
}

static void set_hidden(lua_State *L) {
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
}

void dl_freeze(lua_State *L, const char *name) {
  luaL_checkstack(L, 6, NULL);
  int real = lua_gettop(L);
  if (!lua_getmetatable(L, real)) {
    lua_createtable(L, 0, 2);
    lua_pushstring(L, name);
    lua_pushcclosure(L, unknown_field, 1);
    lua_setfield(L, -2, "__index");
    set_hidden(L);
    lua_pushvalue(L, -1);
    lua_setmetatable(L, real);
  }
  lua_pop(L, 1);
  lua_newtable(L);
  lua_createtable(L, 0, 6);
  lua_pushvalue(L, real);
  lua_setfield(L, -2, "__index");
  lua_pushstring(L, name);
  lua_pushcclosure(L, refuse_write, 1);
  lua_setfield(L, -2, "__newindex");
  lua_pushvalue(L, real);
  lua_pushcclosure(L, length_behind, 1);
  lua_setfield(L, -2, "__len");
  set_hidden(L);
  lua_pushvalue(L, real);
  lua_rawsetp(L, -2, &dl_key_frozen);
  lua_setmetatable(L, -2);
  lua_remove(L, real);
}

bool dl_push_behind(lua_State *L, int index) {
  if (lua_type(L, index) != LUA_TTABLE || !lua_getmetatable(L, index)) return false;
  if (lua_rawgetp(L, -1, &dl_key_frozen) == LUA_TNIL) {
    lua_pop(L, 2);
    return false;
  }
  lua_remove(L, -2);
  return true;
}

// --- the host's functions ----------------------------------------------------------------------------------------

/// Upvalue 1: the function's number. Calls the host with the encoded arguments; whatever the host answers, its frame
/// is gone before anything is raised.
int dl_host_trampoline(lua_State *L) {
  dl_state *S = dl_state_of(L);
  dl_buffer_clear(&S->arguments);
  dl_encode(L, 1, lua_gettop(L), &S->arguments);
  const uint8_t *result = NULL;
  size_t result_bytes = 0;
  int32_t status = S->options.call(
      S->options.context, (int32_t)lua_tointeger(L, lua_upvalueindex(1)), S->arguments.bytes, S->arguments.count,
      &result, &result_bytes);
  dl_tick(L);
  if (status != 0) dl_error_bytes(L, result, result_bytes);
  return dl_decode(L, result, result_bytes);
}

/// A module is being run; its name stands with this value until it returns.
static const char loading_mark;

static int load_module(lua_State *L) {
  size_t bytes;
  luaL_checktype(L, 1, LUA_TSTRING);
  const char *name = lua_tolstring(L, 1, &bytes);
  lua_settop(L, 1);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &dl_key_modules);
  lua_pushvalue(L, 1);
  if (lua_rawget(L, 2) != LUA_TNIL) {
    if (lua_touserdata(L, -1) == (const void *)&loading_mark) {
      dl_error(L, "module '%s' requires itself, directly or through others", name);
    }
    return 1;
  }
  lua_settop(L, 2);
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_pushcclosure(L, dl_host_trampoline, 1);
  lua_pushvalue(L, 1);
  lua_call(L, 1, 2);
  size_t source_bytes;
  const char *source = lua_tolstring(L, 3, &source_bytes);
  const char *chunk = lua_tostring(L, 4);
  if (source == NULL || chunk == NULL) dl_error(L, "the host gave no source for module '%s'", name);
  if (source_bytes > dl_state_of(L)->options.source_bytes) {
    dl_error(L, "module '%s' takes %d bytes, the limit is %d", name, (int)source_bytes,
             (int)dl_state_of(L)->options.source_bytes);
  }
  lua_pushfstring(L, "@%s", chunk);
  if (dl_compile(L, source, source_bytes, lua_tostring(L, -1)) != LUA_OK) {
    dl_check_kill(L, LUA_OK);
    return lua_error(L);
  }
  lua_pushvalue(L, 1);
  lua_pushlightuserdata(L, (void *)(uintptr_t)&loading_mark);
  lua_rawset(L, 2);
  lua_pushvalue(L, 1);
  if (lua_pcall(L, 1, 1, 0) != LUA_OK) {
    dl_check_kill(L, LUA_OK);
    lua_pushvalue(L, 1);
    lua_pushnil(L);
    lua_rawset(L, 2);
    return lua_error(L);
  }
  if (lua_isnil(L, -1)) {
    lua_pop(L, 1);
    lua_pushboolean(L, 1);
  }
  lua_pushvalue(L, 1);
  lua_pushvalue(L, -2);
  lua_rawset(L, 2);
  return 1;
}

// --- putting it together -----------------------------------------------------------------------------------------

void dl_set_functions(lua_State *L, const luaL_Reg *functions) {
  for (; functions->name != NULL; functions++) {
    lua_pushcfunction(L, functions->func);
    lua_setfield(L, -2, functions->name);
  }
}

/// With the libraries' tables by name at 1 and the globals at 2: adds one function of the host.
static void add_host_function(lua_State *L, const dl_host_function *function) {
  const char *dot = strchr(function->name, '.');
  if (dot != NULL) {
    lua_pushlstring(L, function->name, (size_t)(dot - function->name));
    lua_pushvalue(L, -1);
    if (lua_rawget(L, 1) == LUA_TNIL) {
      lua_pop(L, 1);
      lua_newtable(L);
      lua_pushvalue(L, -2);
      lua_pushvalue(L, -2);
      lua_rawset(L, 1);
    }
  } else {
    lua_pushnil(L);
    lua_pushvalue(L, 2);
  }
  lua_pushinteger(L, function->number);
  lua_pushcclosure(L, function->kind == DL_MODULE_LOADER ? load_module : dl_host_trampoline, 1);
  lua_setfield(L, -2, dot != NULL ? dot + 1 : function->name);
  lua_pop(L, 2);
}

static void protect_strings(lua_State *L) {
  lua_pushliteral(L, "");
  if (!lua_getmetatable(L, -1)) lua_newtable(L);
  lua_getfield(L, 1, "string");
  lua_setfield(L, -2, "__index");
  set_hidden(L);
  lua_setmetatable(L, -2);
  lua_pop(L, 1);
}

void dl_open_sandbox(lua_State *L, const dl_options *options) {
  static const struct {
    const char *name;
    void (*open)(lua_State *L);
  } libraries[] = {
      {"string", dl_open_string}, {"table", dl_open_table},         {"math", dl_open_math},
      {"utf8", dl_open_utf8},     {"coroutine", dl_open_coroutine},
  };
  lua_settop(L, 0);
  lua_newtable(L);
  lua_newtable(L);
  lua_pushvalue(L, 2);
  lua_rawseti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
  dl_open_base(L);
  dl_open_protected(L);
  for (size_t at = 0; at < sizeof libraries / sizeof libraries[0]; at++) {
    libraries[at].open(L);
    lua_setfield(L, 1, libraries[at].name);
  }
  for (size_t at = 0; at < options->function_count; at++) add_host_function(L, &options->functions[at]);
  protect_strings(L);
  lua_pushnil(L);
  while (lua_next(L, 1)) {
    dl_freeze(L, lua_tostring(L, -2));
    lua_pushvalue(L, -2);
    lua_insert(L, -2);
    lua_rawset(L, 2);
  }
  lua_createtable(L, 0, 2);
  lua_pushcfunction(L, undefined_global);
  lua_setfield(L, -2, "__index");
  set_hidden(L);
  lua_setmetatable(L, 2);
  lua_settop(L, 0);
}

int dl_compile(lua_State *L, const char *text, size_t bytes, const char *chunk_name) {
  int status = luaL_loadbufferx(L, text, bytes, chunk_name, "t");
  dl_check_kill(L, status);
  return status;
}

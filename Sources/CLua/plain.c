#include <string.h>
#include <time.h>

#include "internal.h"

// A plain Lua state, to compare with in tests and measures. Never used for plugins.

double dl_thread_nanoseconds(void) {
  struct timespec time;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

static int open_libraries(lua_State *L) {
  luaL_openlibs(L);
  return 0;
}

static lua_State *open_plain(void) {
  lua_State *L = luaL_newstate();
  if (L == NULL) return NULL;
  lua_pushcfunction(L, open_libraries);
  if (lua_pcall(L, 0, 0, 0) == LUA_OK) return L;
  lua_close(L);
  return NULL;
}

static int to_text(lua_State *L) {
  luaL_tolstring(L, 1, NULL);
  return 1;
}

size_t dl_plain_evaluate(const char *source, char *text, size_t text_size) {
  lua_State *L = open_plain();
  if (L == NULL) return 0;
  size_t bytes = 0;
  if (luaL_loadbufferx(L, source, strlen(source), "=plain", "t") == LUA_OK) {
    lua_pcall(L, 0, 1, 0);
  }
  lua_pushcfunction(L, to_text);
  lua_insert(L, -2);
  lua_pcall(L, 1, 1, 0);
  const char *result = lua_tolstring(L, -1, &bytes);
  if (result == NULL || bytes > text_size) bytes = 0;
  if (bytes > 0) memcpy(text, result, bytes);
  lua_close(L);
  return bytes;
}

double dl_plain_repeat(const char *source, int64_t rounds) {
  lua_State *L = open_plain();
  if (L == NULL) return -1;
  double taken = -1;
  if (luaL_loadbufferx(L, source, strlen(source), "=plain", "t") == LUA_OK && lua_pcall(L, 0, 1, 0) == LUA_OK) {
    double start = dl_thread_nanoseconds();
    taken = 0;
    for (int64_t round = 0; round < rounds; round++) {
      lua_pushvalue(L, -1);
      if (lua_pcall(L, 0, 0, 0) != LUA_OK) {
        taken = -1;
        break;
      }
    }
    if (taken == 0) taken = dl_thread_nanoseconds() - start;
  }
  lua_close(L);
  return taken;
}

double dl_plain_fresh(const char *source, int64_t rounds) {
  double start = dl_thread_nanoseconds();
  for (int64_t round = 0; round < rounds; round++) {
    lua_State *L = open_plain();
    if (L == NULL) return -1;
    bool ok = luaL_loadbufferx(L, source, strlen(source), "=plain", "t") == LUA_OK &&
              lua_pcall(L, 0, 1, 0) == LUA_OK && lua_pcall(L, 0, 0, 0) == LUA_OK;
    lua_close(L);
    if (!ok) return -1;
  }
  return dl_thread_nanoseconds() - start;
}

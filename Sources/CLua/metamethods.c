#include <string.h>

#include "internal.h"

// `__gc` runs with hooks off, also when memory is short, so a plugin could hang there for ever; `__mode` makes what a
// table holds depend on the collector, and in 5.4.4 weak tables lead to a use after free. Refusing both in setmetatable
// is not enough: a metatable can be written to afterwards. Lua finds the names of metamethods in an array of its global
// state, where they stand in a fixed order through all of 5.4: the two are replaced by a string that no key can be
// (a long string is never found by the look-up, which compares short ones by address).

enum { NAMES = 4 };

bool dl_disarm_metamethods(lua_State *L) {
  static const char *const names[NAMES] = {"__index", "__newindex", "__gc", "__mode"};
  dl_state *S = dl_state_of(L);
  const void *wanted[NAMES];
  luaL_checkstack(L, NAMES + 2, NULL);
  int top = lua_gettop(L);
  lua_pushliteral(L, "a name longer than forty bytes, which no look-up of a metamethod ever finds");
  const void *never = lua_topointer(L, -1);
  for (int at = 0; at < NAMES; at++) {
    lua_pushstring(L, names[at]);
    wanted[at] = lua_topointer(L, -1);
  }
  const void **found = NULL;
  size_t stop = dl_arena_mark(&S->arena) - sizeof wanted;
  for (size_t at = 0; at < stop && found == NULL; at += sizeof(void *)) {
    // Free blocks are read, too; under the address sanitizer they would be an error, and set-up has none yet but the
    // rest of a chunk, which lies behind the global state.
    if (memcmp(S->arena.base + at, wanted, sizeof wanted) == 0) found = (const void **)(void *)(S->arena.base + at);
  }
  if (found != NULL) {
    found[2] = never;
    found[3] = never;
    lua_pushvalue(L, top + 1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, (const void *)names);
  }
  lua_settop(L, top);
  return found != NULL;
}

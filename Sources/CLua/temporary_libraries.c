#include "internal.h"

static void copy(lua_State *L, lua_CFunction open, const char *const *names) {
  lua_pushcfunction(L, open);
  lua_call(L, 0, 1);
  lua_newtable(L);
  for (; *names != NULL; names++) {
    lua_getfield(L, -2, *names);
    lua_setfield(L, -2, *names);
  }
  lua_remove(L, -2);
}

void dl_open_string(lua_State *L) {
  static const char *const names[] = {"byte", "char", "find", "format", "gmatch", "gsub", "len", "lower", "match", "rep", "reverse", "sub", "upper", NULL};
  copy(L, luaopen_string, names);
}
void dl_open_table(lua_State *L) {
  static const char *const names[] = {"concat", "insert", "move", "pack", "remove", "sort", "unpack", NULL};
  copy(L, luaopen_table, names);
}
void dl_open_utf8(lua_State *L) {
  static const char *const names[] = {"char", "charpattern", "codepoint", "codes", "len", "offset", NULL};
  copy(L, luaopen_utf8, names);
}

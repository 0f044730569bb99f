#include "internal.h"

// The library's own utf8; its functions are linear in a text whose size the memory limit bounds. Only `char` is ours,
// since it builds a text.

static int utf8_char(lua_State *L) {
  int count = lua_gettop(L);
  dl_text out;
  dl_text_begin(L, &out);
  for (int at = 1; at <= count; at++) {
    lua_Unsigned code = (lua_Unsigned)luaL_checkinteger(L, at);
    luaL_argcheck(L, code <= 0x7FFFFFFFu, at, "value out of range");
    char bytes[8];
    int used = 0;
    if (code < 0x80) {
      bytes[7 - used++] = (char)code;
    } else {
      // From the last byte to the first; the first holds what six bits less for each byte leave.
      lua_Unsigned most = 0x3F;
      do {
        bytes[7 - used++] = (char)(0x80 | (code & 0x3F));
        code >>= 6;
        most >>= 1;
      } while (code > most);
      bytes[7 - used++] = (char)((~most << 1) | code);
    }
    dl_text_append(&out, bytes + 8 - used, (size_t)used);
  }
  dl_text_push(&out);
  return 1;
}

void dl_open_utf8(lua_State *L) {
  static const char *const names[] = {"charpattern", "codepoint", "codes", "len", "offset", NULL};
  lua_pushcfunction(L, luaopen_utf8);
  lua_call(L, 0, 1);
  lua_newtable(L);
  for (const char *const *name = names; *name != NULL; name++) {
    lua_getfield(L, -2, *name);
    lua_setfield(L, -2, *name);
  }
  lua_pushcfunction(L, utf8_char);
  lua_setfield(L, -2, "char");
  lua_remove(L, -2);
}

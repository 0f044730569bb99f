#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"

// string.format without %p: results may not depend on addresses.

enum { SPEC = 32, ITEM = 512 };

/// Copies "%flags width.precision" to `spec`, with `length` before the conversion; returns where the conversion stands.
static const char *read_spec(
    lua_State *L, const char *at, const char *end, const char *flags, bool precision, const char *length, char *spec) {
  const char *start = at;
  size_t used = 0;
  spec[used++] = '%';
  while (at < end && *at != 0 && strchr("-+ #0", *at) != NULL) {
    if (strchr(flags, *at) == NULL) goto invalid;
    if (at - start >= 5) goto invalid;
    at++;
  }
  for (int digit = 0; digit < 2 && at < end && *at >= '0' && *at <= '9'; digit++) at++;
  if (at < end && *at == '.') {
    if (!precision) goto invalid;
    at++;
    for (int digit = 0; digit < 2 && at < end && *at >= '0' && *at <= '9'; digit++) at++;
  }
  if (at >= end || !((*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z'))) goto invalid;
  memcpy(spec + used, start, (size_t)(at - start));
  used += (size_t)(at - start);
  memcpy(spec + used, length, strlen(length));
  used += strlen(length);
  spec[used++] = *at;
  spec[used] = 0;
  return at + 1;
invalid:
  dl_error(L, "invalid conversion in 'format'");
}

static void append_quoted(dl_text *out, const char *text, size_t bytes) {
  dl_text_byte(out, '"');
  for (size_t at = 0; at < bytes; at++) {
    uint8_t c = (uint8_t)text[at];
    if (c == '"' || c == '\\' || c == '\n') {
      dl_text_byte(out, '\\');
      dl_text_byte(out, (char)c);
    } else if (c < 32 || c == 127) {
      char code[8];
      bool digit = at + 1 < bytes && text[at + 1] >= '0' && text[at + 1] <= '9';
      int count = snprintf(code, sizeof code, digit ? "\\%03d" : "\\%d", c);
      dl_text_append(out, code, (size_t)count);
    } else {
      dl_text_byte(out, (char)c);
    }
  }
  dl_text_byte(out, '"');
}

/// %q: a literal that Lua reads back as the same value.
static void append_literal(lua_State *L, int argument, dl_text *out) {
  char item[ITEM];
  size_t bytes;
  int count;
  switch (lua_type(L, argument)) {
    case LUA_TSTRING: {
      const char *text = lua_tolstring(L, argument, &bytes);
      append_quoted(out, text, bytes);
      return;
    }
    case LUA_TNUMBER:
      if (lua_isinteger(L, argument)) {
        lua_Integer value = lua_tointeger(L, argument);
        count = snprintf(item, sizeof item, value == LUA_MININTEGER ? "0x%llx" : "%lld", (long long)value);
      } else {
        lua_Number value = lua_tonumber(L, argument);
        if (isnan(value)) {
          count = snprintf(item, sizeof item, "(0/0)");
        } else if (isinf(value)) {
          count = snprintf(item, sizeof item, value > 0 ? "1e9999" : "-1e9999");
        } else {
          count = snprintf(item, sizeof item, "%a", value);
        }
      }
      dl_text_append(out, item, (size_t)count);
      return;
    case LUA_TNIL: dl_text_append(out, "nil", 3); return;
    case LUA_TBOOLEAN:
      if (lua_toboolean(L, argument)) {
        dl_text_append(out, "true", 4);
      } else {
        dl_text_append(out, "false", 5);
      }
      return;
    default: luaL_argerror(L, argument, "value has no literal form");
  }
}

static void append_string(lua_State *L, int argument, dl_text *out, const char *spec) {
  size_t bytes;
  const char *text = dl_tostring(L, argument, &bytes);
  if (spec[2] == 0) {
    dl_text_append(out, text, bytes);
  } else {
    luaL_argcheck(L, bytes == strlen(text), argument, "string contains zeros");
    if (strchr(spec, '.') == NULL && bytes >= 100) {
      dl_text_append(out, text, bytes);
    } else {
      // At most 99 bytes, by width or precision; else shorter than 100.
      char item[ITEM];
      int count = snprintf(item, sizeof item, spec, text);
      dl_text_append(out, item, (size_t)count);
    }
  }
  lua_pop(L, 1);
}

int dl_string_format(lua_State *L) {
  int top = lua_gettop(L), argument = 1;
  size_t bytes;
  const char *at = luaL_checklstring(L, 1, &bytes);
  const char *end = at + bytes;
  dl_text out;
  dl_text_begin(L, &out);
  while (at < end) {
    const char *percent = memchr(at, '%', (size_t)(end - at));
    if (percent == NULL) percent = end;
    dl_text_append(&out, at, (size_t)(percent - at));
    dl_tick(L);
    if (percent == end) break;
    at = percent + 1;
    if (at < end && *at == '%') {
      dl_text_byte(&out, '%');
      at++;
      continue;
    }
    if (++argument > top) luaL_argerror(L, argument, "no value");
    const char *conversion = at;
    while (conversion < end && *conversion != 0 && strchr("-+ #0123456789.", *conversion) != NULL) conversion++;
    char spec[SPEC + 8], item[ITEM];
    int count = 0;
    switch (conversion < end ? *conversion : 0) {
      case 'c':
        at = read_spec(L, at, end, "-", false, "", spec);
        count = snprintf(item, sizeof item, spec, (int)luaL_checkinteger(L, argument));
        break;
      case 'd':
      case 'i':
        at = read_spec(L, at, end, "-+0 ", true, "ll", spec);
        count = snprintf(item, sizeof item, spec, (long long)luaL_checkinteger(L, argument));
        break;
      case 'u':
        at = read_spec(L, at, end, "-0", true, "ll", spec);
        count = snprintf(item, sizeof item, spec, (unsigned long long)luaL_checkinteger(L, argument));
        break;
      case 'o':
      case 'x':
      case 'X':
        at = read_spec(L, at, end, "-#0", true, "ll", spec);
        count = snprintf(item, sizeof item, spec, (unsigned long long)luaL_checkinteger(L, argument));
        break;
      case 'a':
      case 'A':
      case 'e':
      case 'E':
      case 'f':
      case 'F':
      case 'g':
      case 'G':
        // The longest is %.99f of the largest number: 310 + 101 bytes.
        at = read_spec(L, at, end, "-+ #0", true, "", spec);
        count = snprintf(item, sizeof item, spec, luaL_checknumber(L, argument));
        break;
      case 'q':
        if (conversion != at) dl_error(L, "specifier '%%q' cannot have modifiers");
        append_literal(L, argument, &out);
        at++;
        break;
      case 's':
        at = read_spec(L, at, end, "-", true, "", spec);
        append_string(L, argument, &out, spec);
        break;
      case 'p': dl_error(L, "invalid conversion '%%p' to 'format': results may not depend on addresses");
      default: dl_error(L, "invalid conversion to 'format'");
    }
    dl_text_append(&out, item, (size_t)count);
  }
  dl_text_push(&out);
  return 1;
}

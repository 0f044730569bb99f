#include <stdio.h>
#include <string.h>

#include "internal.h"
#include "model.h"

// Values as flat bytes, little-endian, unaligned: a tag byte, then
//   integer i64 · number f64 · string u32 length, bytes · table u32 n, n × (key, value) in the order of `pairs` ·
//   object i32 class, i32 first, i32 second · function i32 reference · other u32 length, type name

enum { DEPTH = 32 };

typedef struct encoder {
  lua_State *L;
  dl_buffer *out;
  /// Where on the Lua stack the key of each level stands; level 0 is the place in the list of values.
  int keys[DEPTH + 1];
  /// The place of the value in the list, from 1.
  int number;
  int depth;
} encoder;

static _Noreturn void fail(encoder *e, const char *why) {
  lua_State *L = e->L;
  dl_buffer *path = &dl_state_of(L)->path;
  char number[32];
  path->limit = 400;
  dl_buffer_clear(path);
  snprintf(number, sizeof number, "value %d", e->number);
  dl_buffer_text(path, number);
  for (int level = 1; level <= e->depth && level <= DEPTH; level++) {
    int key = e->keys[level];
    if (lua_type(L, key) == LUA_TSTRING) {
      size_t bytes;
      const char *name = lua_tolstring(L, key, &bytes);
      dl_buffer_byte(path, '.');
      dl_buffer_append(path, name, bytes > 40 ? 40 : bytes);
    } else {
      dl_buffer_byte(path, '[');
      dl_describe(L, key, path, 0);
      dl_buffer_byte(path, ']');
    }
  }
  dl_buffer_byte(path, 0);
  path->bytes[path->count - 1] = 0;
  dl_error(L, "%s %s", (const char *)path->bytes, why);
}

void dl_raise_full(lua_State *L, const dl_buffer *buffer) {
  dl_state *S = dl_state_of(L);
  if (buffer->limit != 0) dl_error(L, "value takes more than %d bytes", (int)buffer->limit);
  S->exhausted = 1;
  dl_stop(L);
}

/// The place of the first byte that is not part of a letter in UTF-8, or `bytes`.
static size_t invalid_byte(const uint8_t *text, size_t bytes) {
  size_t at = 0;
  while (at < bytes) {
    uint8_t lead = text[at];
    if (lead < 0x80) {
      at++;
      continue;
    }
    size_t more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
    if (lead < 0xC2 || lead > 0xF4 || more >= bytes - at) return at;
    uint8_t second = text[at + 1];
    uint8_t low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    uint8_t high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (second < low || second > high) return at;
    for (size_t next = 2; next <= more; next++) {
      if ((text[at + next] & 0xC0) != 0x80) return at;
    }
    at += more + 1;
  }
  return bytes;
}

static int32_t reference_of(lua_State *L, int index) {
  dl_state *S = dl_state_of(L);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &dl_key_reference_of);
  lua_pushvalue(L, index);
  if (lua_rawget(L, -2) == LUA_TNIL) {
    if (S->next_reference == INT32_MAX) dl_error(L, "too many functions were given out");
    int32_t reference = ++S->next_reference;
    lua_pop(L, 1);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &dl_key_references);
    lua_pushvalue(L, index);
    lua_rawseti(L, -2, reference);
    lua_pop(L, 1);
    lua_pushvalue(L, index);
    lua_pushinteger(L, reference);
    lua_rawset(L, -3);
    lua_pop(L, 1);
    return reference;
  }
  int32_t reference = (int32_t)lua_tointeger(L, -1);
  lua_pop(L, 2);
  return reference;
}

static bool encode_value(encoder *e, int index);

static bool encode_table(encoder *e, int index) {
  lua_State *L = e->L;
  dl_buffer *out = e->out;
  if (e->depth >= DEPTH) fail(e, "is nested too deeply (more than 32 tables)");
  luaL_checkstack(L, 8, NULL);
  int top = lua_gettop(L);
  if (dl_push_behind(L, index)) index = lua_gettop(L);
  lua_Integer count = dl_push_sorted_keys(L, index);
  int keys = lua_gettop(L);
  bool ok = dl_buffer_byte(out, DL_TABLE) && dl_buffer_u32(out, (uint32_t)count);
  e->depth++;
  for (lua_Integer at = 1; ok && at <= count; at++) {
    lua_rawgeti(L, keys, at);
    int key = lua_gettop(L);
    e->keys[e->depth] = key;
    ok = encode_value(e, key);
    lua_pushvalue(L, key);
    lua_rawget(L, index);
    ok = ok && encode_value(e, key + 1);
    lua_settop(L, keys);
    if ((at & 0xFF) == 0) dl_tick(L);
  }
  e->depth--;
  lua_settop(L, top);
  return ok;
}

static bool encode_value(encoder *e, int index) {
  lua_State *L = e->L;
  dl_buffer *out = e->out;
  size_t bytes;
  int type = lua_type(L, index);
  switch (type) {
    case LUA_TNIL: return dl_buffer_byte(out, DL_NIL);
    case LUA_TBOOLEAN: return dl_buffer_byte(out, lua_toboolean(L, index) ? DL_TRUE : DL_FALSE);
    case LUA_TNUMBER:
      if (lua_isinteger(L, index)) {
        return dl_buffer_byte(out, DL_INTEGER) && dl_buffer_i64(out, lua_tointeger(L, index));
      }
      return dl_buffer_byte(out, DL_NUMBER) && dl_buffer_f64(out, lua_tonumber(L, index));
    case LUA_TSTRING: {
      const char *text = lua_tolstring(L, index, &bytes);
      if (bytes > UINT32_MAX) return false;
      size_t bad = invalid_byte((const uint8_t *)text, bytes);
      if (bad != bytes) {
        char why[120];
        snprintf(why, sizeof why, "is not valid UTF-8 at byte %zu (was a letter cut? use text.sub)", bad + 1);
        fail(e, why);
      }
      return dl_buffer_byte(out, DL_STRING) && dl_buffer_u32(out, (uint32_t)bytes) &&
             dl_buffer_append(out, text, bytes);
    }
    case LUA_TTABLE: return encode_table(e, index);
    case LUA_TFUNCTION:
      luaL_checkstack(L, 6, NULL);
      return dl_buffer_byte(out, DL_REFERENCE) && dl_buffer_i32(out, reference_of(L, index));
    default: {
      if (dl_model_is_object(L, index)) return dl_model_encode(L, index, out);
      const char *name = lua_typename(L, type);
      return dl_buffer_byte(out, DL_OTHER) && dl_buffer_u32(out, (uint32_t)strlen(name)) && dl_buffer_text(out, name);
    }
  }
}

void dl_encode(lua_State *L, int first, int last, dl_buffer *out) {
  encoder e = {.L = L, .out = out};
  out->limit = dl_state_of(L)->options.value_bytes;
  for (int index = first; index <= last; index++) {
    e.depth = 0;
    e.number = index - first + 1;
    if (!encode_value(&e, index)) {
      if (out->limit != 0) fail(&e, "takes more bytes than a call may carry");
      dl_raise_full(L, out);
    }
  }
}

// --- decoding ----------------------------------------------------------------------------------------------------

typedef struct decoder {
  lua_State *L;
  const uint8_t *at;
  const uint8_t *end;
  int depth;
} decoder;

/// The host encodes, so a malformed sequence is a fault of ours; it is reported all the same.
static const uint8_t *take(decoder *d, size_t bytes) {
  if ((size_t)(d->end - d->at) < bytes) dl_error(d->L, "malformed value from the host");
  const uint8_t *start = d->at;
  d->at += bytes;
  return start;
}

static uint32_t take_u32(decoder *d) {
  uint32_t value;
  memcpy(&value, take(d, sizeof value), sizeof value);
  return value;
}

static void push_function(lua_State *L, int32_t reference) {
  lua_rawgetp(L, LUA_REGISTRYINDEX, &dl_key_references);
  if (lua_rawgeti(L, -1, reference) != LUA_TFUNCTION) dl_error(L, "stale function: the state was restored since");
  lua_remove(L, -2);
}

static void decode_value(decoder *d) {
  lua_State *L = d->L;
  switch (*take(d, 1)) {
    case DL_NIL: lua_pushnil(L); return;
    case DL_FALSE: lua_pushboolean(L, 0); return;
    case DL_TRUE: lua_pushboolean(L, 1); return;
    case DL_INTEGER: {
      int64_t value;
      memcpy(&value, take(d, sizeof value), sizeof value);
      lua_pushinteger(L, value);
      return;
    }
    case DL_NUMBER: {
      double value;
      memcpy(&value, take(d, sizeof value), sizeof value);
      lua_pushnumber(L, value);
      return;
    }
    case DL_STRING: {
      uint32_t bytes = take_u32(d);
      lua_pushlstring(L, (const char *)take(d, bytes), bytes);
      return;
    }
    case DL_TABLE: {
      uint32_t count = take_u32(d);
      if (d->depth >= 4 * DEPTH) dl_error(L, "value from the host is nested too deeply");
      luaL_checkstack(L, 6, NULL);
      // Whether the table is a sequence shows in its first key.
      bool sequence = d->at < d->end && *d->at == DL_INTEGER;
      int size = count < 1000000 ? (int)count : 1000000;
      lua_createtable(L, sequence ? size : 0, sequence ? 0 : size);
      d->depth++;
      for (uint32_t pair = 0; pair < count; pair++) {
        decode_value(d);
        decode_value(d);
        if (lua_isnil(L, -2) || (lua_type(L, -2) == LUA_TNUMBER && lua_tonumber(L, -2) != lua_tonumber(L, -2))) {
          dl_error(L, "value from the host has a table key that is nil or not a number");
        }
        lua_rawset(L, -3);
        if ((pair & 0xFF) == 0) dl_tick(L);
      }
      d->depth--;
      return;
    }
    case DL_OBJECT: dl_model_push(L, take(d, 12)); return;
    case DL_REFERENCE: {
      int32_t reference;
      memcpy(&reference, take(d, sizeof reference), sizeof reference);
      push_function(L, reference);
      return;
    }
    default: dl_error(L, "value from the host has no form in Lua");
  }
}

int dl_decode(lua_State *L, const uint8_t *bytes, size_t count) {
  decoder d = {.L = L, .at = bytes, .end = bytes + count};
  int values = 0;
  while (d.at < d.end) {
    luaL_checkstack(L, 6, "too many values");
    decode_value(&d);
    values++;
  }
  return values;
}

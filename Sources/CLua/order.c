#include <math.h>
#include <string.h>

#include "internal.h"
#include "model.h"

// The order of `pairs` is the order of keys, not of hashes: Lua's hash seed comes from the clock and from addresses, so
// its own order differs from run to run, and results are cached.

/// A key as far as ordering needs it; `place` is where it stands in the sequence of keys.
typedef struct sort_key {
  int rank;
  bool is_integer;
  lua_Integer integer;
  lua_Number number;
  const char *text;
  size_t bytes;
  int32_t object[3];
  lua_Integer place;
} sort_key;

enum { RANK_BOOLEAN, RANK_NUMBER, RANK_STRING, RANK_OBJECT, RANK_OTHER };

static void read_key(lua_State *L, int index, sort_key *key) {
  dl_state *S = dl_state_of(L);
  switch (lua_type(L, index)) {
    case LUA_TBOOLEAN:
      key->rank = RANK_BOOLEAN;
      key->integer = lua_toboolean(L, index);
      return;
    case LUA_TNUMBER:
      key->rank = RANK_NUMBER;
      key->is_integer = lua_isinteger(L, index);
      if (key->is_integer) {
        key->integer = lua_tointeger(L, index);
      } else {
        key->number = lua_tonumber(L, index);
      }
      return;
    case LUA_TSTRING:
      key->rank = RANK_STRING;
      key->text = lua_tolstring(L, index, &key->bytes);
      return;
    default:
      if (dl_model_is_object(L, index)) {
        key->rank = RANK_OBJECT;
        dl_model_compare_key(L, index, key->object);
      } else {
        // Addresses differ from run to run, offsets in the arena do not. A C function without upvalues has no place
        // in the arena; the distance to a function of ours is fixed by the linker.
        const uint8_t *address = lua_topointer(L, index);
        bool inside = address >= S->arena.base && address < S->arena.base + S->arena.reserved;
        const uint8_t *origin = inside ? S->arena.base : (const uint8_t *)(uintptr_t)&dl_push_sorted_keys;
        key->rank = RANK_OTHER + (inside ? lua_type(L, index) : 100);
        key->integer = (lua_Integer)((uintptr_t)address - (uintptr_t)origin);
      }
  }
}

static int compare_numbers(const sort_key *a, const sort_key *b) {
  if (a->is_integer && b->is_integer) return a->integer < b->integer ? -1 : a->integer > b->integer;
  if (!a->is_integer && !b->is_integer) return a->number < b->number ? -1 : a->number > b->number;
  if (!a->is_integer) return -compare_numbers(b, a);
  // A key that is a float never has an integer's value, so the two are never equal.
  if (b->number >= 0x1p63) return -1;
  if (b->number < -0x1p63) return 1;
  return a->integer <= (lua_Integer)floor(b->number) ? -1 : 1;
}

static int compare(const sort_key *a, const sort_key *b) {
  if (a->rank != b->rank) return a->rank < b->rank ? -1 : 1;
  if (a->rank == RANK_NUMBER) return compare_numbers(a, b);
  if (a->rank == RANK_STRING) {
    int order = memcmp(a->text, b->text, a->bytes < b->bytes ? a->bytes : b->bytes);
    return order != 0 ? order : (a->bytes < b->bytes ? -1 : a->bytes > b->bytes);
  }
  if (a->rank == RANK_OBJECT) {
    for (int at = 0; at < 3; at++) {
      if (a->object[at] != b->object[at]) return a->object[at] < b->object[at] ? -1 : 1;
    }
    return 0;
  }
  return a->integer < b->integer ? -1 : a->integer > b->integer;
}

/// Bottom-up merge sort of the keys in S->scratch; may raise when time is up. Returns where the sorted keys begin.
static sort_key *sort(lua_State *L, sort_key *keys, sort_key *spare, size_t count) {
  for (size_t width = 1; width < count; width *= 2) {
    for (size_t low = 0; low < count; low += 2 * width) {
      size_t middle = low + width < count ? low + width : count;
      size_t high = low + 2 * width < count ? low + 2 * width : count;
      size_t left = low, right = middle;
      for (size_t at = low; at < high; at++) {
        bool from_left = left < middle && (right >= high || compare(&keys[left], &keys[right]) <= 0);
        spare[at] = from_left ? keys[left++] : keys[right++];
      }
      if ((low & 0xFFF) == 0) dl_tick(L);
    }
    sort_key *swap = keys;
    keys = spare;
    spare = swap;
  }
  return keys;
}

lua_Integer dl_push_sorted_keys(lua_State *L, int index) {
  dl_state *S = dl_state_of(L);
  dl_buffer *scratch = &S->scratch;
  luaL_checkstack(L, 8, NULL);
  index = lua_absindex(L, index);
  lua_Unsigned length = lua_rawlen(L, index);
  lua_createtable(L, length < 1000000 ? (int)length : 1000000, 0);
  int found = lua_gettop(L);
  scratch->limit = 0;
  dl_buffer_clear(scratch);
  lua_Integer count = 0;
  bool sorted = true;
  lua_pushnil(L);
  while (lua_next(L, index)) {
    lua_pop(L, 1);
    sort_key key;
    memset(&key, 0, sizeof key);
    read_key(L, -1, &key);
    key.place = ++count;
    if (sorted && count > 1) {
      sorted = compare((sort_key *)(void *)(scratch->bytes + scratch->count) - 1, &key) <= 0;
    }
    if (!dl_buffer_append(scratch, &key, sizeof key)) dl_raise_full(L, scratch);
    lua_pushvalue(L, -1);
    lua_rawseti(L, found, count);
    if ((count & 0xFFF) == 0) dl_tick(L);
  }
  if (sorted) return count;
  if (!dl_buffer_reserve(scratch, scratch->count)) dl_raise_full(L, scratch);
  sort_key *keys = (sort_key *)(void *)scratch->bytes;
  keys = sort(L, keys, keys + count, (size_t)count);
  // No Lua code has run since the keys were read, so their texts still stand where they stood.
  lua_createtable(L, count < 1000000 ? (int)count : 1000000, 0);
  for (lua_Integer at = 1; at <= count; at++) {
    lua_rawgeti(L, found, keys[at - 1].place);
    lua_rawseti(L, found + 1, at);
    if ((at & 0xFFF) == 0) dl_tick(L);
  }
  lua_remove(L, found);
  return count;
}

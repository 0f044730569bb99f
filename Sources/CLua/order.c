#include <math.h>
#include <string.h>

#include "internal.h"
#include "model.h"

// The order of `pairs` is the order of keys, not of hashes: Lua's hash seed comes from the clock and from addresses, so
// its own order differs from run to run, and results are cached.

/// A key as far as ordering needs it. Small, since sorting moves it about.
typedef struct sort_key {
  /// Orders most keys of one rank at once: the first eight bytes of a string, an integer shifted to be unsigned.
  uint64_t order;
  union {
    const char *text;
    lua_Number number;
    uint64_t second;
  } rest;
  uint32_t bytes;
  uint32_t rank;
  /// Where the key stands in the sequence of keys.
  lua_Integer place;
} sort_key;

enum { RANK_BOOLEAN, RANK_NUMBER, RANK_STRING, RANK_OBJECT, RANK_OTHER };

static uint64_t ordered(lua_Integer value) { return (uint64_t)value ^ (1ull << 63); }

/// The integer at or next below a float that is none itself; beyond the range, the end of it.
static lua_Integer below(lua_Number value) {
  if (value >= 0x1p63) return LUA_MAXINTEGER;
  if (value < -0x1p63) return LUA_MININTEGER;
  return (lua_Integer)floor(value);
}

static uint64_t first_bytes(const char *text, size_t bytes) {
  uint64_t order = 0;
  memcpy(&order, text, bytes < sizeof order ? bytes : sizeof order);
  return __builtin_bswap64(order);
}

static void read_key(lua_State *L, int index, sort_key *key) {
  dl_state *S = dl_state_of(L);
  size_t bytes;
  key->bytes = 0;
  key->rest.second = 0;
  switch (lua_type(L, index)) {
    case LUA_TBOOLEAN:
      key->rank = RANK_BOOLEAN;
      key->order = (uint64_t)lua_toboolean(L, index);
      return;
    case LUA_TNUMBER:
      key->rank = RANK_NUMBER;
      if (lua_isinteger(L, index)) {
        key->order = ordered(lua_tointeger(L, index));
        key->rest.number = 0;
      } else {
        // Behind the integer below it: a key that is a float never has an integer's value.
        lua_Number number = lua_tonumber(L, index);
        key->order = ordered(below(number));
        key->rest.number = number;
        // Below every integer, the smallest one included.
        key->bytes = number < -0x1p63 ? 0 : 2;
        return;
      }
      key->bytes = 1;
      return;
    case LUA_TSTRING:
      key->rank = RANK_STRING;
      key->rest.text = lua_tolstring(L, index, &bytes);
      key->bytes = bytes < UINT32_MAX ? (uint32_t)bytes : UINT32_MAX;
      key->order = first_bytes(key->rest.text, bytes);
      return;
    default:
      if (dl_model_is_object(L, index)) {
        int32_t object[3];
        dl_model_compare_key(L, index, object);
        key->rank = RANK_OBJECT;
        key->order = ordered((lua_Integer)object[0] * (1ll << 32) + object[1]);
        key->rest.second = ordered(object[2]);
      } else {
        // Addresses differ from run to run, offsets in the arena do not. A C function without upvalues has no place
        // in the arena; the distance to a function of ours is fixed by the linker.
        const uint8_t *address = lua_topointer(L, index);
        bool inside = address >= S->arena.base && address < S->arena.base + S->arena.reserved;
        const uint8_t *origin = inside ? S->arena.base : (const uint8_t *)(uintptr_t)&dl_push_sorted_keys;
        key->rank = RANK_OTHER + (inside ? (uint32_t)lua_type(L, index) : 100);
        key->order = ordered((lua_Integer)((uintptr_t)address - (uintptr_t)origin));
      }
  }
}

static int compare(const sort_key *a, const sort_key *b) {
  if (a->rank != b->rank) return a->rank < b->rank ? -1 : 1;
  if (a->order != b->order) return a->order < b->order ? -1 : 1;
  if (a->rank == RANK_NUMBER) {
    if (a->bytes != b->bytes) return a->bytes < b->bytes ? -1 : 1;
    return a->rest.number < b->rest.number ? -1 : a->rest.number > b->rest.number;
  }
  if (a->rank == RANK_STRING) {
    int order = memcmp(a->rest.text, b->rest.text, a->bytes < b->bytes ? a->bytes : b->bytes);
    return order != 0 ? order : (a->bytes < b->bytes ? -1 : a->bytes > b->bytes);
  }
  return a->rest.second < b->rest.second ? -1 : a->rest.second > b->rest.second;
}

/// Few keys: no work space, and quick.
static void insertion_sort(sort_key *keys, size_t count) {
  for (size_t at = 1; at < count; at++) {
    sort_key key = keys[at];
    size_t to = at;
    for (; to > 0 && compare(&keys[to - 1], &key) > 0; to--) keys[to] = keys[to - 1];
    keys[to] = key;
  }
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
  sort_key *keys;
  if (count <= 16) {
    keys = (sort_key *)(void *)scratch->bytes;
    insertion_sort(keys, (size_t)count);
    goto put;
  }
  if (!dl_buffer_reserve(scratch, scratch->count)) dl_raise_full(L, scratch);
  keys = (sort_key *)(void *)scratch->bytes;
  keys = sort(L, keys, keys + count, (size_t)count);
put:
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

#include <string.h>

#include "internal.h"

// table.sort as a merge sort: stable, so that ties keep their order, without a pivot chosen by the clock, and in bounds
// whatever the order function answers. The elements are copied to a table of our own first; sorted are their places.

/// Where the copies stand on the Lua stack.
enum { COPIES = 3 };

/// The elements as far as they can be compared without Lua.
typedef struct element {
  const char *text;  // NULL: a number
  size_t bytes;
  lua_Number number;
} element;

typedef struct sorter {
  lua_State *L;
  /// All numbers, or all strings, and no order function; else NULL.
  const element *elements;
  bool has_function;
  uint32_t steps;
} sorter;

/// Whether the element at place `a` must stand before the one at `b`.
static bool less(sorter *s, uint32_t a, uint32_t b) {
  lua_State *L = s->L;
  if ((++s->steps & 0x3FF) == 0) dl_tick(L);
  if (s->elements != NULL) {
    const element *x = &s->elements[a], *y = &s->elements[b];
    if (x->text == NULL) return x->number < y->number;
    int order = memcmp(x->text, y->text, x->bytes < y->bytes ? x->bytes : y->bytes);
    return order != 0 ? order < 0 : x->bytes < y->bytes;
  }
  if (s->has_function) {
    lua_pushvalue(L, 2);
    lua_rawgeti(L, COPIES, (lua_Integer)a + 1);
    lua_rawgeti(L, COPIES, (lua_Integer)b + 1);
    lua_call(L, 2, 1);
    bool result = lua_toboolean(L, -1);
    lua_pop(L, 1);
    return result;
  }
  lua_rawgeti(L, COPIES, (lua_Integer)a + 1);
  lua_rawgeti(L, COPIES, (lua_Integer)b + 1);
  bool result = lua_compare(L, -2, -1, LUA_OPLT);
  lua_pop(L, 2);
  return result;
}

static uint32_t *sort(sorter *s, uint32_t *places, uint32_t *spare, uint32_t count) {
  // Short runs by insertion: fewer moves, and few comparisons when the table is nearly sorted.
  enum { RUN = 8 };
  for (uint32_t low = 0; low < count; low += RUN) {
    uint32_t high = low + RUN < count ? low + RUN : count;
    for (uint32_t at = low + 1; at < high; at++) {
      uint32_t place = places[at], to = at;
      while (to > low && less(s, place, places[to - 1])) {
        places[to] = places[to - 1];
        to--;
      }
      places[to] = place;
    }
  }
  for (uint64_t width = RUN; width < count; width *= 2) {
    for (uint64_t low = 0; low < count; low += 2 * width) {
      uint64_t middle = low + width < count ? low + width : count;
      uint64_t high = low + 2 * width < count ? low + 2 * width : count;
      uint64_t left = low, right = middle;
      if (middle < high && !less(s, places[middle], places[middle - 1])) {
        memcpy(spare + low, places + low, (high - low) * sizeof *places);
        continue;
      }
      for (uint64_t at = low; at < high; at++) {
        // The right one goes first only if it is less: equal ones keep their order.
        bool from_right = left >= middle || (right < high && less(s, places[right], places[left]));
        spare[at] = from_right ? places[right++] : places[left++];
      }
    }
    uint32_t *swap = places;
    places = spare;
    spare = swap;
  }
  return places;
}

/// Copies the elements, and reads them for a comparison without Lua where all are of one kind. NULL: they are not.
/// Numbers beyond 2^53 may differ less than a float can tell, so they are left to Lua.
static element *copy_elements(lua_State *L, uint32_t count, bool has_function) {
  element *elements = lua_newuserdatauv(L, has_function ? 1 : count * sizeof(element), 0);
  bool plain = !has_function;
  int kind = LUA_TNONE;
  for (uint32_t at = 0; at < count; at++) {
    int type = lua_geti(L, 1, (lua_Integer)at + 1);
    if (plain) {
      if (kind == LUA_TNONE) kind = type;
      plain = type == kind && (type == LUA_TNUMBER || type == LUA_TSTRING);
      if (plain && type == LUA_TSTRING) {
        elements[at].text = lua_tolstring(L, -1, &elements[at].bytes);
      } else if (plain) {
        elements[at].text = NULL;
        elements[at].number = lua_tonumber(L, -1);
        plain = elements[at].number >= -0x1p53 && elements[at].number <= 0x1p53;
      }
    }
    lua_rawseti(L, COPIES, (lua_Integer)at + 1);
    if ((at & 0xFF) == 0) dl_tick(L);
  }
  return plain ? elements : NULL;
}

int dl_table_sort(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  bool has_function = !lua_isnoneornil(L, 2);
  if (has_function) luaL_checktype(L, 2, LUA_TFUNCTION);
  lua_settop(L, 2);
  lua_Integer length = luaL_len(L, 1);
  if (length < 2) return 0;
  luaL_argcheck(L, length < (lua_Integer)1 << 31, 1, "array too big");
  // A length that __len invents must not make us allocate before the elements are there.
  if ((lua_Unsigned)length > dl_state_of(L)->arena.limit / sizeof(element)) dl_error(L, "array too big");
  uint32_t count = (uint32_t)length;
  lua_createtable(L, (int)count, 0);
  sorter s = {.L = L, .has_function = has_function};
  s.elements = copy_elements(L, count, has_function);
  uint32_t *places = lua_newuserdatauv(L, 2 * (size_t)count * sizeof(uint32_t), 0);
  for (uint32_t at = 0; at < count; at++) places[at] = at;
  places = sort(&s, places, places + count, count);
  for (uint32_t at = 0; at < count; at++) {
    lua_rawgeti(L, COPIES, (lua_Integer)places[at] + 1);
    lua_seti(L, 1, (lua_Integer)at + 1);
    if ((at & 0xFF) == 0) dl_tick(L);
  }
  return 0;
}

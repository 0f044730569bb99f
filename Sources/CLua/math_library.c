#include <math.h>
#include <string.h>

#include "internal.h"

// The library's own mathematics; only `random` is ours: it is seeded by the host, not by the clock, and its state lies
// in the arena, so that a restore brings it back.

static uint64_t rotate(uint64_t value, int by) { return value << by | value >> (64 - by); }

/// xoshiro256** (Blackman and Vigna).
static uint64_t next_random(uint64_t *s) {
  uint64_t result = rotate(s[1] * 5, 7) * 9;
  uint64_t t = s[1] << 17;
  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= t;
  s[3] = rotate(s[3], 45);
  return result;
}

void dl_seed_random(dl_state *S, uint64_t seed) {
  // splitmix64, as its authors advise for seeding.
  for (int at = 0; at < 4; at++) {
    uint64_t z = (seed += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    S->random[at] = z ^ (z >> 31);
  }
}

/// A number in 0…most, each equally likely.
static uint64_t project(uint64_t *state, uint64_t most) {
  if ((most & (most + 1)) == 0) return next_random(state) & most;
  uint64_t mask = ~0ull >> __builtin_clzll(most);
  uint64_t value;
  do {
    value = next_random(state) & mask;
  } while (value > most);
  return value;
}

static int math_random(lua_State *L) {
  uint64_t *state = dl_state_of(L)->random;
  lua_Integer low = 1, high;
  switch (lua_gettop(L)) {
    case 0: lua_pushnumber(L, (lua_Number)(next_random(state) >> 11) * 0x1p-53); return 1;
    case 1:
      high = luaL_checkinteger(L, 1);
      if (high == 0) {
        lua_pushinteger(L, (lua_Integer)next_random(state));
        return 1;
      }
      break;
    case 2:
      low = luaL_checkinteger(L, 1);
      high = luaL_checkinteger(L, 2);
      break;
    default: dl_error(L, "wrong number of arguments to 'random'");
  }
  luaL_argcheck(L, low <= high, lua_gettop(L), "interval is empty");
  lua_pushinteger(L, (lua_Integer)(project(state, (uint64_t)high - (uint64_t)low) + (uint64_t)low));
  return 1;
}

void dl_open_math(lua_State *L) {
  static const char *const names[] = {
      "abs",  "acos", "asin",  "atan", "ceil",      "cos",  "deg", "exp",       "floor", "fmod", "huge", "log", "max",
      "maxinteger", "min", "mininteger", "modf", "pi", "rad", "sin", "sqrt", "tan", "tointeger", "type", "ult", NULL};
  lua_pushcfunction(L, luaopen_math);
  lua_call(L, 0, 1);
  lua_newtable(L);
  for (const char *const *name = names; *name != NULL; name++) {
    lua_getfield(L, -2, *name);
    lua_setfield(L, -2, *name);
  }
  lua_pushcfunction(L, math_random);
  lua_setfield(L, -2, "random");
  lua_remove(L, -2);
}

#include "model.h"

// The article's objects come here; until then no userdata is an object.

int dl_model_open(lua_State *L) {
  (void)L;
  return 0;
}

void dl_model_close(dl_state *state) { (void)state; }

void dl_model_reset(dl_state *state) { (void)state; }

int dl_model_is_object(lua_State *L, int index) {
  (void)L;
  (void)index;
  return 0;
}

int dl_model_encode(lua_State *L, int index, dl_buffer *out) {
  (void)L;
  (void)index;
  (void)out;
  return 0;
}

int dl_model_push(lua_State *L, const uint8_t *object) {
  (void)object;
  lua_pushnil(L);
  return 1;
}

void dl_model_compare_key(lua_State *L, int index, int32_t key[3]) {
  (void)L;
  (void)index;
  key[0] = key[1] = key[2] = 0;
}

int dl_model_pairs(lua_State *L, int index) {
  (void)L;
  (void)index;
  return 0;
}

#ifndef DATELINE_CLUA_MODEL_H
#define DATELINE_CLUA_MODEL_H

#include "internal.h"

/// Called under protection while the state is set up, before the snapshot.
int dl_model_open(lua_State *L);
/// Called when a state is closed. Does not raise.
void dl_model_close(dl_state *state);
/// Called after a restore: drops loaded tables. Does not raise.
void dl_model_reset(dl_state *state);
/// Whether the value is an object of the model. Does not raise.
int dl_model_is_object(lua_State *L, int index);
/// Appends an OBJECT value (tag, class, first, second); false when it could not. May raise for a stale object.
int dl_model_encode(lua_State *L, int index, dl_buffer *out);
/// Pushes the object for the 12 bytes after an OBJECT tag.
int dl_model_push(lua_State *L, const uint8_t *object);
/// The key that orders objects among keys: class, first, second. Does not raise.
void dl_model_compare_key(lua_State *L, int index, int32_t key[3]);
/// If the object iterates its fields itself, pushes the three values of `pairs` and returns true.
int dl_model_pairs(lua_State *L, int index);

#endif

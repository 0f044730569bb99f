#include <string.h>

#include "internal.h"

// Texts under construction stand on one stack of bytes, on the C heap but counted against the memory limit. A function
// that builds a text may call Lua, which may build another above it and may fail there; the bottom never moves.

void dl_text_begin(lua_State *L, dl_text *text) {
  text->L = L;
  text->base = dl_state_of(L)->text.count;
  text->count = 0;
}

/// Whether `count` more bytes stay under the limit. What lies near it is not worth collecting garbage for each time.
static bool allowed(dl_state *S, size_t count, size_t limit) {
  size_t in_use = dl_arena_in_use(&S->arena) + S->text.count;
  return in_use <= limit && count <= limit - in_use;
}

static void grow(dl_text *text, size_t count) {
  dl_state *S = dl_state_of(text->L);
  S->text.limit = 0;
  // The stack doubles, so that the limit need not be looked at for each byte.
  size_t more = S->text.capacity > count ? S->text.capacity : count;
  size_t limit = S->arena.limit;
  if (!allowed(S, more, limit)) {
    more = count;
    lua_gc(text->L, LUA_GCCOLLECT);
    limit = limit / 16 * 15;
  }
  if (!allowed(S, more, limit) || !dl_buffer_reserve(&S->text, more)) {
    S->exhausted = 1;
    dl_stop(text->L);
  }
}

char *dl_text_room(dl_text *text, size_t count) {
  dl_buffer *stack = &dl_state_of(text->L)->text;
  stack->count = text->base + text->count;
  if (count > stack->capacity - stack->count) grow(text, count);
  char *room = (char *)stack->bytes + stack->count;
  text->count += count;
  stack->count += count;
  return room;
}

void dl_text_append(dl_text *text, const char *bytes, size_t count) {
  if (count > 0) memcpy(dl_text_room(text, count), bytes, count);
}

void dl_text_byte(dl_text *text, char byte) { *dl_text_room(text, 1) = byte; }

void dl_text_push(dl_text *text) {
  dl_buffer *stack = &dl_state_of(text->L)->text;
  if (text->count == 0) {
    lua_pushliteral(text->L, "");
  } else {
    lua_pushlstring(text->L, (const char *)stack->bytes + text->base, text->count);
  }
  stack->count = text->base;
  if (stack->count == 0 && stack->capacity > (8u << 20)) dl_buffer_free(stack);
}

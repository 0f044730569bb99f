// sequence:find { lemma = "встретиться", pos = { "VERB", "NOUN" } }: the objects whose fields have these values.
#include "model_objects.h"

#include <string.h>

enum { MOST_CRITERIA = 16 };

typedef struct {
  const dl_field *field;
  int index;             // stack index of the wanted value
  const int32_t *values; // of a column of strings or numbers
  int32_t rows;
  uint8_t *wanted;       // for strings: by number, whether it is wanted
  int32_t number;        // for integers
} criterion;

static void want(const dl_model_table *t, uint8_t *wanted, const char *text, size_t length) {
  for (int32_t i = 0; i < t->string_count; i++) {
    size_t other = t->offsets[i + 1] - t->offsets[i];
    if (other == length && memcmp(t->bytes + t->offsets[i], text, length) == 0) wanted[i] = 1;
  }
}

// Prepares the criterion for a column of strings, whose wanted value is a string or a list of strings.
static void prepare_strings(lua_State *L, dl_model *m, criterion *w) {
  const dl_model_table *t = &dl_need(L, m, w->field->d.table)->t;
  w->values = t->values[w->field->d.column];
  w->rows = t->count;
  w->wanted = lua_newuserdatauv(L, (size_t)t->string_count + 1, 0);
  memset(w->wanted, 0, (size_t)t->string_count + 1);
  size_t length;
  if (lua_type(L, w->index) == LUA_TSTRING) {
    const char *text = lua_tolstring(L, w->index, &length);
    want(t, w->wanted, text, length);
    return;
  }
  if (lua_type(L, w->index) != LUA_TTABLE) {
    dl_error(L, "find: %s must be a string or a list of strings, not a %s", w->field->name, luaL_typename(L, w->index));
  }
  for (lua_Integer i = 1; lua_rawgeti(L, w->index, i) != LUA_TNIL; i++) {
    if (lua_type(L, -1) != LUA_TSTRING) dl_error(L, "find: %s[%d] is a %s, not a string", w->field->name, (int)i, luaL_typename(L, -1));
    const char *text = lua_tolstring(L, -1, &length);
    want(t, w->wanted, text, length);
    lua_pop(L, 1);
    dl_tick(L);
  }
  lua_pop(L, 1);
}

static int fits(lua_State *L, dl_model *m, int class_number, const criterion *w, int32_t place) {
  if (w->values) {
    int32_t value = place < w->rows ? w->values[place] : -1;
    if (value < 0) return 0;
    return w->wanted ? w->wanted[value] : value == w->number;
  }
  dl_push_field(L, m, class_number, w->field, place, 0, 0);
  int same = 0;
  if (lua_type(L, w->index) == LUA_TTABLE) {
    for (lua_Integer i = 1; !same && lua_rawgeti(L, w->index, i) != LUA_TNIL; i++) {
      same = lua_rawequal(L, -1, -2);
      lua_pop(L, 1);
    }
    if (!same) lua_pop(L, 1);
  } else {
    same = lua_rawequal(L, -1, w->index);
  }
  lua_pop(L, 1);
  return same;
}

int dl_sequence_find(lua_State *L) {
  dl_model *m = dl_model_of(L);
  dl_object *o = dl_object_current(L, m, 1);
  if (o->class_number >= 0) luaL_typeerror(L, 1, "sequence of objects");
  dl_sequence *s = (dl_sequence *)o;
  int c = -1 - o->class_number;
  luaL_checktype(L, 2, LUA_TTABLE);
  lua_settop(L, 2);
  luaL_checkstack(L, 3 * MOST_CRITERIA + 10, "find");
  criterion criteria[MOST_CRITERIA];
  int count = 0;
  lua_pushnil(L);
  while (lua_next(L, 2)) {
    int key = lua_gettop(L) - 1;
    if (count == MOST_CRITERIA) dl_error(L, "find takes at most %d fields", (int)MOST_CRITERIA);
    criterion *w = &criteria[count++];
    memset(w, 0, sizeof *w);
    w->field = dl_find_field(&m->classes[c], lua_topointer(L, key));
    if (!w->field) dl_unknown_field(L, m, c, key);
    w->index = key + 1;
    if (w->field->d.kind == DL_FIELD_STRING) {
      prepare_strings(L, m, w);
    } else if (w->field->d.kind == DL_FIELD_INTEGER && lua_isinteger(L, w->index)) {
      const dl_model_table *t = &dl_need(L, m, w->field->d.table)->t;
      lua_Integer number = lua_tointeger(L, w->index);
      w->values = t->values[w->field->d.column];
      w->rows = t->count;
      w->number = number >= 0 && number <= INT32_MAX ? (int32_t)number : -2;
    }
    lua_pushvalue(L, key);  // the values stay on the stack; the key goes on
  }
  int32_t *found = lua_newuserdatauv(L, ((size_t)s->count + 1) * sizeof(int32_t), 0);
  int32_t total = 0;
  for (int32_t i = 0; i < s->count; i++) {
    int32_t place = dl_place(s, i);
    int all = 1;
    for (int k = 0; all && k < count; k++) all = fits(L, m, c, &criteria[k], place);
    if (all) found[total++] = place;
    if ((i & 1023) == 0) dl_tick(L);
  }
  dl_sequence *result = dl_push_places(L, m, c, total);
  memcpy(result->places, found, (size_t)total * sizeof(int32_t));
  return 1;
}

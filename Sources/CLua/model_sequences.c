// Sequences: all objects of a layer, or some of them, as one value that answers `#`, `[i]`, `ipairs`, whole columns.
#include "model_objects.h"

#include <string.h>

static dl_sequence *new_sequence(lua_State *L, dl_model *m, int class_number, int32_t places) {
  dl_sequence *s = lua_newuserdatauv(L, sizeof(dl_sequence) + (size_t)places * sizeof(int32_t), 0);
  memset(s, 0, sizeof(dl_sequence));
  s->head.model = m;
  s->head.class_number = -1 - class_number;
  s->head.generation = m->source->generation;
  lua_rawgeti(L, LUA_REGISTRYINDEX, m->sequence_metatable);
  lua_setmetatable(L, -2);
  return s;
}

void dl_push_range(lua_State *L, dl_model *m, int class_number, int32_t from, int32_t count) {
  dl_sequence *s = new_sequence(L, m, class_number, 0);
  s->from = from;
  s->count = count;
}

// Pushes a sequence of `count` places, which the caller fills in at once.
dl_sequence *dl_push_places(lua_State *L, dl_model *m, int class_number, int32_t count) {
  dl_sequence *s = new_sequence(L, m, class_number, count);
  s->listed = 1;
  s->count = count;
  memset(s->places, 0, (size_t)count * sizeof(int32_t));
  return s;
}

static int element_class(const dl_sequence *s) { return -1 - s->head.class_number; }

static dl_sequence *current(lua_State *L, dl_model *m, int index) {
  dl_object *o = dl_object_current(L, m, index);
  if (o->class_number >= 0) luaL_typeerror(L, index, "sequence of objects");
  return (dl_sequence *)o;
}

// Beyond this many a column is filled one by one, for the way over the stack takes its room three times.
enum { AT_ONCE = 8192 };

// Makes the table of a column of strings out of the stack, where `{...}` takes them all at once: half the time of
// setting them one by one, and columns are what plugins touch first in an article.
static void push_strings(lua_State *L, dl_model *m, const dl_sequence *s, const dl_field *f) {
  enum { KEPT = 64 };  // parts of speech and features repeat; those that came last are copied inside the stack
  const dl_model_table *t = &dl_need(L, m, f->d.table)->t;
  const int32_t *values = t->values[f->d.column], *places = s->listed ? s->places : NULL;
  const int32_t from = s->from, count = s->count, known = t->count;
  luaL_checkstack(L, count + 4, "column");
  dl_anchor(L, m, dl_pool(m, f->d.table));
  int pool = lua_gettop(L);
  lua_rawgeti(L, LUA_REGISTRYINDEX, m->collect);
  int32_t kept[KEPT], kept_at[KEPT];
  memset(kept, -1, sizeof kept);
  for (int32_t i = 0; i < count; i++) {
    int32_t place = places ? places[i] : from + i;
    int32_t value = place < known ? values[place] : -1;
    int slot = value & (KEPT - 1);
    if (value < 0) {
      lua_pushboolean(L, 0);
    } else if (kept[slot] == value) {
      lua_pushvalue(L, kept_at[slot]);
    } else {
      if (lua_rawgeti(L, pool, (lua_Integer)value + 1) == LUA_TNIL) {
        lua_pop(L, 1);
        lua_pushlstring(L, t->bytes + t->offsets[value], t->offsets[value + 1] - t->offsets[value]);
        lua_pushvalue(L, -1);
        lua_rawseti(L, pool, (lua_Integer)value + 1);
      }
      kept[slot] = value;
      kept_at[slot] = pool + 2 + i;
    }
  }
  lua_call(L, count, 1);
  lua_remove(L, pool);
}

// A whole column as a plain table; `false` stands where an object has no value, so that `#` counts right.
static void push_column(lua_State *L, dl_model *m, dl_sequence *s, const dl_field *f) {
  int c = element_class(s);
  if (f->d.kind == DL_FIELD_STRING && s->count <= AT_ONCE) {
    push_strings(L, m, s, f);
    return;
  }
  lua_createtable(L, s->count, 0);
  int result = lua_gettop(L);
  const dl_model_table *t = f->d.kind == DL_FIELD_INTEGER ? &dl_need(L, m, f->d.table)->t : NULL;
  for (int32_t i = 0; i < s->count; i++) {
    int32_t place = dl_place(s, i);
    int32_t value = t && place < t->count ? t->values[f->d.column][place] : -1;
    if (value >= 0) lua_pushinteger(L, value);
    else if (t) lua_pushboolean(L, 0);
    else dl_push_field(L, m, c, f, place, 0, 0);
    if (lua_isnil(L, -1)) {
      lua_pop(L, 1);
      lua_pushboolean(L, 0);
    }
    lua_rawseti(L, result, (lua_Integer)i + 1);
    if ((i & 255) == 0) dl_tick(L);
  }
  lua_settop(L, result);
}

// Pushes element `i` out of the caches of the running closure.
static inline void push_element(lua_State *L, dl_model *m, const dl_sequence *s, int32_t i) {
  int c = element_class(s);
  int32_t place = dl_place(s, i);
  dl_need(L, m, m->classes[c].table);  // else the caches are still those of another article
  if (lua_rawgeti(L, lua_upvalueindex(dl_objects(m, c)), (lua_Integer)place + 1) != LUA_TNIL) {
    m->source->last_class = c;
    m->source->last_first = place;
    return;
  }
  lua_pop(L, 1);
  dl_push_object(L, m, c, place, 0, 1);
}

int dl_sequence_index(lua_State *L) {
  dl_sequence *s = lua_touserdata(L, 1);
  dl_model *m = s->head.model;
  if (!dl_is_current(m, &s->head)) dl_stale(L, m, &s->head);
  int c = element_class(s);
  if (lua_type(L, 2) == LUA_TNUMBER) {
    int whole;
    lua_Integer i = lua_tointegerx(L, 2, &whole);
    if (!whole || i < 1 || i > s->count) lua_pushnil(L);
    else push_element(L, m, s, (int32_t)(i - 1));
    return 1;
  }
  if (lua_type(L, 2) != LUA_TSTRING) {
    dl_error(L, "%s are taken by number or by the name of a field, not by a %s", m->classes[c].plural, luaL_typename(L, 2));
  }
  lua_rawgeti(L, LUA_REGISTRYINDEX, m->sequence_methods);
  lua_pushvalue(L, 2);
  if (lua_rawget(L, -2) != LUA_TNIL) return 1;
  const dl_field *f = dl_find_field(&m->classes[c], lua_topointer(L, 2));
  if (!f) return dl_unknown_field(L, m, c, 2);
  const dl_class *class = &m->classes[c];
  int whole = class->kind == DL_CLASS_LAYER && !s->listed && s->from == 0
    && s->count == dl_need(L, m, class->table)->t.count;
  if (!whole) {
    push_column(L, m, s, f);
    return 1;
  }
  // Columns of all objects are kept beside the values of single objects, under numbers below these.
  lua_Integer key = -1 - (lua_Integer)(f - class->fields);
  dl_anchor(L, m, dl_derived(m, c));
  if (lua_rawgeti(L, -1, key) == LUA_TNIL) {
    lua_pop(L, 1);
    push_column(L, m, s, f);
    lua_pushvalue(L, -1);
    lua_rawseti(L, -3, key);
  }
  return 1;
}

// The step of `ipairs`: (sequence, i) -> i + 1, object.
int dl_sequence_next(lua_State *L) {
  dl_sequence *s = lua_touserdata(L, 1);
  if (!s || lua_type(L, 1) != LUA_TUSERDATA) return dl_error(L, "the step of ipairs lost its sequence"), 0;
  dl_model *m = s->head.model;
  if (!dl_is_current(m, &s->head)) dl_stale(L, m, &s->head);
  lua_Integer i = lua_tointeger(L, 2);
  if (i < 0 || i >= s->count) return 0;
  lua_pushinteger(L, i + 1);
  push_element(L, m, s, (int32_t)i);
  return 2;
}

int dl_sequence_length(lua_State *L) {
  lua_pushinteger(L, ((dl_sequence *)lua_touserdata(L, 1))->count);
  return 1;
}

// `pairs` and `ipairs` of a sequence are the same.
int dl_sequence_pairs(lua_State *L) {
  dl_model *m = dl_model_of(L);
  current(L, m, 1);
  lua_rawgeti(L, LUA_REGISTRYINDEX, m->fast[2]);
  lua_pushvalue(L, 1);
  lua_pushinteger(L, 0);
  return 3;
}

static const dl_field *column_named(lua_State *L, dl_model *m, const dl_sequence *s, int index) {
  if (lua_type(L, index) != LUA_TSTRING) luaL_typeerror(L, index, "name of a field");
  const dl_field *f = dl_find_field(&m->classes[element_class(s)], lua_topointer(L, index));
  if (!f) dl_unknown_field(L, m, element_class(s), index);
  return f;
}

typedef struct {
  dl_sequence *sequence;
  int32_t next;
  int32_t count;
  struct {
    const dl_field *field;
    const int32_t *values;  // of a column of strings, else NULL
    int32_t rows;
  } columns[];
} dl_each;

// The step of `each`: upvalue 1 the dl_each, 2 the sequence (kept alive), 2 + k the strings of column k.
static int next_each(lua_State *L) {
  dl_each *e = lua_touserdata(L, lua_upvalueindex(1));
  dl_sequence *s = e->sequence;
  dl_model *m = s->head.model;
  if (!dl_is_current(m, &s->head)) dl_stale(L, m, &s->head);
  if (e->next >= s->count) return 0;
  int32_t place = dl_place(s, e->next++);
  lua_pushinteger(L, e->next);
  for (int32_t k = 0; k < e->count; k++) {
    const int32_t *values = e->columns[k].values;
    if (values && place < e->columns[k].rows) {
      int32_t number = values[place];
      if (number < 0) lua_pushnil(L);
      else if (lua_rawgeti(L, lua_upvalueindex(3 + k), (lua_Integer)number + 1) == LUA_TNIL) {
        lua_pop(L, 1);
        dl_push_pooled(L, m, e->columns[k].field->d.table, number, 0);
      }
    } else {
      dl_push_field(L, m, element_class(s), e->columns[k].field, place, 0, 0);
    }
  }
  return 1 + e->count;
}

// sequence:each("lemma", "pos") -> an iterator of i, lemma, pos.
static int each(lua_State *L) {
  dl_model *m = dl_model_of(L);
  dl_sequence *s = current(L, m, 1);
  int count = lua_gettop(L) - 1;
  if (count > 12) dl_error(L, "each takes at most 12 fields");
  luaL_checkstack(L, count + 8, "each");
  dl_each *e = lua_newuserdatauv(L, sizeof(dl_each) + (size_t)count * sizeof(e->columns[0]), 0);
  e->sequence = s;
  e->next = 0;
  e->count = count;
  lua_pushvalue(L, 1);
  for (int k = 0; k < count; k++) {
    const dl_field *f = column_named(L, m, s, 2 + k);
    e->columns[k].field = f;
    e->columns[k].values = NULL;
    e->columns[k].rows = 0;
    if (f->d.kind == DL_FIELD_STRING) {
      const dl_model_table *t = &dl_need(L, m, f->d.table)->t;
      e->columns[k].values = t->values[f->d.column];
      e->columns[k].rows = t->count;
      dl_anchor(L, m, dl_pool(m, f->d.table));
    } else {
      lua_pushnil(L);
    }
  }
  lua_pushcclosure(L, next_each, 2 + count);
  return 1;
}

// sequence:list() -> a plain table of the objects, which may be sorted or changed.
static int list(lua_State *L) {
  dl_model *m = dl_model_of(L);
  dl_sequence *s = current(L, m, 1);
  lua_createtable(L, s->count, 0);
  for (int32_t i = 0; i < s->count; i++) {
    dl_push_object(L, m, element_class(s), dl_place(s, i), 0, 0);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
    if ((i & 255) == 0) dl_tick(L);
  }
  return 1;
}

// sequence:count("lemma") -> a table from each value to how many objects have it.
static int count(lua_State *L) {
  dl_model *m = dl_model_of(L);
  dl_sequence *s = current(L, m, 1);
  const dl_field *f = column_named(L, m, s, 2);
  lua_settop(L, 2);
  lua_newtable(L);
  if (f->d.kind == DL_FIELD_STRING) {
    const dl_model_table *t = &dl_need(L, m, f->d.table)->t;
    int32_t *totals = lua_newuserdatauv(L, ((size_t)t->string_count + 1) * sizeof(int32_t), 0);
    memset(totals, 0, ((size_t)t->string_count + 1) * sizeof(int32_t));
    for (int32_t i = 0; i < s->count; i++) {
      int32_t place = dl_place(s, i);
      if (place < t->count && t->values[f->d.column][place] >= 0) totals[t->values[f->d.column][place]]++;
    }
    for (int32_t number = 0; number < t->string_count; number++) {
      if (totals[number] == 0) continue;
      dl_push_pooled(L, m, f->d.table, number, 0);
      lua_pushinteger(L, totals[number]);
      lua_rawset(L, 3);
      if ((number & 255) == 0) dl_tick(L);
    }
    lua_settop(L, 3);
    return 1;
  }
  for (int32_t i = 0; i < s->count; i++) {
    dl_push_field(L, m, element_class(s), f, dl_place(s, i), 0, 0);
    if (lua_isnil(L, -1)) {
      lua_pop(L, 1);
      continue;
    }
    lua_pushvalue(L, -1);
    lua_rawget(L, 3);
    lua_pushinteger(L, lua_tointeger(L, -1) + 1);
    lua_remove(L, -2);
    lua_rawset(L, 3);
    if ((i & 255) == 0) dl_tick(L);
  }
  return 1;
}

int dl_sequence_find(lua_State *L);

void dl_sequence_methods(lua_State *L, dl_model *m) {
  static const luaL_Reg methods[] = {{"count", count}, {"each", each}, {"find", dl_sequence_find}, {"list", list}, {NULL, NULL}};
  lua_newtable(L);
  for (const luaL_Reg *r = methods; r->name; r++) {
    lua_pushcfunction(L, r->func);
    lua_setfield(L, -2, r->name);
  }
  m->sequence_methods = luaL_ref(L, LUA_REGISTRYINDEX);
}

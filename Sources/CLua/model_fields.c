// The fields of an object: finding one by name, and making its value.
#include "model_objects.h"

#include <string.h>

int dl_unknown_field(lua_State *L, dl_model *m, int class_number, int key) {
  const dl_class *c = &m->classes[class_number];
  if (lua_type(L, key) != LUA_TSTRING) {
    return dl_error(L, "%s has no field of type %s; its fields have names", c->name, luaL_typename(L, key)), 0;
  }
  size_t length;
  const char *name = lua_tolstring(L, key, &length);
  const char *nearest = NULL;
  int best = 4;
  luaL_Buffer list;
  for (int i = 0; i < c->field_count; i++) {
    const char *other = c->fields[i].name;
    int distance = dl_distance(name, length, other, strlen(other), 3);
    if (distance < best && distance < (int)strlen(other)) {
      best = distance;
      nearest = other;
    }
  }
  luaL_buffinit(L, &list);
  for (int i = 0; i < c->field_count; i++) {
    if (i > 0) luaL_addstring(&list, ", ");
    luaL_addstring(&list, c->fields[i].name);
  }
  luaL_pushresult(&list);
  const char *fields = c->field_count > 0 ? lua_tostring(L, -1) : "none";
  if (nearest) {
    dl_error(L, "%s has no field '%s'; did you mean '%s'? It has: %s", c->name, name, nearest, fields);
  }
  dl_error(L, "%s has no field '%s'; it has: %s", c->name, name, fields);
}

void dl_push_pooled(lua_State *L, dl_model *m, int table, int32_t number, int fast) {
  if (number < 0) {
    lua_pushnil(L);
    return;
  }
  int pool = lua_upvalueindex(dl_pool(m, table));
  if (!fast) {
    dl_anchor(L, m, dl_pool(m, table));
    pool = lua_absindex(L, -1);
  }
  if (__builtin_expect(lua_rawgeti(L, pool, (lua_Integer)number + 1) == LUA_TNIL, 0)) {
    lua_pop(L, 1);
    const dl_model_table *t = &m->tables[table].t;
    lua_pushlstring(L, t->bytes + t->offsets[number], t->offsets[number + 1] - t->offsets[number]);
    lua_pushvalue(L, -1);
    lua_rawseti(L, pool, (lua_Integer)number + 1);
  }
  if (!fast) lua_remove(L, -2);
}

static void push_text(lua_State *L, dl_model *m, const dl_class *c, int32_t first, int32_t second, int fast) {
  if (c->kind == DL_CLASS_SPAN) {
    lua_pushlstring(L, m->source->text + first, (size_t)(second - first));
    return;
  }
  const dl_model_table *t = &dl_need(L, m, c->table)->t;
  int cache = lua_upvalueindex(dl_texts(m, c->table));
  if (!fast) {
    dl_anchor(L, m, dl_texts(m, c->table));
    cache = lua_absindex(L, -1);
  }
  if (lua_rawgeti(L, cache, (lua_Integer)first + 1) == LUA_TNIL) {
    lua_pop(L, 1);
    lua_pushlstring(L, m->source->text + t->values[0][first], (size_t)(t->values[1][first] - t->values[0][first]));
    lua_pushvalue(L, -1);
    lua_rawseti(L, cache, (lua_Integer)first + 1);
  }
  if (!fast) lua_remove(L, -2);
}

// Makes a value that is kept: lists, sequences, what the host computes.
static void make_derived(lua_State *L, dl_model *m, int class_number, const dl_field *f, int32_t first, int32_t second) {
  const dl_class *c = &m->classes[class_number];
  int32_t start = first, stop = second;
  dl_object self = {m, class_number, first, second, m->source->generation};
  switch (f->d.kind) {
    case DL_FIELD_TEXT_ALL:
      lua_pushlstring(L, m->source->text, m->source->text_length);
      return;
    case DL_FIELD_SLOT: {
      const dl_model_slot *slot = f->d.column < m->source->slot_count ? &m->source->slots[f->d.column] : NULL;
      if (slot && slot->bytes) lua_pushlstring(L, slot->bytes, slot->length);
      else lua_pushnil(L);
      return;
    }
    case DL_FIELD_ALL:
      dl_push_range(L, m, f->d.target, 0, dl_need(L, m, m->classes[f->d.target].table)->t.count);
      return;
    case DL_FIELD_INSIDE:
      dl_span_of(L, m, &self, &start, &stop);
      dl_push_inside(L, m, f->d.target, start, stop);
      return;
    case DL_FIELD_REVERSE:
      dl_push_reverse(L, m, (dl_field *)f, first, dl_need(L, m, c->table)->t.count);
      return;
    case DL_FIELD_HOST:
      dl_push_host(L, f->d.function);
      dl_push_object(L, m, class_number, first, second, 0);
      lua_call(L, 1, 2);
      dl_make_rows_strict(L, -2, -1);
      lua_pop(L, 1);
      return;
    default:
      break;
  }
  const dl_model_table *t = &dl_need(L, m, f->d.table)->t;
  const int32_t *values = t->values[f->d.column], *starts = t->starts[f->d.column];
  int32_t from = starts[first], to = starts[first + 1];
  if (f->d.kind == DL_FIELD_OBJECTS) {
    dl_sequence *s = dl_push_places(L, m, f->d.target, to - from);
    memcpy(s->places, values + from, (size_t)(to - from) * sizeof(int32_t));
    return;
  }
  lua_createtable(L, to - from, 0);
  int32_t step = f->d.kind == DL_FIELD_SPANS ? 2 : 1, number = 0;
  for (int32_t i = from; i + step <= to; i += step) {
    if (step == 2) dl_push_object(L, m, f->d.target, values[i], values[i + 1], 0);
    else dl_push_pooled(L, m, f->d.table, values[i], 0);
    lua_rawseti(L, -2, ++number);
  }
}

static void push_derived(lua_State *L, dl_model *m, int c, const dl_field *f, int32_t first, int32_t second) {
  if (m->classes[c].kind == DL_CLASS_SPAN) {  // too many keys to keep values under
    make_derived(L, m, c, f, first, second);
    return;
  }
  if (m->classes[c].kind == DL_CLASS_SINGLE) dl_fresh(L, m);
  else if (m->classes[c].kind == DL_CLASS_LAYER) dl_need(L, m, m->classes[c].table);
  lua_Integer key = (lua_Integer)first * m->classes[c].field_count + (f - m->classes[c].fields) + 1;
  dl_anchor(L, m, dl_derived(m, c));
  if (lua_rawgeti(L, -1, key) == LUA_TNIL) {
    lua_pop(L, 1);
    make_derived(L, m, c, f, first, second);
    lua_pushvalue(L, -1);
    lua_rawseti(L, -3, key);
  }
  lua_remove(L, -2);
}

// Pushes the value of a field. `fast` says that the running closure holds the caches as upvalues.
void dl_push_field(lua_State *L, dl_model *m, int c, const dl_field *f, int32_t first, int32_t second, int fast) {
  switch (f->d.kind) {
    case DL_FIELD_STRING: {
      const dl_model_table *t = &dl_need(L, m, f->d.table)->t;
      if (first < t->count) dl_push_pooled(L, m, f->d.table, t->values[f->d.column][first], fast);
      else lua_pushnil(L);
      return;
    }
    case DL_FIELD_INTEGER:
    case DL_FIELD_OBJECT: {
      const dl_model_table *t = &dl_need(L, m, f->d.table)->t;
      int32_t value = first < t->count ? t->values[f->d.column][first] : -1;
      if (value < 0) lua_pushnil(L);
      else if (f->d.kind == DL_FIELD_INTEGER) lua_pushinteger(L, value);
      else dl_push_object(L, m, f->d.target, value, 0, fast);
      return;
    }
    case DL_FIELD_TEXT:
      push_text(L, m, &m->classes[c], first, second, fast);
      return;
    case DL_FIELD_FIRST:
    case DL_FIELD_LAST: {
      int32_t start = 0, stop = 0;
      dl_object self = {m, c, first, second, 0};
      dl_span_of(L, m, &self, &start, &stop);
      lua_pushinteger(L, f->d.kind == DL_FIELD_FIRST ? start + 1 : stop);
      return;
    }
    case DL_FIELD_PLACE:
      lua_pushinteger(L, (lua_Integer)first + 1);
      return;
    case DL_FIELD_SPAN: {
      const dl_model_table *t = &dl_need(L, m, f->d.table)->t;
      const int32_t *starts = t->starts[f->d.column], *values = t->values[f->d.column];
      if (starts[first + 1] - starts[first] < 2) lua_pushnil(L);
      else dl_push_object(L, m, f->d.target, values[starts[first]], values[starts[first] + 1], fast);
      return;
    }
    case DL_FIELD_AROUND: {
      int32_t start = 0, stop = 0;
      dl_object self = {m, c, first, second, 0};
      dl_span_of(L, m, &self, &start, &stop);
      dl_push_around(L, m, f->d.target, start, fast);
      return;
    }
    case DL_FIELD_NEIGHBOR: {
      int64_t place = (int64_t)first + f->d.column;
      if (place < 0 || place >= dl_need(L, m, m->classes[c].table)->t.count) lua_pushnil(L);
      else dl_push_object(L, m, c, (int32_t)place, 0, fast);
      return;
    }
    case DL_FIELD_SINGLE:
      dl_push_object(L, m, f->d.target, 0, 0, fast);
      return;
    case DL_FIELD_METHOD:
    case DL_FIELD_FUNCTION:
    case DL_FIELD_ITERATOR:
    case DL_FIELD_IS:
    case DL_FIELD_FEATURE:
    case DL_FIELD_TO:
    case DL_FIELD_CONTAINS:
    case DL_FIELD_CUT:
      dl_push_method(L, m, c, f);
      return;
    default:
      push_derived(L, m, c, f, first, second);
  }
}

int dl_object_index(lua_State *L) {
  const dl_object *o = lua_touserdata(L, 1);
  dl_model *m = o->model;
  if (!dl_is_current(m, o)) dl_stale(L, m, o);
  const dl_field *f = dl_find_field(&m->classes[o->class_number], lua_topointer(L, 2));
  if (__builtin_expect(!f, 0)) return dl_unknown_field(L, m, o->class_number, 2);
  if (f->d.kind == DL_FIELD_STRING) {  // by far the most frequent, so without a further call
    const dl_loaded *t = dl_need(L, m, f->d.table);
    int32_t number = o->first < t->t.count ? t->t.values[f->d.column][o->first] : -1;
    if (number >= 0 && lua_rawgeti(L, lua_upvalueindex(dl_pool(m, f->d.table)), (lua_Integer)number + 1) != LUA_TNIL) {
      return 1;
    }
    lua_settop(L, 2);
  }
  dl_push_field(L, m, o->class_number, f, o->first, o->second, 1);
  return 1;
}

// next for `pairs`: upvalue 1 the object, 2 the number of the next field.
static int next_field(lua_State *L) {
  const dl_object *o = lua_touserdata(L, lua_upvalueindex(1));
  dl_model *m = o->model;
  if (!dl_is_current(m, o)) dl_stale(L, m, o);
  const dl_class *c = &m->classes[o->class_number];
  lua_Integer i = lua_tointeger(L, lua_upvalueindex(2));
  for (; i < c->field_count; i++) {
    if (!c->fields[i].d.listed) continue;
    lua_pushstring(L, c->fields[i].name);
    dl_push_field(L, m, o->class_number, &c->fields[i], o->first, o->second, 0);
    if (lua_isnil(L, -1)) {
      lua_pop(L, 2);
      continue;
    }
    lua_pushinteger(L, i + 1);
    lua_replace(L, lua_upvalueindex(2));
    return 2;
  }
  return 0;
}

int dl_object_pairs(lua_State *L) {
  lua_pushvalue(L, 1);
  lua_pushinteger(L, 0);
  lua_pushcclosure(L, next_field, 2);
  lua_pushvalue(L, 1);
  lua_pushnil(L);
  return 3;
}

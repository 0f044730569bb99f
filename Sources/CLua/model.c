// Set-up, tables, caches and objects of the article model.
#include "model_objects.h"

#include <stdlib.h>
#include <string.h>

dl_object *dl_object_at(lua_State *L, dl_model *m, int index) {
  if (lua_type(L, index) != LUA_TUSERDATA || lua_rawlen(L, index) < sizeof(dl_object)) return NULL;
  dl_object *o = lua_touserdata(L, index);
  return o->model == m ? o : NULL;
}

void dl_stale(lua_State *L, const dl_model *m, const dl_object *o) {
  int c = o->class_number < 0 ? -1 - o->class_number : o->class_number;
  dl_error(
    L, "stale %s: it belongs to an article that is no longer at hand; keep its texts and numbers instead of the object",
    o->class_number < 0 ? m->classes[c].plural : m->classes[c].name);
}

dl_object *dl_object_current(lua_State *L, dl_model *m, int index) {
  dl_object *o = dl_object_at(L, m, index);
  if (!o) luaL_typeerror(L, index, "object of the article");
  if (!dl_is_current(m, o)) dl_stale(L, m, o);
  return o;
}

void dl_anchor(lua_State *L, dl_model *m, int number) {
  lua_rawgeti(L, LUA_REGISTRYINDEX, m->anchors);
  lua_rawgeti(L, -1, number);
  lua_remove(L, -2);
}

// Puts the table on the stack's top into the anchors and, where `shared`, into the upvalues of the fast closures.
static void set_anchor(lua_State *L, dl_model *m, int number, int shared) {
  lua_rawgeti(L, LUA_REGISTRYINDEX, m->anchors);
  lua_pushvalue(L, -2);
  lua_rawseti(L, -2, number);
  lua_pop(L, 1);
  for (int i = 0; shared && i < 3; i++) {
    lua_rawgeti(L, LUA_REGISTRYINDEX, m->fast[i]);
    lua_pushvalue(L, -2);
    lua_setupvalue(L, -2, number);
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
}

// Renews the caches that hang on no table: free spans, the text, the only objects of a class.
void dl_fresh(lua_State *L, dl_model *m) {
  if (m->kept_generation == m->source->generation) return;
  for (int c = 0; c < m->class_count; c++) {
    if (m->classes[c].kind != DL_CLASS_SINGLE && m->classes[c].kind != DL_CLASS_SPAN) continue;
    lua_newtable(L);
    set_anchor(L, m, dl_objects(m, c), 1);
    lua_newtable(L);
    set_anchor(L, m, dl_derived(m, c), 0);
  }
  lua_newtable(L);
  set_anchor(L, m, dl_extra(m), 0);
  m->kept_generation = m->source->generation;
}

dl_loaded *dl_load_table(lua_State *L, dl_model *m, int table) {
  dl_loaded *loaded = &m->tables[table];
  luaL_checkstack(L, 8, "model");
  const uint8_t *message = NULL;
  size_t length = 0;
  const dl_options *options = &m->state->options;
  if (options->table(options->context, table, &loaded->t, &message, &length) != 0) {
    dl_error_bytes(L, message, length);
  }
  const dl_model_table *t = &loaded->t;
  lua_createtable(L, t->string_count, 0);
  set_anchor(L, m, dl_pool(m, table), 1);
  lua_newtable(L);
  set_anchor(L, m, dl_texts(m, table), 1);
  for (int c = 0; c < m->class_count; c++) {
    if (m->classes[c].table != table) continue;
    lua_newtable(L);
    set_anchor(L, m, dl_objects(m, c), 1);
    lua_newtable(L);
    set_anchor(L, m, dl_derived(m, c), 0);
  }
  loaded->sorted = 1;
  if (t->column_count > 0 && t->values[0] && !t->starts[0]) {
    for (int32_t i = 1; i < t->count; i++) {
      if (t->values[0][i] < t->values[0][i - 1]) {
        loaded->sorted = 0;
        break;
      }
    }
  }
  loaded->generation = m->source->generation;
  return loaded;
}

static void new_object(lua_State *L, dl_model *m, int class_number, int32_t first, int32_t second) {
  dl_object *o = lua_newuserdatauv(L, sizeof(dl_object), 0);
  o->model = m;
  o->class_number = class_number;
  o->first = first;
  o->second = second;
  o->generation = m->source->generation;
  lua_rawgeti(L, LUA_REGISTRYINDEX, m->classes[class_number].metatable);
  lua_setmetatable(L, -2);
}

// Pushes the object, the same userdata every time. `fast` says that the running closure holds the caches.
void dl_push_object(lua_State *L, dl_model *m, int class_number, int32_t first, int32_t second, int fast) {
  const dl_class *c = &m->classes[class_number];
  if (c->kind == DL_CLASS_LAYER) {
    dl_loaded *t = dl_need(L, m, c->table);
    if (first < 0 || first >= t->t.count) dl_error(L, "no %s number %d", c->name, (int)first + 1);
    m->source->last_class = class_number;
    m->source->last_first = first;
  } else if (c->kind == DL_CLASS_SPAN) {
    dl_fresh(L, m);
    if (first < 0 || second < first || (size_t)second > m->source->text_length) {
      dl_error(L, "no span of the text: bytes %d to %d", (int)first + 1, (int)second);
    }
    m->source->last_class = class_number;
    m->source->last_first = first;
    m->source->last_second = second;
  } else if (c->kind == DL_CLASS_SINGLE) {
    dl_fresh(L, m);
    first = second = 0;
  }
  lua_Integer key = c->kind == DL_CLASS_SPAN ? ((lua_Integer)first << 32 | (lua_Integer)second) : (lua_Integer)first + 1;
  int cache = lua_upvalueindex(dl_objects(m, class_number));
  if (!fast) {
    dl_anchor(L, m, dl_objects(m, class_number));
    cache = lua_absindex(L, -1);
  }
  if (lua_rawgeti(L, cache, key) == LUA_TNIL) {
    lua_pop(L, 1);
    new_object(L, m, class_number, first, second);
    lua_pushvalue(L, -1);
    lua_rawseti(L, cache, key);
  }
  if (!fast) lua_remove(L, -2);
}

// The span of an object in bytes, half-open; 0 where its class has none.
int dl_span_of(lua_State *L, dl_model *m, const dl_object *o, int32_t *start, int32_t *stop) {
  if (o->class_number < 0) return 0;
  const dl_class *c = &m->classes[o->class_number];
  if (c->kind == DL_CLASS_SPAN) {
    *start = o->first;
    *stop = o->second;
    return 1;
  }
  if (c->kind != DL_CLASS_LAYER || !c->spanned) return 0;
  const dl_model_table *t = &dl_need(L, m, c->table)->t;
  *start = t->values[0][o->first];
  *stop = t->values[1][o->first];
  return 1;
}

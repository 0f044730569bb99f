// Methods of objects: a few answered here, the others by the host.
#include "model_objects.h"

#include <string.h>

static const dl_field *method_field(lua_State *L) { return lua_touserdata(L, lua_upvalueindex(1)); }
static int method_class(lua_State *L) { return (int)lua_tointeger(L, lua_upvalueindex(2)); }

static dl_object *self_of(lua_State *L, dl_model *m) {
  dl_object *o = dl_object_at(L, m, 1);
  int c = method_class(L);
  if (!o || o->class_number != c) {
    dl_error(
      L, "%s:%s(…) is called with a colon on a %s, not on a %s", m->classes[c].name, method_field(L)->name,
      m->classes[c].name, o && o->class_number >= 0 ? m->classes[o->class_number].name : luaL_typename(L, 1));
  }
  if (!dl_is_current(m, o)) dl_stale(L, m, o);
  return o;
}

static const char *own_string(lua_State *L, dl_model *m, const dl_object *o, const dl_field *f, size_t *length) {
  const dl_model_table *t = &dl_need(L, m, f->d.table)->t;
  int32_t number = o->first < t->count ? t->values[f->d.column][o->first] : -1;
  if (number < 0) return NULL;
  *length = t->offsets[number + 1] - t->offsets[number];
  return t->bytes + t->offsets[number];
}

static int is(lua_State *L) {
  dl_model *m = dl_model_of(L);
  dl_object *o = self_of(L, m);
  size_t length = 0, other;
  const char *own = own_string(L, m, o, method_field(L), &length);
  int count = lua_gettop(L), same = 0;
  for (int i = 2; i <= count; i++) {
    luaL_checktype(L, i, LUA_TSTRING);
    const char *wanted = lua_tolstring(L, i, &other);
    if (own && other == length && memcmp(own, wanted, length) == 0) same = 1;
  }
  lua_pushboolean(L, same);
  return 1;
}

static int feature(lua_State *L) {
  dl_model *m = dl_model_of(L);
  dl_object *o = self_of(L, m);
  luaL_checktype(L, 2, LUA_TSTRING);
  size_t length = 0, wanted;
  const char *own = own_string(L, m, o, method_field(L), &length);
  const char *name = lua_tolstring(L, 2, &wanted);
  for (size_t from = 0; own && from < length;) {
    const char *end = memchr(own + from, '|', length - from);
    size_t to = end ? (size_t)(end - own) : length;
    if (to - from > wanted && memcmp(own + from, name, wanted) == 0 && own[from + wanted] == '=') {
      lua_pushlstring(L, own + from + wanted + 1, to - from - wanted - 1);
      return 1;
    }
    from = to + 1;
  }
  lua_pushnil(L);
  return 1;
}

static void spans_of(lua_State *L, dl_model *m, int32_t a[2], int32_t b[2]) {
  dl_object *o = self_of(L, m), *other = dl_object_current(L, m, 2);
  dl_span_of(L, m, o, &a[0], &a[1]);
  if (!dl_span_of(L, m, other, &b[0], &b[1])) luaL_typeerror(L, 2, "object with a span");
}

static int to(lua_State *L) {
  dl_model *m = dl_model_of(L);
  int32_t a[2] = {0, 0}, b[2] = {0, 0};
  spans_of(L, m, a, b);
  dl_push_object(
    L, m, method_field(L)->d.target, a[0] < b[0] ? a[0] : b[0], a[1] > b[1] ? a[1] : b[1], 0);
  return 1;
}

static int contains(lua_State *L) {
  dl_model *m = dl_model_of(L);
  int32_t a[2] = {0, 0}, b[2] = {0, 0};
  spans_of(L, m, a, b);
  lua_pushboolean(L, a[0] <= b[0] && b[1] <= a[1]);
  return 1;
}

static int cut(lua_State *L) {
  dl_model *m = dl_model_of(L);
  self_of(L, m);
  lua_Integer first = luaL_checkinteger(L, 2), last = luaL_checkinteger(L, 3);
  if (first < 1 || last < first - 1 || (lua_Unsigned)last > m->source->text_length) {
    dl_error(L, "no span of the text: bytes %I to %I of %I", first, last, (lua_Integer)m->source->text_length);
  }
  dl_push_object(L, m, method_field(L)->d.target, (int32_t)(first - 1), (int32_t)last, 0);
  return 1;
}

static int host_method(lua_State *L) {
  dl_model *m = dl_model_of(L);
  self_of(L, m);
  dl_push_host(L, method_field(L)->d.function);
  lua_insert(L, 1);
  lua_call(L, lua_gettop(L) - 1, LUA_MULTRET);
  return lua_gettop(L);
}

// Drops the object where a function of it was called with a colon.
static void drop_self(lua_State *L, dl_model *m) {
  dl_object *o = dl_object_at(L, m, 1);
  if (o && o->class_number == method_class(L)) lua_remove(L, 1);
}

static int host_function(lua_State *L) {
  drop_self(L, dl_model_of(L));
  dl_push_host(L, method_field(L)->d.function);
  lua_insert(L, 1);
  lua_call(L, lua_gettop(L) - 1, LUA_MULTRET);
  if (lua_gettop(L) == 2 && lua_type(L, 2) == LUA_TTABLE) {  // rows and the names of their columns
    dl_make_rows_strict(L, 1, 2);
    lua_settop(L, 1);
  }
  return lua_gettop(L);
}

// __index of a row, for fields that hold nothing: nil for the names it knows (upvalue 1), else an error.
static int row_index(lua_State *L) {
  lua_settop(L, 2);
  lua_rawgeti(L, lua_upvalueindex(1), 0);  // under 0 stands the name of the whole list
  if (lua_rawequal(L, 2, -1)) {
    lua_pushvalue(L, 1);
    return 1;
  }
  if (lua_type(L, 2) != LUA_TSTRING) return lua_pushnil(L), 1;
  lua_pushvalue(L, 2);
  if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL) return lua_pushnil(L), 1;
  size_t length;
  const char *name = lua_tolstring(L, 2, &length);
  if (dl_push_nearest(L, lua_upvalueindex(1), name, length)) {
    dl_error(L, "row has no column '%s'; did you mean '%s'?", name, lua_tostring(L, -1));
  }
  dl_error(L, "row has no column '%s'", name);
}

static void push_strict(lua_State *L) {  // names -> metatable
  lua_createtable(L, 0, 2);
  lua_insert(L, -2);
  lua_pushcclosure(L, row_index, 1);
  lua_setfield(L, -2, "__index");
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
}

void dl_make_rows_strict(lua_State *L, int rows, int names) {
  rows = lua_absindex(L, rows);
  names = lua_absindex(L, names);
  if (lua_type(L, rows) != LUA_TTABLE || lua_type(L, names) != LUA_TTABLE) return;
  lua_newtable(L);
  int of_row = lua_gettop(L);
  for (lua_Integer i = 1; lua_rawgeti(L, names, i) == LUA_TSTRING; i++) {
    lua_pushboolean(L, 1);
    lua_rawset(L, of_row);
  }
  lua_settop(L, of_row);
  push_strict(L);
  for (lua_Integer i = 1; lua_rawgeti(L, rows, i) == LUA_TTABLE; i++) {
    lua_pushvalue(L, of_row);
    lua_setmetatable(L, -2);
    lua_pop(L, 1);
    if ((i & 255) == 0) dl_tick(L);
  }
  lua_settop(L, of_row - 1);
  if (lua_getfield(L, names, "table") == LUA_TSTRING) {
    lua_newtable(L);
    lua_pushvalue(L, -2);
    lua_rawseti(L, -2, 0);
    lua_pushvalue(L, -2);
    lua_pushboolean(L, 1);
    lua_rawset(L, -3);
    push_strict(L);
    lua_setmetatable(L, rows);
  }
  lua_settop(L, of_row - 1);
}

// The step of an iterator of the host: upvalues function, handle, batch, place in it.
static int next_item(lua_State *L) {
  lua_settop(L, 0);
  for (;;) {
    if (lua_type(L, lua_upvalueindex(3)) == LUA_TTABLE) {
      lua_Integer i = lua_tointeger(L, lua_upvalueindex(4)) + 1;
      lua_pushinteger(L, i);
      lua_replace(L, lua_upvalueindex(4));
      if (lua_rawgeti(L, lua_upvalueindex(3), i) != LUA_TNIL) return 1;
    }
    lua_settop(L, 0);
    dl_push_host(L, (int32_t)lua_tointeger(L, lua_upvalueindex(1)));
    lua_pushvalue(L, lua_upvalueindex(2));
    lua_call(L, 1, 2);
    if (lua_type(L, 1) != LUA_TTABLE || lua_rawlen(L, 1) == 0) {
      if (lua_type(L, 1) == LUA_TTABLE) lua_pushnil(L);
      else lua_settop(L, 1);
      return 1;
    }
    dl_make_rows_strict(L, 1, 2);
    lua_pushvalue(L, 1);
    lua_replace(L, lua_upvalueindex(3));
    lua_pushinteger(L, 0);
    lua_replace(L, lua_upvalueindex(4));
  }
}

static int host_iterator(lua_State *L) {
  const dl_field *f = method_field(L);
  drop_self(L, dl_model_of(L));
  dl_push_host(L, f->d.function);
  lua_insert(L, 1);
  lua_call(L, lua_gettop(L) - 1, 1);
  lua_pushinteger(L, f->d.column);
  lua_insert(L, -2);
  lua_pushnil(L);
  lua_pushinteger(L, 0);
  lua_pushcclosure(L, next_item, 4);
  return 1;
}

static lua_CFunction function_of(int kind) {
  switch (kind) {
    case DL_FIELD_METHOD: return host_method;
    case DL_FIELD_FUNCTION: return host_function;
    case DL_FIELD_ITERATOR: return host_iterator;
    case DL_FIELD_IS: return is;
    case DL_FIELD_FEATURE: return feature;
    case DL_FIELD_TO: return to;
    case DL_FIELD_CONTAINS: return contains;
    case DL_FIELD_CUT: return cut;
    default: return NULL;
  }
}

void dl_push_host(lua_State *L, int32_t number) {
  lua_pushinteger(L, number);
  lua_pushcclosure(L, dl_host_trampoline, 1);
}

enum { MOST_FIELDS = 1000 };

// Makes all methods once, at set-up.
void dl_make_methods(lua_State *L, dl_model *m) {
  lua_newtable(L);
  for (int c = 0; c < m->class_count; c++) {
    for (int i = 0; i < m->classes[c].field_count && i < MOST_FIELDS; i++) {
      lua_CFunction function = function_of(m->classes[c].fields[i].d.kind);
      if (!function) continue;
      lua_pushlightuserdata(L, &m->classes[c].fields[i]);
      lua_pushinteger(L, c);
      lua_pushcclosure(L, function, 2);
      lua_rawseti(L, -2, (lua_Integer)c * MOST_FIELDS + i);
    }
  }
  m->methods = luaL_ref(L, LUA_REGISTRYINDEX);
}

void dl_push_method(lua_State *L, dl_model *m, int class_number, const dl_field *f) {
  lua_rawgeti(L, LUA_REGISTRYINDEX, m->methods);
  lua_rawgeti(L, -1, (lua_Integer)class_number * MOST_FIELDS + (f - m->classes[class_number].fields));
  lua_remove(L, -2);
}

// Builds the classes of a state from their descriptors, and answers the calls of the other files of CLua.
#include "model_objects.h"

#include <stdlib.h>
#include <string.h>

dl_model *dl_model_of(lua_State *L) { return dl_state_of(L)->model; }

// Chooses a multiplier that sends the addresses of all field names to different slots. Addresses differ from run to run,
// so this is searched for when the state is opened.
static void spread(lua_State *L, dl_class *c) {
  for (int bits = 2; bits <= 14; bits++) {
    if ((1 << bits) < 2 * c->field_count) continue;
    free(c->slots);
    c->slots = malloc(sizeof(int16_t) << bits);
    if (!c->slots) dl_error(L, "not enough memory");
    uint64_t multiplier = 0x9E3779B97F4A7C15u;
    for (int attempt = 0; attempt < 200; attempt++, multiplier = multiplier * 6364136223846793005u + 1442695040888963407u) {
      int clash = 0;
      c->multiplier = multiplier | 1;
      c->shift = 64 - bits;
      memset(c->slots, 0xff, sizeof(int16_t) << bits);
      for (int i = 0; i < c->field_count && !clash; i++) {
        uint64_t slot = ((uint64_t)(uintptr_t)c->fields[i].key * c->multiplier) >> c->shift;
        clash = c->slots[slot] >= 0;
        c->slots[slot] = (int16_t)i;
      }
      if (!clash) return;
    }
  }
  dl_error(L, "the fields of %s could not be spread", c->name);
}

// The end of what is shown of a text: at most `most` bytes, never inside a character.
static size_t cut_text(const char *text, size_t length, size_t most) {
  if (length <= most) return length;
  while (most > 0 && ((unsigned char)text[most] & 0xC0) == 0x80) most--;
  return most;
}

static int object_tostring(lua_State *L) {
  const dl_object *o = lua_touserdata(L, 1);
  dl_model *m = o->model;
  if (o->class_number < 0) {
    const dl_class *c = &m->classes[-1 - o->class_number];
    lua_pushfstring(L, "%s (%d)", c->plural, (int)((const dl_sequence *)(const void *)o)->count);
    return 1;
  }
  const dl_class *c = &m->classes[o->class_number];
  if (!dl_is_current(m, o)) return lua_pushfstring(L, "stale %s", c->name), 1;
  int32_t start = 0, stop = 0;
  int spanned = dl_span_of(L, m, o, &start, &stop);
  if (c->label < 0) {
    lua_pushstring(L, c->name);
    return 1;
  }
  dl_push_field(L, m, o->class_number, &c->fields[c->label], o->first, o->second, 0);
  size_t length;
  const char *text = lua_tolstring(L, -1, &length);
  if (!text) {
    lua_pushfstring(L, "%s %d", c->name, (int)o->first + 1);
    return 1;
  }
  size_t shown = cut_text(text, length, 60);
  lua_pushlstring(L, text, shown);
  const char *more = shown < length ? "…" : "";
  if (spanned) lua_pushfstring(L, "%s \"%s%s\" %d..%d", c->name, lua_tostring(L, -1), more, (int)start + 1, (int)stop);
  else lua_pushfstring(L, "%s \"%s%s\"", c->name, lua_tostring(L, -1), more);
  return 1;
}

static int object_newindex(lua_State *L) {
  const dl_object *o = lua_touserdata(L, 1);
  const dl_model *m = o->model;
  const char *name = o->class_number < 0 ? m->classes[-1 - o->class_number].plural : m->classes[o->class_number].name;
  dl_error(L, "%s can not be changed; keep what you find out in a table of your own", name);
}

static void field(lua_State *L, const char *name, lua_CFunction function) {
  lua_pushcfunction(L, function);
  lua_setfield(L, -2, name);
}

static int object_metatable(lua_State *L, const char *name, int index, int sequence) {
  lua_createtable(L, 0, 8);
  lua_pushstring(L, name);
  lua_setfield(L, -2, "__name");
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_rawgeti(L, LUA_REGISTRYINDEX, index);
  lua_setfield(L, -2, "__index");
  field(L, "__newindex", object_newindex);
  field(L, "__tostring", object_tostring);
  field(L, "__pairs", sequence ? dl_sequence_pairs : dl_object_pairs);
  if (sequence) field(L, "__len", dl_sequence_length);
  return luaL_ref(L, LUA_REGISTRYINDEX);
}

// A closure whose upvalues are the caches that pushing an object or a string needs.
static int fast_closure(lua_State *L, dl_model *m, lua_CFunction function) {
  int count = dl_derived(m, 0) - 1;
  luaL_checkstack(L, count + 4, "model");
  for (int i = 1; i <= count; i++) dl_anchor(L, m, i);
  lua_pushcclosure(L, function, count);
  return luaL_ref(L, LUA_REGISTRYINDEX);
}

static void copy_class(lua_State *L, dl_class *c, const dl_model_class *d, int names) {
  c->name = strdup(d->name);
  c->plural = strdup(d->plural);
  c->fields = calloc((size_t)d->field_count + 1, sizeof(dl_field));
  if (!c->name || !c->plural || !c->fields) dl_error(L, "not enough memory");
  c->kind = d->kind;
  c->table = d->table;
  c->spanned = d->spanned;
  c->label = d->label;
  for (int i = 0; i < d->field_count; i++) {
    dl_field *f = &c->fields[i];
    f->d = d->fields[i];
    // The table of names keeps the interned string, and so its address.
    f->name = lua_pushstring(L, d->fields[i].name);
    f->key = lua_topointer(L, -1);
    f->d.name = f->name;
    lua_pushboolean(L, 1);
    lua_rawset(L, names);
    c->field_count = i + 1;
  }
  spread(L, c);
}

enum { CODE_BYTES = 512 };

typedef struct code {
  char bytes[CODE_BYTES];
  size_t count;
} code;

static int keep_code(lua_State *L, const void *bytes, size_t count, void *context) {
  (void)L;
  code *kept = context;
  if (count > CODE_BYTES - kept->count) return 1;
  memcpy(kept->bytes + kept->count, bytes, count);
  kept->count += count;
  return 0;
}

// A function that makes a table of its arguments. It is stripped of its lines, so that a limit that is met in it is met
// at the line of the plugin that called.
static int collecting_function(lua_State *L) {
  static const char source[] = "return {...}";
  code stripped = {.count = 0};
  if (luaL_loadbufferx(L, source, sizeof source - 1, "=column", "t") != LUA_OK) lua_error(L);
  if (lua_dump(L, keep_code, &stripped, 1) != 0) luaL_error(L, "the code of a column does not fit");
  lua_pop(L, 1);
  if (luaL_loadbufferx(L, stripped.bytes, stripped.count, "=column", "b") != LUA_OK) lua_error(L);
  return luaL_ref(L, LUA_REGISTRYINDEX);
}

int dl_model_open(lua_State *L) {
  dl_state *S = dl_state_of(L);
  const dl_model_schema *schema = S->options.model;
  dl_model *m = calloc(1, sizeof(dl_model));
  if (!m) dl_error(L, "not enough memory");
  S->model = m;  // from here on dl_model_close frees it
  m->state = S;
  if (!schema) return 0;
  m->source = schema->source;
  m->classes = calloc((size_t)schema->class_count + 1, sizeof(dl_class));
  m->tables = calloc((size_t)schema->table_count + 1, sizeof(dl_loaded));
  if (!m->classes || !m->tables) dl_error(L, "not enough memory");
  m->table_count = schema->table_count;
  lua_newtable(L);
  int names = lua_gettop(L);
  for (int c = 0; c < schema->class_count; c++) {
    m->class_count = c + 1;
    copy_class(L, &m->classes[c], &schema->classes[c], names);
  }
  luaL_ref(L, LUA_REGISTRYINDEX);
  lua_newtable(L);
  for (int i = 1; i <= dl_extra(m); i++) {
    lua_newtable(L);
    lua_rawseti(L, -2, i);
  }
  m->anchors = luaL_ref(L, LUA_REGISTRYINDEX);
  if (dl_derived(m, 0) > 240) dl_error(L, "too many classes and tables");
  m->fast[0] = fast_closure(L, m, dl_object_index);
  m->fast[1] = fast_closure(L, m, dl_sequence_index);
  m->fast[2] = fast_closure(L, m, dl_sequence_next);
  for (int c = 0; c < m->class_count; c++) {
    m->classes[c].metatable = object_metatable(L, m->classes[c].name, m->fast[0], 0);
  }
  m->sequence_metatable = object_metatable(L, "sequence", m->fast[1], 1);
  dl_sequence_methods(L, m);
  m->collect = collecting_function(L);
  dl_make_methods(L, m);
  for (int i = 0; i < schema->global_count; i++) {
    lua_pushglobaltable(L);
    lua_pushstring(L, schema->globals[i].name);
    dl_push_object(L, m, schema->globals[i].class_number, 0, 0, 0);
    lua_rawset(L, -3);
    lua_pop(L, 1);
  }
  return 0;
}

static void free_reverse(dl_model *m) {
  for (int c = 0; c < m->class_count; c++) {
    for (int i = 0; i < m->classes[c].field_count; i++) {
      dl_reverse *r = &m->classes[c].fields[i].reverse;
      free(r->starts);
      free(r->places);
      memset(r, 0, sizeof *r);
    }
  }
}

void dl_model_close(dl_state *state) {
  dl_model *m = state->model;
  if (!m) return;
  free_reverse(m);
  for (int c = 0; c < m->class_count; c++) {
    free(m->classes[c].name);
    free(m->classes[c].plural);
    free(m->classes[c].fields);
    free(m->classes[c].slots);
  }
  free(m->classes);
  free(m->tables);
  free(m);
  state->model = NULL;
}

// After a restore the caches are those of the snapshot, so nothing is loaded any more.
void dl_model_reset(dl_state *state) {
  dl_model *m = state->model;
  if (!m) return;
  free_reverse(m);
  for (int i = 0; i < m->table_count; i++) m->tables[i].generation = 0;
  m->kept_generation = 0;
}

int dl_model_is_object(lua_State *L, int index) {
  dl_model *m = dl_model_of(L);
  return m && dl_object_at(L, m, index) != NULL;
}

static bool encode_one(dl_buffer *out, int32_t class_number, int32_t first, int32_t second) {
  return dl_buffer_byte(out, DL_OBJECT) && dl_buffer_i32(out, class_number) && dl_buffer_i32(out, first)
    && dl_buffer_i32(out, second);
}

// A sequence travels as a table of its objects.
int dl_model_encode(lua_State *L, int index, dl_buffer *out) {
  dl_model *m = dl_model_of(L);
  dl_object *o = dl_object_at(L, m, index);
  if (!o) return false;
  if (!dl_is_current(m, o)) dl_stale(L, m, o);
  if (o->class_number >= 0) return encode_one(out, o->class_number, o->first, o->second);
  const dl_sequence *s = (const dl_sequence *)(const void *)o;
  if (!dl_buffer_byte(out, DL_TABLE) || !dl_buffer_u32(out, (uint32_t)s->count)) return false;
  for (int32_t i = 0; i < s->count; i++) {
    if (!dl_buffer_byte(out, DL_INTEGER) || !dl_buffer_i64(out, (int64_t)i + 1)
      || !encode_one(out, -1 - o->class_number, dl_place(s, i), 0)) return false;
  }
  return true;
}

int dl_model_push(lua_State *L, const uint8_t *object) {
  dl_model *m = dl_model_of(L);
  int32_t parts[3];
  memcpy(parts, object, sizeof parts);
  if (!m || parts[0] < 0 || parts[0] >= m->class_count) dl_error(L, "no such class of objects: %d", (int)parts[0]);
  dl_push_object(L, m, parts[0], parts[1], parts[2], 0);
  return 1;
}

void dl_model_compare_key(lua_State *L, int index, int32_t key[3]) {
  dl_model *m = dl_model_of(L);
  const dl_object *o = m ? dl_object_at(L, m, index) : NULL;
  key[0] = o ? o->class_number : 0;
  key[1] = o ? o->first : 0;
  key[2] = o ? o->second : 0;
}

int dl_model_pairs(lua_State *L, int index) {
  dl_model *m = dl_model_of(L);
  dl_object *o = m ? dl_object_at(L, m, index) : NULL;
  if (!o) return 0;
  lua_pushcfunction(L, o->class_number < 0 ? dl_sequence_pairs : dl_object_pairs);
  lua_pushvalue(L, index);
  lua_call(L, 1, 3);
  return 1;
}

// The three values of `ipairs` for a sequence, without a metamethod a step.
int dl_model_ipairs(lua_State *L, int index) {
  dl_model *m = dl_model_of(L);
  dl_object *o = m ? dl_object_at(L, m, index) : NULL;
  if (!o || o->class_number >= 0) return 0;
  lua_pushcfunction(L, dl_sequence_pairs);
  lua_pushvalue(L, index);
  lua_call(L, 1, 3);
  return 1;
}

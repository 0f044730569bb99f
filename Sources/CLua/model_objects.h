// Objects of the article model as Lua sees them: inner declarations shared by the model_*.c files.
//
// An object is a small userdata { class, first, second, generation } with no finalizer. It is made once and kept, so
// `==` and table keys work by identity. Fields are found by the address of the interned key in a table without
// collisions. Strings of a column are made once an article and kept in a Lua table by their number.
#ifndef DATELINE_MODEL_OBJECTS_H
#define DATELINE_MODEL_OBJECTS_H

#include "model.h"
#include "model_schema.h"

typedef struct dl_model dl_model;

typedef struct {
  dl_model *model;      // also tells our userdata from any other
  int32_t class_number; // -1 - class of the elements for a sequence
  int32_t first;
  int32_t second;
  uint32_t generation;
} dl_object;

typedef struct {
  dl_object head;
  int32_t from;         // first place, where the places follow each other
  int32_t count;
  int32_t listed;       // whether `places` holds them instead
  int32_t places[];
} dl_sequence;

typedef struct {
  uint32_t generation;  // 0: not built
  int32_t *starts;
  int32_t *places;
} dl_reverse;

typedef struct {
  const void *key;      // address of the interned name
  const char *name;
  dl_model_field d;
  dl_reverse reverse;
} dl_field;

typedef struct {
  char *name;
  char *plural;
  int32_t kind, table, spanned, label;
  int32_t field_count;
  dl_field *fields;
  int16_t *slots;       // by hash of the key's address: field number or -1
  uint64_t multiplier;
  int32_t shift;
  int metatable;        // registry reference
} dl_class;

typedef struct {
  uint32_t generation;  // of the article it was loaded for; 0: not loaded
  int32_t sorted;       // whether the starts ascend, so that a search may halve
  dl_model_table t;
} dl_loaded;

struct dl_model {
  dl_state *state;
  dl_model_source *source;
  int32_t class_count, table_count;
  dl_class *classes;
  dl_loaded *tables;
  uint32_t kept_generation;  // of the caches that hang on no table
  int anchors;               // registry reference: a table of all caches, by the numbers below
  int fast[3];               // registry references: closures that hold the caches as upvalues
  int methods;               // registry reference: method closures by class * 1000 + field
  int sequence_methods;      // registry reference: name -> method
  int collect;               // registry reference: a function that makes a table of its arguments
  int sequence_metatable;
};

// Numbers of the caches: in the anchors table, and as upvalues of the fast closures.
static inline int dl_pool(const dl_model *m, int table) { (void)m; return 1 + table; }
static inline int dl_texts(const dl_model *m, int table) { return 1 + m->table_count + table; }
static inline int dl_objects(const dl_model *m, int class_number) { return 1 + 2 * m->table_count + class_number; }
// Only in the anchors table:
static inline int dl_derived(const dl_model *m, int c) { return 1 + 2 * m->table_count + m->class_count + c; }
static inline int dl_extra(const dl_model *m) { return 1 + 2 * m->table_count + 2 * m->class_count; }

static inline int dl_is_current(const dl_model *m, const dl_object *o) {
  return __builtin_expect(o->generation == m->source->generation, 1) || (o->class_number >= 0 && m->classes[o->class_number].kind == DL_CLASS_STATIC);
}

// model.c
dl_model *dl_model_of(lua_State *L);
dl_object *dl_object_at(lua_State *L, dl_model *m, int index);   // NULL for any other value
dl_object *dl_object_current(lua_State *L, dl_model *m, int index);  // raises for other values and stale objects
void dl_stale(lua_State *L, const dl_model *m, const dl_object *o);
dl_loaded *dl_load_table(lua_State *L, dl_model *m, int table);
static inline dl_loaded *dl_need(lua_State *L, dl_model *m, int table) {
  dl_loaded *t = &m->tables[table];
  return t->generation == m->source->generation ? t : dl_load_table(L, m, table);
}
void dl_anchor(lua_State *L, dl_model *m, int number);
void dl_fresh(lua_State *L, dl_model *m);
void dl_push_object(lua_State *L, dl_model *m, int class_number, int32_t first, int32_t second, int fast);
int dl_span_of(lua_State *L, dl_model *m, const dl_object *o, int32_t *start, int32_t *stop);

// model_fields.c
static inline const dl_field *dl_find_field(const dl_class *c, const void *key) {
  uint64_t slot = ((uint64_t)(uintptr_t)key * c->multiplier) >> c->shift;
  int number = c->slots[slot];
  return number >= 0 && c->fields[number].key == key ? &c->fields[number] : NULL;
}
void dl_push_field(lua_State *L, dl_model *m, int c, const dl_field *f, int32_t first, int32_t second, int fast);
void dl_push_pooled(lua_State *L, dl_model *m, int table, int32_t number, int fast);
int dl_object_index(lua_State *L);
int dl_object_pairs(lua_State *L);
int dl_unknown_field(lua_State *L, dl_model *m, int class_number, int key);

// model_relations.c
void dl_push_inside(lua_State *L, dl_model *m, int target, int32_t start, int32_t stop);
void dl_push_around(lua_State *L, dl_model *m, int target, int32_t start, int fast);
void dl_push_reverse(lua_State *L, dl_model *m, dl_field *f, int32_t first, int32_t count);

// model_sequences.c
void dl_push_range(lua_State *L, dl_model *m, int class_number, int32_t from, int32_t count);
dl_sequence *dl_push_places(lua_State *L, dl_model *m, int class_number, int32_t count);
static inline int32_t dl_place(const dl_sequence *s, int32_t i) { return s->listed ? s->places[i] : s->from + i; }
int dl_sequence_index(lua_State *L);
int dl_sequence_next(lua_State *L);
int dl_sequence_length(lua_State *L);
int dl_sequence_pairs(lua_State *L);
void dl_sequence_methods(lua_State *L, dl_model *m);

// model_methods.c
void dl_make_methods(lua_State *L, dl_model *m);
// Sets a metatable on every row of a list that refuses columns it does not know. `names`: a list of names, and under
// `table` the name by which the list also answers.
void dl_make_rows_strict(lua_State *L, int rows, int names);
// Pushes the method of a field; the same function every time.
void dl_push_method(lua_State *L, dl_model *m, int class_number, const dl_field *f);
// Pushes a host function as a Lua function.
void dl_push_host(lua_State *L, int32_t number);

#endif

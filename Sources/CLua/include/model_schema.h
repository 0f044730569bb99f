// The descriptors from which the objects that Lua sees are made. Swift fills them; nothing here knows what an article is.
#ifndef DATELINE_MODEL_SCHEMA_H
#define DATELINE_MODEL_SCHEMA_H

#include <stddef.h>
#include <stdint.h>

enum dl_class_kind {
  DL_CLASS_LAYER = 0,   // objects of a table; `first` is the place in it
  DL_CLASS_SPAN = 1,    // free spans; `first` and `second` are bytes, half-open
  DL_CLASS_SINGLE = 2,  // one object an article
  DL_CLASS_STATIC = 3   // objects of the host that outlive an article; `first` is a number of the host's
};

enum dl_field_kind {
  DL_FIELD_TEXT = 0,     // the text of the object's span
  DL_FIELD_FIRST,        // its first byte, 1-based
  DL_FIELD_LAST,         // its last byte, 1-based, inclusive
  DL_FIELD_PLACE,        // the place of the object in its layer, 1-based
  DL_FIELD_STRING,       // a column of strings
  DL_FIELD_INTEGER,      // a column of numbers
  DL_FIELD_OBJECT,       // a column of places in another layer
  DL_FIELD_STRINGS,      // a list column of strings: a table
  DL_FIELD_OBJECTS,      // a list column of places: a sequence
  DL_FIELD_SPANS,        // a list column of spans: a table
  DL_FIELD_SPAN,         // a list column of at most one span
  DL_FIELD_INSIDE,       // the objects of a class that lie inside the span: a sequence
  DL_FIELD_AROUND,       // the object of a class that holds the start of the span
  DL_FIELD_REVERSE,      // the objects of a class whose column names this object: a sequence
  DL_FIELD_NEIGHBOR,     // the object `column` places further on in the same layer
  DL_FIELD_ALL,          // all objects of a class: a sequence
  DL_FIELD_SLOT,         // a string that came with the article; slot `column`
  DL_FIELD_TEXT_ALL,     // the article's text
  DL_FIELD_SINGLE,       // the only object of a class
  DL_FIELD_HOST,         // computed by host function `function` of the object, then kept
  DL_FIELD_METHOD,       // object:name(...) calls host function `function`
  DL_FIELD_FUNCTION,     // object.name(...) calls host function `function` without the object
  DL_FIELD_ITERATOR,     // object.name(...) opens an iterator with `function` and goes on with `column`
  DL_FIELD_IS,           // object:name(a, b, …): whether the string in the column is one of the arguments
  DL_FIELD_FEATURE,      // object:name(key): the value of key in a column of `Key=Value|…`
  DL_FIELD_TO,           // object:name(other): the span from the object to the other
  DL_FIELD_CONTAINS,     // object:name(other): whether the other lies inside the object
  DL_FIELD_CUT           // object:name(first, last): the span of these bytes, 1-based, inclusive
};

typedef struct {
  const char *name;
  int32_t kind;
  int32_t table;     // the table of the column, where the kind has one
  int32_t column;
  int32_t target;    // the class of the objects given
  int32_t function;  // number of a host function
  int32_t listed;    // whether `pairs` shows the field
} dl_model_field;

typedef struct {
  const char *name;     // of one object: "token"
  const char *plural;   // of a sequence: "tokens"
  int32_t kind;
  int32_t table;        // the table that holds the objects, or -1
  int32_t spanned;      // whether columns 0 and 1 of the table are the object's span
  int32_t label;        // the field that `tostring` shows, or -1
  const dl_model_field *fields;
  int32_t field_count;
} dl_model_class;

typedef struct {
  const char *name;
  int32_t class_number;
} dl_model_global;


// A table of the model as flat memory. It belongs to Swift and stays where it is until the next article.
typedef struct {
  int32_t count;
  int32_t column_count;
  const int32_t *const *values;  // per column
  const int32_t *const *starts;  // per column: NULL, or where each object's list begins (count + 1 numbers)
  int32_t string_count;
  const uint32_t *offsets;       // string_count + 1
  const char *bytes;
} dl_model_table;

typedef struct {
  const char *bytes;  // NULL for nil
  size_t length;
} dl_model_slot;

// The article at hand. Swift owns it and raises `generation` whenever the rest changes, which makes every object and
// every table of before stale at once.
typedef struct {
  uint32_t generation;
  const char *text;
  size_t text_length;
  const dl_model_slot *slots;
  int32_t slot_count;
  // Written by C: where the object lies that Lua was given last, for messages; -1 where none.
  int32_t last_class;
  int32_t last_first;
  int32_t last_second;
} dl_model_source;

// What `dl_options.model` points to; read while the state is opened, but for `source`, which must outlive the state.
typedef struct {
  const dl_model_class *classes;
  int32_t class_count;
  int32_t table_count;
  const dl_model_global *globals;
  int32_t global_count;
  dl_model_source *source;
} dl_model_schema;

#endif

// How objects lie to each other: inside, around, and who names whom.
#include "model_objects.h"

#include <stdlib.h>

// The first object whose start is not before `start`.
static int32_t lower_bound(const dl_model_table *t, int32_t start) {
  int32_t low = 0, high = t->count;
  while (low < high) {
    int32_t middle = low + (high - low) / 2;
    if (t->values[0][middle] < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

void dl_push_inside(lua_State *L, dl_model *m, int target, int32_t start, int32_t stop) {
  dl_loaded *loaded = dl_need(L, m, m->classes[target].table);
  const dl_model_table *t = &loaded->t;
  const int32_t *starts = t->values[0], *stops = t->values[1];
  int32_t from = loaded->sorted ? lower_bound(t, start) : 0;
  int32_t count = 0, first = from, last = from - 1, end = from;
  for (; end < t->count; end++) {
    if (loaded->sorted && starts[end] >= stop) break;
    if (starts[end] < start || stops[end] > stop) continue;
    if (count++ == 0) first = end;
    last = end;
  }
  if (count == 0 || last - first + 1 == count) {
    dl_push_range(L, m, target, first, count);
    return;
  }
  dl_sequence *s = dl_push_places(L, m, target, count);
  int32_t filled = 0;
  for (int32_t i = first; i <= last; i++) {
    if (starts[i] >= start && stops[i] <= stop) s->places[filled++] = i;
  }
}

// Objects of a layer may nest a few deep; further back than this nothing is looked for.
#define NESTING 64

void dl_push_around(lua_State *L, dl_model *m, int target, int32_t start, int fast) {
  dl_loaded *loaded = dl_need(L, m, m->classes[target].table);
  const dl_model_table *t = &loaded->t;
  int32_t i = loaded->sorted ? lower_bound(t, start + 1) - 1 : t->count - 1;
  for (int32_t steps = 0; i >= 0 && (!loaded->sorted || steps < NESTING); i--, steps++) {
    if (t->values[0][i] <= start && start < t->values[1][i]) {
      dl_push_object(L, m, target, i, 0, fast);
      return;
    }
  }
  lua_pushnil(L);
}

// Sorts the references of a column by what they name (counting sort), once an article.
static void build(lua_State *L, dl_field *f, const dl_model_table *t, int32_t count, uint32_t generation) {
  const int32_t *values = t->values[f->d.column], *starts = t->starts[f->d.column];
  int32_t total = starts ? starts[t->count] : t->count;
  free(f->reverse.starts);
  free(f->reverse.places);
  f->reverse.generation = 0;
  f->reverse.starts = calloc((size_t)count + 2, sizeof(int32_t));
  f->reverse.places = malloc(((size_t)total + 1) * sizeof(int32_t));
  if (!f->reverse.starts || !f->reverse.places) dl_error(L, "not enough memory");
  int32_t *next = f->reverse.starts;
  for (int pass = 0; pass < 2; pass++) {
    for (int32_t i = 0; i < t->count; i++) {
      int32_t from = starts ? starts[i] : i, to = starts ? starts[i + 1] : i + 1;
      for (int32_t k = from; k < to; k++) {
        int32_t named = values[k];
        if (named < 0 || named >= count) continue;
        int repeated = 0;
        for (int32_t j = from; j < k && !repeated; j++) repeated = values[j] == named;
        if (repeated) continue;
        if (pass == 0) next[named + 1]++;
        else f->reverse.places[next[named]++] = i;
      }
    }
    if (pass == 0) {
      for (int32_t i = 0; i < count; i++) next[i + 1] += next[i];
    } else {
      // Each start has run on to the next one's place.
      for (int32_t i = count; i > 0; i--) next[i] = next[i - 1];
      next[0] = 0;
    }
  }
  f->reverse.generation = generation;
}

void dl_push_reverse(lua_State *L, dl_model *m, dl_field *f, int32_t first, int32_t count) {
  const dl_model_table *t = &dl_need(L, m, f->d.table)->t;
  if (f->reverse.generation != m->source->generation) build(L, f, t, count, m->source->generation);
  int32_t from = f->reverse.starts[first], to = f->reverse.starts[first + 1];
  dl_sequence *s = dl_push_places(L, m, f->d.target, to - from);
  for (int32_t i = from; i < to; i++) s->places[i - from] = f->reverse.places[i];
}

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "internal.h"
#include "model.h"

// Entry points. Each builds a request on the C stack and runs its body under one lua_pcall; outside of it only
// functions are called that the manual marks as never raising.

const char dl_key_references = 0;
const char dl_key_reference_of = 0;
const char dl_key_globals = 0;
const char dl_key_modules = 0;
const char dl_key_frozen = 0;
const char dl_key_next = 0;

static _Thread_local int32_t refuse_mode_in_open;
static _Thread_local int64_t refuse_after_in_open;
static int64_t open_states;

/// The last resort: a raise outside every protected call, which no path here leads to.
static int panic(lua_State *L) {
  const char *message = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "error value";
  fprintf(stderr, "dateline: unprotected Lua error: %s\n", message);
  abort();
}

// --- protected bodies --------------------------------------------------------------------------------------------

typedef struct request {
  const char *name;
  size_t name_bytes;
  const uint8_t *bytes;
  size_t count;
  int32_t reference;
} request;

static void new_registry_table(lua_State *L, const char *key) {
  lua_newtable(L);
  lua_rawsetp(L, LUA_REGISTRYINDEX, key);
}

static int set_up(lua_State *L) {
  const dl_options *options = lua_touserdata(L, 1);
  dl_state *S = dl_state_of(L);
  if (!dl_disarm_metamethods(L)) dl_error(L, "this Lua library is not laid out as Lua 5.4's");
  new_registry_table(L, &dl_key_references);
  new_registry_table(L, &dl_key_reference_of);
  new_registry_table(L, &dl_key_modules);
  new_registry_table(L, &dl_key_next);
  S->random = lua_newuserdatauv(L, 4 * sizeof(uint64_t), 0);
  lua_rawsetp(L, LUA_REGISTRYINDEX, (const void *)"random");
  dl_seed_random(S, 0);
  dl_open_sandbox(L, options);
  lua_settop(L, 0);
  dl_model_open(L);
  return 0;
}

static int load_body(lua_State *L) {
  request *r = lua_touserdata(L, 1);
  const dl_options *options = &dl_state_of(L)->options;
  if (r->count > options->source_bytes) {
    dl_error(L, "%s:1: source text takes %d bytes, the limit is %d", r->name, (int)r->count,
             (int)options->source_bytes);
  }
  lua_pushliteral(L, "@");
  lua_pushlstring(L, r->name, r->name_bytes);
  lua_concat(L, 2);
  if (dl_compile(L, (const char *)r->bytes, r->count, lua_tostring(L, -1)) != LUA_OK) {
    dl_check_kill(L, LUA_OK);
    return lua_error(L);
  }
  int function = lua_gettop(L);
  dl_state *S = dl_state_of(L);
  dl_buffer_clear(&S->results);
  dl_encode(L, function, function, &S->results);
  return 0;
}

static void push_reference(lua_State *L, int32_t reference) {
  lua_rawgetp(L, LUA_REGISTRYINDEX, &dl_key_references);
  if (lua_rawgeti(L, -1, reference) != LUA_TFUNCTION) {
    dl_error(L, "stale function: it was made after the snapshot, and the state was restored since");
  }
  lua_remove(L, -2);
}

static int call_body(lua_State *L) {
  request *r = lua_touserdata(L, 1);
  dl_state *S = dl_state_of(L);
  push_reference(L, r->reference);
  int arguments = dl_decode(L, r->bytes, r->count);
  lua_call(L, arguments, LUA_MULTRET);
  dl_tick(L);
  dl_buffer_clear(&S->results);
  dl_encode(L, 2, lua_gettop(L), &S->results);
  return 0;
}

static int get_body(lua_State *L) {
  request *r = lua_touserdata(L, 1);
  dl_state *S = dl_state_of(L);
  lua_rawgeti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
  lua_pushlstring(L, r->name, r->name_bytes);
  lua_rawget(L, 2);
  dl_buffer_clear(&S->results);
  dl_encode(L, 3, 3, &S->results);
  return 0;
}

static int set_body(lua_State *L) {
  request *r = lua_touserdata(L, 1);
  lua_rawgeti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
  lua_pushlstring(L, r->name, r->name_bytes);
  if (dl_decode(L, r->bytes, r->count) != 1) dl_error(L, "one value expected");
  lua_rawset(L, 2);
  return 0;
}

static int collect_body(lua_State *L) {
  // The keys `next` kept are no part of the state.
  lua_newtable(L);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &dl_key_next);
  return 0;
}

// --- running a body ----------------------------------------------------------------------------------------------

static int32_t refuse_entry(dl_state *S, const char *why) {
  dl_buffer_clear(&S->message);
  dl_buffer_clear(&S->place);
  dl_buffer_clear(&S->traceback);
  S->message.limit = 0;
  dl_buffer_text(&S->message, why);
  return DL_UNAVAILABLE;
}

static int32_t enter(dl_state *S, lua_CFunction body, void *argument, bool compiling) {
  lua_State *L = S->L;
  if (S->running) return refuse_entry(S, "a host function called the Lua state that was calling it");
  S->running = true;
  S->killed = DL_ALIVE;
  S->exhausted = 0;
  S->limit_place = false;
  S->arena.extra = 0;
  S->current = L;
  S->waiting = NULL;
  dl_buffer_clear(&S->message);
  dl_buffer_clear(&S->place);
  dl_buffer_clear(&S->traceback);
  dl_buffer_clear(&S->inner_traceback);
  if (!dl_deadline_begin(S, S->options.seconds)) {
    S->running = false;
    return refuse_entry(S, "the system refused a timer for the time limit");
  }
  lua_settop(L, 0);
  lua_pushcfunction(L, dl_message_handler);
  lua_pushcfunction(L, body);
  lua_pushlightuserdata(L, argument);
  int status = lua_pcall(L, 1, 0, 1);
  dl_deadline_end(S);
  lua_sethook(L, NULL, 0, 0);
  S->current = NULL;
  S->expired = 0;
  S->exhausted = 0;
  int32_t result = DL_OK;
  // A kill that came after the body's last instruction took nothing away.
  if (status != LUA_OK) result = dl_take_error(S, status, compiling);
  S->killed = DL_ALIVE;
  S->arena.extra = 0;
  lua_settop(L, 0);
  S->running = false;
  return result;
}

// --- opening and closing -----------------------------------------------------------------------------------------

static void free_state(dl_state *S) {
  dl_model_close(S);
  dl_arena_close(&S->arena);
  free(S->snapshot);
  dl_buffer_free(&S->arguments);
  dl_buffer_free(&S->results);
  dl_buffer_free(&S->message);
  dl_buffer_free(&S->place);
  dl_buffer_free(&S->traceback);
  dl_buffer_free(&S->inner_traceback);
  dl_buffer_free(&S->scratch);
  dl_buffer_free(&S->path);
  free(S);
  __atomic_sub_fetch(&open_states, 1, __ATOMIC_RELAXED);
}

dl_state *dl_open(const dl_options *options, int32_t *status, char *message, size_t message_size) {
  *status = DL_UNAVAILABLE;
  dl_state *S = calloc(1, sizeof *S);
  if (S == NULL) {
    snprintf(message, message_size, "no memory for a Lua state");
    return NULL;
  }
  __atomic_add_fetch(&open_states, 1, __ATOMIC_RELAXED);
  S->options = *options;
  if (!dl_arena_open(&S->arena, options->memory)) {
    snprintf(message, message_size, "no address range of %zu bytes for a Lua state", options->memory);
    free_state(S);
    return NULL;
  }
  S->arena.refuse_mode = refuse_mode_in_open;
  S->arena.refuse_after = refuse_after_in_open;
  lua_State *L = lua_newstate(dl_allocate, S);
  if (L == NULL) {
    *status = DL_MEMORY;
    snprintf(message, message_size, "the memory limit of %zu bytes is too small for a Lua state", options->memory);
    free_state(S);
    return NULL;
  }
  lua_atpanic(L, panic);
  *(dl_state **)lua_getextraspace(L) = S;
  S->L = L;
  double seconds = S->options.seconds;
  S->options.seconds = 0;
  *status = enter(S, set_up, (void *)(uintptr_t)options, false);
  S->options.seconds = seconds;
  // The host's names live only as long as the call.
  S->options.functions = NULL;
  S->options.function_count = 0;
  S->options.model = NULL;
  if (*status != DL_OK) {
    snprintf(message, message_size, "%.*s", (int)S->message.count, (const char *)S->message.bytes);
    free_state(S);
    return NULL;
  }
  return S;
}

/// Nothing in a state needs a finalizer, so closing is giving the arena back.
void dl_close(dl_state *S) {
  if (S != NULL) free_state(S);
}

// --- the other entry points --------------------------------------------------------------------------------------

int32_t dl_load(
    dl_state *S, const uint8_t *source, size_t source_bytes, const char *name, size_t name_bytes,
    int32_t *reference) {
  request r = {.name = name, .name_bytes = name_bytes, .bytes = source, .count = source_bytes};
  int32_t status = enter(S, load_body, &r, true);
  if (status == DL_OK) memcpy(reference, S->results.bytes + 1, sizeof *reference);
  return status;
}

int32_t dl_call(
    dl_state *S, int32_t reference, const uint8_t *arguments, size_t argument_bytes, const uint8_t **result,
    size_t *result_bytes) {
  request r = {.bytes = arguments, .count = argument_bytes, .reference = reference};
  int32_t status = enter(S, call_body, &r, false);
  *result = S->results.bytes;
  *result_bytes = status == DL_OK ? S->results.count : 0;
  return status;
}

int32_t dl_get_global(
    dl_state *S, const char *name, size_t name_bytes, const uint8_t **result, size_t *result_bytes) {
  request r = {.name = name, .name_bytes = name_bytes};
  int32_t status = enter(S, get_body, &r, false);
  *result = S->results.bytes;
  *result_bytes = status == DL_OK ? S->results.count : 0;
  return status;
}

int32_t dl_set_global(dl_state *S, const char *name, size_t name_bytes, const uint8_t *value, size_t value_bytes) {
  request r = {.name = name, .name_bytes = name_bytes, .bytes = value, .count = value_bytes};
  return enter(S, set_body, &r, false);
}

/// Below this much garbage a restored state collects none: an ordinary article never pays for a collection.
enum { FIRST_COLLECTION = 4 << 20 };

int32_t dl_snapshot(dl_state *S) {
  int32_t status = enter(S, collect_body, NULL, false);
  if (status != DL_OK) return status;
  lua_gc(S->L, LUA_GCCOLLECT);
  // The pause decides when the next collection starts, and is read at the end of one.
  size_t in_use = dl_arena_in_use(&S->arena);
  size_t pause = FIRST_COLLECTION / (in_use / 100 + 1);
  int usual = lua_gc(S->L, LUA_GCSETPAUSE, pause < 200 ? 200 : pause > 1000 ? 1000 : (int)pause);
  lua_gc(S->L, LUA_GCCOLLECT);
  lua_gc(S->L, LUA_GCSETPAUSE, usual);
  size_t bytes = dl_arena_mark(&S->arena);
  if (bytes > S->snapshot_capacity) {
    free(S->snapshot);
    S->snapshot = malloc(bytes);
    S->snapshot_capacity = S->snapshot == NULL ? 0 : bytes;
    S->snapshot_bytes = 0;
    if (S->snapshot == NULL) return refuse_entry(S, "no memory for the snapshot of a Lua state");
  }
  dl_seed_random(S, 0);
  dl_arena_before_copy(&S->arena);
  memcpy(S->snapshot, S->arena.base, bytes);
  dl_arena_after_copy(&S->arena);
  S->snapshot_bytes = bytes;
  return DL_OK;
}

void dl_restore(dl_state *S, uint64_t seed) {
  if (S->snapshot_bytes == 0 || S->running) return;
  dl_arena_restore(&S->arena, S->snapshot, S->snapshot_bytes);
  dl_seed_random(S, seed);
  S->generation++;
  dl_model_reset(S);
}

void dl_set_limits(dl_state *S, size_t memory, double seconds) {
  S->options.seconds = seconds;
  // The range of addresses was reserved for the limit the state was opened with.
  size_t most = S->arena.reserved - (1u << 20);
  S->options.memory = memory < most ? memory : most;
  S->arena.limit = S->options.memory;
}

size_t dl_memory_in_use(const dl_state *S) { return dl_arena_in_use(&S->arena); }
size_t dl_snapshot_bytes(const dl_state *S) { return S->snapshot_bytes; }

static const char *text(const dl_buffer *buffer, size_t *bytes) {
  *bytes = buffer->count;
  return buffer->count == 0 ? "" : (const char *)buffer->bytes;
}

const char *dl_error_message(const dl_state *S, size_t *bytes) { return text(&S->message, bytes); }
const char *dl_error_place(const dl_state *S, size_t *bytes) { return text(&S->place, bytes); }
const char *dl_error_traceback(const dl_state *S, size_t *bytes) { return text(&S->traceback, bytes); }

const char *dl_lua_release(void) { return LUA_VERSION_MAJOR "." LUA_VERSION_MINOR "." LUA_VERSION_RELEASE; }

// --- seams for tests ---------------------------------------------------------------------------------------------

void dl_test_refuse(dl_state *S, int32_t mode, int64_t nth) {
  S->arena.refuse_mode = mode;
  S->arena.refuse_after = nth;
}

void dl_test_refuse_in_open(int32_t mode, int64_t nth) {
  refuse_mode_in_open = mode;
  refuse_after_in_open = nth;
}

int64_t dl_test_allocations(const dl_state *S) { return S->arena.allocations; }
int64_t dl_test_open_states(void) { return __atomic_load_n(&open_states, __ATOMIC_RELAXED); }

int64_t dl_test_difference(const dl_state *S) {
  dl_arena *arena = (dl_arena *)(uintptr_t)&S->arena;
  dl_arena_before_copy(arena);
  int64_t difference = -1;
  for (size_t at = 0; at < S->snapshot_bytes; at++) {
    if (S->snapshot[at] != arena->base[at]) {
      difference = (int64_t)at;
      break;
    }
  }
  dl_arena_after_copy(arena);
  return difference;
}

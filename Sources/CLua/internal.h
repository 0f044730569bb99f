#ifndef DATELINE_CLUA_INTERNAL_H
#define DATELINE_CLUA_INTERNAL_H

// What the files of CLua share. Whatever takes a lua_State and is not marked otherwise may raise, and so runs only
// below the lua_pcall of an entry point in state.c.

#include <lua5.4/lauxlib.h>
#include <lua5.4/lua.h>
#include <lua5.4/lualib.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "CLua.h"

// --- bytes outside the arena -------------------------------------------------------------------------------------

/// Growing bytes on the C heap. They belong to the dl_state, never to a C frame, so that an error cannot leak them.
typedef struct dl_buffer {
  uint8_t *bytes;
  size_t count;
  size_t capacity;
  /// Appending beyond it fails.
  size_t limit;
} dl_buffer;

/// Each appends, and returns false (having appended nothing) when memory or the limit is exhausted. None raises.
bool dl_buffer_append(dl_buffer *buffer, const void *bytes, size_t count);
bool dl_buffer_byte(dl_buffer *buffer, uint8_t byte);
bool dl_buffer_i32(dl_buffer *buffer, int32_t value);
bool dl_buffer_u32(dl_buffer *buffer, uint32_t value);
bool dl_buffer_i64(dl_buffer *buffer, int64_t value);
bool dl_buffer_f64(dl_buffer *buffer, double value);
bool dl_buffer_text(dl_buffer *buffer, const char *text);
bool dl_buffer_reserve(dl_buffer *buffer, size_t count);
void dl_buffer_clear(dl_buffer *buffer);
void dl_buffer_free(dl_buffer *buffer);

// --- the arena (allocator.c) -------------------------------------------------------------------------------------

typedef struct dl_arena {
  /// One reserved range of addresses; everything Lua ever allocates, and the allocator's own books, lie in it.
  uint8_t *base;
  size_t reserved;
  /// Bytes that live blocks may take; changed only between calls.
  size_t limit;
  /// Bytes beyond the limit that may be taken now: the reserve while an error is made.
  size_t extra;
  /// The highest mark since pages were given back.
  size_t high;
  bool refused;
  int32_t refuse_mode;
  int64_t refuse_after;
  int64_t allocations;
} dl_arena;

bool dl_arena_open(dl_arena *arena, size_t limit);
void dl_arena_close(dl_arena *arena);
/// The lua_Alloc; `context` is the dl_state.
void *dl_allocate(void *context, void *block, size_t old_size, size_t new_size);
size_t dl_arena_in_use(const dl_arena *arena);
/// Bytes from the base to the end of what was ever given out.
size_t dl_arena_mark(const dl_arena *arena);
void dl_arena_before_copy(dl_arena *arena);
/// Copies `bytes` back to the base, and gives pages far above them back to the system.
void dl_arena_restore(dl_arena *arena, const uint8_t *copy, size_t bytes);
/// Under the address sanitizer: marks every free block again after a copy; otherwise nothing.
void dl_arena_after_copy(dl_arena *arena);

// --- the state ---------------------------------------------------------------------------------------------------

enum { DL_ALIVE = 0, DL_KILLED_BY_TIME = 1, DL_KILLED_BY_MEMORY = 2 };

/// Memory beyond the limit for the unwinding and the message after a limit was hit.
enum { DL_RESERVE = 64 << 10 };

/// The Lua threads that wait for the one that runs, innermost first; each lies on the C stack of its `resume`.
typedef struct dl_waiting {
  lua_State *L;
  struct dl_waiting *outer;
} dl_waiting;

struct dl_state {
  /// The main thread; NULL while the state is being opened.
  lua_State *L;
  /// The Lua thread that runs now; the signal handler sets its hook.
  lua_State *volatile current;
  dl_waiting *waiting;
  /// Set by the signal handler: the deadline has passed.
  volatile sig_atomic_t expired;
  /// Set by the allocator: the memory is so far used up that going on would only collect garbage.
  volatile sig_atomic_t exhausted;
  /// DL_ALIVE, or why the running call is being stopped; while it is not DL_ALIVE no plugin code may run.
  int killed;
  /// An entry point of this state is on the C stack.
  bool running;

  dl_arena arena;
  dl_options options;
  uint8_t *snapshot;
  size_t snapshot_bytes;
  size_t snapshot_capacity;

  /// Goes up with every restore; objects given out before are stale.
  int32_t generation;
  /// The next number for a function given out. Never goes back, so that a number from before a restore finds nothing.
  int32_t next_reference;
  /// xoshiro256** state of math.random, inside the arena.
  uint64_t *random;

  dl_buffer arguments;
  dl_buffer results;
  dl_buffer message;
  dl_buffer place;
  dl_buffer traceback;
  /// Tracebacks of coroutines an error has passed through, innermost first.
  dl_buffer inner_traceback;
  /// Work space of whoever needs it within one C call that runs no Lua code.
  dl_buffer scratch;
  dl_buffer path;
  int error_status;
  /// The place was noted where a limit was hit.
  bool limit_place;

  /// The state whose deadline waits while this one runs inside one of its host functions, and what is left of it.
  dl_state *outer;
  struct itimerspec outer_rest;

  /// The `host` part: whatever model.c keeps for this state.
  void *model;
};

/// The dl_state of any Lua thread: one load, since Lua copies the extra space into every coroutine.
static inline dl_state *dl_state_of(lua_State *L) { return *(dl_state **)lua_getextraspace(L); }

// Keys of the registry: the addresses of these. A table, each.
extern const char dl_key_references;    // reference -> function
extern const char dl_key_reference_of;  // function -> reference
extern const char dl_key_globals;       // the sandbox's globals, also chunks' _ENV
extern const char dl_key_modules;       // module name -> value
extern const char dl_key_frozen;        // as a key in a metatable: the table behind a read-only one
extern const char dl_key_next;          // the keys `next` sorted last

// --- stopping (deadline.c, protected_library.c) ------------------------------------------------------------------

/// Arms the deadline for the calling thread; none raises. `seconds` <= 0: no deadline.
bool dl_deadline_begin(dl_state *state, double seconds);
void dl_deadline_end(dl_state *state);
/// Raises the kill, which nothing in the sandbox can catch.
_Noreturn void dl_raise_kill(lua_State *L);
/// Whether this value is the kill.
bool dl_is_kill(lua_State *L, int index);
/// Called when `expired` or `exhausted` is set: notes the reason and raises.
_Noreturn void dl_stop(lua_State *L);
/// Arms the hook that stops `L` at its next instruction. Does not raise; may be called from a signal handler.
void dl_arm_kill(lua_State *L);

/// Every C function that may run long calls this every few hundred steps, or bytes times 16.
static inline void dl_tick(lua_State *L) {
  dl_state *S = dl_state_of(L);
  if (__builtin_expect(S->expired | S->exhausted | S->killed, 0)) dl_stop(L);
}

// --- values (codec.c, order.c, errors.c) -------------------------------------------------------------------------

enum {
  DL_NIL = 0,
  DL_FALSE = 1,
  DL_TRUE = 2,
  DL_INTEGER = 3,
  DL_NUMBER = 4,
  DL_STRING = 5,
  DL_TABLE = 6,
  DL_OBJECT = 7,
  DL_REFERENCE = 8,
  DL_OTHER = 9
};

/// Appends the values at `first`…`last` to `out`; raises with the name of the field when one cannot be encoded.
void dl_encode(lua_State *L, int first, int last, dl_buffer *out);
/// Pushes every value of a sequence, and returns how many.
int dl_decode(lua_State *L, const uint8_t *bytes, size_t count);
/// Raises unless the memory limit or the value limit allows; used when an append returned false.
_Noreturn void dl_raise_full(lua_State *L, const dl_buffer *buffer);

/// Pushes a new sequence of the keys of the table at `index` in the fixed order: booleans, numbers, strings bytewise,
/// objects, others by their offset in the arena. Returns their number.
lua_Integer dl_push_sorted_keys(lua_State *L, int index);

/// Appends a short readable form of the value at `index`; runs no Lua code and shows no addresses. May raise only for
/// want of Lua stack.
void dl_describe(lua_State *L, int index, dl_buffer *out, int depth);

/// Raises `message` (a printf format of lua_pushfstring) with the file:line of the innermost Lua function.
_Noreturn void dl_error(lua_State *L, const char *format, ...);
/// The same with plain bytes.
_Noreturn void dl_error_bytes(lua_State *L, const uint8_t *message, size_t bytes);
/// Pushes "file:line: " of the innermost Lua function, or "".
void dl_push_where(lua_State *L);
int dl_message_handler(lua_State *L);
/// Notes what the failed entry point leaves: kind, message, place, traceback. Does not raise.
int32_t dl_take_error(dl_state *state, int status, bool compiling);
/// Whether a protected call that ended with `status` must not be survived: then raises the kill.
void dl_check_kill(lua_State *L, int status);
/// Notes where a limit was hit; called by the allocator, so it allocates nothing and does not raise.
void dl_note_limit_place(dl_state *state);
/// Appends the traceback of a coroutine that failed to what the message handler will show. Does not raise.
void dl_note_inner_traceback(dl_state *state, lua_State *co);

// --- the sandbox (sandbox.c and the libraries) -------------------------------------------------------------------

/// Pushes the nearest of the string keys of the table at `index` to `name`, or returns false and pushes nothing.
bool dl_push_nearest(lua_State *L, int index, const char *name, size_t bytes);
/// The edit distance (with transpositions) up to `most`, else most + 1. For callers with names of their own.
int dl_distance(const char *a, size_t a_bytes, const char *b, size_t b_bytes, int most);

/// Replaces the table on the top of the stack by a read-only view of it, whose unknown fields raise with the nearest.
/// `name` is how messages call it.
void dl_freeze(lua_State *L, const char *name);
/// If the value at `index` is a read-only view, pushes the table behind it and returns true.
bool dl_push_behind(lua_State *L, int index);

/// Builds the globals: `options->functions` and the libraries.
void dl_open_sandbox(lua_State *L, const dl_options *options);
/// Makes `__gc` and `__mode` mean nothing in this state; false when the library is not laid out as expected.
bool dl_disarm_metamethods(lua_State *L);
/// Compiles a text with the sandbox's _ENV, pushes the function and returns LUA_OK, or pushes a message.
int dl_compile(lua_State *L, const char *text, size_t bytes, const char *chunk_name);

/// Each pushes its library's table (the base library: adds to the table on the top).
void dl_open_base(lua_State *L);
void dl_open_protected(lua_State *L);
void dl_open_coroutine(lua_State *L);
void dl_open_string(lua_State *L);
void dl_open_table(lua_State *L);
void dl_open_math(lua_State *L);
void dl_open_utf8(lua_State *L);

void dl_set_functions(lua_State *L, const luaL_Reg *functions);
/// luaL_tolstring without addresses: pushes the text of any value.
const char *dl_tostring(lua_State *L, int index, size_t *bytes);
void dl_seed_random(dl_state *state, uint64_t seed);

int dl_host_trampoline(lua_State *L);

#endif

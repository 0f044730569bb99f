#ifndef DATELINE_CLUA_H
#define DATELINE_CLUA_H

// The public face of the Lua boundary. Nothing here raises a Lua error: every entry point runs its work under lua_pcall
// and returns a status, so that no longjmp can cross a Swift frame. Values travel as flat bytes, see codec.c.

#include <stddef.h>
#include <stdint.h>

#include "model_schema.h"

typedef struct dl_state dl_state;

/// What became of a call. The order is that of `LuaError.Kind` in Swift, after DL_OK.
enum {
  DL_OK = 0,
  DL_SYNTAX = 1,
  DL_RUNTIME = 2,
  DL_TIMEOUT = 3,
  DL_MEMORY = 4,
  DL_UNAVAILABLE = 5
};

/// Calls the host. 0: `*result` holds a sequence of encoded values; 1: it holds a UTF-8 message, which is raised at the
/// caller's line after the host's frame is gone. The bytes belong to the host and stay valid until the next callback.
typedef int32_t (*dl_host_call)(
    void *context, int32_t function, const uint8_t *arguments, size_t argument_bytes, const uint8_t **result,
    size_t *result_bytes);

/// Asks the host for a table of the model; what `out` points to is described in model.h.
/// 1: `*message` holds a UTF-8 message to raise.
typedef int32_t (*dl_host_table)(
    void *context, int32_t number, void *out, const uint8_t **message, size_t *message_bytes);

/// What a host function is to Lua.
enum {
  /// An ordinary function.
  DL_FUNCTION = 0,
  /// A loader of modules: the host answers a name with a source text and a chunk name; the chunk is run once, and its
  /// value is kept (this is `require`).
  DL_MODULE_LOADER = 1
};

typedef struct dl_host_function {
  /// "print", or "text.lower" for a field of a read-only library table.
  const char *name;
  int32_t number;
  int32_t kind;
} dl_host_function;

typedef struct dl_options {
  /// Bytes that live Lua values may take.
  size_t memory;
  /// Processor time of the executing thread a call may take.
  double seconds;
  /// Bytes of a source text, and of a text given to `load`.
  size_t source_bytes;
  /// Bytes of one encoded list of arguments or results.
  size_t value_bytes;
  void *context;
  dl_host_call call;
  dl_host_table table;
  const dl_host_function *functions;
  size_t function_count;
  /// The classes and fields of the model, see model.h; may be NULL.
  const void *model;
} dl_options;

/// Opens a state. On failure returns NULL and writes a message of at most `message_size` bytes, NUL included.
dl_state *dl_open(const dl_options *options, int32_t *status, char *message, size_t message_size);
void dl_close(dl_state *state);

/// Compiles a source text (never bytecode) to a function; `name` is shown in messages as the file's name.
int32_t dl_load(
    dl_state *state, const uint8_t *source, size_t source_bytes, const char *name, size_t name_bytes,
    int32_t *reference);

/// Calls a function with encoded arguments. The results stay valid until the next call of any entry point.
int32_t dl_call(
    dl_state *state, int32_t reference, const uint8_t *arguments, size_t argument_bytes, const uint8_t **result,
    size_t *result_bytes);

/// Reads a global without raising for an undefined one: the result is one encoded value.
int32_t dl_get_global(
    dl_state *state, const char *name, size_t name_bytes, const uint8_t **result, size_t *result_bytes);
int32_t dl_set_global(dl_state *state, const char *name, size_t name_bytes, const uint8_t *value, size_t value_bytes);

/// Collects all garbage and remembers every byte of the state.
int32_t dl_snapshot(dl_state *state);
/// Brings the remembered bytes back, seeds math.random, and makes functions and objects given out since stale.
void dl_restore(dl_state *state, uint64_t seed);

/// Changes the limits of the calls to come.
void dl_set_limits(dl_state *state, size_t memory, double seconds);

size_t dl_memory_in_use(const dl_state *state);
/// Bytes of the snapshot, 0 without one.
size_t dl_snapshot_bytes(const dl_state *state);

/// The last failure of this state, as UTF-8; valid until the next call of any entry point.
const char *dl_error_message(const dl_state *state, size_t *bytes);
const char *dl_error_place(const dl_state *state, size_t *bytes);
const char *dl_error_traceback(const dl_state *state, size_t *bytes);

/// The version of the library that runs, as "5.4.4".
const char *dl_lua_release(void);

// Seams for tests.

enum { DL_REFUSE_NEVER = 0, DL_REFUSE_ONE = 1, DL_REFUSE_ALL = 2 };
/// Refuses the `nth` growing allocation from now on (1 is the next), and with DL_REFUSE_ALL every later one.
void dl_test_refuse(dl_state *state, int32_t mode, int64_t nth);
/// The same for the states to be opened by this thread, from their first allocation on.
void dl_test_refuse_in_open(int32_t mode, int64_t nth);
/// Growing allocations since the state was opened.
int64_t dl_test_allocations(const dl_state *state);
/// The place of the first byte that differs from the snapshot, -1 if none does.
int64_t dl_test_difference(const dl_state *state);
/// States that are open in this process.
int64_t dl_test_open_states(void);

// A peer for tests and measures: a plain Lua state with the standard libraries.

/// Processor time of this thread: on a machine that does other work, too, it tells more than the clock.
double dl_thread_nanoseconds(void);

/// Runs a source text and writes the text of its first result, or of its error; returns the bytes it has.
size_t dl_plain_evaluate(const char *source, char *text, size_t text_size);
/// Compiles and runs a source text once, then calls the function it returns `rounds` times. Nanoseconds, negative on
/// failure.
double dl_plain_repeat(const char *source, int64_t rounds);
/// Does the whole of it, opening and closing the state included, `rounds` times. Nanoseconds, negative on failure.
double dl_plain_fresh(const char *source, int64_t rounds);

#endif

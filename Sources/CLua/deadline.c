#define _GNU_SOURCE
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "internal.h"

// A hook costs every instruction something even while it does not fire (up to 85 %), so none is set. A timer on the
// executing thread's processor time sends that thread a signal, whose handler sets the hook: lua_sethook may be called
// from a signal handler. The timer keeps firing, so that the hook is set again on whatever Lua thread runs by then.

#ifndef sigev_notify_thread_id
#define sigev_notify_thread_id _sigev_un._tid
#endif

/// The interval at which a deadline that has passed is enforced again.
enum { AGAIN = 5000000 };

typedef struct dl_thread {
  timer_t timer;
  bool ready;
  dl_state *volatile state;
} dl_thread;

static pthread_once_t once = PTHREAD_ONCE_INIT;
static pthread_key_t thread_key;
static bool once_ready;

static int deadline_signal(void) { return SIGRTMIN + 5; }

static void expire(int signal, siginfo_t *info, void *context) {
  (void)signal;
  (void)context;
  if (info->si_code != SI_TIMER) return;
  dl_thread *thread = info->si_value.sival_ptr;
  dl_state *S = thread->state;
  if (S == NULL) return;
  S->expired = 1;
  lua_State *L = S->current;
  if (L != NULL) dl_arm_kill(L);
}

static void forget_thread(void *value) {
  dl_thread *thread = value;
  if (thread->ready) {
    // A signal may be on its way: it is blocked and taken before what it points to goes.
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, deadline_signal());
    pthread_sigmask(SIG_BLOCK, &set, NULL);
    timer_delete(thread->timer);
    struct timespec zero = {0, 0};
    while (sigtimedwait(&set, NULL, &zero) > 0) {
    }
  }
  free(thread);
}

static void prepare(void) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_sigaction = expire;
  action.sa_flags = SA_SIGINFO | SA_RESTART | SA_ONSTACK;
  sigemptyset(&action.sa_mask);
  once_ready = sigaction(deadline_signal(), &action, NULL) == 0 && pthread_key_create(&thread_key, forget_thread) == 0;
}

static dl_thread *this_thread(void) {
  pthread_once(&once, prepare);
  if (!once_ready) return NULL;
  dl_thread *thread = pthread_getspecific(thread_key);
  if (thread != NULL) return thread;
  thread = calloc(1, sizeof *thread);
  if (thread == NULL) return NULL;
  struct sigevent event;
  memset(&event, 0, sizeof event);
  event.sigev_notify = SIGEV_THREAD_ID;
  event.sigev_signo = deadline_signal();
  event.sigev_value.sival_ptr = thread;
  event.sigev_notify_thread_id = (int)syscall(SYS_gettid);
  if (timer_create(CLOCK_THREAD_CPUTIME_ID, &event, &thread->timer) != 0) {
    free(thread);
    return NULL;
  }
  thread->ready = true;
  // The parent's choice of signals is inherited; a blocked deadline would never come.
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, deadline_signal());
  pthread_sigmask(SIG_UNBLOCK, &set, NULL);
  pthread_setspecific(thread_key, thread);
  return thread;
}

bool dl_deadline_begin(dl_state *S, double seconds) {
  S->expired = 0;
  S->outer = NULL;
  if (!(seconds > 0)) return true;
  dl_thread *thread = this_thread();
  if (thread == NULL) return false;
  // A host function of one state may call another state: the outer deadline waits.
  S->outer = thread->state;
  if (S->outer != NULL) timer_gettime(thread->timer, &S->outer_rest);
  struct itimerspec when;
  when.it_interval.tv_sec = 0;
  when.it_interval.tv_nsec = AGAIN;
  if (seconds > 1e9) seconds = 1e9;
  when.it_value.tv_sec = (time_t)seconds;
  when.it_value.tv_nsec = (long)((seconds - (double)when.it_value.tv_sec) * 1e9);
  if (when.it_value.tv_sec == 0 && when.it_value.tv_nsec == 0) when.it_value.tv_nsec = 1;
  thread->state = S;
  return timer_settime(thread->timer, 0, &when, NULL) == 0;
}

void dl_deadline_end(dl_state *S) {
  dl_thread *thread = this_thread();
  if (thread == NULL || thread->state != S) return;
  struct itimerspec rest;
  memset(&rest, 0, sizeof rest);
  if (S->outer != NULL) rest = S->outer_rest;
  // Stopped first: a signal on its way is delivered before this returns, and still finds this state.
  struct itimerspec off;
  memset(&off, 0, sizeof off);
  timer_settime(thread->timer, 0, &off, NULL);
  thread->state = S->outer;
  if (S->outer != NULL) timer_settime(thread->timer, 0, &rest, NULL);
}

// --- the kill ----------------------------------------------------------------------------------------------------

static const char kill_mark;

bool dl_is_kill(lua_State *L, int index) {
  return lua_type(L, index) == LUA_TLIGHTUSERDATA && lua_touserdata(L, index) == (const void *)&kill_mark;
}

void dl_raise_kill(lua_State *L) {
  // An error inside a hook leaves hooks off until a protected call ends, and a __close method may run before that:
  // the hook is set on the thread that is unwound, too.
  dl_arm_kill(L);
  lua_pushlightuserdata(L, (void *)(uintptr_t)&kill_mark);
  lua_error(L);
  __builtin_unreachable();
}

void dl_stop(lua_State *L) {
  dl_state *S = dl_state_of(L);
  if (S->killed == DL_ALIVE) {
    S->killed = S->expired ? DL_KILLED_BY_TIME : DL_KILLED_BY_MEMORY;
    if (S->expired) S->limit_place = false;
    dl_note_limit_place(S);
  }
  // What is left to do is unwinding and a message: the reserve is for that.
  S->arena.extra = DL_RESERVE;
  lua_checkstack(L, 1);
  dl_raise_kill(L);
}

static void kill_hook(lua_State *L, lua_Debug *event) {
  (void)event;
  dl_state *S = dl_state_of(L);
  // A hook set by a signal that came too late has nothing to stop.
  if (!S->expired && !S->exhausted && S->killed == DL_ALIVE) {
    lua_sethook(L, NULL, 0, 0);
    return;
  }
  dl_stop(L);
}

void dl_arm_kill(lua_State *L) { lua_sethook(L, kill_hook, LUA_MASKCOUNT, 1); }

#define _GNU_SOURCE
#include <string.h>
#include <sys/mman.h>

#include "internal.h"

// Everything a Lua state allocates lies in one reserved range of addresses, and so do the books about it. That is what
// makes a snapshot a memcpy: the bytes from the base to the mark are the whole state.
//
// Blocks up to 1024 bytes come from free lists, one for each multiple of 16, carved from chunks. Larger blocks carry a
// header of 16 bytes, lie in bins of four sizes a doubling, and merge with their free neighbours. Every operation takes
// constant time. Lua tells the size of a block when it gives it back, so small blocks have no header.

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define DL_ASAN 1
#endif
#endif
#ifdef DL_ASAN
#include <sanitizer/asan_interface.h>
#define HIDE(address, bytes) __asan_poison_memory_region(address, bytes)
#define SHOW(address, bytes) __asan_unpoison_memory_region(address, bytes)
#else
#define HIDE(address, bytes) ((void)(address), (void)(bytes))
#define SHOW(address, bytes) ((void)(address), (void)(bytes))
#endif

enum { UNIT = 16, SMALL = 1024, CLASSES = SMALL / UNIT + 1, BINS = 128, CHUNK = 8192, USED = 1, HEADER = 16 };

/// Pages this far above the snapshot stay resident over a restore; an ordinary article never gives pages back.
enum { KEPT_PAGES = 4 << 20 };

/// The books, at the base of the arena. Places are in units of 16 bytes from the base, 0 is none.
typedef struct header {
  size_t top;
  size_t live;
  size_t chunk_next;
  size_t chunk_stop;
  uint64_t bins_in_use[BINS / 64];
  uint32_t small[CLASSES];
  uint32_t bins[BINS];
  /// The last large block before `top`, for the merge of a new one.
  uint32_t last;
  uint32_t padding;
} header;

/// Stands before every large block; `next` and `previous` exist only while it is free.
typedef struct large {
  size_t size;  // of the whole block, header included; lowest bit: in use
  size_t size_before;
  uint32_t next;
  uint32_t previous;
} large;

static header *books(const dl_arena *arena) { return (header *)arena->base; }
static void *at(const dl_arena *arena, uint32_t place) { return arena->base + (size_t)place * UNIT; }
static uint32_t place_of(const dl_arena *arena, const void *block) {
  return (uint32_t)((size_t)((const uint8_t *)block - arena->base) / UNIT);
}
static size_t rounded(size_t size) { return (size + UNIT - 1) & ~(size_t)(UNIT - 1); }
static size_t size_of(const large *block) { return block->size & ~(size_t)USED; }

static int bin_of(size_t size) {
  int log = 63 - __builtin_clzll(size);
  int bin = (log - 10) * 4 + (int)((size >> (log - 2)) & 3);
  return bin < BINS ? bin : BINS - 1;
}

// --- large blocks ------------------------------------------------------------------------------------------------

static large *after(const dl_arena *arena, large *block) {
  uint8_t *next = (uint8_t *)block + size_of(block);
  return next < arena->base + books(arena)->top ? (large *)next : NULL;
}

static large *before(large *block) {
  return block->size_before != 0 ? (large *)((uint8_t *)block - block->size_before) : NULL;
}

static void put_in_bin(dl_arena *arena, large *block) {
  header *h = books(arena);
  int bin = bin_of(size_of(block));
  uint32_t place = place_of(arena, block);
  block->previous = 0;
  block->next = h->bins[bin];
  if (block->next != 0) ((large *)at(arena, block->next))->previous = place;
  h->bins[bin] = place;
  h->bins_in_use[bin / 64] |= 1ull << (bin % 64);
}

static void take_from_bin(dl_arena *arena, large *block) {
  header *h = books(arena);
  int bin = bin_of(size_of(block));
  if (block->next != 0) ((large *)at(arena, block->next))->previous = block->previous;
  if (block->previous != 0) {
    ((large *)at(arena, block->previous))->next = block->next;
  } else {
    h->bins[bin] = block->next;
    if (block->next == 0) h->bins_in_use[bin / 64] &= ~(1ull << (bin % 64));
  }
}

/// Tells the neighbour above, or the books, how large the block is.
static void settle(dl_arena *arena, large *block) {
  large *next = after(arena, block);
  if (next != NULL) {
    next->size_before = size_of(block);
  } else {
    books(arena)->last = place_of(arena, block);
  }
}

static void free_large(dl_arena *arena, large *block) {
  header *h = books(arena);
  block->size &= ~(size_t)USED;
  large *next = after(arena, block);
  if (next != NULL && !(next->size & USED)) {
    take_from_bin(arena, next);
    block->size += size_of(next);
  }
  large *previous = before(block);
  if (previous != NULL && !(previous->size & USED)) {
    take_from_bin(arena, previous);
    previous->size += size_of(block);
    block = previous;
  }
  if (after(arena, block) == NULL) {
    // The block touches the untouched rest: it becomes part of it.
    h->last = block->size_before != 0 ? place_of(arena, (uint8_t *)block - block->size_before) : 0;
    h->top = (size_t)((uint8_t *)block - arena->base);
    HIDE(block, arena->reserved - h->top);
    return;
  }
  settle(arena, block);
  put_in_bin(arena, block);
  HIDE((uint8_t *)block + sizeof(large), size_of(block) - sizeof(large));
}

/// Cuts what is beyond `size` off a block in use, if it is worth a block of its own.
static void trim(dl_arena *arena, large *block, size_t size) {
  size_t rest = size_of(block) - size;
  if (rest < SMALL + HEADER) return;
  block->size = size | USED;
  large *cut = (large *)((uint8_t *)block + size);
  SHOW(cut, sizeof(large));
  cut->size = rest | USED;
  cut->size_before = size;
  settle(arena, cut);
  free_large(arena, cut);
}

static large *find_in_bins(dl_arena *arena, size_t size) {
  header *h = books(arena);
  int bin = bin_of(size);
  int tries = 8;  // a block of the same bin may be too small; one of a higher bin never is
  for (uint32_t place = h->bins[bin]; place != 0 && tries-- > 0;) {
    large *block = at(arena, place);
    if (size_of(block) >= size) return block;
    place = block->next;
  }
  for (int word = (bin + 1) / 64; word < BINS / 64; word++) {
    uint64_t bits = h->bins_in_use[word];
    if (word == (bin + 1) / 64) bits &= ~0ull << ((bin + 1) % 64);
    if (bits != 0) return at(arena, h->bins[word * 64 + __builtin_ctzll(bits)]);
  }
  return NULL;
}

static void *take_large(dl_arena *arena, size_t bytes) {
  header *h = books(arena);
  size_t size = rounded(bytes) + HEADER;
  if (size < SMALL + HEADER) size = SMALL + HEADER;
  large *block = find_in_bins(arena, size);
  if (block != NULL) {
    take_from_bin(arena, block);
    block->size |= USED;
    SHOW(block, size_of(block));
    trim(arena, block, size);
  } else {
    if (size > arena->reserved - h->top) return NULL;
    block = (large *)(arena->base + h->top);
    SHOW(block, size);
    block->size = size | USED;
    block->size_before = h->last != 0 ? size_of(at(arena, h->last)) : 0;
    h->last = place_of(arena, block);
    h->top += size;
    if (h->top > arena->high) arena->high = h->top;
  }
  return (uint8_t *)block + HEADER;
}

/// Grows or shrinks a large block where it lies.
static bool resize_large(dl_arena *arena, large *block, size_t bytes) {
  header *h = books(arena);
  size_t size = rounded(bytes) + HEADER;
  if (size < SMALL + HEADER) size = SMALL + HEADER;
  if (size_of(block) < size) {
    large *next = after(arena, block);
    if (next == NULL) {
      size_t more = size - size_of(block);
      if (more > arena->reserved - h->top) return false;
      SHOW(arena->base + h->top, more);
      h->top += more;
      if (h->top > arena->high) arena->high = h->top;
      block->size = size | USED;
      return true;
    }
    if ((next->size & USED) || size_of(block) + size_of(next) < size) return false;
    take_from_bin(arena, next);
    SHOW(next, size_of(next));
    block->size += size_of(next);
    settle(arena, block);
  }
  trim(arena, block, size);
  return true;
}

// --- small blocks ------------------------------------------------------------------------------------------------

static void free_small(dl_arena *arena, void *block, size_t size) {
  header *h = books(arena);
  SHOW(block, sizeof(uint32_t));
  *(uint32_t *)block = h->small[size / UNIT];
  h->small[size / UNIT] = place_of(arena, block);
  HIDE(block, size);
}

static void *take_small(dl_arena *arena, size_t size) {
  header *h = books(arena);
  uint32_t place = h->small[size / UNIT];
  if (place != 0) {
    void *block = at(arena, place);
    SHOW(block, size);
    h->small[size / UNIT] = *(uint32_t *)block;
    return block;
  }
  if (h->chunk_stop - h->chunk_next < size) {
    uint8_t *chunk = take_large(arena, CHUNK - HEADER);
    if (chunk == NULL) return NULL;
    if (h->chunk_stop > h->chunk_next) {
      free_small(arena, arena->base + h->chunk_next, h->chunk_stop - h->chunk_next);
    }
    h->chunk_next = (size_t)(chunk - arena->base);
    h->chunk_stop = h->chunk_next + CHUNK - HEADER;
    HIDE(chunk, CHUNK - HEADER);
  }
  void *block = arena->base + h->chunk_next;
  h->chunk_next += size;
  SHOW(block, size);
  return block;
}

// --- lua_Alloc ---------------------------------------------------------------------------------------------------

static void give_back(dl_arena *arena, void *block, size_t size) {
  if (size <= SMALL) {
    free_small(arena, block, size);
  } else {
    free_large(arena, (large *)((uint8_t *)block - HEADER));
  }
}

static void *take(dl_arena *arena, size_t size) {
  return size <= SMALL ? take_small(arena, size) : take_large(arena, size);
}

/// Whether a growing request must be refused. A refusal is not a failure: Lua collects garbage and asks again.
static bool refuses(dl_state *S, size_t more) {
  dl_arena *arena = &S->arena;
  arena->allocations += 1;
  bool refused = more > arena->limit + arena->extra || books(arena)->live > arena->limit + arena->extra - more;
  if (arena->refuse_mode != DL_REFUSE_NEVER) {
    arena->refuse_after -= 1;
    if (arena->refuse_after == 0 || (arena->refuse_after < 0 && arena->refuse_mode == DL_REFUSE_ALL)) refused = true;
  }
  if (refused) {
    if (arena->refused) dl_note_limit_place(S);
    arena->refused = true;
    return true;
  }
  if (arena->refused) {
    arena->refused = false;
    // Near the limit each allocation would collect all garbage again: seconds for nothing. It is stopped instead.
    if (S->L != NULL && S->running && arena->extra == 0 && books(arena)->live > arena->limit / 16 * 15) {
      S->exhausted = 1;
      if (S->current != NULL) dl_arm_kill(S->current);
    }
  }
  return false;
}

void *dl_allocate(void *context, void *block, size_t old_size, size_t new_size) {
  dl_state *S = context;
  dl_arena *arena = &S->arena;
  header *h = books(arena);
  // Without a block, the old size is a type tag.
  size_t old = block != NULL ? rounded(old_size) : 0;
  size_t size = rounded(new_size);
  if (new_size > arena->reserved) {
    refuses(S, arena->reserved);
    return NULL;
  }
  if (size == 0) {
    if (block != NULL && old != 0) {
      give_back(arena, block, old);
      h->live -= old;
    }
    return NULL;
  }
  if (block != NULL && size == old) return block;
  if (size > old && refuses(S, size - old)) return NULL;
  void *result;
  if (block != NULL && old > SMALL && size > SMALL &&
      resize_large(arena, (large *)((uint8_t *)block - HEADER), size)) {
    result = block;
  } else {
    result = take(arena, size);
    if (result == NULL) {
      // Shrinking must never fail; the block stays where it is, and what is cut off is lost until the next restore.
      if (size > old) {
        if (arena->refused) dl_note_limit_place(S);
        arena->refused = true;
        return NULL;
      }
      h->live -= old - size;
      return block;
    }
    if (block != NULL && old != 0) {
      memcpy(result, block, old_size < new_size ? old_size : new_size);
      give_back(arena, block, old);
    }
  }
  h->live += size;
  h->live -= old;
  return result;
}

// --- the arena as a whole ----------------------------------------------------------------------------------------

bool dl_arena_open(dl_arena *arena, size_t limit) {
  // A quarter more than the limit for what lies between blocks, and something for the reserve and small limits.
  size_t reserved = (limit + limit / 4 + (1u << 20) + 4095) & ~(size_t)4095;
  void *base = mmap(NULL, reserved, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (base == MAP_FAILED) return false;
  arena->base = base;
  arena->reserved = reserved;
  arena->limit = limit;
  header *h = books(arena);
  h->top = rounded(sizeof(header));
  arena->high = h->top;
  HIDE(arena->base + h->top, reserved - h->top);
  return true;
}

void dl_arena_close(dl_arena *arena) {
  if (arena->base == NULL) return;
  SHOW(arena->base, arena->reserved);
  munmap(arena->base, arena->reserved);
  arena->base = NULL;
}

size_t dl_arena_in_use(const dl_arena *arena) { return books(arena)->live; }
size_t dl_arena_mark(const dl_arena *arena) { return books(arena)->top; }

void dl_arena_before_copy(dl_arena *arena) { SHOW(arena->base, arena->reserved); }

void dl_arena_restore(dl_arena *arena, const uint8_t *copy, size_t bytes) {
  dl_arena_before_copy(arena);
  memcpy(arena->base, copy, bytes);
  size_t kept = (bytes + KEPT_PAGES + 4095) & ~(size_t)4095;
  if (arena->high > kept) {
    madvise(arena->base + kept, arena->high - kept, MADV_DONTNEED);
    arena->high = kept;
  }
  arena->refused = false;
  dl_arena_after_copy(arena);
}

void dl_arena_after_copy(dl_arena *arena) {
#ifdef DL_ASAN
  header *h = books(arena);
  for (size_t class = 1; class < CLASSES; class ++) {
    for (uint32_t place = h->small[class]; place != 0;) {
      uint32_t next = *(uint32_t *)at(arena, place);
      HIDE(at(arena, place), class * UNIT);
      place = next;
    }
  }
  for (int bin = 0; bin < BINS; bin++) {
    for (uint32_t place = h->bins[bin]; place != 0;) {
      large *block = at(arena, place);
      HIDE((uint8_t *)block + sizeof(large), size_of(block) - sizeof(large));
      place = block->next;
    }
  }
  HIDE(arena->base + h->chunk_next, h->chunk_stop - h->chunk_next);
  HIDE(arena->base + h->top, arena->reserved - h->top);
#else
  (void)arena;
#endif
}

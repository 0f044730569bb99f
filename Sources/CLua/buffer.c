#include <stdlib.h>
#include <string.h>

#include "internal.h"

bool dl_buffer_reserve(dl_buffer *buffer, size_t count) {
  if (buffer->limit != 0 && count > buffer->limit - buffer->count) return false;
  size_t needed = buffer->count + count;
  if (needed <= buffer->capacity) return true;
  size_t capacity = buffer->capacity < 128 ? 256 : buffer->capacity * 2;
  if (capacity < needed) capacity = needed;
  uint8_t *bytes = realloc(buffer->bytes, capacity);
  if (bytes == NULL) return false;
  buffer->bytes = bytes;
  buffer->capacity = capacity;
  return true;
}

bool dl_buffer_append(dl_buffer *buffer, const void *bytes, size_t count) {
  if (!dl_buffer_reserve(buffer, count)) return false;
  if (count > 0) memcpy(buffer->bytes + buffer->count, bytes, count);
  buffer->count += count;
  return true;
}

bool dl_buffer_byte(dl_buffer *buffer, uint8_t byte) { return dl_buffer_append(buffer, &byte, 1); }
bool dl_buffer_i32(dl_buffer *buffer, int32_t value) { return dl_buffer_append(buffer, &value, sizeof value); }
bool dl_buffer_u32(dl_buffer *buffer, uint32_t value) { return dl_buffer_append(buffer, &value, sizeof value); }
bool dl_buffer_i64(dl_buffer *buffer, int64_t value) { return dl_buffer_append(buffer, &value, sizeof value); }
bool dl_buffer_f64(dl_buffer *buffer, double value) { return dl_buffer_append(buffer, &value, sizeof value); }
bool dl_buffer_text(dl_buffer *buffer, const char *text) { return dl_buffer_append(buffer, text, strlen(text)); }

void dl_buffer_clear(dl_buffer *buffer) {
  buffer->count = 0;
  // One huge article must not hold its memory for the rest of the run.
  if (buffer->capacity > (4u << 20)) dl_buffer_free(buffer);
}

void dl_buffer_free(dl_buffer *buffer) {
  free(buffer->bytes);
  buffer->bytes = NULL;
  buffer->count = 0;
  buffer->capacity = 0;
}

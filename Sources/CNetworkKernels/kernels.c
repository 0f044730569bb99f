#include "CNetworkKernels.h"

#include <stddef.h>

#if defined(__x86_64__)
// One version each for SSE2, AVX2 and AVX-512; the loader takes the best the processor has.
#define VERSIONS __attribute__((target_clones("default", "arch=x86-64-v3", "arch=x86-64-v4")))
#else
#define VERSIONS
#endif

static inline const float *scales_of(const void *kept) { return kept; }

static inline const int16_t *part_of(const void *kept, int64_t channels, int part) {
  return (const int16_t *)((const char *)kept + dateline_product_header) + part * channels;
}

VERSIONS void dateline_keep_product(const float *product, int64_t channels, void *kept) {
  float *scales = kept;
  for (int part = 0; part < 3; part++, product += channels) {
    int16_t *numbers = (int16_t *)((char *)kept + dateline_product_header) + part * channels;
    float largest = 0;
    for (int64_t c = 0; c < channels; c++) {
      float magnitude = product[c] < 0 ? -product[c] : product[c];
      largest = magnitude > largest ? magnitude : largest;
    }
    const float inverse = largest > 0 ? 32767 / largest : 0;
    scales[part] = largest / 32767;
    for (int64_t c = 0; c < channels; c++) {
      float number = product[c] * inverse;
      numbers[c] = (int16_t)(int32_t)(number + (number < 0 ? -0.5f : 0.5f));
    }
  }
}

VERSIONS void dateline_first_layer(const void *const *words, const float *const *shapes, int64_t count,
                                   int64_t channels, const float *restrict scale, const float *restrict shift,
                                   float *restrict output) {
  for (int64_t t = 0; t < count; t++, output += channels) {
    const void *before = words[t], *word = words[t + 1], *after = words[t + 2];
    if (!word) {
      for (int64_t c = 0; c < channels; c++) output[c] = 0;
      continue;
    }
    // A neighbour that is not there is read as the word itself, times nothing.
    const float wordScale = scales_of(word)[1], one = 1;
    const float beforeScale = before ? scales_of(before)[0] : 0, beforeOne = before ? one : 0;
    const float afterScale = after ? scales_of(after)[2] : 0, afterOne = after ? one : 0;
    const int16_t *own = part_of(word, channels, 1);
    const int16_t *left = part_of(before ? before : word, channels, 0);
    const int16_t *right = part_of(after ? after : word, channels, 2);
    const float *ownShape = shapes[t + 1] + channels;
    const float *leftShape = before ? shapes[t] : shapes[t + 1];
    const float *rightShape = (after ? shapes[t + 2] : shapes[t + 1]) + 2 * channels;
    for (int64_t c = 0; c < channels; c++) {
      float sum = own[c] * wordScale + ownShape[c];
      sum += left[c] * beforeScale + leftShape[c] * beforeOne;
      sum += right[c] * afterScale + rightShape[c] * afterOne;
      output[c] = (sum > 0 ? sum : 0) * scale[c] + shift[c];
    }
  }
}

// The matrices of F(4, 3) are those of Lavin and Gray, "Fast algorithms for convolutional neural networks", 2015.

VERSIONS void dateline_tiles_from_rows(const float *restrict input, int64_t tiles, int64_t channels,
                                       float *restrict output) {
  const int64_t plane = tiles * channels;
  for (int64_t tile = 0; tile < tiles; tile++) {
    const float *row = input + 4 * tile * channels;
    float *to = output + tile * channels;
    const int first = tile == 0, last = tile == tiles - 1;
    for (int64_t c = 0; c < channels; c++) {
      float d0 = first ? 0 : row[c - channels], d1 = row[c], d2 = row[c + channels], d3 = row[c + 2 * channels];
      float d4 = row[c + 3 * channels], d5 = last ? 0 : row[c + 4 * channels];
      float even = d4 - 4 * d2, odd = d3 - 4 * d1, far = d4 - d2, near = 2 * (d3 - d1);
      to[c] = 4 * d0 - 5 * d2 + d4;
      to[c + plane] = even + odd;
      to[c + 2 * plane] = even - odd;
      to[c + 3 * plane] = far + near;
      to[c + 4 * plane] = far - near;
      to[c + 5 * plane] = 4 * d1 - 5 * d3 + d5;
    }
  }
}

VERSIONS void dateline_rows_from_tiles(const float *restrict input, int64_t tiles, int64_t channels,
                                       const float *restrict bias, const float *restrict scale,
                                       const float *restrict shift, const uint8_t *rows, float *restrict output) {
  const int64_t plane = tiles * channels;
  for (int64_t tile = 0; tile < tiles; tile++) {
    const float *from = input + tile * channels;
    float *row = output + 4 * tile * channels;
    for (int64_t c = 0; c < channels; c++) {
      float m0 = from[c], m1 = from[c + plane], m2 = from[c + 2 * plane], m3 = from[c + 3 * plane];
      float m4 = from[c + 4 * plane], m5 = from[c + 5 * plane];
      float sum1 = m1 + m2, difference1 = m1 - m2, sum2 = m3 + m4, difference2 = m3 - m4;
      float y0 = m0 + sum1 + sum2 + bias[c];
      float y1 = difference1 + 2 * difference2 + bias[c];
      float y2 = sum1 + 4 * sum2 + bias[c];
      float y3 = difference1 + 8 * difference2 + m5 + bias[c];
      row[c] = (y0 > 0 ? y0 : 0) * scale[c] + shift[c];
      row[c + channels] = (y1 > 0 ? y1 : 0) * scale[c] + shift[c];
      row[c + 2 * channels] = (y2 > 0 ? y2 : 0) * scale[c] + shift[c];
      row[c + 3 * channels] = (y3 > 0 ? y3 : 0) * scale[c] + shift[c];
    }
    for (int64_t k = 0; k < 4; k++) {
      if (rows[4 * tile + k]) continue;
      for (int64_t c = 0; c < channels; c++) row[c + k * channels] = 0;
    }
  }
}

VERSIONS void dateline_add_and_rectify(float *restrict matrix, int64_t rows, int64_t columns,
                                       const float *restrict bias) {
  for (int64_t t = 0; t < rows; t++, matrix += columns) {
    for (int64_t c = 0; c < columns; c++) {
      float sum = matrix[c] + bias[c];
      matrix[c] = sum > 0 ? sum : 0;
    }
  }
}

// Sixteen running maxima, each with the block it stands in, which the compiler keeps in registers.
enum { lanes = 16 };

VERSIONS void dateline_largest(const float *matrix, int64_t rows, int64_t columns, const float *bias,
                               int32_t *places) {
  const int64_t whole = columns - columns % lanes;
  for (int64_t t = 0; t < rows; t++, matrix += columns) {
    float best[lanes];
    int32_t at[lanes];
    for (int l = 0; l < lanes; l++) best[l] = -__builtin_inff(), at[l] = 0;
    for (int32_t c = 0; c < whole; c += lanes) {
      for (int l = 0; l < lanes; l++) {
        float value = matrix[c + l] + (bias ? bias[c + l] : 0);
        at[l] = value > best[l] ? c : at[l];
        best[l] = value > best[l] ? value : best[l];
      }
    }
    float top = best[0];
    int32_t place = at[0];
    for (int32_t l = 1; l < lanes; l++) {
      if (best[l] > top || (best[l] == top && at[l] + l < place)) top = best[l], place = at[l] + l;
    }
    for (int64_t c = whole; c < columns; c++) {
      float value = matrix[c] + (bias ? bias[c] : 0);
      if (value > top) top = value, place = (int32_t)c;
    }
    places[t] = place;
  }
}

VERSIONS void dateline_first_largest(const float *matrix, int64_t rows, int64_t columns, float tolerance,
                                     int32_t *places) {
  for (int64_t t = 0; t < rows; t++, matrix += columns) {
    float top = matrix[0], bottom = matrix[0];
    for (int64_t c = 1; c < columns; c++) {
      top = matrix[c] > top ? matrix[c] : top;
      bottom = matrix[c] < bottom ? matrix[c] : bottom;
    }
    const float bound = top - tolerance * (top > -bottom ? top : -bottom);
    int32_t place = 0;
    while (place < columns - 1 && matrix[place] < bound) place++;
    places[t] = place;
  }
}

VERSIONS void dateline_weighted_sum(const float *weights, const float *restrict matrix, int64_t rows, int64_t columns,
                                    float *restrict sum) {
  int64_t c = 0;
  // Columns go in blocks whose sums stay in registers over all rows.
  for (; c + 3 * lanes <= columns; c += 3 * lanes) {
    float part[3 * lanes] = {0};
    for (int64_t r = 0; r < rows; r++) {
      for (int l = 0; l < 3 * lanes; l++) part[l] += weights[r] * matrix[r * columns + c + l];
    }
    for (int l = 0; l < 3 * lanes; l++) sum[c + l] = part[l];
  }
  for (; c < columns; c++) {
    sum[c] = 0;
    for (int64_t r = 0; r < rows; r++) sum[c] += weights[r] * matrix[r * columns + c];
  }
}

#include "CNetworkKernels.h"

#include <stddef.h>

#if defined(__x86_64__)
// One version each for SSE2, AVX2 and AVX-512; the loader takes the best the processor has.
#define VERSIONS __attribute__((target_clones("default", "arch=x86-64-v3", "arch=x86-64-v4")))
#else
#define VERSIONS
#endif

VERSIONS void dateline_first_layer(const float *const *words, const float *const *shapes, int64_t count,
                                   int64_t channels, const float *restrict scale, const float *restrict shift,
                                   float *restrict output) {
  for (int64_t t = 0; t < count; t++, output += channels) {
    if (!words[t + 1]) {
      for (int64_t c = 0; c < channels; c++) output[c] = 0;
      continue;
    }
    const float *word = words[t + 1] + channels, *shape = shapes[t + 1] + channels;
    const float *wordBefore = words[t], *shapeBefore = shapes[t];
    const float *wordAfter = words[t + 2], *shapeAfter = shapes[t + 2];
    if (wordBefore && wordAfter) {
      wordAfter += 2 * channels, shapeAfter += 2 * channels;
      for (int64_t c = 0; c < channels; c++) {
        float sum = (word[c] + shape[c]) + (wordBefore[c] + shapeBefore[c]) + (wordAfter[c] + shapeAfter[c]);
        output[c] = (sum > 0 ? sum : 0) * scale[c] + shift[c];
      }
      continue;
    }
    for (int64_t c = 0; c < channels; c++) {
      float sum = word[c] + shape[c];
      if (wordBefore) sum += wordBefore[c] + shapeBefore[c];
      if (wordAfter) sum += wordAfter[c + 2 * channels] + shapeAfter[c + 2 * channels];
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

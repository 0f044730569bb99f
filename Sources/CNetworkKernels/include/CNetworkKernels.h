// The parts of the networks that are not matrix products: sums, ReLU with normalization, the transforms of the fast
// convolution, and the largest of a row. They are C because the compiler then makes one version for each generation of
// processors and picks one when the program starts; Swift can only be built for the oldest of them.
//
// All matrices are row-major and dense. `rows` marks the rows of joined sequences: 0 is a row of zeros between two
// sequences, anything else a token.
#ifndef DATELINE_NETWORK_KERNELS_H
#define DATELINE_NETWORK_KERNELS_H

#include <stdint.h>

/// A word's product with the first convolution, as it is kept: three parts of `channels` numbers each, what its token
/// adds to the token after it, to itself, and to the token before it. The numbers are 16-bit fractions of the largest of
/// their part, which halves the memory and is exact to a 65,000th of that number.
enum { dateline_product_header = 64 };

/// The bytes of a kept product.
static inline int64_t dateline_product_size(int64_t channels) { return dateline_product_header + 3 * channels * 2; }

/// Keeps a product of 3 * channels numbers at `kept`.
void dateline_keep_product(const float *product, int64_t channels, void *kept);

/// First convolution from kept products. Row t gets the sum over its neighbours' parts, of words and of shapes (plain
/// numbers in the same three parts), then ReLU, times `scale`, plus `shift`. A null word is a row of zeros: it adds
/// nothing and gets zeros. `words` and `shapes` have `count + 2` items: item t + 1 belongs to row t.
void dateline_first_layer(const void *const *words, const float *const *shapes, int64_t count, int64_t channels,
                          const float *scale, const float *shift, float *output);

/// Input transform of the convolution F(4, 3): from `4 * tiles` rows to six matrices of `tiles` rows. Rows before the
/// first and after the last are zeros.
void dateline_tiles_from_rows(const float *input, int64_t tiles, int64_t channels, float *output);

/// Output transform of F(4, 3): from six matrices of `tiles` rows to `4 * tiles` rows, each plus `bias`, through ReLU,
/// times `scale`, plus `shift`; rows marked 0 get zeros.
void dateline_rows_from_tiles(const float *input, int64_t tiles, int64_t channels, const float *bias,
                              const float *scale, const float *shift, const uint8_t *rows, float *output);

/// Adds `bias` to each row and replaces what is below zero by zero.
void dateline_add_and_rectify(float *matrix, int64_t rows, int64_t columns, const float *bias);

/// The place of the largest number of `row + bias` for each row, the first one on ties; `bias` may be null.
void dateline_largest(const float *matrix, int64_t rows, int64_t columns, const float *bias, int32_t *places);

/// For each row the first place whose number is at most `tolerance` times the largest magnitude in the row below the
/// largest number.
void dateline_first_largest(const float *matrix, int64_t rows, int64_t columns, float tolerance, int32_t *places);

/// The sum of the rows of a matrix, each times its weight.
void dateline_weighted_sum(const float *weights, const float *matrix, int64_t rows, int64_t columns, float *sum);

#endif

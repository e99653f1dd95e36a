// The decoders that libcurl itself is linked with. Brotli and Zstandard are declared here, by their stable interfaces,
// and linked by the names of their shared libraries: so nobody needs packages beyond those of libcurl and zlib.
#pragma once
#include <stddef.h>
#include <stdint.h>
#include <zlib.h>

typedef struct BrotliDecoderStateStruct BrotliDecoderState;
enum { BROTLI_DECODER_ERROR, BROTLI_DECODER_SUCCESS, BROTLI_DECODER_NEEDS_INPUT, BROTLI_DECODER_NEEDS_OUTPUT };
BrotliDecoderState *BrotliDecoderCreateInstance(void *allocate, void *release, void *context);
int BrotliDecoderDecompressStream(BrotliDecoderState *state, size_t *available_in, const uint8_t **next_in,
                                  size_t *available_out, uint8_t **next_out, size_t *total_out);
void BrotliDecoderDestroyInstance(BrotliDecoderState *state);

typedef struct ZSTD_DCtx_s ZSTD_DCtx;
typedef struct { const void *source; size_t size; size_t position; } trustwatch_zstd_input;
typedef struct { void *target; size_t size; size_t position; } trustwatch_zstd_output;
enum { ZSTD_WINDOW_LOG_MAX = 100 };  // ZSTD_d_windowLogMax
ZSTD_DCtx *ZSTD_createDCtx(void);
size_t ZSTD_freeDCtx(ZSTD_DCtx *context);
size_t ZSTD_DCtx_setParameter(ZSTD_DCtx *context, int parameter, int value);
size_t ZSTD_decompressStream(ZSTD_DCtx *context, trustwatch_zstd_output *output, trustwatch_zstd_input *input);
unsigned ZSTD_isError(size_t code);

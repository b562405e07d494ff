/* Compiled into llama.cpp before everything else (Makefile).

   GCC before 13 tells its optimiser that _tile_loadconfig reads 8 bytes of the 64 that the
   processor reads, so the rest of a tile's configuration may never be written: on processors
   with AMX ggml's matrix product then ends in a crash. Here the whole of it is read. */
#if defined(__AMX_TILE__) && defined(__GNUC__) && !defined(__clang__)
#include <immintrin.h>
#define _tile_loadconfig(config) \
    __asm__ volatile("ldtilecfg\t%X0" : : "m"(*(const char(*)[64])(config)))
#endif

/* fuzz.h: what every fuzzer has.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>
#include <stdlib.h>

/* libFuzzer calls it with one made-up input after another. */
int LLVMFuzzerTestOneInput (const guint8 *bytes,
                            size_t        length);

/* g_error() ends by a trap, after which libFuzzer would not keep the input. */
#define fuzz_fail(...)        \
  G_STMT_START                \
  {                           \
    g_printerr (__VA_ARGS__); \
    g_printerr ("\n");        \
    abort ();                 \
  }                           \
  G_STMT_END

/* fuzz-reference-wos.c: any bytes into the reader of wos (libFuzzer).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "fuzz-reference.h"

int
LLVMFuzzerTestOneInput (const guint8 *bytes, size_t length)
{
  fuzz_reference (VOUCH_REFERENCE_FORMAT_WOS, (const char *) bytes, length);
  return 0;
}

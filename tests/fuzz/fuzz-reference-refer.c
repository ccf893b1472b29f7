/* fuzz-reference-refer.c: any bytes into the reader of refer (libFuzzer).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "fuzz-reference.h"

int
LLVMFuzzerTestOneInput (const guint8 *bytes, size_t length)
{
  fuzz_reference (VOUCH_REFERENCE_FORMAT_REFER, (const char *) bytes, length);
  return 0;
}

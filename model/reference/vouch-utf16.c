/* vouch-utf16.c: which bytes are UTF-16.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-utf16.h"

#include <string.h>

#define SAMPLE_BYTES 4096

/* Without a mark: in Latin script every other byte is zero. */
static const char *
guess (const char *bytes,
       gsize       length)
{
  gsize sample = MIN (length, SAMPLE_BYTES) & ~(gsize) 1;
  gsize zeros[2] = { 0, 0 };

  for (gsize i = 0; i < sample; i++)
    zeros[i % 2] += bytes[i] == '\0';
  if (sample < 8)
    return NULL;
  if (zeros[1] * 10 >= sample * 4 && zeros[0] * 20 < sample)
    return "UTF-16LE";
  if (zeros[0] * 10 >= sample * 4 && zeros[1] * 20 < sample)
    return "UTF-16BE";
  return NULL;
}

/**
 * vouch_utf16_find:
 * @bytes: the beginning of a text, or all of it
 * @length: in bytes
 *
 * Tells UTF-16 by its byte order mark or, without one, by where its zeros are.
 *
 * Returns: (nullable): what iconv calls it; %NULL where it is something else
 */
const char *
vouch_utf16_find (const char *bytes,
                  gsize       length)
{
  if (length >= 2 && memcmp (bytes, "\xff\xfe", 2) == 0)
    return "UTF-16LE";
  if (length >= 2 && memcmp (bytes, "\xfe\xff", 2) == 0)
    return "UTF-16BE";
  return guess (bytes, length);
}

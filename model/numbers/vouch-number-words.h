/* vouch-number-words.h: numbers that are written in letters.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VouchNumberWords:
 * @VOUCH_NUMBER_WORDS_NONE: no number begins there
 * @VOUCH_NUMBER_WORDS_AMOUNT: "twenty-three"
 * @VOUCH_NUMBER_WORDS_PLACE: "twenty-third": no amount
 */
typedef enum
{
  VOUCH_NUMBER_WORDS_NONE,
  VOUCH_NUMBER_WORDS_AMOUNT,
  VOUCH_NUMBER_WORDS_PLACE,
} VouchNumberWords;

VouchNumberWords vouch_number_words_read (const char  *text,
                                          const char **end,
                                          gint64      *value) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

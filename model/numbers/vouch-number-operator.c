/* vouch-number-operator.c: “more than”, “≥”, “or older”: how a value stands to its number.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-number-private.h"

#include <string.h>

#include "vouch-number-token.h"
#include "vouch-number-unit.h"

#define AT(i) vouch_number_reader_at (self, i)

/* --- operators --- */

static const struct
{
  const char *words; /* as they end before the number */
  VouchNumberOperator op;
} operators[] = {
  { "more than", VOUCH_NUMBER_MORE },
  { "greater than", VOUCH_NUMBER_MORE },
  { "higher than", VOUCH_NUMBER_MORE },
  { "older than", VOUCH_NUMBER_MORE },
  { "longer than", VOUCH_NUMBER_MORE },
  { "less than", VOUCH_NUMBER_LESS },
  { "fewer than", VOUCH_NUMBER_LESS },
  { "lower than", VOUCH_NUMBER_LESS },
  { "younger than", VOUCH_NUMBER_LESS },
  { "shorter than", VOUCH_NUMBER_LESS },
  { "at least", VOUCH_NUMBER_AT_LEAST },
  { "at most", VOUCH_NUMBER_AT_MOST },
  { "up to", VOUCH_NUMBER_AT_MOST },
  { "no more than", VOUCH_NUMBER_AT_MOST },
  { "not more than", VOUCH_NUMBER_AT_MOST },
  { "never more than", VOUCH_NUMBER_AT_MOST },
  { "no longer than", VOUCH_NUMBER_AT_MOST },
  { "no fewer than", VOUCH_NUMBER_AT_LEAST },
  { "maximum of", VOUCH_NUMBER_AT_MOST },
  { "minimum of", VOUCH_NUMBER_AT_LEAST },
  { "no less than", VOUCH_NUMBER_AT_LEAST },
  { "above", VOUCH_NUMBER_MORE },
  { "below", VOUCH_NUMBER_LESS },
  { "exceeding", VOUCH_NUMBER_MORE },
  { "about", VOUCH_NUMBER_ABOUT },
  { "approximately", VOUCH_NUMBER_ABOUT },
  { "nearly", VOUCH_NUMBER_ABOUT },
  { "almost", VOUCH_NUMBER_ABOUT },
  { "around", VOUCH_NUMBER_ABOUT },
  { "roughly", VOUCH_NUMBER_ABOUT },
  { "some", VOUCH_NUMBER_ABOUT },
};

static guint
count_words (const char *words)
{
  guint n = 1;

  for (; (words = strchr (words, ' ')); words++)
    n++;
  return n;
}

/* Whether @words stand right before token @i. */
static gboolean
ends_before (VouchNumberReader *self, guint i, const char *words)
{
  guint n = count_words (words);

  if (n > i)
    return FALSE;
  for (const char *word = words; n > 0; n--)
    {
      gsize length = strcspn (word, " ");
      const VouchToken *token = AT (i - n);

      if (token->kind != VOUCH_TOKEN_WORD || token->length != length
          || g_ascii_strncasecmp (token->start, word, length) != 0)
        return FALSE;
      word += length + (word[length] == ' ');
    }
  return TRUE;
}

/* The operator that ends before token @i; FALSE: none. */
gboolean
vouch_number_operator_read_before (VouchNumberReader *self, guint i, VouchNumber *number)
{
  const VouchToken *sign = i > 0 ? AT (i - 1) : NULL;
  const VouchToken *first = i > 1 ? AT (i - 2) : NULL;
  gboolean has_equal = sign && vouch_token_is_sign (sign, "=");

  if (!sign)
    return FALSE;
  if (has_equal && i > 2 && vouch_token_is_word (first, "or"))
    first = AT (i - 3);
  if (has_equal && first && vouch_token_is_sign (first, "<>"))
    sign = first;
  if (vouch_token_is_sign (sign, "<"))
    number->op = has_equal ? VOUCH_NUMBER_AT_MOST : VOUCH_NUMBER_LESS;
  else if (vouch_token_is_sign (sign, ">"))
    number->op = has_equal ? VOUCH_NUMBER_AT_LEAST : VOUCH_NUMBER_MORE;
  else if (vouch_token_is_sign (sign, "≤⩽"))
    number->op = VOUCH_NUMBER_AT_MOST;
  else if (vouch_token_is_sign (sign, "≥⩾"))
    number->op = VOUCH_NUMBER_AT_LEAST;
  else if (vouch_token_is_sign (sign, "~"))
    number->op = VOUCH_NUMBER_ABOUT;
  else
    return has_equal;
  return TRUE;
}

void
vouch_number_operator_read_words (VouchNumberReader *self, guint i, VouchNumber *number)
{
  if (i == 0
      || !vouch_token_is_among (AT (i - 1),
                                "than least most to of above below exceeding about nearly "
                                "approximately almost around roughly some"))
    return;
  for (gsize k = 0; k < G_N_ELEMENTS (operators); k++)
    if (ends_before (self, i, operators[k].words))
      {
        /* "not more than", "no more than" end with "more than". */
        if (number->op == VOUCH_NUMBER_IS || count_words (operators[k].words) > 2)
          number->op = operators[k].op;
      }
}

/* "18 years or older", "3 or more", "65 and over", "12+". */
guint
vouch_number_operator_read_after (VouchNumberReader *self, guint i, VouchNumber *number)
{
  if (vouch_token_is_sign (AT (i), "+") && !AT (i)->is_spaced)
    {
      number->op = VOUCH_NUMBER_AT_LEAST;
      return 1;
    }
  i += vouch_token_is_sign (AT (i), ",");
  i += vouch_token_is_word (AT (i), "of") && vouch_token_is_word (AT (i + 1), "age") ? 2 : 0;
  if (!vouch_token_is_among (AT (i), "or and"))
    return 0;
  if (vouch_token_is_among (AT (i + 1), "older over more greater above higher longer"))
    number->op = VOUCH_NUMBER_AT_LEAST;
  else if (vouch_token_is_among (AT (i + 1), "younger under less fewer below lower shorter"))
    number->op = VOUCH_NUMBER_AT_MOST;
  else
    return 0;
  return 2;
}

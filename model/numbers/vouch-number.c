/* vouch-number.c: the values of a text, and how they belong together.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-number.h"

#include <string.h>

#include "vouch-number-private.h"

/* Two texts of a megabyte have no more in common than two of these. */
#define MAX_NUMBERS 1000

/* Of a page; what is longer gives its room back. */
#define MAX_KEPT_TOKENS 4000

static const struct
{
  const char *name;
  const char *spellings;
} ratios[] = {
  { "HR", "hr hrs ahr shr hazard" },
  { "OR", "aor aors ors odds" },
  { "RR", "rr rrs arr risk relative" },
  { "IRR", "irr rate" },
  { "PR", "prevalence" },
  { "SMR", "smr mortality" },
  { "SIR", "sir incidence" },
  { "LR", "likelihood" },
};

/* "OR" is a ratio in capitals alone, "PR" a rate of responses too. */
static const char *
find_ratio (const VouchToken *token, const VouchToken *next)
{
  gboolean is_pair = vouch_token_is_among (next, "ratio ratios");

  if (token->kind != VOUCH_TOKEN_WORD)
    return NULL;
  if (token->length == 2 && strncmp (token->start, "OR", 2) == 0)
    return "OR";
  if (vouch_token_is_among (token, "relative")
      && vouch_token_is_among (next, "risk risks hazard odds"))
    return "RR";
  for (gsize i = 0; i < G_N_ELEMENTS (ratios); i++)
    if (vouch_token_is_among (token, ratios[i].spellings))
      return is_pair
                     || (token->length <= 4 && g_ascii_isupper (token->start[1])
                         && !vouch_token_is_among (token, "rate odds risk arr ors"))
                 ? ratios[i].name
                 : NULL;
  return NULL;
}

static gboolean
ends_sentence (const VouchNumberReader *self, guint i)
{
  return vouch_token_is_sign (&self->tokens[i], ".?!") && self->tokens[i + 1].is_spaced
         && (self->tokens[i + 1].kind != VOUCH_TOKEN_WORD
             || !g_ascii_islower (*self->tokens[i + 1].start));
}

/* "twofold", "tenfold". */
static gboolean
take_folded (VouchNumberReader *self, guint i)
{
  static const char *const words[] = { "twofold",   "threefold", "fourfold", "fivefold", "sixfold",
                                       "sevenfold", "eightfold", "ninefold", "tenfold" };
  const VouchToken *token = &self->tokens[i];

  if (token->length < 7 || g_ascii_strncasecmp (token->start + token->length - 4, "fold", 4) != 0)
    return FALSE;
  for (guint k = 0; k < G_N_ELEMENTS (words); k++)
    if (vouch_token_is_word (token, words[k]))
      {
        VouchNumber number = { .kind = VOUCH_NUMBER_FOLD,
                               .value = { k + 2, 0 },
                               .partner = -1,
                               .from = token->from,
                               .to = token->to,
                               .value_from = token->from,
                               .value_to = token->to,
                               .first = i,
                               .last = i,
                               .is_word = TRUE };

        g_array_append_val (self->numbers, number);
        self->next = i + 1;
        return TRUE;
      }
  return FALSE;
}

/* Nearly all words end here: only few begin like one that matters. */
static gboolean
may_matter (const VouchToken *token, const VouchToken *next)
{
  if (token->length == 1)
    return *token->start == 'p' || *token->start == 'P';
  if (token->length <= 4 && g_ascii_isupper (token->start[1]))
    return TRUE;
  if (strchr ("cCpPuU", *token->start))
    return TRUE;
  if (token->length >= 7 && token->start[token->length - 1] == 'd'
      && token->start[token->length - 4] == 'f')
    return TRUE;
  return next->kind == VOUCH_TOKEN_WORD && next->length >= 4 && next->length <= 6
         && strchr ("rRhHoO", *next->start);
}

static void
read_word (VouchNumberReader *self, guint i)
{
  const char *ratio;

  self->next = i + 1;
  if (!may_matter (&self->tokens[i], &self->tokens[i + 1]))
    return;
  ratio = find_ratio (&self->tokens[i], &self->tokens[i + 1]);
  if (ratio)
    {
      self->ratio = ratio;
      self->ratio_at = i;
      return;
    }
  if (vouch_number_reader_take_p (self, i) || vouch_number_reader_take_interval (self, i)
      || take_folded (self, i))
    return;
}

static void
read_token (VouchNumberReader *self, guint i)
{
  switch (self->tokens[i].kind)
    {
    case VOUCH_TOKEN_WORD:
      read_word (self, i);
      break;
    case VOUCH_TOKEN_NUMBER:
      vouch_number_reader_take_number (self, i);
      break;
    case VOUCH_TOKEN_SIGN:
      if (ends_sentence (self, i))
        {
          self->ratio = NULL;
          self->has_level = FALSE;
        }
      self->next = i + 1;
      break;
    case VOUCH_TOKEN_NAME:
      /* "CI95". */
      if (!vouch_number_reader_take_interval (self, i))
        self->next = i + 1;
      break;
    case VOUCH_TOKEN_END:
    default:
      self->next = i + 1;
      break;
    }
}

/* --- lists --- */

static gboolean
are_listed (const VouchNumberReader *self, const VouchNumber *number, const VouchNumber *next)
{
  if (next->first <= number->last || next->first > number->last + 3)
    return FALSE;
  for (guint i = number->last + 1; i < next->first; i++)
    if (!vouch_token_is_sign (&self->tokens[i], ",/")
        && !vouch_token_is_among (&self->tokens[i], "and or to versus vs v"))
      return FALSE;
  return next->first > number->last + 1;
}

/* "5, 10 and 20 mg": the unit holds for all. */
static void
share_units (const VouchNumberReader *self)
{
  for (guint k = self->numbers->len; k > 1; k--)
    {
      const VouchNumber *next = &g_array_index (self->numbers, VouchNumber, k - 1);
      VouchNumber *number = &g_array_index (self->numbers, VouchNumber, k - 2);

      if (number->kind != VOUCH_NUMBER_COUNT || !*next->unit
          || (next->kind != VOUCH_NUMBER_PERCENT && next->kind != VOUCH_NUMBER_AMOUNT
              && next->kind != VOUCH_NUMBER_DURATION)
          || !are_listed (self, number, next))
        continue;
      memcpy (number->unit, next->unit, sizeof number->unit);
      number->kind = next->kind;
      number->is_shared = TRUE;
    }
}

/* --- fractions and their percentages --- */

/* "12 of 48 patients (25%)", "25% (12/48)", "25% of patients (12 of 48)". */
static gboolean
belong_together (const VouchNumberReader *self, const VouchNumber *one, const VouchNumber *two)
{
  guint n_openers = 0;

  if (two->first <= one->last || two->first > one->last + 7)
    return FALSE;
  for (guint i = one->last + 1; i < two->first; i++)
    if (vouch_token_is_sign (&self->tokens[i], "(["))
      n_openers++;
    /* "35% (n = 12 of 40)". */
    else if (n_openers == 1
             && (vouch_token_is_word (&self->tokens[i], "n") || vouch_token_is_sign (&self->tokens[i], "=")))
      continue;
    else if (self->tokens[i].kind != VOUCH_TOKEN_WORD || n_openers > 0)
      return FALSE;
  return n_openers == 1
         && vouch_token_is_sign (vouch_number_reader_at (self, two->last + 1), ")];");
}

static void
join_fractions (const VouchNumberReader *self)
{
  for (guint k = 1; k < self->numbers->len; k++)
    {
      VouchNumber *one = &g_array_index (self->numbers, VouchNumber, k - 1);
      VouchNumber *two = &g_array_index (self->numbers, VouchNumber, k);

      if (one->kind == VOUCH_NUMBER_FRACTION && two->kind == VOUCH_NUMBER_PERCENT
          && one->partner < 0 && !*one->unit && belong_together (self, one, two))
        one->partner = (int) k;
      else if (one->kind == VOUCH_NUMBER_PERCENT && two->kind == VOUCH_NUMBER_FRACTION
               && two->partner < 0 && !*two->unit && belong_together (self, one, two)
               && !(k > 1
                    && g_array_index (self->numbers, VouchNumber, k - 2).partner == (int) k - 1))
        two->partner = (int) k - 1;
    }
}

/* Nearly: "oneself" passes too. */
static gboolean
begins_number_word (const char *p)
{
  static const char *const beginnings[]
      = { "zero", "one",   "two",  "three", "four",   "five",  "six",   "seven", "eight",
          "nine", "ten",   "elev", "twel",  "twen",   "thirt", "fift",  "forty" };

  if (!strchr ("zotfsenZOTFSEN", *p))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (g_ascii_strncasecmp (p, beginnings[i], strlen (beginnings[i])) == 0)
      return TRUE;
  return FALSE;
}

/**
 * vouch_numbers_may_have:
 * @text: a text
 *
 * Returns: whether reading it is worth the while: it has a figure or a number word
 */
gboolean
vouch_numbers_may_have (const char *text)
{
  gboolean is_start = TRUE;

  for (const char *p = text; *p; p++)
    {
      if (g_ascii_isdigit (*p))
        return TRUE;
      if (is_start && begins_number_word (p))
        return TRUE;
      is_start = !g_ascii_isalnum (*p);
    }
  return FALSE;
}

/* Each thread keeps the room for tokens: to ask for so much at every sentence costs more than
 * to read it. */
static GArray *
get_scratch (void)
{
  static GPrivate scratch = G_PRIVATE_INIT ((GDestroyNotify) g_array_unref);
  GArray *tokens = g_private_get (&scratch);

  if (!tokens || tokens->len > MAX_KEPT_TOKENS)
    {
      tokens = g_array_new (FALSE, FALSE, sizeof (VouchToken));
      g_private_replace (&scratch, tokens);
    }
  return tokens;
}

/**
 * vouch_numbers_read:
 * @text: a text, in UTF-8
 *
 * Reads the values that it states. Figures within names ("HbA1c", "COVID-19", "type 2",
 * "grade 3", days of the month) are none. Time and memory grow with the text.
 *
 * Returns: (transfer full) (element-type VouchNumber): them, in order; it points into @text
 */
GArray *
vouch_numbers_read (const char *text)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (VouchNumber));
  GArray *tokens;
  VouchNumberReader reader = { .numbers = numbers, .label = G_MAXUINT };

  if (!vouch_numbers_may_have (text))
    return numbers;
  tokens = get_scratch ();
  vouch_tokens_read (tokens, text);
  reader.tokens = (const VouchToken *) (gpointer) tokens->data;
  reader.n_tokens = tokens->len;
  while (reader.next + 1 < reader.n_tokens && numbers->len < MAX_NUMBERS)
    read_token (&reader, reader.next);
  share_units (&reader);
  join_fractions (&reader);
  return numbers;
}

/* vouch-number-token.c: a text cut into figures, words and signs.
 *
 * One pass over the text; each letter is looked at a fixed number of times.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-number-token.h"

#include <string.h>

#include "vouch-number-words.h"

typedef struct
{
  const char *p;
  guint at;        /* code points before p */
  gunichar before; /* the letter before p, 0 at the start */
  GArray *tokens;  /* (unowned) */
  gboolean is_spaced;
  gboolean has_decimal_commas; /* the text writes "1,45" for 1.45 */
} Cutter;

static gunichar
peek (const Cutter *self)
{
  return g_utf8_get_char (self->p);
}

static void
step (Cutter *self)
{
  self->before = peek (self);
  self->p = g_utf8_next_char (self->p);
  self->at++;
}

static gboolean
is_digit_at (const char *p)
{
  return g_ascii_isdigit (*p);
}

static gboolean
is_dash (gunichar letter)
{
  return letter == '-' || letter == 0x2212 || (letter >= 0x2010 && letter <= 0x2014)
         || letter == 0xFE63 || letter == 0xFF0D;
}

/* Lancet journals print the point in the middle. */
static gboolean
is_point (const char *p)
{
  return *p == '.' || g_utf8_get_char (p) == 0xB7;
}

static VouchToken *
get_last (const Cutter *self)
{
  return self->tokens->len > 0 ? &g_array_index (self->tokens, VouchToken, self->tokens->len - 1)
                               : NULL;
}

static VouchToken
begin (const Cutter *self, VouchTokenKind kind)
{
  return (
      VouchToken){ .kind = kind, .start = self->p, .from = self->at, .is_spaced = self->is_spaced };
}

static void
end (Cutter *self, VouchToken *token)
{
  token->length = (guint) (self->p - token->start);
  token->to = self->at;
  g_array_append_val (self->tokens, *token);
  self->is_spaced = FALSE;
}

static gboolean
are_three_digits (const char *p)
{
  return is_digit_at (p) && is_digit_at (p + 1) && is_digit_at (p + 2) && !is_digit_at (p + 3);
}

/* A comma or a space before three digits parts thousands: two amounts never stand so close. */
static gboolean
is_group_mark (const Cutter *self, guint n_digits, VouchDecimal value)
{
  gunichar letter = peek (self);

  if (n_digits == 0 || n_digits > 3 || value.digits == 0)
    return FALSE;
  return (letter == ',' || letter == ' ' || letter == 0x2009 || letter == 0x202F || letter == 0xA0
          || letter == 0x2008)
         && are_three_digits (g_utf8_next_char (self->p));
}

/* FALSE where they are more digits than an amount has. */
static gboolean
take_digits (Cutter *self, VouchDecimal *value, guint *count, gboolean is_after_point)
{
  guint n = 0;

  for (; is_digit_at (self->p); step (self), n++)
    if (*count + n < VOUCH_DECIMAL_MAX_DIGITS)
      {
        value->digits = value->digits * 10 + (*self->p - '0');
        value->places += is_after_point;
      }
  *count += n;
  return *count <= VOUCH_DECIMAL_MAX_DIGITS;
}

/* "0,05" is written in half of the world; "3,5" may be two references. */
static gboolean
is_decimal_comma (const Cutter *self, VouchDecimal value, guint n_digits)
{
  if (*self->p != ',' || !is_digit_at (self->p + 1))
    return FALSE;
  return (n_digits == 1 && value.digits == 0) || (self->has_decimal_commas && !are_three_digits (self->p + 1));
}

/* An interval named as Spanish, French and Italian do, or "0,05", and no point in any figure: then every
 * comma before one or two digits is a decimal one. */
static gboolean
writes_decimal_commas (const char *text)
{
  gboolean is_sure = FALSE;

  if (!strchr (text, ','))
    return FALSE;
  for (const char *p = text; *p; p++)
    {
      if (is_digit_at (p) && p[1] == '.' && is_digit_at (p + 2))
        return FALSE;
      if ((p == text || !is_digit_at (p - 1)) && p[0] == '0' && p[1] == ',' && is_digit_at (p + 2))
        is_sure = TRUE;
      if ((g_str_has_prefix (p, "IC") || g_str_has_prefix (p, "KI")) && (p == text || !g_ascii_isalnum (p[-1]))
          && !g_ascii_isalpha (p[2]))
        is_sure = TRUE;
    }
  return is_sure;
}

static void
skip_to_space (Cutter *self)
{
  while (*self->p && !g_unichar_isspace (peek (self)))
    step (self);
}

/* "50s", "3rd", "1st": a decade or a place in a row is no amount. */
static gboolean
is_ordinal_end (const char *p)
{
  static const char *const ends[] = { "st", "nd", "rd", "th", "s" };

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_ascii_strncasecmp (p, ends[i], strlen (ends[i])) == 0
        && !g_unichar_isalnum (g_utf8_get_char (p + strlen (ends[i]))))
      return i < 4 || p[0] == 's';
  return FALSE;
}

static gboolean
has_sign (const Cutter *self)
{
  const VouchToken *last = get_last (self);

  return last && last->kind == VOUCH_TOKEN_SIGN && last->sign == '-' && !self->is_spaced;
}

/* A dash is a sign where nothing stands before it that a range could begin with. */
static gboolean
is_minus (const Cutter *self)
{
  const VouchToken *before = self->tokens->len > 1 ? get_last (self) - 1 : NULL;

  if (!has_sign (self))
    return FALSE;
  if (!before)
    return TRUE;
  if (before->kind == VOUCH_TOKEN_SIGN)
    return before->sign != '%' && before->sign != ')' && before->sign != ']';
  return before->kind == VOUCH_TOKEN_WORD && get_last (self)->is_spaced;
}

static void
take_minus (Cutter *self, VouchToken *token)
{
  VouchToken *sign = get_last (self);

  token->from = sign->from;
  token->start = sign->start;
  token->is_spaced = sign->is_spaced;
  token->value.digits = -token->value.digits;
  g_array_set_size (self->tokens, self->tokens->len - 1);
}

static gboolean
is_after_name (const Cutter *self)
{
  const VouchToken *last = get_last (self);
  const VouchToken *before = self->tokens->len > 1 ? last - 1 : NULL;

  return last && before && !self->is_spaced && !last->is_spaced && last->kind == VOUCH_TOKEN_SIGN
         && (last->sign == '/' || last->sign == '-' || last->sign == '+')
         && before->kind == VOUCH_TOKEN_NAME;
}

static void
take_name_rest (Cutter *self, VouchToken *token)
{
  while (g_unichar_isalnum (peek (self)) || (is_point (self->p) && is_digit_at (self->p + 1)))
    step (self);
  token->kind = VOUCH_TOKEN_NAME;
  end (self, token);
}

static void
take_fraction (Cutter *self, VouchToken *token, guint *count, gboolean *is_amount)
{
  if ((is_point (self->p) && is_digit_at (g_utf8_next_char (self->p)))
      || is_decimal_comma (self, token->value, *count))
    {
      step (self);
      *is_amount &= take_digits (self, &token->value, count, TRUE);
    }
}

static gboolean
is_doi (const Cutter *self, const VouchToken *token)
{
  return *self->p == '/' && token->value.places >= 4 && g_str_has_prefix (token->start, "10.");
}

static void
cut_number (Cutter *self)
{
  VouchToken token = begin (self, VOUCH_TOKEN_NUMBER);
  guint count = 0;
  gboolean is_amount = !is_after_name (self);

  token.is_naked = !is_digit_at (self->p);
  is_amount &= take_digits (self, &token.value, &count, FALSE);
  while (is_group_mark (self, token.is_grouped ? 3 : count, token.value))
    {
      step (self);
      token.is_grouped = TRUE;
      is_amount &= take_digits (self, &token.value, &count, FALSE);
    }
  take_fraction (self, &token, &count, &is_amount);
  if (is_point (self->p) && is_digit_at (g_utf8_next_char (self->p)))
    is_amount = FALSE;
  if (is_doi (self, &token))
    {
      skip_to_space (self);
      is_amount = FALSE;
    }
  if (!is_amount || is_ordinal_end (self->p))
    {
      take_name_rest (self, &token);
      return;
    }
  if (is_minus (self))
    take_minus (self, &token);
  end (self, &token);
}

/* Before figures these words leave them an amount: "mid-2019", "week-12". */
static gboolean
leaves_number (const VouchToken *token)
{
  return vouch_token_is_among (token,
                               "mid pre post non early late week day month year at to of and "
                               "or p n versus vs");
}

static gboolean
is_address (const VouchToken *token, const char *p)
{
  return (*p == ':' || *p == '.') && p[1] && !g_ascii_isspace (p[1])
         && vouch_token_is_among (token, "http https www doi");
}

static void
take_number_words (Cutter *self, VouchToken *token)
{
  const char *end;

  switch (vouch_number_words_read (token->start, &end, &token->value.digits))
    {
    case VOUCH_NUMBER_WORDS_AMOUNT:
      token->kind = VOUCH_TOKEN_NUMBER;
      token->is_word = TRUE;
      break;
    case VOUCH_NUMBER_WORDS_PLACE:
      token->kind = VOUCH_TOKEN_NAME;
      break;
    case VOUCH_NUMBER_WORDS_NONE:
    default:
      return;
    }
  while (self->p < end)
    step (self);
}

static void
cut_word (Cutter *self)
{
  VouchToken token = begin (self, VOUCH_TOKEN_WORD);
  gboolean has_digit = FALSE;

  for (; g_unichar_isalnum (peek (self)) || g_unichar_ismark (peek (self)) || peek (self) == 0xB2
         || peek (self) == 0xB3;
       step (self))
    has_digit |= g_ascii_isdigit (*self->p);
  token.length = (guint) (self->p - token.start);
  if (is_address (&token, self->p))
    {
      skip_to_space (self);
      has_digit = TRUE;
    }
  else if (*self->p == '-' && is_digit_at (self->p + 1) && !leaves_number (&token))
    {
      step (self);
      has_digit = TRUE;
      while (g_unichar_isalnum (peek (self)))
        step (self);
    }
  if (has_digit)
    token.kind = VOUCH_TOKEN_NAME;
  else if (token.length >= 3 && token.length <= 9 && strchr ("zotfsenZOTFSEN", *token.start))
    take_number_words (self, &token);
  end (self, &token);
}

static gunichar
fold_sign (gunichar letter)
{
  if (is_dash (letter))
    return '-';
  switch (letter)
    {
    case 0x2215:
    case 0x2044:
      return '/';
    case 0xFF05:
      return '%';
    case 0xA7D:
    case 0x2A7D:
      return 0x2264;
    case 0x2A7E:
      return 0x2265;
    case 0x223C:
    case 0x2248:
    case 0x2243:
      return '~';
    default:
      return letter;
    }
}

static void
cut_sign (Cutter *self)
{
  VouchToken token = begin (self, VOUCH_TOKEN_SIGN);

  token.sign = fold_sign (peek (self));
  step (self);
  end (self, &token);
}

static gboolean
begins_number (const Cutter *self)
{
  if (is_digit_at (self->p))
    return TRUE;
  return is_point (self->p) && is_digit_at (g_utf8_next_char (self->p))
         && !g_unichar_isalnum (self->before) && self->before != '.';
}

/**
 * vouch_tokens_read:
 * @tokens: (element-type VouchToken): takes them, in order, and an end, instead of what it had;
 *   they point into @text
 * @text: a text, in UTF-8
 */
void
vouch_tokens_read (GArray *tokens, const char *text)
{
  Cutter cutter = { .p = text, .tokens = tokens, .has_decimal_commas = writes_decimal_commas (text) };
  VouchToken token;

  g_array_set_size (tokens, 0);
  while (*cutter.p)
    {
      gunichar letter = peek (&cutter);

      if (g_unichar_isspace (letter) || g_unichar_iszerowidth (letter))
        {
          step (&cutter);
          cutter.is_spaced = TRUE;
        }
      else if (begins_number (&cutter))
        cut_number (&cutter);
      else if (g_unichar_isalpha (letter))
        cut_word (&cutter);
      else
        cut_sign (&cutter);
    }
  token = begin (&cutter, VOUCH_TOKEN_END);
  end (&cutter, &token);
}

/** Returns: whether it is @word, in whatever case. */
gboolean
vouch_token_is_word (const VouchToken *self, const char *word)
{
  return self->kind >= VOUCH_TOKEN_NUMBER && self->kind <= VOUCH_TOKEN_NAME
         && strlen (word) == self->length
         && g_ascii_strncasecmp (self->start, word, self->length) == 0;
}

/** Returns: whether it is one of @words, which have a space between them. */
gboolean
vouch_token_is_among (const VouchToken *self, const char *words)
{
  char first;

  if (self->kind < VOUCH_TOKEN_NUMBER || self->kind > VOUCH_TOKEN_NAME)
    return FALSE;
  /* Near enough to lower case: what it lets through is compared in full. */
  first = *self->start | 0x20;
  for (const char *word = words;; word++)
    {
      if ((*word | 0x20) == first && g_ascii_strncasecmp (self->start, word, self->length) == 0
          && (word[self->length] == ' ' || !word[self->length]))
        return TRUE;
      while (*word && *word != ' ')
        word++;
      if (!*word)
        return FALSE;
    }
}

/** Returns: whether it is one of the @signs. */
gboolean
vouch_token_is_sign (const VouchToken *self, const char *signs)
{
  return self->kind == VOUCH_TOKEN_SIGN && g_utf8_strchr (signs, -1, self->sign);
}

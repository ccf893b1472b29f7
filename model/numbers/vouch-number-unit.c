/* vouch-number-unit.c: units, as texts write them and in one spelling.
 *
 * The spellings of one unit are folded ("mcg", "µg", "microgram"); different units never
 * are, not even where one is a multiple of the other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-number-unit.h"

#include <string.h>

typedef struct
{
  const char *unit;
  const char *spellings; /* in lower case, with spaces between; with capitals: exactly so */
} Unit;

static const Unit units[] = {
  { "mg", "mg mgs milligram milligrams" },
  { "µg", "mcg µg μg ug microgram micrograms" },
  { "g", "g gm gms gram grams" },
  { "kg", "kg kgs kilogram kilograms" },
  { "ng", "ng nanogram nanograms" },
  { "pg", "pg picogram picograms" },
  { "mL", "ml mls milliliter milliliters millilitre millilitres cc" },
  { "dL", "dl deciliter decilitre" },
  { "L", "l liter liters litre litres" },
  { "µL", "µl μl ul mcl microliter microliters microlitre microlitres" },
  { "IU", "iu IUs" },
  { "U", "u unit units" },
  { "mU", "mu mIU" },
  { "mmol", "mmol mmols millimole millimoles" },
  { "µmol", "µmol μmol umol micromol micromole micromoles" },
  { "nmol", "nmol nanomole nanomoles" },
  { "pmol", "pmol picomole picomoles" },
  { "mol", "mol moles" },
  { "mEq", "meq meqs" },
  { "mOsm", "mosm mosmol mosmols mosmole milliosmole milliosmoles" },
  { "mM", "mM" },
  { "µM", "µM μM uM" },
  { "nM", "nM" },
  { "mmHg", "mmhg" },
  { "kPa", "kpa" },
  { "cmH2O", "cmh2o" },
  { "km", "km" },
  { "cm", "cm centimeter centimeters centimetre centimetres" },
  { "mm", "mm millimeter millimeters millimetre millimetres" },
  { "µm", "µm μm micron microns" },
  { "nm", "nm" },
  { "m", "m meter meters metre metres" },
  { "m2", "m2 m² sqm" },
  { "m3", "m3 m³" },
  { "cm2", "cm2 cm²" },
  { "cm3", "cm3 cm³" },
  { "mm3", "mm3 mm³" },
  { "mm2", "mm2 mm²" },
  { "Gy", "gy gray" },
  { "mGy", "mgy" },
  { "mSv", "msv" },
  { "kcal", "kcal kcals kilocalories calories" },
  { "kJ", "kj" },
  { "MJ", "MJ" },
  { "W", "watt watts" },
  { "Hz", "hz" },
  { "bpm", "bpm" },
  { "D", "diopter diopters dioptre dioptres" },
  { "dB", "db decibel decibels" },
  { "tablet", "tablet tablets" },
  { "capsule", "capsule capsules" },
  { "drop", "drop drops" },
  { "puff", "puff puffs" },
  { "vial", "vial vials" },
  { "kDa", "kda kd" },
  { "bp", "bp" },
  { "kb", "kb" },
  { "Mb", "Mb" },
  { "$", "dollars" },
  { "y", "y yr yrs year years" },
  { "mo", "mo mos month months" },
  { "wk", "wk wks week weeks" },
  { "d", "d day days" },
  { "h", "h hr hrs hour hours" },
  { "min", "min mins minute minutes" },
  { "s", "s sec secs second seconds" },
  { "ms", "ms msec millisecond milliseconds" },
};

static const char *const times[] = { "y", "mo", "wk", "d", "h", "min", "s", "ms" };

typedef struct
{
  const char *from;
  const char *to;
  double factor;
} Conversion;

/* Only what holds exactly: no month has a fixed number of days. */
static const Conversion conversions[] = {
  { "y", "mo", 12 },   { "wk", "d", 7 },    { "d", "h", 24 },     { "h", "min", 60 },
  { "min", "s", 60 },  { "g", "mg", 1000 }, { "mg", "µg", 1000 }, { "µg", "ng", 1000 },
  { "kg", "g", 1000 }, { "L", "mL", 1000 }, { "cm", "mm", 10 },   { "m", "cm", 100 },
  { "g", "µg", 1e6 },  { "L", "dL", 10 },   { "dL", "mL", 100 },
};

static GHashTable *
make_table (void)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_auto (GStrv) spellings = g_strsplit (units[i].spellings, " ", -1);

      for (guint k = 0; spellings[k]; k++)
        g_hash_table_insert (table, g_strdup (spellings[k]), (gpointer) units[i].unit);
    }
  return table;
}

static const char *
look_up (const char *spelling)
{
  static GHashTable *table;

  if (g_once_init_enter (&table))
    g_once_init_leave (&table, make_table ());
  return g_hash_table_lookup (table, spelling);
}

/**
 * vouch_number_unit_of_word:
 * @token: a token
 *
 * Returns: (nullable): the unit that it names, in one spelling
 */
const char *
vouch_number_unit_of_word (const VouchToken *token)
{
  char spelling[16];
  const char *unit;

  if ((token->kind != VOUCH_TOKEN_WORD && token->kind != VOUCH_TOKEN_NAME) || token->length > 15)
    return NULL;
  memcpy (spelling, token->start, token->length);
  spelling[token->length] = '\0';
  if ((unit = look_up (spelling)))
    return unit;
  for (guint i = 0; i < token->length; i++)
    spelling[i] = g_ascii_tolower (spelling[i]);
  /* "5 M" are millions, or molar; "5 S" is nothing. */
  if (token->length == 1 && spelling[0] != 'l' && spelling[0] != 'u' && spelling[0] != 'g')
    return NULL;
  return look_up (spelling);
}

/** Returns: whether @unit measures time. */
gboolean
vouch_number_unit_is_time (const char *unit)
{
  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    if (g_str_equal (times[i], unit))
      return TRUE;
  return FALSE;
}

/**
 * vouch_number_unit_convert:
 * @from: a unit
 * @to: another
 * @factor: (out): how many of @to one of @from is
 *
 * Returns: whether that holds exactly
 */
gboolean
vouch_number_unit_convert (const char *from, const char *to, double *factor)
{
  for (gsize i = 0; i < G_N_ELEMENTS (conversions); i++)
    {
      const Conversion *row = &conversions[i];

      if (g_str_equal (row->from, from) && g_str_equal (row->to, to))
        *factor = row->factor;
      else if (g_str_equal (row->from, to) && g_str_equal (row->to, from))
        *factor = 1 / row->factor;
      else
        continue;
      return TRUE;
    }
  return FALSE;
}

/* --- compound units --- */

static void
append (VouchNumber *number, const char *piece)
{
  g_strlcat (number->unit, piece, sizeof number->unit);
}

/* "mm Hg", "cm H2O", "international units". */
static guint
read_pair (const VouchToken *tokens, const char **unit)
{
  if (vouch_token_is_word (&tokens[0], "mm") && vouch_token_is_word (&tokens[1], "hg"))
    *unit = "mmHg";
  else if (vouch_token_is_word (&tokens[0], "cm") && vouch_token_is_word (&tokens[1], "h2o"))
    *unit = "cmH2O";
  else if (vouch_token_is_word (&tokens[0], "international")
           && vouch_token_is_among (&tokens[1], "unit units"))
    *unit = "IU";
  else if (vouch_token_is_among (&tokens[0], "beats breaths")
           && vouch_token_is_among (&tokens[1], "per a")
           && vouch_token_is_among (&tokens[2], "minute min"))
    {
      *unit = "bpm";
      return 3;
    }
  else
    return 0;
  return 2;
}

static const struct
{
  const char *words;
  const char *often;
} frequencies[] = {
  { "daily", "1/d" },
  { "qd", "1/d" },
  { "once daily", "1/d" },
  { "once a day", "1/d" },
  { "every day", "1/d" },
  { "per day", "1/d" },
  { "a day", "1/d" },
  { "nightly", "1/d" },
  { "once nightly", "1/d" },
  { "once per day", "1/d" },
  { "twice daily", "2/d" },
  { "twice a day", "2/d" },
  { "twice per day", "2/d" },
  { "bid", "2/d" },
  { "two times daily", "2/d" },
  { "two times a day", "2/d" },
  { "three times daily", "3/d" },
  { "three times a day", "3/d" },
  { "tid", "3/d" },
  { "thrice daily", "3/d" },
  { "3 times daily", "3/d" },
  { "3 times a day", "3/d" },
  { "four times daily", "4/d" },
  { "four times a day", "4/d" },
  { "qid", "4/d" },
  { "4 times daily", "4/d" },
  { "weekly", "1/wk" },
  { "once weekly", "1/wk" },
  { "per week", "1/wk" },
  { "a week", "1/wk" },
  { "once a week", "1/wk" },
  { "twice weekly", "2/wk" },
  { "twice a week", "2/wk" },
  { "every other day", "1/2d" },
  { "monthly", "1/mo" },
  { "once monthly", "1/mo" },
  { "once a month", "1/mo" },
  { "per month", "1/mo" },
};

static guint
match_words (const VouchToken *tokens, const char *words)
{
  guint n = 0;

  for (const char *word = words; *word; n++)
    {
      gsize length = strcspn (word, " ");

      if (tokens[n].kind < VOUCH_TOKEN_NUMBER || tokens[n].kind > VOUCH_TOKEN_NAME
          || tokens[n].length != length || g_ascii_strncasecmp (tokens[n].start, word, length) != 0)
        return 0;
      word += length;
      word += *word == ' ';
    }
  return n;
}

static guint
read_frequency (const VouchToken *tokens, VouchNumber *number)
{
  if (vouch_token_is_sign (&tokens[0], "/")
      && vouch_token_is_among (&tokens[1], "d day week wk month"))
    {
      g_snprintf (number->often, sizeof number->often, "1/%s",
                  vouch_number_unit_of_word (&tokens[1]));
      return 2;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (frequencies); i++)
    {
      guint n = match_words (tokens, frequencies[i].words);

      if (n > 0)
        {
          g_strlcpy (number->often, frequencies[i].often, sizeof number->often);
          return n;
        }
    }
  return 0;
}

/* "/kg", "per kg", "/1.73 m2". */
static guint
read_divisor (const VouchToken *tokens, VouchNumber *number)
{
  guint n = 1;
  const char *unit;

  if (!vouch_token_is_sign (tokens, "/") && !vouch_token_is_word (tokens, "per"))
    return 0;
  if (tokens[n].kind == VOUCH_TOKEN_NUMBER && tokens[n].value.digits == 173
      && tokens[n].value.places == 2 && vouch_number_unit_of_word (&tokens[n + 1]))
    {
      append (number, "/1.73m2");
      return n + 2;
    }
  unit = vouch_number_unit_of_word (&tokens[n]);
  if (!unit)
    return 0;
  append (number, "/");
  append (number, unit);
  return n + 1;
}

static gboolean
is_one (const VouchToken *token)
{
  return vouch_token_is_sign (token, "\u00b9")
         || (token->kind == VOUCH_TOKEN_NUMBER && !token->is_word && token->value.digits == 1
             && token->value.places == 0);
}

/* The unit of "kg−1", "kg-1" and "min⁻¹", as journals of physiology print "per kg". */
static guint
read_inverse_unit (const VouchToken *tokens, const char **unit)
{
  VouchToken word = tokens[0];

  if (word.kind == VOUCH_TOKEN_NAME && word.length > 2
      && strncmp (word.start + word.length - 2, "-1", 2) == 0)
    {
      word.length -= 2;
      *unit = vouch_number_unit_of_word (&word);
      return *unit ? 1 : 0;
    }
  if (word.kind != VOUCH_TOKEN_WORD || tokens[1].is_spaced || !vouch_token_is_sign (&tokens[1], "-\u207b")
      || tokens[2].is_spaced || !is_one (&tokens[2]))
    return 0;
  *unit = vouch_number_unit_of_word (&word);
  return *unit ? 3 : 0;
}

/* " 1.73 m−2". */
static guint
read_inverse_surface (const VouchToken *tokens, VouchNumber *number)
{
  guint n = 0;

  if (tokens[0].kind != VOUCH_TOKEN_NUMBER || tokens[0].value.digits != 173 || tokens[0].value.places != 2)
    return 0;
  if (vouch_token_is_word (&tokens[1], "m-2"))
    n = 2;
  else if (vouch_token_is_word (&tokens[1], "m") && vouch_token_is_sign (&tokens[2], "-\u207b") && !tokens[2].is_spaced
           && ((tokens[3].kind == VOUCH_TOKEN_NUMBER && tokens[3].value.digits == 2) || vouch_token_is_sign (&tokens[3], "\u00b2")))
    n = 4;
  if (n > 0)
    append (number, "/1.73m2");
  return n;
}

/* " kg−1", "·day−1". */
static guint
read_inverse (const VouchToken *tokens, VouchNumber *number)
{
  guint dot = vouch_token_is_sign (tokens, "\u00b7\u22c5\u2219");
  const char *unit = NULL;
  guint n = read_inverse_unit (&tokens[dot], &unit);

  if (n == 0)
    return 0;
  if (g_str_equal (unit, "d") || g_str_equal (unit, "wk") || g_str_equal (unit, "mo"))
    g_snprintf (number->often, sizeof number->often, "1/%s", unit);
  else
    {
      append (number, "/");
      append (number, unit);
    }
  return dot + n;
}

/* "per 1000 person-years", "per 100,000". */
static guint
read_rate (const VouchToken *tokens, VouchNumber *number)
{
  g_autofree char *piece = NULL;
  guint n = 2;

  if (!vouch_token_is_word (tokens, "per") || tokens[1].kind != VOUCH_TOKEN_NUMBER)
    return 0;
  piece = g_strdup_printf ("/%.0f", vouch_decimal_get_double (tokens[1].value));
  append (number, piece);
  if (vouch_token_is_among (&tokens[n], "person patient woman child subject participant"))
    {
      n++;
      n += vouch_token_is_sign (&tokens[n], "-");
      if (vouch_token_is_among (&tokens[n], "year years yr yrs"))
        {
          append (number, "y");
          n++;
        }
    }
  return n;
}

static guint
read_percent (const VouchToken *tokens, VouchNumber *number)
{
  guint n = 1;

  if (vouch_token_is_word (tokens, "per") && vouch_token_is_word (&tokens[1], "cent"))
    n = 2;
  else if (vouch_token_is_word (tokens, "percentage")
           && vouch_token_is_among (&tokens[1], "point points"))
    {
      append (number, "pp");
      return 2;
    }
  else if (!vouch_token_is_sign (tokens, "%") && !vouch_token_is_among (tokens, "percent pct"))
    return 0;
  if (vouch_token_is_among (&tokens[n], "point points"))
    {
      append (number, "pp");
      return n + 1;
    }
  append (number, "%");
  return n;
}

/* One unit, or none. */
static guint
read_first (const VouchToken *tokens, VouchNumber *number)
{
  const char *unit = NULL;
  guint n = read_pair (tokens, &unit);

  if (n == 0 && (unit = vouch_number_unit_of_word (tokens)))
    n = 1;
  if (unit)
    append (number, unit);
  return n;
}

/**
 * vouch_number_unit_read:
 * @tokens: what follows the figures
 * @number: takes the unit and how often, in one spelling
 *
 * Returns: how many tokens they are; 0: no unit
 */
guint
vouch_number_unit_read (const VouchToken *tokens, VouchNumber *number)
{
  guint dash = vouch_token_is_sign (tokens, "-") && !tokens[1].is_spaced;
  guint n;
  guint more;

  number->unit[0] = number->often[0] = '\0';
  n = read_percent (&tokens[dash], number);
  if (n > 0)
    return dash + n;
  /* "60 total minutes". */
  if (!dash && vouch_token_is_among (tokens, "total consecutive additional more further full"))
    dash = 1;
  n = read_rate (tokens, number);
  if (n > 0)
    return n;
  n = read_first (&tokens[dash], number);
  if (n == 0)
    return 0;
  n += dash;
  if (vouch_number_unit_is_time (number->unit))
    return n;
  while ((more = read_frequency (&tokens[n], number)) > 0
         || (more = read_divisor (&tokens[n], number)) > 0
         || (more = read_inverse (&tokens[n], number)) > 0
         || (more = read_inverse_surface (&tokens[n], number)) > 0)
    n += more;
  return n;
}

/**
 * vouch_number_unit_read_later_frequency:
 * @tokens: what follows a dose
 * @number: (inout): the dose; takes how often
 *
 * Between the two may stand what is given, and how: "5 mg of apixaban by mouth twice daily".
 */
void
vouch_number_unit_read_later_frequency (const VouchToken *tokens, VouchNumber *number)
{
  for (guint i = 0; i < 5 && !*number->often; i++)
    {
      if (read_frequency (&tokens[i], number) > 0)
        return;
      if (tokens[i].kind != VOUCH_TOKEN_WORD
          || vouch_token_is_among (&tokens[i], "and or plus versus vs with then for until if when to"))
        return;
    }
}

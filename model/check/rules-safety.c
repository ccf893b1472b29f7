/* rules-safety.c: what a hasty reader can take wrong, and what must not be read at all.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "vouch-check-figures.h"
#include "vouch-check-words.h"

/* --- unsafe-abbreviation --- */

/* A piece of a text and what is written instead. */
typedef struct
{
  guint from;
  guint to;
  char *by; /* (owned) */
} Swap;

static void
clear_swap (gpointer data)
{
  g_free (((Swap *) data)->by);
}

static void
add_swap (GArray *swaps, guint from, guint to, char *by)
{
  Swap swap = { from, to, by };

  g_array_append_val (swaps, swap);
}

/* As doses are written; laboratory values may keep their zeros. */
static gboolean
is_dose (const VouchNumber *number)
{
  static const char units[] = "mg µg g mL U IU mEq mg/kg µg/kg mL/kg U/kg";

  return number->kind == VOUCH_NUMBER_AMOUNT && *number->unit
         && vouch_cue_is_among (number->unit, units);
}

static char *
group_thousands (gint64 value)
{
  GString *text = g_string_new (NULL);

  g_string_printf (text, "%" G_GINT64_FORMAT, value);
  for (int at = (int) text->len - 3; at > 0; at -= 3)
    g_string_insert_c (text, at, ',');
  return g_string_free (text, FALSE);
}

static char *
trim_zeros (VouchDecimal value)
{
  while (value.places > 0 && value.digits % 10 == 0)
    {
      value.digits /= 10;
      value.places--;
    }
  return g_strdup_printf ("%.*f", MAX (0, value.places), vouch_decimal_get_double (value));
}

/* The unit as it is written after the figures. */
static const char *
find_short_unit (VouchCheck *check, const VouchNumber *number, guint *from, guint *to)
{
  const char *text = vouch_check_get_text (check);
  const char *p = vouch_check_get_after (check, number->value_to);

  while (*p == ' ' || *p == '-')
    p++;
  *from = (guint) g_utf8_pointer_to_offset (text, p);
  if (g_str_has_prefix (p, "IU") && !g_ascii_isalnum (p[2]))
    {
      *to = *from + 2;
      return "international units";
    }
  if ((*p == 'U' || *p == 'u') && !g_ascii_isalnum (p[1]))
    {
      *to = *from + 1;
      return "units";
    }
  return NULL;
}

static void
find_in_dose (VouchCheck *check, const VouchNumber *number, GArray *swaps)
{
  guint from, to;
  const char *unit;

  if (!is_dose (number))
    return;
  if (number->value.places > 0 && number->value.digits % 10 == 0 && number->value.digits > 0)
    add_swap (swaps, number->value_from, number->value_to, trim_zeros (number->value));
  else if (number->is_naked)
    add_swap (
        swaps, number->value_from, number->value_to,
        g_strdup_printf ("%.*f", number->value.places, vouch_decimal_get_double (number->value)));
  else if (number->value.places == 0 && number->value.digits >= 1000 && !number->is_grouped)
    add_swap (swaps, number->value_from, number->value_to, group_thousands (number->value.digits));
  if ((unit = find_short_unit (check, number, &from, &to)))
    add_swap (swaps, from, to, g_strdup (unit));
}

static const struct
{
  const char *shorthand;
  const char *instead;
} shorthands[] = {
  { "QD", "daily" },
  { "qd", "daily" },
  { "QOD", "every other day" },
  { "qod", "every other day" },
  { "MSO4", "morphine sulfate" },
  { "MgSO4", "magnesium sulfate" },
  { "MS", "morphine sulfate" },
};

/* MS is multiple sclerosis, unless a dose stands beside it. */
static gboolean
is_beside_dose (GArray *words, guint i)
{
  for (guint k = i > 2 ? i - 2 : 0; k < MIN (words->len, i + 4); k++)
    if (k != i && vouch_cue_is_among (g_array_index (words, VouchCueWord, k).text, "mg mcg"))
      return TRUE;
  return FALSE;
}

static void
find_shorthands (VouchCheck *check, GArray *swaps)
{
  const char *text = vouch_check_get_text (check);
  g_autoptr (GArray) words = vouch_cue_words (text);

  for (guint i = 0; i < words->len; i++)
    for (gsize k = 0; k < G_N_ELEMENTS (shorthands); k++)
      {
        const VouchCueWord *word = &g_array_index (words, VouchCueWord, i);
        gsize length = strlen (shorthands[k].shorthand);

        if (word->end - word->start != length
            || strncmp (text + word->start, shorthands[k].shorthand, length) != 0)
          continue;
        if (g_str_equal (shorthands[k].shorthand, "MS")
            && (!is_beside_dose (words, i) || strstr (text, "sclerosis")))
          continue;
        add_swap (swaps, word->from, word->to, g_strdup (shorthands[k].instead));
      }
}

static int
compare_swaps (gconstpointer a, gconstpointer b)
{
  const Swap *one = a;
  const Swap *other = b;

  return (one->from > other->from) - (one->from < other->from);
}

static GArray *
find_swaps (VouchCheck *check)
{
  GArray *swaps = g_array_new (FALSE, FALSE, sizeof (Swap));
  const GArray *figures = vouch_check_get_figures (check);

  g_array_set_clear_func (swaps, clear_swap);
  if (!vouch_check_has_cue (check, VOUCH_CUE_SHORTHAND)
      || !(check->unit->facts.treatments & (VOUCH_TREATMENT_DRUG | VOUCH_TREATMENT_DOSE)))
    return swaps;
  for (guint i = 0; i < vouch_check_count_figures (figures); i++)
    if (check->unit->facts.treatments & VOUCH_TREATMENT_DRUG)
      find_in_dose (check, vouch_check_get_figure (figures, i), swaps);
  find_shorthands (check, swaps);
  g_array_sort (swaps, compare_swaps);
  return swaps;
}

static void
check_unsafe_abbreviation (VouchCheck *check)
{
  g_autoptr (GArray) swaps = find_swaps (check);
  const Swap *first;
  g_autofree char *said = NULL;
  g_autofree char *message = NULL;

  if (swaps->len == 0)
    return;
  first = &g_array_index (swaps, Swap, 0);
  said = g_utf8_substring (vouch_check_get_text (check), first->from, first->to);
  message = g_strdup_printf (_ ("“%s” can be misread in a dose. Write “%s”."), said, first->by);
  vouch_check_report_range (check, first->from, first->to, message);
}

static VouchChange *
mend_unsafe_abbreviation (VouchCheck *check, VouchFinding *finding)
{
  g_autoptr (GArray) swaps = find_swaps (check);
  g_autoptr (GString) text = g_string_new (vouch_check_get_text (check));

  for (guint i = swaps->len; i > 0; i--)
    {
      const Swap *swap = &g_array_index (swaps, Swap, i - 1);

      vouch_check_replace (text, swap->from, swap->to, swap->by);
    }
  return vouch_check_end_text (check, text, _ ("Write It Out"));
}

const VouchRule vouch_rules_safety[] = {
  {
      .id = "unsafe-abbreviation",
      .title = N_ ("Unsafe abbreviation"),
      .family = VOUCH_FAMILY_STYLE,
      .level = VOUCH_LEVEL_WARNING,
      .scope = VOUCH_SCOPE_STATEMENT,
      .check = check_unsafe_abbreviation,
      .repair = N_ ("Write it out"),
      .mend = mend_unsafe_abbreviation,
      .when
      = N_ ("Next to a drug’s dose: U, IU, QD, QOD, MS, MSO4, a trailing zero, a decimal point "
            "without a leading zero, or a dose of 1000 or more without a separator. Does not apply "
            "to MS for multiple sclerosis."),
      .meaning
      = N_ ("“10 U” has been read as 100, “1.0 mg” as 10 mg, “.5 mg” as 5 mg; patients died."),
      .authority = N_ ("ISMP List of Error-Prone Abbreviations, Symbols, and Dose Designations."),
      .bad = N_ ("Insulin 10 U; warfarin 1.0 mg QD"),
      .good = N_ ("Insulin 10 units; warfarin 1 mg daily"),
  },
  { NULL },
};

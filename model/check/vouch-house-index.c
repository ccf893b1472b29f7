/* vouch-house-index.c: which rows have what the house's rules of the whole card look for.
 *
 * Such a rule asks for a first thing whether the card has the second. Both have a
 * key: the number of a pair of spellings, or what the pattern's group holds. When
 * the last second goes or the first comes, the rows with the first are marked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-house-index.h"

#include "vouch-house-rule.h"

/* The rows of one rule and key. */
typedef struct
{
  GHashTable *firsts;  /* (owned): set of units */
  GHashTable *seconds; /* (owned): set of units */
} Sides;

/* A pattern that was given up on so many texts is given up for the whole card. */
#define MAX_GIVEN_UP 20

struct _VouchHouseIndex
{
  GPtrArray *rules;      /* (owned) (unowned rules): those of the whole card */
  GHashTable *sides;     /* (owned): "rule key" -> Sides */
  GHashTable *uses;      /* (owned): unit -> GPtrArray of names in sides, seconds with "+" before */
  GHashTable *given_up;  /* (owned): rule -> texts of this card that its pattern took too long for */
  VouchProfile *profile; /* (owned): keeps the rules */
  VouchCheckMark mark;
  gpointer data;
};

static void
free_sides (gpointer data)
{
  Sides *sides = data;

  g_hash_table_unref (sides->firsts);
  g_hash_table_unref (sides->seconds);
  g_free (sides);
}

/**
 * vouch_house_index_new:
 * @profile: the house's
 * @mark: called for units whose findings may be others now
 * @data: for @mark
 *
 * Returns: (transfer full): an index without rows
 */
VouchHouseIndex *
vouch_house_index_new (VouchProfile *profile, VouchCheckMark mark, gpointer data)
{
  VouchHouseIndex *self = g_new0 (VouchHouseIndex, 1);

  self->profile = g_object_ref (profile);
  self->rules = g_ptr_array_new ();
  for (guint i = 0; i < profile->rules->len; i++)
    if (vouch_house_is_of_card (profile->rules->pdata[i]))
      g_ptr_array_add (self->rules, profile->rules->pdata[i]);
  self->sides = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_sides);
  self->uses = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->given_up = g_hash_table_new (NULL, NULL);
  self->mark = mark;
  self->data = data;
  return self;
}

/** Frees it; the units stay. */
void
vouch_house_index_free (VouchHouseIndex *self)
{
  g_ptr_array_unref (self->rules);
  g_hash_table_unref (self->sides);
  g_hash_table_unref (self->uses);
  g_hash_table_unref (self->given_up);
  g_object_unref (self->profile);
  g_free (self);
}

/** Returns: (transfer full): what a pattern's first group holds, else all of what it fits */
char *
vouch_house_index_dup_key (GMatchInfo *match)
{
  char *key = g_match_info_get_match_count (match) > 1 ? g_match_info_fetch (match, 1) : NULL;

  return key ? key : g_match_info_fetch (match, 0);
}

static char *
make_name (gconstpointer rule, const char *key)
{
  return g_strdup_printf ("%s %s", ((const VouchRule *) rule)->id, key);
}

static void
mark_firsts (VouchHouseIndex *self, Sides *sides)
{
  GHashTableIter iter;
  gpointer unit;

  g_hash_table_iter_init (&iter, sides->firsts);
  while (g_hash_table_iter_next (&iter, &unit, NULL))
    self->mark (unit, self->data);
}

static Sides *
get_sides (VouchHouseIndex *self, const char *name)
{
  Sides *sides = g_hash_table_lookup (self->sides, name);

  if (!sides)
    {
      sides = g_new0 (Sides, 1);
      sides->firsts = g_hash_table_new (NULL, NULL);
      sides->seconds = g_hash_table_new (NULL, NULL);
      g_hash_table_insert (self->sides, g_strdup (name), sides);
    }
  return sides;
}

static void
note_use (VouchHouseIndex *self,
          VouchCheckUnit *unit,
          gconstpointer rule,
          const char *key,
          gboolean is_second)
{
  g_autofree char *name = make_name (rule, key);
  Sides *sides = get_sides (self, name);
  GPtrArray *uses = g_hash_table_lookup (self->uses, unit);

  if (!g_hash_table_add (is_second ? sides->seconds : sides->firsts, unit))
    return;
  if (!uses)
    {
      uses = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (self->uses, unit, uses);
    }
  g_ptr_array_add (uses, g_strconcat (is_second ? "+" : "-", name, NULL));
  if (is_second && g_hash_table_size (sides->seconds) == 1)
    mark_firsts (self, sides);
}

/* A pattern's limit is no answer: it is told, once for a text. */
static void
give_up (VouchHouseIndex *self, gconstpointer rule, const GError *error, gboolean *gave_up)
{
  guint n;

  if (!error)
    return;
  n = GPOINTER_TO_UINT (g_hash_table_lookup (self->given_up, rule));
  g_hash_table_insert (self->given_up, (gpointer) rule, GUINT_TO_POINTER (n + 1));
  if (gave_up)
    *gave_up = TRUE;
}

/** Returns: whether @rule's pattern took too long so often that this card is spared it. */
gboolean
vouch_house_index_has_given_up (VouchHouseIndex *self, gconstpointer rule)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->given_up, rule)) >= MAX_GIVEN_UP;
}

/**
 * vouch_house_index_match:
 * @self: the card's
 * @rule: a rule
 * @regex: one of its patterns
 * @text: a text
 * @match: (out) (optional) (transfer full): where it fits
 * @gave_up: (inout) (optional): set where saying so takes too long
 *
 * Returns: whether it fits; also %FALSE where that takes too long to say
 */
gboolean
vouch_house_index_match (VouchHouseIndex *self,
                         gconstpointer rule,
                         GRegex *regex,
                         const char *text,
                         GMatchInfo **match,
                         gboolean *gave_up)
{
  g_autoptr (GError) error = NULL;
  gboolean fits = FALSE;

  if (match)
    *match = NULL;
  if (!vouch_house_index_has_given_up (self, rule))
    fits = g_regex_match_full (regex, text, -1, 0, 0, match, &error);
  else if (gave_up)
    *gave_up = TRUE;
  give_up (self, rule, error, gave_up);
  return fits;
}

/** The next place; %FALSE where there is none, or finding it takes too long. */
gboolean
vouch_house_index_next (VouchHouseIndex *self,
                        gconstpointer rule,
                        GMatchInfo *match,
                        gboolean *gave_up)
{
  g_autoptr (GError) error = NULL;
  gboolean fits = g_match_info_next (match, &error);

  give_up (self, rule, error, gave_up);
  return fits;
}

static void
note_matches (VouchHouseIndex *self,
              VouchCheckUnit *unit,
              VouchHouseRule *rule,
              GRegex *regex,
              const char *key,
              gboolean is_second)
{
  const char *member;
  g_autoptr (GMatchInfo) match = NULL;
  gboolean fits
      = vouch_house_index_match (self, rule, regex, vouch_house_text (unit->node, &member), &match,
                                 NULL);

  for (; fits; fits = vouch_house_index_next (self, rule, match, NULL))
    {
      g_autofree char *own = key ? NULL : vouch_house_index_dup_key (match);

      note_use (self, unit, rule, key ? key : own, is_second);
    }
}

static void
note_rule (VouchHouseIndex *self, VouchCheckUnit *unit, VouchHouseRule *rule)
{
  for (guint i = 0; rule->pairs && i < rule->pairs->len; i++)
    {
      VouchHousePair *pair = rule->pairs->pdata[i];
      g_autofree char *key = g_strdup_printf ("%u", i);

      note_matches (self, unit, rule, pair->pattern, key, FALSE);
      note_matches (self, unit, rule, pair->other, key, TRUE);
    }
  if (rule->kind == VOUCH_HOUSE_CONDITIONAL)
    {
      note_matches (self, unit, rule, rule->pattern, NULL, FALSE);
      note_matches (self, unit, rule, rule->second, NULL, TRUE);
    }
}

/** Notes what @unit has, read just now. */
void
vouch_house_index_add (VouchHouseIndex *self, VouchCheckUnit *unit)
{
  const char *member;
  const char *text = unit->node ? vouch_house_text (unit->node, &member) : NULL;

  if (!text || unit->facts.rung == VOUCH_RUNG_SET_ASIDE)
    return;
  for (guint i = 0; i < self->rules->len; i++)
    note_rule (self, unit, self->rules->pdata[i]);
}

static void
drop_use (VouchHouseIndex *self, VouchCheckUnit *unit, const char *use)
{
  Sides *sides = g_hash_table_lookup (self->sides, use + 1);

  if (*use == '-')
    g_hash_table_remove (sides->firsts, unit);
  else if (g_hash_table_remove (sides->seconds, unit) && g_hash_table_size (sides->seconds) == 0)
    mark_firsts (self, sides);
  if (g_hash_table_size (sides->firsts) + g_hash_table_size (sides->seconds) == 0)
    g_hash_table_remove (self->sides, use + 1);
}

/** Forgets @unit, which is read again or goes. */
void
vouch_house_index_remove (VouchHouseIndex *self, VouchCheckUnit *unit)
{
  GPtrArray *uses = g_hash_table_lookup (self->uses, unit);

  for (guint i = 0; uses && i < uses->len; i++)
    drop_use (self, unit, uses->pdata[i]);
  g_hash_table_remove (self->uses, unit);
}

/** Returns: whether the card has the second thing of that @key for @rule */
gboolean
vouch_house_index_has_second (VouchHouseIndex *self, gconstpointer rule, const char *key)
{
  g_autofree char *name = make_name (rule, key);
  Sides *sides = g_hash_table_lookup (self->sides, name);

  return sides && g_hash_table_size (sides->seconds) > 0;
}

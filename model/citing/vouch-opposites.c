/* vouch-opposites.c: words of which a statement has one and its passage the other.
 *
 * “Women” for “men”, “before” for “after”: a passage that has all words of a statement but one says something
 * else, and it is the last thing that who reads fast sees. Nothing is made of it but that one key is not enough:
 * a person looks, and marks the passage all the same where that is right.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-opposites.h"

#include <string.h>

/* Words of one sentence, folded; longer ones are looked at so far. */
#define MAX_WORDS 200
/* So many words before “than”, and behind it, are what is compared. */
#define BEFORE 5
#define BEHIND 2

/* Each line is of one matter: what stands between bars goes together, the next group excludes it. English. */
static const char *const matters[] = {
  "women woman female females girls|men man male males boys",
  "adults adult|children child pediatric paediatric infants infant adolescents adolescent",
  "patients participants people humans women men volunteers|mice rats rodents animals rabbits dogs pigs",
  "rural|urban",
  "symptomatic|asymptomatic",
  "treated|untreated",
  "diastolic|systolic",
  "left|right",
  "like|unlike",
  "upper|lower",
  "proximal|distal",
  "anterior|posterior",
  "acute|chronic",
  "benign|malignant",
  "bacterial|viral|fungal",
  "inpatient inpatients|outpatient outpatients",
  "oral orally|intravenous intravenously iv|subcutaneous subcutaneously|intramuscular intramuscularly|topical topically|inhaled",
  "sensitivity|specificity",
  "positive|negative",
  "after|before",
  "included|excluded",
  "benefit benefits beneficial|harm harms harmful",
  "halved|doubled|tripled",
  "lowest|highest",
  "shortest|longest",
  "youngest|oldest",
  "minimum minimal|maximum maximal",
  "many|few",
  "first|second|third|fourth",
  "once|twice|thrice",
  "quarter|third|half",
  "early|late",
  "unilateral|bilateral",
  "prospective|retrospective",
  "present|absent",
  "alive|dead",
  "caused causes|associated",
  "recommended|discouraged",
  "indicated|contraindicated",
  "systemic|local",
  "monotherapy|combination",
};

/* hypo-tension and hyper-tension: the beginning tells one from the other. */
static const char *const beginnings[][2] = {
  { "hypo", "hyper" }, { "brady", "tachy" }, { "intra", "extra" }, { "pre", "post" }, { "macro", "micro" },
  { "in", "out" },     { "", "un" },         { "", "in" },         { "", "a" },       { "", "non" },
};
/* With a shorter rest they are other words: “in”, “a”. */
#define MIN_REST 6

typedef struct
{
  char *text; /* (owned): with zeros for what is no letter */
  const char *words[MAX_WORDS];
  guint n;
} Words;

static void
words_init (Words *self, const char *text)
{
  self->text = g_utf8_strdown (text, -1);
  self->n = 0;
  for (char *p = self->text; *p && self->n < MAX_WORDS;)
    {
      while (*p && !g_unichar_isalnum (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      if (*p)
        self->words[self->n++] = p;
      while (*p && g_unichar_isalnum (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      if (*p)
        {
          char *end = p;

          p = g_utf8_next_char (p);
          memset (end, '\0', (gsize) (p - end));
          /* The byte after a word ends it; what follows is read on. */
          while (*p && !g_unichar_isalnum (g_utf8_get_char (p)))
            p = g_utf8_next_char (p);
        }
    }
}

static void
words_clear (Words *self)
{
  g_free (self->text);
}

static gboolean
has (const Words *self, const char *word)
{
  for (guint i = 0; i < self->n; i++)
    if (g_str_equal (self->words[i], word))
      return TRUE;
  return FALSE;
}

/* Returns: (nullable): the first word of a group that it has */
static const char *
find_of (const Words *self, const char *group)
{
  g_auto (GStrv) words = g_strsplit (group, " ", -1);

  for (guint i = 0; i < self->n; i++)
    if (g_strv_contains ((const char *const *) words, self->words[i]))
      return self->words[i];
  return NULL;
}

static gboolean
tell (const char *mine, const char *theirs, char **told_mine, char **told_theirs)
{
  *told_mine = g_strdup (mine);
  *told_theirs = g_strdup (theirs);
  return TRUE;
}

/* The statement has one group and not the other, the passage the other and not the one. */
static gboolean
differs_in (const char *matter, const Words *statement, const Words *passage, char **mine, char **theirs)
{
  g_auto (GStrv) groups = g_strsplit (matter, "|", -1);

  for (guint i = 0; groups[i]; i++)
    {
      const char *own = find_of (statement, groups[i]);

      if (!own || find_of (passage, groups[i]))
        continue;
      for (guint k = 0; groups[k]; k++)
        {
          const char *other = k != i ? find_of (passage, groups[k]) : NULL;

          if (other && !find_of (statement, groups[k]))
            return tell (own, other, mine, theirs);
        }
    }
  return FALSE;
}

/* Returns: (nullable): the word of @passage that differs from @word in its beginning alone */
static const char *
find_turned_word (const char *word, const char *from, const char *to, const Words *passage)
{
  gsize length = strlen (from);
  g_autofree char *turned = NULL;

  if (strncmp (word, from, length) != 0 || strlen (word) < length + MIN_REST)
    return NULL;
  turned = g_strconcat (to, word + length, NULL);
  for (guint i = 0; i < passage->n; i++)
    if (g_str_equal (passage->words[i], turned))
      return passage->words[i];
  return NULL;
}

static gboolean
differs_in_beginning (const Words *statement, const Words *passage, char **mine, char **theirs)
{
  for (guint i = 0; i < statement->n; i++)
    for (gsize k = 0; k < 2 * G_N_ELEMENTS (beginnings) && !has (passage, statement->words[i]); k++)
      {
        const char *const *pair = beginnings[k / 2];
        const char *other = find_turned_word (statement->words[i], pair[k % 2], pair[1 - k % 2], passage);

        if (other && !has (statement, other))
          return tell (statement->words[i], other, mine, theirs);
      }
  return FALSE;
}

/* --- how many, and of what --- */

/* “All patients” for “most patients”, “overall survival” for “disease-free survival”: told by two words in a row. */
static const struct
{
  const char *first;
  const char *second;
} phrases[] = {
  { "all most some", "patients participants people women men children adults studies trials cases of" },
  { "overall specific free", "survival mortality" },
};

/* Returns: (nullable): the first word of such a phrase */
static const char *
find_phrase (const Words *self, gsize which)
{
  g_auto (GStrv) first = g_strsplit (phrases[which].first, " ", -1);
  g_auto (GStrv) second = g_strsplit (phrases[which].second, " ", -1);

  for (guint i = 0; i + 1 < self->n; i++)
    if (g_strv_contains ((const char *const *) first, self->words[i])
        && g_strv_contains ((const char *const *) second, self->words[i + 1]))
      return self->words[i];
  return NULL;
}

static gboolean
differs_in_phrase (const Words *statement, const Words *passage, char **mine, char **theirs)
{
  for (gsize i = 0; i < G_N_ELEMENTS (phrases); i++)
    {
      const char *own = find_phrase (statement, i);
      const char *other = own ? find_phrase (passage, i) : NULL;

      if (other && !g_str_equal (own, other))
        return tell (own, other, mine, theirs);
    }
  return FALSE;
}

/* What the passage leaves open the statement must leave open. */
static gboolean
drops_doubt (const Words *statement, const Words *passage, char **mine, char **theirs)
{
  static const char *const doubts = "may might could suggest suggests suggested perhaps";
  static const char *const known = "may might could suggest suggests suggested suggesting possible possibly perhaps "
                                   "can likely potential potentially appear appears appeared seem seems seemed";
  const char *doubt = find_of (statement, known) ? NULL : find_of (passage, doubts);

  return doubt && tell ("", doubt, mine, theirs);
}

/* --- who is compared with whom --- */

static int
find_than (const Words *self)
{
  for (guint i = 1; i + 1 < self->n; i++)
    if (g_str_equal (self->words[i], "than") || (g_str_equal (self->words[i], "to")
        && (g_str_equal (self->words[i - 1], "superior") || g_str_equal (self->words[i - 1], "inferior"))))
      return (int) i;
  return -1;
}

/* Whether a word of one that says something stands near @at in the other, before it or behind it. */
static gboolean
shares (const Words *one, int from, int to, const Words *other, int least, int most)
{
  for (int i = MAX (from, 0); i < MIN (to, (int) one->n); i++)
    for (int k = MAX (least, 0); k < MIN (most, (int) other->n) && strlen (one->words[i]) >= MIN_REST - 1; k++)
      if (g_str_equal (one->words[i], other->words[k]))
        return TRUE;
  return FALSE;
}

/* “Lower with A than with B” and “lower with B than with A” have the same words. */
static gboolean
is_swapped (const Words *statement, const Words *passage)
{
  int mine = find_than (statement);
  int theirs = find_than (passage);

  if (mine < 0 || theirs < 0)
    return FALSE;
  return shares (statement, mine + 1, mine + 1 + BEHIND, passage, theirs - BEFORE, theirs)
         && shares (statement, mine - BEFORE, mine, passage, theirs + 1, theirs + 1 + BEHIND)
         && !shares (statement, mine + 1, mine + 1 + BEHIND, passage, theirs + 1, theirs + 1 + BEHIND);
}

/**
 * vouch_opposites_find:
 * @statement: what is to be borne out
 * @passage: what may do so
 * @mine: (out) (transfer full): the statement's word; empty where it lacks one that says “perhaps”
 * @theirs: (out) (transfer full): the passage's in its place
 *
 * Returns: whether they differ in a word that turns what is said, or in who is compared with whom: then both
 *   words are “than”
 */
gboolean
vouch_opposites_find (const char *statement, const char *passage, char **mine, char **theirs)
{
  Words one;
  Words other;
  gboolean is_found = FALSE;

  words_init (&one, statement);
  words_init (&other, passage);
  for (gsize i = 0; i < G_N_ELEMENTS (matters) && !is_found; i++)
    is_found = differs_in (matters[i], &one, &other, mine, theirs);
  is_found = is_found || differs_in_beginning (&one, &other, mine, theirs)
             || differs_in_phrase (&one, &other, mine, theirs) || drops_doubt (&one, &other, mine, theirs)
             || (is_swapped (&one, &other) && tell ("than", "than", mine, theirs));
  words_clear (&one);
  words_clear (&other);
  return is_found;
}

/* vouch-cue.c: words that make a rule look closer, found in one pass.
 *
 * Most sentences have no word that any rule cares about. So each is read once, every
 * word looked up once, and a rule only starts where its cue stands.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-cue.h"

#include <gio/gio.h>
#include <string.h>

static const struct
{
  VouchCue cues;
  const char *words;
} lists[] = {
  { VOUCH_CUE_CAUSE,
    "reduces reduced reduce prevents prevented prevent causes caused cause leads led "
    "lead improves improved improve" },
  { VOUCH_CUE_PROMOTION, "proven cure cures breakthrough breakthroughs guarantee guarantees "
                         "guaranteed best always never miracle revolutionary unparalleled" },
  { VOUCH_CUE_SAFE, "safe side adverse" },
  { VOUCH_CUE_NEW, "new novel newest" },
  { VOUCH_CUE_SIGNIFICANT, "significant significantly trend trended trending" },
  { VOUCH_CUE_RECOMMEND, "recommend recommends recommended" },
  { VOUCH_CUE_SUGGEST, "suggest suggests suggested" },
  { VOUCH_CUE_PERSON, "patient patients women men people adults children humans" },
  { VOUCH_CUE_ANIMAL,
    "mouse mice rat rats murine rodent rodents rabbit rabbits porcine canine vitro "
    "zebrafish monkeys macaques drosophila" },
  { VOUCH_CUE_HEDGE, "may might could can suggest suggests suggested suggesting appear appears "
                     "appeared seem seems seemed possible possibly perhaps likely potential "
                     "potentially probably would hypothesize hypothesis indicate indicates "
                     "unclear uncertain preliminary tended hypothesized hypothesise hypothesised" },
  { VOUCH_CUE_NEGATION, "not no without neither nor cannot never none failed fails fail lack lacks "
                        "lacked absent absence hardly barely rarely seldom scarcely unable unlikely little independent rather non "
                        "unaffected unchanged similar similarly comparable same equal equally" },
  { VOUCH_CUE_UP,
    "increase increases increased increasing higher greater more raised raises rise "
    "rose elevated enhanced enhances improved improves better longer gained worsened" },
  { VOUCH_CUE_DOWN, "decrease decreases decreased decreasing lower less fewer reduced reduces "
                    "reduction reductions declined declines decline fell lowered diminished "
                    "impaired shorter inhibits inhibited suppressed suppresses worse" },
  { VOUCH_CUE_REPORTED,
    "report reports reported reporting describe describes described said says say saying according "
    "felt feel feels believe believes believed belief argue argues argued argument note notes "
    "noted "
    "suggest suggests suggested advise advises advised recommend recommends recommended author "
    "authors participant participants interviewee interviewees respondents respondent expert "
    "experts "
    "view views viewed perceive perceived perceives perception perceptions consider considers "
    "considered concern concerns emphasize emphasized emphasizes emphasised stress stressed "
    "stresses "
    "highlighted highlights expressed expects thinks think thought opinion panelists speaker "
    "interview case patient explained explains hope hopes cautioned cautions warned warns study" },
  { VOUCH_CUE_REGIMEN,
    "daily weekly monthly twice oral orally intravenous intravenously subcutaneous subcutaneously "
    "intramuscular intramuscularly sublingual topical topically inhaled intranasal intravitreal "
    "bolus infusion contraindicated contraindication contraindications nightly bedtime hourly" },
  { VOUCH_CUE_FUNDING, "funded funding funder sponsor sponsored sponsors sponsorship grant grants "
                       "honoraria disclosures royalties" },
  { VOUCH_CUE_ONE,
    "he she his her him woman man boy girl patient male female mr mrs ms dr admitted "
    "presented discharged born dob mrn record" },
  { VOUCH_CUE_JUDGEMENT,
    "superior inferior effective ineffective safe unsafe improved improves improve worsened worsens "
    "worsen raised raises raise lowered lowers more fewer less given used recommended indicated avoided "
    "contraindicated well poorly likely unlikely sensitive insensitive resistant stable unstable adequate "
    "inadequate sufficient insufficient common uncommon rare reversible irreversible complete incomplete" },
  { VOUCH_CUE_SHORTHAND, "u iu qd qod ms mso4 mgso4 mg mcg g ml units µg μg ug" },
};

typedef struct
{
  GHashTable *cues;     /* (owned): word -> VouchCue */
  GHashTable *swaps;    /* (owned): obsolete term -> what is said now */
  GHashTable *generics; /* (owned): brand -> nonproprietary name */
} Tables;

static void
add_cue (Tables *tables, const char *word, gsize length, VouchCue cue)
{
  g_autofree char *raw = g_strndup (word, length);
  g_autofree char *lower = g_utf8_strdown (raw, -1);
  guint old = GPOINTER_TO_UINT (g_hash_table_lookup (tables->cues, lower));

  g_hash_table_insert (tables->cues, g_steal_pointer (&lower), GUINT_TO_POINTER (old | cue));
}

static void
add_words (Tables *tables, const char *words, VouchCue cue)
{
  while (*words)
    {
      gsize length = strcspn (words, " ");

      add_cue (tables, words, length, cue);
      words += length + (words[length] == ' ');
    }
}

typedef void (*AddLine) (Tables *tables, const char *left, const char *right);

static void
add_obsolete (Tables *tables, const char *left, const char *right)
{
  g_autofree char *key = g_utf8_strdown (left, -1);
  const char *last = strrchr (left, ' ');

  last = last ? last + 1 : left;
  /* The cue is the last word's first part: "wheelchair" of "wheelchair-bound". */
  add_cue (tables, last, strcspn (last, "-'"), VOUCH_CUE_OBSOLETE);
  g_hash_table_insert (tables->swaps, g_steal_pointer (&key), g_strdup (right));
}

static void
add_brand (Tables *tables, const char *left, const char *right)
{
  add_cue (tables, left, strlen (left), VOUCH_CUE_BRAND);
  g_hash_table_insert (tables->generics, g_strdup (left), g_strdup (right));
}

static void
add_spelling (Tables *tables, const char *left, const char *right)
{
  add_cue (tables, left, strlen (left), VOUCH_CUE_BRITISH);
  add_cue (tables, right, strlen (right), VOUCH_CUE_AMERICAN);
}

static void
read_list (Tables *tables, const char *name, AddLine add)
{
  g_autofree char *path = g_strconcat ("/org/vouch/Vouch/check/words/", name, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, NULL);
  g_auto (GStrv) lines = NULL;

  g_return_if_fail (bytes);
  lines = g_strsplit (g_bytes_get_data (bytes, NULL), "\n", -1);
  for (guint i = 0; lines[i]; i++)
    {
      char *parted = strstr (lines[i], " = ");

      if (lines[i][0] == '#' || !parted)
        continue;
      *parted = '\0';
      add (tables, lines[i], parted + 3);
    }
}

static Tables *
make_tables (void)
{
  Tables *tables = g_new0 (Tables, 1);

  tables->cues = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  tables->swaps = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  tables->generics = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    add_words (tables, lists[i].words, lists[i].cues);
  read_list (tables, "obsolete.txt", add_obsolete);
  read_list (tables, "brands.txt", add_brand);
  read_list (tables, "spellings.txt", add_spelling);
  return tables;
}

static const Tables *
get_tables (void)
{
  static Tables *tables;

  if (g_once_init_enter (&tables))
    g_once_init_leave (&tables, make_tables ());
  return tables;
}

typedef struct
{
  const char *text;
  const char *p;
  guint at;
} Walk;

static gboolean
is_letter_at (const char *p)
{
  return (guchar) *p < 0x80 ? g_ascii_isalnum (*p) : g_unichar_isalnum (g_utf8_get_char (p));
}

static void
skip_one (Walk *self)
{
  self->p = g_utf8_next_char (self->p);
  self->at++;
}

/* The next word; ASCII is lowered here, the rest is left as it is. */
static gboolean
walk (Walk *self, VouchCueWord *word)
{
  gsize n = 0;

  while (*self->p && !is_letter_at (self->p))
    skip_one (self);
  if (!*self->p)
    return FALSE;
  word->start = (gsize) (self->p - self->text);
  word->from = self->at;
  while (*self->p && is_letter_at (self->p))
    {
      const char *start = self->p;

      skip_one (self);
      for (; start < self->p; start++)
        if (n + 1 < sizeof word->text)
          word->text[n++] = g_ascii_tolower (*start);
    }
  word->text[n] = '\0';
  word->end = (gsize) (self->p - self->text);
  word->to = self->at;
  return TRUE;
}

static VouchCue
look_up (const char *word)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (get_tables ()->cues, word));
}

/**
 * vouch_cue_find:
 * @text: a text
 *
 * Returns: what its words may be signs of, together
 */
VouchCue
vouch_cue_find (const char *text)
{
  Walk self = { text, text, 0 };
  VouchCueWord word;
  VouchCue found = VOUCH_CUE_NONE;

  while (walk (&self, &word))
    found |= look_up (word.text);
  return found;
}

/**
 * vouch_cue_words:
 * @text: a text
 *
 * Returns: (transfer full) (element-type VouchCueWord): its words, in order
 */
GArray *
vouch_cue_words (const char *text)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (VouchCueWord));
  Walk self = { text, text, 0 };
  VouchCueWord word;

  while (walk (&self, &word))
    {
      word.cues = look_up (word.text);
      g_array_append_val (words, word);
    }
  return words;
}

/** Returns: whether @word is one of @words, which have a space between them. */
gboolean
vouch_cue_is_among (const char *word, const char *words)
{
  gsize length = strlen (word);

  for (const char *found = words; *word && (found = strstr (found, word)); found++)
    if ((found == words || found[-1] == ' ') && (!found[length] || found[length] == ' '))
      return TRUE;
  return FALSE;
}

/**
 * vouch_cue_swap:
 * @word: a term in lower case
 *
 * Returns: (transfer none) (nullable): what is said instead today; %NULL: nothing is wrong with it
 */
const char *
vouch_cue_swap (const char *word)
{
  return g_hash_table_lookup (get_tables ()->swaps, word);
}

/**
 * vouch_cue_generic:
 * @brand: a word in lower case
 *
 * Returns: (transfer none) (nullable): the nonproprietary name of what that brand has in it
 */
const char *
vouch_cue_generic (const char *brand)
{
  return g_hash_table_lookup (get_tables ()->generics, brand);
}

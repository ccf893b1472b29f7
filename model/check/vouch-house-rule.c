/* vouch-house-rule.c: reads the rules that a house writes as data.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-house-rule.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "vouch-json.h"

/* Steps that a pattern may take over one text: a sentence needs some hundred. A pattern that
 * needs more, needs all the time there is for a sentence that is a little longer. */
#define LIMIT "(*LIMIT_MATCH=20000)"

static const char *const kinds[]
    = { "existence", "substitution", "occurrence", "repetition", "consistency", "conditional" };

static const struct
{
  const char *title;
  const char *when;
} words[] = {
  { N_ ("A word the house doesn’t use"), N_ ("The text has a word that the house doesn’t use.") },
  { N_ ("Use another word"), N_ ("The text has a word that the house replaces with another.") },
  { N_ ("Too many or too few"), N_ ("A word occurs more often, or less often, than allowed.") },
  { N_ ("Repeated word"), N_ ("The same word is repeated.") },
  { N_ ("Two spellings on one card"), N_ ("The card has both spellings.") },
  { N_ ("Something missing"), N_ ("The card has the first but not the second.") },
};

static void
free_pair (gpointer data)
{
  VouchHousePair *pair = data;

  g_clear_pointer (&pair->pattern, g_regex_unref);
  g_clear_pointer (&pair->other, g_regex_unref);
  g_free (pair->to);
  g_free (pair);
}

/** Frees it. */
void
vouch_house_rule_free (gpointer rule)
{
  VouchHouseRule *self = rule;

  g_free ((char *) self->base.id);
  g_free ((char *) self->base.title);
  g_free ((char *) self->base.meaning);
  g_free ((char *) self->base.authority);
  g_free ((char *) self->base.bad);
  g_free ((char *) self->base.good);
  g_free (self->message);
  g_clear_pointer (&self->pattern, g_regex_unref);
  g_clear_pointer (&self->second, g_regex_unref);
  g_clear_pointer (&self->pairs, g_ptr_array_unref);
  g_strfreev (self->exceptions);
  g_strfreev (self->sections);
  g_strfreev (self->types);
  g_free (self);
}

/** Returns: whether what one row says decides on others */
gboolean
vouch_house_is_of_card (const VouchHouseRule *self)
{
  return self->kind == VOUCH_HOUSE_CONSISTENCY || self->kind == VOUCH_HOUSE_CONDITIONAL;
}

/* --- reading --- */

static gboolean
get_boolean (VouchProfileReader *reader, JsonObject *object, const char *member, gboolean fallback)
{
  JsonNode *value = vouch_json_get_node (object, member);

  if (!value)
    return fallback;
  if (vouch_json_node_boolean (value, FALSE) == vouch_json_node_boolean (value, TRUE))
    return vouch_json_node_boolean (value, fallback);
  vouch_profile_reader_enter (reader, member);
  vouch_profile_reader_complain (reader, _ ("Expected “true” or “false”."));
  vouch_profile_reader_leave (reader);
  return fallback;
}

/* GLib repeats the whole pattern, with what we put round it. */
static const char *
get_why (const GError *error)
{
  const char *colon = strrchr (error->message, ':');

  return colon ? colon + 1 + strspn (colon + 1, " ") : error->message;
}

static GRegex *
compile (VouchProfileReader *reader, JsonObject *rule, const char *text, gboolean are_words)
{
  gboolean is_caseless = get_boolean (reader, rule, "ignore-case", FALSE);
  gboolean is_bare = !are_words || get_boolean (reader, rule, "nonword", FALSE);
  g_autoptr (GError) error = NULL;
  g_autofree char *bounded
      = g_strdup_printf (is_bare ? LIMIT "(?:%s)" : LIMIT "(?<!\\w)(?:%s)(?!\\w)", text);
  GRegex *regex = g_regex_new (bounded, is_caseless ? G_REGEX_CASELESS : 0, 0, &error);

  if (!regex)
    vouch_profile_reader_complain (reader, _ ("Not a valid pattern: %s"), get_why (error));
  else if (g_regex_match (regex, "", 0, NULL))
    {
      vouch_profile_reader_complain (reader, _ ("This pattern matches empty text."));
      g_clear_pointer (&regex, g_regex_unref);
    }
  return regex;
}

static GRegex *
read_pattern (VouchProfileReader *reader, JsonObject *rule, const char *member)
{
  const char *text;
  GRegex *regex = NULL;

  vouch_profile_reader_enter (reader, member);
  text = vouch_profile_reader_text (reader, vouch_json_get_node (rule, member));
  if (text)
    regex = compile (reader, rule, text, FALSE);
  vouch_profile_reader_leave (reader);
  return regex;
}

/* One pattern of all tokens that are right. */
static GRegex *
read_tokens (VouchProfileReader *reader, JsonObject *rule)
{
  g_auto (GStrv) tokens = NULL;
  g_autoptr (GStrvBuilder) right = g_strv_builder_new ();
  g_auto (GStrv) taken = NULL;
  g_autofree char *joined = NULL;

  vouch_profile_reader_enter (reader, "tokens");
  tokens = vouch_profile_reader_texts (reader, vouch_json_get_node (rule, "tokens"));
  for (guint i = 0; tokens[i]; i++)
    {
      g_autoptr (GRegex) regex = NULL;

      vouch_profile_reader_enter_number (reader, i);
      regex = compile (reader, rule, tokens[i], TRUE);
      vouch_profile_reader_leave (reader);
      if (regex)
        g_strv_builder_add (right, tokens[i]);
    }
  vouch_profile_reader_leave (reader);
  taken = g_strv_builder_end (right);
  joined = g_strjoinv ("|", taken);
  return *taken ? compile (reader, rule, joined, TRUE) : NULL;
}

static void
read_pair (VouchProfileReader *reader,
           JsonObject *rule,
           GPtrArray *pairs,
           const char *from,
           JsonNode *value,
           gboolean has_other)
{
  VouchHousePair *pair = g_new0 (VouchHousePair, 1);
  const char *to;

  vouch_profile_reader_enter (reader, from);
  to = vouch_profile_reader_text (reader, value);
  if (to && *to == '|')
    {
      vouch_profile_reader_complain (reader, _ ("Nothing before the first “|”."));
      to = NULL;
    }
  pair->pattern = to ? compile (reader, rule, from, TRUE) : NULL;
  pair->to = g_strdup (to);
  if (pair->pattern && has_other)
    pair->other = compile (reader, rule, to, TRUE);
  if (pair->pattern && (pair->other || !has_other))
    g_ptr_array_add (pairs, pair);
  else
    free_pair (pair);
  vouch_profile_reader_leave (reader);
}

static GPtrArray *
read_pairs (VouchProfileReader *reader, JsonObject *rule, const char *member, gboolean has_other)
{
  GPtrArray *pairs = g_ptr_array_new_with_free_func (free_pair);
  JsonObject *object;
  JsonObjectIter iter;
  const char *from;
  JsonNode *value;

  vouch_profile_reader_enter (reader, member);
  object = vouch_profile_reader_object (reader, vouch_json_get_node (rule, member));
  if (object)
    {
      json_object_iter_init_ordered (&iter, object);
      while (json_object_iter_next_ordered (&iter, &from, &value))
        read_pair (reader, rule, pairs, from, value, has_other);
    }
  vouch_profile_reader_leave (reader);
  return pairs;
}

static GStrv
read_list (VouchProfileReader *reader, JsonObject *rule, const char *member)
{
  JsonNode *value = vouch_json_get_node (rule, member);
  GStrv list = NULL;

  vouch_profile_reader_enter (reader, member);
  if (value)
    list = vouch_profile_reader_texts (reader, value);
  vouch_profile_reader_leave (reader);
  return list;
}

static void
read_counts (VouchProfileReader *reader, JsonObject *rule, VouchHouseRule *self)
{
  self->min = vouch_json_get_int (rule, "min", 0);
  self->max = vouch_json_get_int (rule, "max", G_MAXINT64);
  if (self->min < 0 || self->max < self->min
      || (self->min == 0 && !vouch_json_get_node (rule, "max")))
    {
      vouch_profile_reader_complain (reader, _ ("“min” or “max” is missing."));
      self->max = G_MAXINT64;
      self->min = 0;
    }
}

/* What its kind needs. FALSE where nothing of that is right. */
static gboolean
read_body (VouchProfileReader *reader, JsonObject *rule, VouchHouseRule *self)
{
  switch (self->kind)
    {
    case VOUCH_HOUSE_EXISTENCE:
      self->pattern = read_tokens (reader, rule);
      return self->pattern != NULL;
    case VOUCH_HOUSE_SUBSTITUTION:
      self->pairs = read_pairs (reader, rule, "swap", FALSE);
      return self->pairs->len > 0;
    case VOUCH_HOUSE_OCCURRENCE:
      read_counts (reader, rule, self);
      self->pattern = read_pattern (reader, rule, "token");
      return self->pattern != NULL;
    case VOUCH_HOUSE_REPETITION:
      self->pattern = read_pattern (reader, rule, "token");
      return self->pattern != NULL;
    case VOUCH_HOUSE_CONSISTENCY:
      self->pairs = read_pairs (reader, rule, "either", TRUE);
      return self->pairs->len > 0;
    case VOUCH_HOUSE_CONDITIONAL:
      self->pattern = read_pattern (reader, rule, "first");
      self->second = read_pattern (reader, rule, "second");
      return self->pattern && self->second;
    default:
      g_return_val_if_reached (FALSE);
    }
}

static gboolean
read_kind (VouchProfileReader *reader, JsonObject *rule, VouchHouseRule *self)
{
  const char *kind = vouch_json_get_text (rule, "kind");

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i], kind) == 0)
      {
        self->kind = (VouchHouseKind) i;
        return TRUE;
      }
  vouch_profile_reader_enter (reader, "kind");
  vouch_profile_reader_complain (reader,
                                 _ ("The kind must be existence, substitution, occurrence, "
                                    "repetition, consistency or conditional."));
  vouch_profile_reader_leave (reader);
  return FALSE;
}

static gboolean
read_id (VouchProfileReader *reader, JsonObject *rule, VouchHouseRule *self)
{
  const char *id;
  gboolean is_right = FALSE;

  vouch_profile_reader_enter (reader, "id");
  id = vouch_profile_reader_text (reader, vouch_json_get_node (rule, "id"));
  if (id && strspn (id, "abcdefghijklmnopqrstuvwxyz0123456789-/") != strlen (id))
    vouch_profile_reader_complain (reader, _ ("An ID can only have lower-case letters, digits, “-” "
                                              "and “/”."));
  else if (id && vouch_profile_find_rule (reader->profile, id))
    vouch_profile_reader_complain (reader, _ ("There is another rule “%s”."), id);
  else
    is_right = id != NULL;
  vouch_profile_reader_leave (reader);
  self->base.id = g_strdup (id);
  return is_right;
}

static VouchLevel
read_level (VouchProfileReader *reader, JsonObject *rule)
{
  JsonNode *value = vouch_json_get_node (rule, "level");
  int level = VOUCH_LEVEL_WARNING;

  vouch_profile_reader_enter (reader, "level");
  if (value)
    level = vouch_profile_reader_level (reader, value);
  vouch_profile_reader_leave (reader);
  return level < 0 ? VOUCH_LEVEL_WARNING : (VouchLevel) level;
}

static const char *
dup_text (JsonObject *rule, const char *member, const char *fallback)
{
  const char *text = vouch_json_get_text (rule, member);

  return g_strdup (text && *text ? text : fallback);
}

/* What the table's rules have as data. */
static void
fill_base (VouchProfileReader *reader, JsonObject *rule, VouchHouseRule *self)
{
  VouchRule *base = &self->base;

  base->title = dup_text (rule, "title", _ (words[self->kind].title));
  base->family = VOUCH_FAMILY_HOUSE;
  base->level = read_level (reader, rule);
  base->scope = VOUCH_SCOPE_STATEMENT | VOUCH_SCOPE_ITEM | VOUCH_SCOPE_CARD | VOUCH_SCOPE_SECTION;
  base->flags = VOUCH_RULE_JUDGING;
  base->check = vouch_house_check;
  base->when = words[self->kind].when;
  base->meaning = dup_text (rule, "why", _ ("Required by your house."));
  base->authority = dup_text (rule, "authority", reader->profile->title);
  base->bad = dup_text (rule, "bad", "–");
  base->good = dup_text (rule, "good", "–");
  if (self->is_removable)
    base->repair = N_ ("Remove");
  else if (self->pairs)
    base->repair = N_ ("Replace");
  else if (self->kind == VOUCH_HOUSE_REPETITION)
    base->repair = N_ ("Remove the second");
  base->mend = base->repair ? vouch_house_mend : NULL;
}

static const char *const members[]
    = { "id",   "kind",        "level",   "message",    "title",    "why",   "authority", "bad",
        "good", "ignore-case", "nonword", "exceptions", "sections", "types", "tokens",    "remove",
        "swap", "token",       "min",     "max",        "either",   "first", "second",    NULL };

static void
complain_of_unknown (VouchProfileReader *reader, JsonObject *rule)
{
  JsonObjectIter iter;
  const char *member;

  json_object_iter_init_ordered (&iter, rule);
  while (json_object_iter_next_ordered (&iter, &member, NULL))
    if (!g_strv_contains (members, member) && !vouch_profile_reader_is_remark (member))
      {
        vouch_profile_reader_enter (reader, member);
        vouch_profile_reader_complain (reader, _ ("Unknown rule member “%s”."), member);
        vouch_profile_reader_leave (reader);
      }
}

static void
lower_all (GStrv texts)
{
  for (gsize i = 0; texts && texts[i]; i++)
    {
      char *lower = g_utf8_strdown (texts[i], -1);

      g_free (texts[i]);
      texts[i] = lower;
    }
}

static void
read_rule (VouchProfileReader *reader, JsonNode *value)
{
  JsonObject *rule = vouch_profile_reader_object (reader, value);
  VouchHouseRule *self;

  if (!rule)
    return;
  self = g_new0 (VouchHouseRule, 1);
  complain_of_unknown (reader, rule);
  if (!read_id (reader, rule, self) || !read_kind (reader, rule, self)
      || !read_body (reader, rule, self))
    {
      vouch_house_rule_free (self);
      return;
    }
  self->message = g_strdup (vouch_json_get_text (rule, "message"));
  self->exceptions = read_list (reader, rule, "exceptions");
  lower_all (self->exceptions);
  self->sections = read_list (reader, rule, "sections");
  self->types = read_list (reader, rule, "types");
  self->is_removable
      = self->kind == VOUCH_HOUSE_EXISTENCE && get_boolean (reader, rule, "remove", FALSE);
  fill_base (reader, rule, self);
  g_ptr_array_add (reader->profile->rules, self);
}

/**
 * vouch_house_rules_read:
 * @reader: where it reads
 * @value: the profile's member "own"
 *
 * Adds the rules that are right to the profile.
 */
void
vouch_house_rules_read (VouchProfileReader *reader, JsonNode *value)
{
  JsonArray *array = vouch_json_node_array (value);

  if (!array)
    vouch_profile_reader_complain (reader, _ ("Expected a list of rules, “[ { … } ]”."));
  for (guint i = 0; array && i < vouch_json_array_length (array); i++)
    {
      vouch_profile_reader_enter_number (reader, i);
      read_rule (reader, vouch_json_array_node (array, i));
      vouch_profile_reader_leave (reader);
    }
}

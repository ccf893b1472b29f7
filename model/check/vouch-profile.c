/* vouch-profile.c: what a house asks of its cards: levels, words, fields, its own rules.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-profile-private.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "vouch-house-rule.h"
#include "vouch-json-canonical.h"
#include "vouch-json.h"

/* Far more than any house writes by hand. */
#define MAX_BYTES ((gsize) 1024 * 1024)

G_DEFINE_FINAL_TYPE (VouchProfile, vouch_profile, G_TYPE_OBJECT)

static void
free_trouble (gpointer data)
{
  VouchProfileTrouble *trouble = data;

  g_free (trouble->member);
  g_free (trouble->message);
  g_free (trouble);
}

/** Returns: (transfer full): weights that say nothing yet. */
VouchProfileWeights *
vouch_profile_weights_new (void)
{
  VouchProfileWeights *self = g_new0 (VouchProfileWeights, 1);

  self->any = VOUCH_WEIGHT_UNSAID;
  self->claims = VOUCH_WEIGHT_UNSAID;
  return self;
}

/** Frees it. */
void
vouch_profile_weights_free (gpointer weights)
{
  VouchProfileWeights *self = weights;

  g_clear_pointer (&self->by_role, g_hash_table_unref);
  g_free (self);
}

static void
vouch_profile_finalize (GObject *object)
{
  VouchProfile *self = VOUCH_PROFILE (object);

  g_free (self->name);
  g_free (self->title);
  g_free (self->digest);
  g_hash_table_unref (self->weights);
  g_hash_table_unref (self->by_kind);
  g_hash_table_unref (self->words);
  g_hash_table_unref (self->required);
  g_hash_table_unref (self->disclosure);
  g_ptr_array_unref (self->rules);
  g_ptr_array_unref (self->troubles);
  G_OBJECT_CLASS (vouch_profile_parent_class)->finalize (object);
}

static void
vouch_profile_class_init (VouchProfileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vouch_profile_finalize;
}

static GHashTable *
new_table (GDestroyNotify free_value)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_value);
}

static void
vouch_profile_init (VouchProfile *self)
{
  self->weights = new_table (vouch_profile_weights_free);
  self->by_kind = new_table ((GDestroyNotify) g_hash_table_unref);
  self->words = new_table ((GDestroyNotify) g_strfreev);
  self->required = new_table ((GDestroyNotify) g_strfreev);
  self->disclosure = new_table (g_free);
  self->rules = g_ptr_array_new_with_free_func (vouch_house_rule_free);
  self->troubles = g_ptr_array_new_with_free_func (free_trouble);
}

/**
 * vouch_profile_get_default:
 *
 * Returns: (transfer none): the profile that says nothing: every rule as its page has it
 */
VouchProfile *
vouch_profile_get_default (void)
{
  static VouchProfile *profile;

  if (g_once_init_enter (&profile))
    {
      VouchProfile *self = g_object_new (VOUCH_TYPE_PROFILE, NULL);

      self->name = g_strdup (VOUCH_PROFILE_DEFAULT);
      self->digest = g_strdup ("");
      g_once_init_leave (&profile, self);
    }
  return profile;
}

/**
 * vouch_profile_new_from_bytes:
 * @bytes: the profile's JSON
 * @name: what it is called
 * @error: return location for a #VouchFormatError: it is no JSON, or no object
 *
 * A mistake in one place leaves out what stands there and is one of
 * vouch_profile_get_troubles(); the rest holds.
 *
 * Returns: (transfer full) (nullable): the profile
 */
VouchProfile *
vouch_profile_new_from_bytes (GBytes *bytes, const char *name, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = data ? g_strndup (data, length) : g_strdup ("");
  g_autoptr (JsonNode) json = vouch_json_parse (data, length, MAX_BYTES, error);
  VouchProfile *self;

  if (!json)
    return NULL;
  if (!vouch_json_node_object (json))
    {
      g_set_error_literal (error, VOUCH_FORMAT_ERROR, VOUCH_FORMAT_ERROR_MEMBER,
                           _("A profile must be a JSON object."));
      return NULL;
    }
  self = g_object_new (VOUCH_TYPE_PROFILE, NULL);
  self->name = g_strdup (name);
  self->digest = vouch_json_digest (json);
  vouch_profile_read (self, text, vouch_json_node_object (json));
  return self;
}

/** Returns: (transfer none): what it is called, as "medical-publisher" */
const char *
vouch_profile_get_name (VouchProfile *self)
{
  g_return_val_if_fail (VOUCH_IS_PROFILE (self), NULL);
  return self->name;
}

/** Returns: (transfer none): what people call it */
const char *
vouch_profile_get_title (VouchProfile *self)
{
  g_return_val_if_fail (VOUCH_IS_PROFILE (self), NULL);
  if (self->title)
    return self->title;
  return g_str_equal (self->name, VOUCH_PROFILE_DEFAULT) ? _("Default") : self->name;
}

/** Returns: (transfer none): hex SHA-256 of its JSON; "" of the default one */
const char *
vouch_profile_get_digest (VouchProfile *self)
{
  g_return_val_if_fail (VOUCH_IS_PROFILE (self), NULL);
  return self->digest;
}

/** Returns: (transfer none) (element-type VouchProfileTrouble): mistakes in it, by line */
GPtrArray *
vouch_profile_get_troubles (VouchProfile *self)
{
  g_return_val_if_fail (VOUCH_IS_PROFILE (self), NULL);
  return self->troubles;
}

/**
 * vouch_profile_get_words:
 * @self: a profile
 * @list: a list of words, as "abbreviations"
 *
 * Returns: (transfer none) (nullable) (array zero-terminated=1): the words
 */
const char *const *
vouch_profile_get_words (VouchProfile *self, const char *list)
{
  g_return_val_if_fail (VOUCH_IS_PROFILE (self), NULL);
  return g_hash_table_lookup (self->words, list);
}

/**
 * vouch_profile_has_word:
 * @self: a profile
 * @list: a list of words
 * @word: a word
 *
 * Returns: whether @word is in that list: as it is written there, or in other case where
 *   it is written there in lower case
 */
gboolean
vouch_profile_has_word (VouchProfile *self, const char *list, const char *word)
{
  const char *const *words = vouch_profile_get_words (self, list);
  g_autofree char *lower = words ? g_utf8_strdown (word, -1) : NULL;

  return words && (g_strv_contains (words, word) || g_strv_contains (words, lower));
}

/**
 * vouch_profile_get_required:
 * @self: a profile
 * @place: "card", "reference" or a section's role
 *
 * Returns: (transfer none) (nullable) (array zero-terminated=1): members, in a section
 *   labels, that must not be empty; %NULL where it doesn't say
 */
const char *const *
vouch_profile_get_required (VouchProfile *self, const char *place)
{
  g_return_val_if_fail (VOUCH_IS_PROFILE (self), NULL);
  return g_hash_table_lookup (self->required, place);
}

/**
 * vouch_profile_get_disclosure:
 * @self: a profile
 * @article_type: (nullable): what kind of article the card summarises
 *
 * Returns: (transfer none) (nullable): the house's line on how the card was made
 */
const char *
vouch_profile_get_disclosure (VouchProfile *self, const char *article_type)
{
  const char *line;

  g_return_val_if_fail (VOUCH_IS_PROFILE (self), NULL);
  line = article_type ? g_hash_table_lookup (self->disclosure, article_type) : NULL;
  return line ? line : g_hash_table_lookup (self->disclosure, "any");
}

/** Returns: whether a card may not be published before somebody approved it */
gboolean
vouch_profile_is_approval_required (VouchProfile *self)
{
  g_return_val_if_fail (VOUCH_IS_PROFILE (self), FALSE);
  return self->is_approval_required;
}

/** Returns: whether warnings that nobody considered stop publishing too */
gboolean
vouch_profile_do_warnings_block (VouchProfile *self)
{
  g_return_val_if_fail (VOUCH_IS_PROFILE (self), FALSE);
  return self->do_warnings_block;
}

/** Private. Returns: (transfer none) (nullable): the rule of that @id, the house's own too. */
const VouchRule *
vouch_profile_find_rule (VouchProfile *self, const char *id)
{
  for (guint i = 0; i < self->rules->len; i++)
    if (g_strcmp0 (((const VouchRule *) self->rules->pdata[i])->id, id) == 0)
      return self->rules->pdata[i];
  return vouch_rules_find (id);
}

/** Private. Returns: (transfer none) (nullable): what it says of @rule on cards of @kind. */
VouchProfileWeights *
vouch_profile_lookup_weights (VouchProfile *self, const char *kind, const char *rule)
{
  GHashTable *own = kind ? g_hash_table_lookup (self->by_kind, kind) : NULL;
  VouchProfileWeights *weights = own ? g_hash_table_lookup (own, rule) : NULL;

  return weights ? weights : g_hash_table_lookup (self->weights, rule);
}

/** Private. Returns: a level, or one of the two VOUCH_WEIGHTs, in sections of @role itself. */
int
vouch_profile_weights_for (VouchProfileWeights *weights, const char *role)
{
  gpointer value;

  if (weights->by_role && role
      && g_hash_table_lookup_extended (weights->by_role, role, NULL, &value))
    return GPOINTER_TO_INT (value);
  return VOUCH_WEIGHT_UNSAID;
}

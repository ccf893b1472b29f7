/* vouch-profile-read.c: what each member of a profile means.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "vouch-house-rule.h"
#include "vouch-json.h"
#include "vouch-profile-reader.h"
#include "vouch-rule.h"

#define FORMAT "vouch-profile"
#define VERSION 1

typedef void (*Read) (VouchProfileReader *reader, JsonNode *value, gpointer data);

/* Calls @read for each member of the object @value. */
static void
read_members (VouchProfileReader *reader, JsonNode *value, Read read, gpointer data)
{
  JsonObject *object = vouch_profile_reader_object (reader, value);
  JsonObjectIter iter;
  const char *member;
  JsonNode *child;

  if (!object)
    return;
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &member, &child))
    {
      if (vouch_profile_reader_is_remark (member))
        continue;
      vouch_profile_reader_enter (reader, member);
      read (reader, child, data);
      vouch_profile_reader_leave (reader);
    }
}

static const char *
get_member (VouchProfileReader *reader)
{
  return reader->path->pdata[reader->path->len - 2];
}

static void
read_format (VouchProfileReader *reader, JsonNode *value, gpointer data)
{
  if (g_strcmp0 (vouch_json_node_text (value), FORMAT) != 0)
    vouch_profile_reader_complain (reader, _("The format of a profile must be “%s”."), FORMAT);
}

static void
read_version (VouchProfileReader *reader, JsonNode *value, gpointer data)
{
  gint64 version;

  if (!vouch_json_node_int (value, &version) || version != VERSION)
    vouch_profile_reader_complain (reader, _("This version of Vouch supports version %d of "
                                             "profiles."),
                                   VERSION);
}

static void
read_title (VouchProfileReader *reader, JsonNode *value, gpointer data)
{
  g_free (reader->profile->title);
  reader->profile->title = g_strdup (vouch_profile_reader_text (reader, value));
}

static void
read_section_level (VouchProfileReader *reader, JsonNode *value, gpointer data)
{
  VouchProfileWeights *weights = data;
  int level = vouch_profile_reader_level (reader, value);

  if (level != VOUCH_WEIGHT_UNSAID)
    g_hash_table_insert (weights->by_role, g_strdup (get_member (reader)), GINT_TO_POINTER (level));
}

static void
read_rule_member (VouchProfileReader *reader, JsonNode *value, gpointer data)
{
  VouchProfileWeights *weights = data;

  if (g_str_equal (get_member (reader), "level"))
    weights->any = vouch_profile_reader_level (reader, value);
  else if (g_str_equal (get_member (reader), "claims"))
    weights->claims = vouch_profile_reader_level (reader, value);
  else if (g_str_equal (get_member (reader), "sections"))
    {
      weights->by_role = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      read_members (reader, value, read_section_level, weights);
    }
  else
    vouch_profile_reader_complain (reader, _("A rule here can only have “level”, “claims” and "
                                             "“sections”."));
}

static void
read_rule (VouchProfileReader *reader, JsonNode *value, gpointer data)
{
  VouchProfileWeights *weights;

  if (!vouch_profile_find_rule (reader->profile, get_member (reader)))
    {
      vouch_profile_reader_complain (reader, _("Unknown rule “%s”."), get_member (reader));
      return;
    }
  weights = vouch_profile_weights_new ();
  if (vouch_json_node_object (value))
    read_members (reader, value, read_rule_member, weights);
  else
    weights->any = vouch_profile_reader_level (reader, value);
  g_hash_table_insert (data, g_strdup (get_member (reader)), weights);
}

static void
read_rules (VouchProfileReader *reader, JsonNode *value, gpointer data)
{
  read_members (reader, value, read_rule, reader->profile->weights);
}

static void
read_kind_member (VouchProfileReader *reader, JsonNode *value, gpointer data)
{
  if (g_str_equal (get_member (reader), "rules"))
    read_members (reader, value, read_rule, data);
  else
    vouch_profile_reader_complain (reader, _("A kind of card here can only have “rules”."));
}

static void
read_kind (VouchProfileReader *reader, JsonNode *value, gpointer data)
{
  GHashTable *weights
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, vouch_profile_weights_free);

  read_members (reader, value, read_kind_member, weights);
  g_hash_table_insert (reader->profile->by_kind, g_strdup (get_member (reader)), weights);
}

static void
read_kinds (VouchProfileReader *reader, JsonNode *value, gpointer data)
{
  read_members (reader, value, read_kind, NULL);
}

static void
read_list (VouchProfileReader *reader, JsonNode *value, gpointer data)
{
  g_hash_table_insert (data, g_strdup (get_member (reader)),
                       vouch_profile_reader_texts (reader, value));
}

static void
read_words (VouchProfileReader *reader, JsonNode *value, gpointer data)
{
  read_members (reader, value, read_list, reader->profile->words);
}

static void
read_required (VouchProfileReader *reader, JsonNode *value, gpointer data)
{
  read_members (reader, value, read_list, reader->profile->required);
}

static void
read_own (VouchProfileReader *reader, JsonNode *value, gpointer data)
{
  vouch_house_rules_read (reader, value);
}

static void
read_line (VouchProfileReader *reader, JsonNode *value, gpointer data)
{
  const char *line = vouch_profile_reader_text (reader, value);

  if (line)
    g_hash_table_insert (reader->profile->disclosure, g_strdup (get_member (reader)),
                         g_strdup (line));
}

static void
read_disclosure (VouchProfileReader *reader, JsonNode *value, gpointer data)
{
  read_members (reader, value, read_line, NULL);
}

static void
read_approval (VouchProfileReader *reader, JsonNode *value, gpointer data)
{
  const char *text = vouch_json_node_text (value);

  if (g_strcmp0 (text, "required") == 0 || g_strcmp0 (text, "not required") == 0)
    reader->profile->is_approval_required = g_str_equal (text, "required");
  else
    vouch_profile_reader_complain (reader, _("Approval must be “required” or “not required”."));
}

static void
read_blocks (VouchProfileReader *reader, JsonNode *value, gpointer data)
{
  int level = vouch_profile_reader_level (reader, value);

  if (level == VOUCH_LEVEL_ERROR || level == VOUCH_LEVEL_WARNING)
    reader->profile->do_warnings_block = level == VOUCH_LEVEL_WARNING;
  else if (level != VOUCH_WEIGHT_UNSAID)
    vouch_profile_reader_complain (reader, _("Publishing can be stopped by “error” or “warning”."));
}

/* In this order, whatever the file's is: levels may name the house's own rules. */
static const struct
{
  const char *member;
  Read read;
} members[] = {
  { "format", read_format },     { "version", read_version },
  { "title", read_title },       { "own", read_own },
  { "rules", read_rules },
  { "kinds", read_kinds },       { "words", read_words },
  { "required", read_required }, { "disclosure", read_disclosure },
  { "approval", read_approval }, { "blocks", read_blocks },
};

static gboolean
is_known (const char *member)
{
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    if (g_str_equal (members[i].member, member))
      return TRUE;
  return vouch_profile_reader_is_remark (member);
}

static void
complain_of_unknown (VouchProfileReader *reader, JsonObject *object)
{
  JsonObjectIter iter;
  const char *member;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &member, NULL))
    if (!is_known (member))
      {
        vouch_profile_reader_enter (reader, member);
        vouch_profile_reader_complain (reader, _("Unknown profile member “%s”."), member);
        vouch_profile_reader_leave (reader);
      }
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const VouchProfileTrouble *one = *(const VouchProfileTrouble *const *) a;
  const VouchProfileTrouble *other = *(const VouchProfileTrouble *const *) b;

  return (one->line > other->line) - (one->line < other->line);
}

/**
 * vouch_profile_read:
 * @self: a new profile
 * @text: its JSON as it is written
 * @object: the same, parsed
 *
 * Private. Takes what is right, and keeps what is not as its troubles.
 */
void
vouch_profile_read (VouchProfile *self, const char *text, JsonObject *object)
{
  g_autoptr (GPtrArray) path = g_ptr_array_new_with_free_func (g_free);
  VouchProfileReader reader = { self, text, path };

  g_ptr_array_add (path, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      JsonNode *value = vouch_json_get_node (object, members[i].member);

      if (!value)
        continue;
      vouch_profile_reader_enter (&reader, members[i].member);
      members[i].read (&reader, value, NULL);
      vouch_profile_reader_leave (&reader);
    }
  complain_of_unknown (&reader, object);
  g_ptr_array_sort (self->troubles, compare_lines);
}

/* vouch-record-index.c: finds the references that are of one paper.
 *
 * A record has a key for its DOI, one for its PMID, and one for title, year and
 * first author together; those that share one are of the same paper.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-record-index.h"

#include "vouch-identifier.h"
#include "vouch-json.h"
#include "vouch-reference-title.h"
#include "vouch-words.h"

/* Shorter titles ("Reply", "Heart failure") are many papers'. */
#define MIN_TITLE_WORDS 4

struct _VouchRecordIndex
{
  GHashTable *records; /* (owned): key -> GPtrArray of units */
  GHashTable *keys;    /* (owned): unit -> GPtrArray of keys */
  VouchCheckMark mark;
  gpointer data;
};

/* Some tools write numbers as JSON numbers. */
static char *
dup_text (VouchNode *reference, const char *member)
{
  JsonNode *value = vouch_node_get_value (reference, member);
  gint64 number;

  if (vouch_json_node_int (value, &number))
    return g_strdup_printf ("%" G_GINT64_FORMAT, number);
  return g_strdup (vouch_json_node_text (value));
}

static void
add_identifier (GPtrArray *keys, VouchNode *reference, VouchIdentifierKind kind)
{
  const char *member = vouch_identifier_kind_get_member (kind);
  g_autofree char *text = dup_text (reference, member);
  g_autofree char *normal = text ? vouch_identifier_normalise (kind, text) : NULL;
  g_autofree char *lower = normal ? g_utf8_strdown (normal, -1) : NULL;

  if (lower)
    g_ptr_array_add (keys, g_strconcat (member, " ", lower, NULL));
}

static const char *
get_first_author (VouchNode *reference)
{
  JsonArray *authors = vouch_json_node_array (vouch_node_get_value (reference, "author"));
  JsonObject *first = authors ? vouch_json_array_object (authors, 0) : NULL;
  const char *family = first ? vouch_json_get_text (first, "family") : NULL;

  return family || !first ? family : vouch_json_get_text (first, "literal");
}

static char *
dup_year (VouchNode *reference)
{
  JsonObject *issued = vouch_json_node_object (vouch_node_get_value (reference, "issued"));
  JsonArray *parts = issued ? vouch_json_get_array (issued, "date-parts") : NULL;
  JsonNode *first = parts ? vouch_json_array_node (parts, 0) : NULL;
  JsonArray *date = vouch_json_node_array (first);
  JsonNode *year = date ? vouch_json_array_node (date, 0) : NULL;
  gint64 number;

  if (vouch_json_node_int (year, &number))
    return g_strdup_printf ("%" G_GINT64_FORMAT, number);
  return g_strdup (vouch_json_node_text (year));
}

static void
add_title (GPtrArray *keys, VouchNode *reference)
{
  const char *title = vouch_node_get_text (reference, "title");
  const char *author = get_first_author (reference);
  g_autofree char *year = dup_year (reference);
  g_autofree char *plain = title ? vouch_reference_title_plain (title) : NULL;
  g_autofree char *folded = plain ? vouch_words_fold (plain) : NULL;
  g_autofree char *folded_author = author ? vouch_words_fold (author) : NULL;

  if (folded && author && year && vouch_words_count (plain) >= MIN_TITLE_WORDS)
    g_ptr_array_add (keys, g_strjoin ("|", "title ", folded, year, folded_author, NULL));
}

/** Returns: (transfer full) (element-type utf8): what @reference is known by */
GPtrArray *
vouch_record_keys (VouchNode *reference)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);

  add_identifier (keys, reference, VOUCH_IDENTIFIER_DOI);
  add_identifier (keys, reference, VOUCH_IDENTIFIER_PMID);
  add_title (keys, reference);
  return keys;
}

/**
 * vouch_record_index_new:
 * @mark: called for references that may have, or have lost, another record of their paper
 * @data: for @mark
 *
 * Returns: (transfer full): an index without references
 */
VouchRecordIndex *
vouch_record_index_new (VouchCheckMark mark, gpointer data)
{
  VouchRecordIndex *self = g_new0 (VouchRecordIndex, 1);

  self->records
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->keys = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->mark = mark;
  self->data = data;
  return self;
}

/** Frees it; the units stay. */
void
vouch_record_index_free (VouchRecordIndex *self)
{
  g_hash_table_unref (self->records);
  g_hash_table_unref (self->keys);
  g_free (self);
}

static void
mark_all (VouchRecordIndex *self, GPtrArray *units)
{
  for (guint i = 0; i < units->len; i++)
    self->mark (units->pdata[i], self->data);
}

/** Notes what the reference @unit is known by. */
void
vouch_record_index_add (VouchRecordIndex *self, VouchCheckUnit *unit)
{
  GPtrArray *keys = vouch_record_keys (unit->node);

  g_hash_table_insert (self->keys, unit, keys);
  for (guint i = 0; i < keys->len; i++)
    {
      GPtrArray *units = g_hash_table_lookup (self->records, keys->pdata[i]);

      if (!units)
        {
          units = g_ptr_array_new ();
          g_hash_table_insert (self->records, g_strdup (keys->pdata[i]), units);
        }
      mark_all (self, units);
      g_ptr_array_add (units, unit);
    }
}

/** Forgets @unit, which is read again or goes. */
void
vouch_record_index_remove (VouchRecordIndex *self, VouchCheckUnit *unit)
{
  GPtrArray *keys = g_hash_table_lookup (self->keys, unit);

  for (guint i = 0; keys && i < keys->len; i++)
    {
      GPtrArray *units = g_hash_table_lookup (self->records, keys->pdata[i]);

      g_ptr_array_remove_fast (units, unit);
      mark_all (self, units);
      if (units->len == 0)
        g_hash_table_remove (self->records, keys->pdata[i]);
    }
  g_hash_table_remove (self->keys, unit);
}

/** Returns: (transfer none) (nullable): the first reference before @unit that is of its paper */
VouchCheckUnit *
vouch_record_index_find (VouchRecordIndex *self, VouchCheckUnit *unit)
{
  GPtrArray *keys = g_hash_table_lookup (self->keys, unit);
  VouchCheckUnit *earliest = NULL;

  for (guint i = 0; keys && i < keys->len; i++)
    {
      GPtrArray *units = g_hash_table_lookup (self->records, keys->pdata[i]);

      for (guint k = 0; k < units->len; k++)
        if (vouch_check_unit_compare (units->pdata[k], earliest ? earliest : unit, NULL) < 0)
          earliest = units->pdata[k];
    }
  return earliest;
}

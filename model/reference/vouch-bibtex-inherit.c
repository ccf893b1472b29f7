/* vouch-bibtex-inherit.c: what an entry has from another one: crossref and xdata.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-bibtex-entry.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* Parents of parents. */
#define MAX_GENERATIONS 8

/* A thousand entries that inherit a megabyte each are no bibliography. */
#define MAX_COPIED_BYTES ((gsize) 256 * 1024 * 1024)

typedef struct
{
  VouchReferenceBatch *batch; /* (unowned) */
  GHashTable *by_key;         /* (unowned): entries by their keys in small letters */
  gsize budget;               /* bytes that may still be copied */
} Family;

/* What only means the parent itself. */
static const char *const own_fields[]
    = { "crossref", "xdata", "ids", "shorttitle", "label", "sorttitle", "indextitle", "abstract", "doi",
        "url", "pages", "xref", "entryset", "keywords", "pmid", "pmcid", "eprint", "annote", "note" };

/* What a part calls differently than the whole does. */
static const struct
{
  const char *whole;
  const char *part;
} renamed[] = {
  { "title", "booktitle" },
  { "subtitle", "booksubtitle" },
  { "titleaddon", "booktitleaddon" },
};

static gboolean
is_part (VouchBibtexEntry *entry)
{
  return g_str_has_prefix (entry->type, "in") || g_str_equal (entry->type, "conference")
         || g_str_has_prefix (entry->type, "supp") || g_str_equal (entry->type, "bookinbook");
}

static gboolean
is_own (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (own_fields); i++)
    if (g_str_equal (own_fields[i], name))
      return TRUE;
  return FALSE;
}

static const char *
rename_field (VouchBibtexEntry *child,
              VouchBibtexEntry *parent,
              const char       *name)
{
  if (g_str_equal (parent->type, "periodical") && g_str_equal (name, "title"))
    return "journaltitle";
  if (!is_part (child))
    return name;
  for (gsize i = 0; i < G_N_ELEMENTS (renamed); i++)
    if (g_str_equal (renamed[i].whole, name))
      return renamed[i].part;
  if (g_str_equal (name, "author") && !g_str_equal (child->type, "inbook"))
    return "bookauthor";
  return name;
}

static void
copy_field (Family           *self,
            VouchBibtexEntry *child,
            const char       *name,
            const char       *value)
{
  gsize length;

  if (g_hash_table_contains (child->fields, name))
    return;
  length = strlen (value);
  if (length > self->budget)
    return;
  self->budget -= length;
  g_hash_table_insert (child->fields, g_strdup (name), g_strdup (value));
}

static void
copy_fields (Family           *self,
             VouchBibtexEntry *child,
             VouchBibtexEntry *parent,
             gboolean          is_data)
{
  GHashTableIter iter;
  gpointer name, value;

  /* The parent's own "booktitle" says best how its parts call it. */
  if (!is_data && is_part (child) && vouch_bibtex_entry_get (parent, "booktitle"))
    copy_field (self, child, "booktitle", vouch_bibtex_entry_get (parent, "booktitle"));
  g_hash_table_iter_init (&iter, parent->fields);
  while (g_hash_table_iter_next (&iter, &name, &value))
    if (is_data)
      copy_field (self, child, name, value);
    else if (!is_own (name))
      copy_field (self, child, rename_field (child, parent, name), value);
}

static void inherit (Family           *self,
                     VouchBibtexEntry *entry,
                     int               generation);

static void
inherit_from (Family           *self,
              VouchBibtexEntry *entry,
              const char       *key,
              gboolean          is_data,
              int               generation)
{
  g_autofree char *lower = g_utf8_strdown (key, -1);
  VouchBibtexEntry *parent = g_hash_table_lookup (self->by_key, g_strstrip (lower));

  if (!*lower || parent == entry)
    return;
  if (!parent)
    {
      vouch_reference_batch_note (self->batch, entry->line, entry->key,
                                  _("It refers to “%s”, which is not in the file."), key);
      return;
    }
  if (generation < MAX_GENERATIONS)
    inherit (self, parent, generation + 1);
  copy_fields (self, entry, parent, is_data);
}

/* A relation is done with once it was followed: taken out, it is followed only once. */
static char *
take_relation (VouchBibtexEntry *entry,
               const char       *field)
{
  gpointer name = NULL, value = NULL;

  g_hash_table_steal_extended (entry->fields, field, &name, &value);
  g_free (name);
  return value;
}

/* Each key once: "xdata = {a, a, a, …}" says no more than "a". */
static void
inherit_data (Family           *self,
              VouchBibtexEntry *entry,
              const char       *data,
              int               generation)
{
  g_auto (GStrv) keys = g_strsplit (data, ",", -1);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; keys[i]; i++)
    if (g_hash_table_add (seen, g_utf8_strdown (g_strstrip (keys[i]), -1)))
      inherit_from (self, entry, keys[i], TRUE, generation);
}

static void
inherit (Family           *self,
         VouchBibtexEntry *entry,
         int               generation)
{
  g_autofree char *data = take_relation (entry, "xdata");
  g_autofree char *parent = take_relation (entry, "crossref");

  if (data)
    inherit_data (self, entry, data, generation);
  if (parent)
    inherit_from (self, entry, parent, FALSE, generation);
}

/**
 * vouch_bibtex_inherit:
 * @batch: told whose parent is missing
 * @entries: (element-type VouchBibtexEntry): the entries of a file
 *
 * Gives each entry the fields that it has from others.
 */
void
vouch_bibtex_inherit (VouchReferenceBatch *batch,
                      GPtrArray           *entries)
{
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Family self = { batch, by_key, MAX_COPIED_BYTES };

  for (guint i = 0; i < entries->len; i++)
    {
      VouchBibtexEntry *entry = entries->pdata[i];

      if (entry->key)
        g_hash_table_insert (by_key, g_utf8_strdown (entry->key, -1), entry);
    }
  for (guint i = 0; i < entries->len; i++)
    inherit (&self, entries->pdata[i], 0);
}

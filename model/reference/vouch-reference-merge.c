/* vouch-reference-merge.c: one reference of two that name the same work, with what each knew.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-reference-merge.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "vouch-json.h"
#include "vouch-reference-date.h"
#include "vouch-reference-links.h"
#include "vouch-reference-match.h"

/* Works with one title: more are a column's headings, not looked at. */
#define MAX_SAME_TITLES 16
#define MAX_ENTRY_LETTERS 60

static const char *const identifiers[] = { "DOI", "PMID", "PMCID" };
#define N_IDENTIFIERS G_N_ELEMENTS (identifiers)
/* The last one is of the title. */
#define N_KEYS (N_IDENTIFIERS + 1)

typedef struct
{
  VouchReferenceBatch *batch; /* (unowned) */
  GHashTable *places;         /* (owned): from keys of works to (GArray of) their places in the batch */
} Index;

/* Of two dates of one year the one with more parts. */
static gboolean
is_better_date (JsonObject *from,
                JsonObject *into)
{
  VouchReferenceDate old, new;

  vouch_reference_date_read (&old, into, "issued");
  vouch_reference_date_read (&new, from, "issued");
  return new.year > 0
         && (old.year == 0
             || (old.year == new.year && (old.month > 0) + (old.day > 0) < (new.month > 0) + (new.day > 0)));
}

static gsize
count_letters (JsonObject *item,
               const char *member)
{
  JsonArray *names = vouch_json_get_array (item, member);
  gsize n_letters = 0;

  for (guint i = 0; i < vouch_json_array_length (names); i++)
    {
      const char *given = vouch_json_get_text (vouch_json_array_object (names, i), "given");

      n_letters += given ? strlen (given) : 0;
    }
  return n_letters;
}

/* More people, or the same ones with their names in full. */
static gboolean
are_better_names (JsonObject *from,
                  JsonObject *into,
                  const char *member)
{
  guint n_new = vouch_json_array_length (vouch_json_get_array (from, member));
  guint n_old = vouch_json_array_length (vouch_json_get_array (into, member));

  return n_new > n_old || (n_new == n_old && count_letters (from, member) > count_letters (into, member));
}

static gboolean
is_better (JsonObject *from,
           JsonObject *into,
           const char *member)
{
  if (g_str_equal (member, "id") || g_str_equal (member, "citation-key"))
    return !json_object_has_member (into, member);
  if (!json_object_has_member (into, member))
    return TRUE;
  if (g_str_equal (member, "issued"))
    return is_better_date (from, into);
  if (g_str_equal (member, "author") || g_str_equal (member, "editor"))
    return are_better_names (from, into, member);
  /* "document" is what nothing is known of. */
  if (g_str_equal (member, "type"))
    return g_strcmp0 (vouch_json_get_text (into, "type"), "document") == 0
           && g_strcmp0 (vouch_json_get_text (from, "type"), "document") != 0;
  return FALSE;
}

/**
 * vouch_reference_merge:
 * @into: a CSL-JSON item; gets what it lacked
 * @from: another one that names the same work
 *
 * What @into says stays, except for a date with fewer parts, and people with fewer or shorter names.
 *
 * Returns: whether @into was changed
 */
gboolean
vouch_reference_merge (JsonObject *into,
                       JsonObject *from)
{
  g_autoptr (GList) members = json_object_get_members (from);
  gboolean is_changed = FALSE;

  for (GList *l = members; l; l = l->next)
    if (is_better (from, into, l->data))
      {
        json_object_set_member (into, l->data, json_node_copy (json_object_get_member (from, l->data)));
        is_changed = TRUE;
      }
  return is_changed;
}

static gboolean
differ (JsonObject *a,
        JsonObject *b,
        const char *member)
{
  const char *first = vouch_json_get_text (a, member);
  const char *second = vouch_json_get_text (b, member);

  return first && second && g_ascii_strcasecmp (first, second) != 0;
}

/* A thesis, a preprint and an article may have one title, author and year. */
static gboolean
are_of_types (JsonObject *a,
              JsonObject *b)
{
  return !differ (a, b, "type") || g_strcmp0 (vouch_json_get_text (a, "type"), "document") == 0
         || g_strcmp0 (vouch_json_get_text (b, "type"), "document") == 0;
}

/* Title, year and first author have to be known: nobody is there to be asked. */
static gboolean
is_told (JsonObject *item)
{
  VouchReferenceDate date;

  return vouch_reference_date_read (&date, item, "issued") && date.year > 0
         && json_object_has_member (item, "author");
}

/* "Letter to the editor" is on many pages of one year. */
static gboolean
are_same (JsonObject *a,
          JsonObject *b,
          gboolean    by_title)
{
  if (by_title
      && (!is_told (a) || !is_told (b) || !are_of_types (a, b) || differ (a, b, "page")
          || differ (a, b, "volume") || differ (a, b, "number")))
    return FALSE;
  /* A number that was copied into another paper's record must not swallow that paper. */
  if (!by_title && vouch_reference_has_other_title (a, b))
    return FALSE;
  return vouch_reference_is_same_work (a, b);
}

static void
free_places (gpointer data)
{
  g_array_unref (data);
}

/* The earlier item of those with @key that is the same work as @item; -1 where there is none. */
static int
find_same (Index      *self,
           const char *key,
           JsonObject *item)
{
  GArray *places = key ? g_hash_table_lookup (self->places, key) : NULL;

  for (guint i = 0; places && i < places->len; i++)
    {
      guint place = g_array_index (places, guint, i);

      if (self->batch->items->pdata[place] != item
          && are_same (self->batch->items->pdata[place], item, *key == 't'))
        return (int) place;
    }
  return -1;
}

/* @key: (transfer full) */
static void
add_place (Index *self,
           char  *key,
           guint  place)
{
  GArray *places = key ? g_hash_table_lookup (self->places, key) : NULL;

  if (key && !places)
    {
      places = g_array_sized_new (FALSE, FALSE, sizeof (guint), 1);
      g_hash_table_insert (self->places, g_steal_pointer (&key), places);
    }
  if (places && places->len < MAX_SAME_TITLES)
    g_array_append_val (places, place);
  g_free (key);
}

/* A key of the letters and digits of a title; NULL for one that is too short to tell. */
static char *
make_title_key (JsonObject *item)
{
  const char *title = vouch_json_get_text (item, "title");
  GString *key;
  g_autofree char *folded = NULL;

  if (!title)
    return NULL;
  key = g_string_new ("t");
  if (!g_str_is_ascii (title))
    title = folded = vouch_reference_fold (title);
  for (; *title; title++)
    if (*title == '<')
      title += strcspn (title, ">") - (title[strcspn (title, ">")] == '\0');
    else if (g_ascii_isalnum (*title) || (*title & 0x80))
      g_string_append_c (key, g_ascii_tolower (*title));
  return g_string_free (key, FALSE);
}

static char *
make_key (JsonObject *item,
          const char *member)
{
  const char *text = vouch_json_get_text (item, member);
  char *key = text ? g_strconcat (member, text, NULL) : NULL;

  for (char *p = key; p && *p; p++)
    *p = g_ascii_tolower (*p);
  return key;
}

static void
fill_keys (JsonObject *item,
           char      **keys)
{
  for (gsize i = 0; i < N_IDENTIFIERS; i++)
    keys[i] = make_key (item, identifiers[i]);
  keys[N_IDENTIFIERS] = make_title_key (item);
}

static char *
dup_entry (JsonObject *item)
{
  const char *title = vouch_json_get_text (item, "title");

  return title ? g_utf8_substring (title, 0, MIN (g_utf8_strlen (title, -1), MAX_ENTRY_LETTERS)) : NULL;
}

static void
tell_merged (VouchReferenceBatch *batch,
             guint                line,
             JsonObject          *item,
             guint                first)
{
  g_autofree char *entry = dup_entry (item);

  vouch_reference_batch_note (batch, line, entry, _("Duplicate of the reference in line %u; the two were merged."),
                              first);
}

/* Nobody sees by the list alone that one of two has a wrong number. */
static void
tell_other_title (Index *self,
                  guint  place,
                  char **keys)
{
  JsonObject *item = self->batch->items->pdata[place];

  for (gsize i = 0; i < N_IDENTIFIERS; i++)
    {
      GArray *places = keys[i] ? g_hash_table_lookup (self->places, keys[i]) : NULL;
      guint first = places ? g_array_index (places, guint, 0) : place;
      g_autofree char *entry = NULL;

      if (first == place || !vouch_reference_has_other_title (self->batch->items->pdata[first], item))
        continue;
      entry = dup_entry (item);
      vouch_reference_batch_note (self->batch, g_array_index (self->batch->lines, guint, place), entry,
                                  /* Translators: "PMID", and the number of a line. */
                                  _("It has the same %s as the reference in line %u, but another title; both were kept."),
                                  identifiers[i], g_array_index (self->batch->lines, guint, first));
      return;
    }
}

/* Whether the item at @place went into an earlier one. */
static gboolean
merge_item (Index *self,
            guint  place)
{
  JsonObject *item = self->batch->items->pdata[place];
  char *keys[N_KEYS];
  int same = -1;

  fill_keys (item, keys);
  for (gsize i = 0; i < G_N_ELEMENTS (keys) && same < 0; i++)
    same = find_same (self, keys[i], item);
  if (same >= 0)
    {
      vouch_reference_merge (self->batch->items->pdata[same], item);
      tell_merged (self->batch, g_array_index (self->batch->lines, guint, place), item,
                   g_array_index (self->batch->lines, guint, (guint) same));
    }
  else
    tell_other_title (self, place, keys);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    add_place (self, keys[i], same >= 0 ? (guint) same : place);
  return same >= 0;
}

/**
 * vouch_reference_batch_merge:
 * @batch: what was read
 *
 * Joins what names one work: by identifier, else by title, year and first author.
 *
 * Returns: how many items went into others
 */
guint
vouch_reference_batch_merge (VouchReferenceBatch *batch)
{
  Index self = { batch, g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_places) };
  g_autofree gboolean *is_gone = g_new0 (gboolean, batch->items->len + 1);
  guint n_kept = 0, n_items = batch->items->len;

  for (guint i = 0; i < n_items; i++)
    is_gone[i] = merge_item (&self, i);
  for (guint i = 0; i < n_items; i++)
    {
      JsonObject *item = batch->items->pdata[i];

      if (is_gone[i])
        {
          json_object_unref (item);
          continue;
        }
      batch->items->pdata[n_kept] = item;
      g_array_index (batch->lines, guint, n_kept) = g_array_index (batch->lines, guint, i);
      n_kept++;
    }
  for (guint i = n_kept; i < n_items; i++)
    batch->items->pdata[i] = NULL;
  g_hash_table_unref (self.places);
  g_ptr_array_set_free_func (batch->items, NULL);
  g_ptr_array_set_size (batch->items, (int) n_kept);
  g_ptr_array_set_free_func (batch->items, (GDestroyNotify) json_object_unref);
  g_array_set_size (batch->lines, n_kept);
  return n_items - n_kept;
}

/**
 * vouch_reference_batch_match:
 * @batch: what was read
 * @known: what is there already
 *
 * Finds what names one work, as strictly as vouch_reference_batch_merge() joins it.
 *
 * Returns: (transfer full) (element-type guint): for each item of @batch its index in @known;
 *   %G_MAXUINT where it is not there
 */
GArray *
vouch_reference_batch_match (VouchReferenceBatch *batch, VouchReferenceBatch *known)
{
  Index self = { known, g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_places) };
  GArray *matches = g_array_sized_new (FALSE, FALSE, sizeof (guint), batch->items->len);
  char *keys[N_KEYS];

  for (guint i = 0; i < known->items->len; i++)
    {
      fill_keys (known->items->pdata[i], keys);
      for (gsize k = 0; k < G_N_ELEMENTS (keys); k++)
        add_place (&self, keys[k], i);
    }
  for (guint i = 0; i < batch->items->len; i++)
    {
      int same = -1;
      guint match;

      fill_keys (batch->items->pdata[i], keys);
      for (gsize k = 0; k < G_N_ELEMENTS (keys); k++)
        {
          if (same < 0)
            same = find_same (&self, keys[k], batch->items->pdata[i]);
          g_free (keys[k]);
        }
      match = same < 0 ? G_MAXUINT : (guint) same;
      g_array_append_val (matches, match);
    }
  g_hash_table_unref (self.places);
  return matches;
}

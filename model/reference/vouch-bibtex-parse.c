/* vouch-bibtex-parse.c: cuts a BibTeX file into entries and fields.
 *
 * What stands between entries is a comment. An entry whose braces don't balance
 * would swallow all that follow: it ends where a line begins like an entry, and
 * keeps the fields that were whole by then.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-bibtex-entry.h"
#include "vouch-bibtex-scan.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* A macro that names another twice, and so on, would fill any memory. */
#define MAX_MACRO_BYTES (64 * 1024 * 1024)

/* What may be read in vain, looking for ends that don't come: of a file that has lost more of them
 * than any library, each value whose next line is a field ends with its line. */
#define MAX_LOST_BYTES (64 * 1024 * 1024)

static void
free_entry (gpointer data)
{
  VouchBibtexEntry *entry = data;

  g_free (entry->type);
  g_free (entry->key);
  g_hash_table_unref (entry->fields);
  g_free (entry);
}

static gboolean
is_line_start (VouchBibtexParser *self)
{
  const char *p = self->at;

  while (p > self->start && (p[-1] == ' ' || p[-1] == '\t'))
    p--;
  return p == self->start || p[-1] == '\n';
}

/* On to the next line that begins an entry. */
static void
skip_to_entry (VouchBibtexParser *self)
{
  if (self->at < self->end && vouch_bibtex_begins_entry (self->at) && is_line_start (self))
    return;
  while (self->at < self->end && !vouch_bibtex_ends_entry (self->at))
    self->at++;
}

/* The first of two fields with one name counts, as for BibTeX. */
static void
take_field (VouchBibtexEntry *entry,
            char             *name,
            char             *value)
{
  if (!g_hash_table_contains (entry->fields, name))
    {
      g_hash_table_insert (entry->fields, name, value);
      return;
    }
  g_free (name);
  g_free (value);
}

/* A brace too many ends an entry although ", name =" follows. */
static gboolean
goes_on (VouchBibtexParser *self)
{
  const char *p = self->at;

  while (p < self->end && g_ascii_isspace (*p))
    p++;
  if (p == self->end || *p++ != ',')
    return FALSE;
  while (p < self->end && g_ascii_isspace (*p))
    p++;
  if (p == self->end || !g_ascii_isalpha (*p))
    return FALSE;
  while (p < self->end && (g_ascii_isalnum (*p) || *p == '-' || *p == '_'))
    p++;
  while (p < self->end && g_ascii_isspace (*p))
    p++;
  return p < self->end && *p == '=';
}

typedef enum
{
  FIELD_TAKEN,
  FIELD_END,   /* of the entry */
  FIELD_BROKEN,
} Field;

static Field
read_field (VouchBibtexParser *self,
            VouchBibtexEntry  *entry,
            char               close)
{
  g_autofree char *name = NULL;
  char *value;

  if (self->at == self->end || (*self->at == '@' && vouch_bibtex_begins_entry (self->at)))
    return FIELD_BROKEN;
  if (*self->at == close)
    {
      self->at++;
      if (!goes_on (self))
        return FIELD_END;
      vouch_reference_batch_note (self->batch, vouch_bibtex_line_of (self, self->at), entry->key,
                                  _("Extra closing brace."));
      return FIELD_TAKEN;
    }
  name = vouch_bibtex_read_name (self);
  vouch_bibtex_skip_between (self);
  if (!name || self->at == self->end || *self->at != '=')
    return FIELD_BROKEN;
  self->at++;
  value = vouch_bibtex_read_value (self, entry->key);
  if (!value)
    return FIELD_BROKEN;
  g_free (self->field);
  self->field = g_strdup (name);
  take_field (entry, g_steal_pointer (&name), value);
  return FIELD_TAKEN;
}

/* What is whole is kept: often only the last brace is missing. */
static void
tell_broken (VouchBibtexParser *self,
             VouchBibtexEntry  *entry,
             guint              line)
{
  if (g_hash_table_contains (entry->fields, "title") || g_hash_table_contains (entry->fields, "crossref"))
    vouch_reference_batch_note (self->batch, line, entry->key,
                                _("Unbalanced braces or quotes: the rest of the entry was left "
                                  "out."));
  else
    {
      vouch_reference_batch_trouble (self->batch, line, entry->key,
                                     _("Unbalanced braces or quotes: the entry was left out."));
      g_hash_table_remove_all (entry->fields);
    }
}

/* A value without its end swallows the next fields and the entry's last brace: whether reading could
 * begin once more behind the value's first line. */
static gboolean
read_again (VouchBibtexParser *self,
            VouchBibtexEntry  *entry)
{
  const char *start = self->value;
  const char *close;

  if (!start || !self->field)
    return FALSE;
  self->value = NULL;
  close = vouch_bibtex_find_lost_close (start, self->end);
  if (!close || close >= self->value_end)
    return FALSE;
  g_hash_table_replace (entry->fields, g_steal_pointer (&self->field),
                        g_strndup (start, (gsize) (close - start)));
  vouch_bibtex_lose_patience (self, close, self->value_end);
  self->at = close;
  vouch_bibtex_tell_lost_close (self, start, entry->key);
  return TRUE;
}

/* The key ends with a comma; an entry may have none. */
static char *
read_key (VouchBibtexParser *self)
{
  const char *start;
  gsize length;

  vouch_bibtex_skip_between (self);
  start = self->at;
  length = strcspn (start, ",={}\n");
  if (start[length] == '=' || start[length] == '{')
    return NULL;
  self->at = start + length;
  return length > 0 ? g_strchomp (g_strndup (start, length)) : NULL;
}

static void
read_entry (VouchBibtexParser *self,
            char              *type,
            guint              line,
            char               close)
{
  VouchBibtexEntry *entry = g_new0 (VouchBibtexEntry, 1);
  const char *start;
  Field field;

  entry->type = type;
  entry->line = line;
  entry->fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  entry->key = read_key (self);
  self->value = NULL;
  do
    {
      while (vouch_bibtex_skip_between (self), self->at < self->end && *self->at == ',')
        self->at++;
      start = self->at;
      field = read_field (self, entry, close);
    }
  while (field == FIELD_TAKEN || (field == FIELD_BROKEN && read_again (self, entry)));
  if (field == FIELD_BROKEN)
    {
      tell_broken (self, entry, vouch_bibtex_line_of (self, start));
      skip_to_entry (self);
    }
  if (g_hash_table_size (entry->fields) > 0)
    {
      g_ptr_array_add (self->entries, entry);
      return;
    }
  if (field == FIELD_END)
    vouch_reference_batch_trouble (self->batch, line, entry->key, _("It is empty."));
  free_entry (entry);
}

/* "@string{name = value}" */
static void
read_macro (VouchBibtexParser *self)
{
  g_autofree char *name = NULL;
  char *value;

  vouch_bibtex_skip_between (self);
  name = vouch_bibtex_read_name (self);
  vouch_bibtex_skip_between (self);
  if (!name || self->at == self->end || *self->at != '=')
    return;
  self->at++;
  value = vouch_bibtex_read_value (self, name);
  if (value)
    g_hash_table_replace (self->macros, g_steal_pointer (&name), value);
  else
    {
      vouch_reference_batch_note (self->batch, vouch_bibtex_line_of (self, self->at), name,
                                  _("Unbalanced braces or quotes: the macro was ignored."));
      if (self->patience == 0)
        skip_to_entry (self);
    }
}

/* Comments and preambles: over the whole of them where they are whole. */
static void
skip_block (VouchBibtexParser *self,
            char               close)
{
  const char *stop = self->is_open ? NULL : vouch_bibtex_find_close (self, close, self->end);

  if (stop)
    self->at = stop + 1;
  else
    {
      self->is_open = TRUE;
      while (self->at < self->end && *self->at != '\n')
        self->at++;
    }
}

/* Behind "@". */
static void
read_block (VouchBibtexParser *self)
{
  guint line = vouch_bibtex_line_of (self, self->at);
  g_autofree char *type = NULL;
  char close;

  vouch_bibtex_skip_between (self);
  type = vouch_bibtex_read_name (self);
  vouch_bibtex_skip_between (self);
  if (!type || self->at == self->end || (*self->at != '{' && *self->at != '('))
    return;
  close = *self->at++ == '{' ? '}' : ')';
  if (g_str_equal (type, "string"))
    read_macro (self);
  else if (g_str_equal (type, "comment") || g_str_equal (type, "preamble"))
    skip_block (self, close);
  else
    read_entry (self, g_steal_pointer (&type), line, close);
}

static GHashTable *
new_macros (void)
{
  static const char *const months[] = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December",
  };
  GHashTable *macros = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (gsize i = 0; i < G_N_ELEMENTS (months); i++)
    g_hash_table_insert (macros, g_ascii_strdown (months[i], 3), g_strdup (months[i]));
  return macros;
}

/* An address in a comment is no entry: "@" stands apart. */
static gboolean
is_apart (VouchBibtexParser *self,
          const char        *bytes)
{
  return self->at == bytes || !g_ascii_isalnum (self->at[-1]);
}

/**
 * vouch_bibtex_parse:
 * @batch: told what is broken
 * @bytes: a BibTeX file, clean UTF-8
 * @length: bytes in it
 *
 * Returns: (transfer full) (element-type VouchBibtexEntry): its entries
 */
GPtrArray *
vouch_bibtex_parse (VouchReferenceBatch *batch,
                    const char          *bytes,
                    gsize                length)
{
  VouchBibtexParser self = {
    .batch = batch, .start = bytes, .at = bytes, .end = bytes + length, .counted = bytes, .line = 1,
    .macros = new_macros (), .entries = g_ptr_array_new_with_free_func (free_entry),
    .budget = MAX_MACRO_BYTES, .patience = MAX_LOST_BYTES,
  };

  while ((self.at = memchr (self.at, '@', (gsize) (self.end - self.at))))
    {
      gboolean is_entry = is_apart (&self, bytes);

      self.at++;
      if (is_entry)
        read_block (&self);
    }
  g_hash_table_unref (self.macros);
  g_free (self.field);
  return self.entries;
}

/**
 * vouch_bibtex_entry_get:
 * @self: an entry
 * @field: a field's name in small letters
 *
 * Returns: (transfer none) (nullable): its text, TeX as it is; %NULL where it is empty or not there
 */
const char *
vouch_bibtex_entry_get (VouchBibtexEntry *self,
                        const char       *field)
{
  const char *value = g_hash_table_lookup (self->fields, field);

  return value && *value ? value : NULL;
}

/**
 * vouch_bibtex_entry_clear:
 * @self: an entry
 *
 * Forgets its fields.
 */
void
vouch_bibtex_entry_clear (VouchBibtexEntry *self)
{
  g_hash_table_remove_all (self->fields);
}

/* vouch-bibtex-scan.c: the place in a BibTeX file, and the values that stand there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-bibtex-scan.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#define LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define NAME LETTERS "0123456789_-:.+/*'!?&"

/* The longest line that a value without its end may have. */
#define MAX_LOST_LINE (64 * 1024)

guint
vouch_bibtex_line_of (VouchBibtexParser *self,
                      const char        *place)
{
  for (; self->counted < place; self->counted++)
    self->line += *self->counted == '\n';
  return self->line;
}

static void
skip_blanks (VouchBibtexParser *self)
{
  while (self->at < self->end && g_ascii_isspace (*self->at))
    self->at++;
}

/* Blanks, and comments of TeX, which some programs leave between fields. */
void
vouch_bibtex_skip_between (VouchBibtexParser *self)
{
  skip_blanks (self);
  while (self->at < self->end && *self->at == '%')
    {
      const char *stop = memchr (self->at, '\n', (gsize) (self->end - self->at));

      self->at = stop ? stop : self->end;
      skip_blanks (self);
    }
}

/* "@word{key," at the start of a line is the next entry, whatever the braces say. */
gboolean
vouch_bibtex_begins_entry (const char *line)
{
  gsize length;

  line += strspn (line, " \t");
  if (*line != '@')
    return FALSE;
  length = strspn (++line, LETTERS);
  if (length < 3)
    return FALSE;
  line += length + strspn (line + length, " \t");
  if (*line != '{' && *line != '(')
    return FALSE;
  line++;
  line += strspn (line, " \t");
  length = strcspn (line, "\n,={}\"@");
  return length > 0 && (line[length] == ',' || line[length] == '=');
}

/* Whether @place, a line's end, is followed by an entry. */
gboolean
vouch_bibtex_ends_entry (const char *place)
{
  return *place == '\n' && vouch_bibtex_begins_entry (place + 1);
}

void
vouch_bibtex_lose_patience (VouchBibtexParser *self,
                            const char        *from,
                            const char        *to)
{
  self->patience -= MIN (self->patience, (gsize) (to - from));
}

/* The text up to @close, before @stop, at the level of its opening brace; NULL where it does not come. */
const char *
vouch_bibtex_find_close (VouchBibtexParser *self,
                         char               close,
                         const char        *stop)
{
  const char *p;
  int level = 0;

  for (p = self->at; p < stop; p++)
    if (*p == '\\' && p + 1 < stop && p[1] != '\n')
      p++;
    else if (*p == close && level == 0)
      return p;
    else if (*p == '{')
      level++;
    else if (*p == '}' && level-- == 0)
      break;
    else if (vouch_bibtex_ends_entry (p))
      break;
  vouch_bibtex_lose_patience (self, self->at, p);
  return NULL;
}

char *
vouch_bibtex_read_name (VouchBibtexParser *self)
{
  gsize length = 0;

  while (self->at + length < self->end
         && (strchr (NAME, self->at[length]) || (guchar) self->at[length] >= 0x80)
         && self->at[length])
    length++;
  self->at += length;
  return length > 0 ? g_ascii_strdown (self->at - length, (gssize) length) : NULL;
}

static void
append_macro (VouchBibtexParser *self,
              GString           *value,
              const char        *name,
              const char        *entry)
{
  const char *text = g_hash_table_lookup (self->macros, name);
  gsize length = text ? strlen (text) : 0;

  if (text && length <= self->budget)
    {
      self->budget -= length;
      g_string_append (value, text);
      return;
    }
  g_string_append (value, name);
  if (strspn (name, "0123456789") == strlen (name))
    return;
  vouch_reference_batch_note (self->batch, vouch_bibtex_line_of (self, self->at), entry,
                              _("Undefined macro “%s”; its name was used."), name);
}

/* A value whose end is missing, on a line of its own: "title = {No end," before "year = 2001".
 * Returns: (nullable): where it ends */
const char *
vouch_bibtex_find_lost_close (const char *start,
                              const char *stop)
{
  const char *end = memchr (start, '\n', MIN ((gsize) (stop - start), MAX_LOST_LINE));
  const char *p = end;

  if (!end)
    return NULL;
  while (p < stop && g_ascii_isspace (*p))
    p++;
  if (p == stop || !g_ascii_isalpha (*p))
    return NULL;
  p += strspn (p, LETTERS "-_");
  p += strspn (p, " \t");
  if (*p != '=')
    return NULL;
  p += 1 + strspn (p + 1, " \t");
  if (*p == '\0' || !strchr ("{\"0123456789", *p))
    return NULL;
  while (end > start && strchr (", \t", end[-1]))
    end--;
  return end;
}

void
vouch_bibtex_tell_lost_close (VouchBibtexParser *self,
                              const char        *place,
                              const char        *entry)
{
  vouch_reference_batch_note (self->batch, vouch_bibtex_line_of (self, place), entry,
                              _("This field is not closed; it was read to the end of the line."));
}

/* Where the value that begins here ends. */
static const char *
find_value_close (VouchBibtexParser *self,
                  char               open)
{
  const char *lost = self->patience > 0 ? NULL : vouch_bibtex_find_lost_close (self->at, self->end);

  return vouch_bibtex_find_close (self, open == '{' ? '}' : '"', lost ? lost : self->end);
}

/* One piece between "#"; whether there is one. */
static gboolean
read_piece (VouchBibtexParser *self,
            GString           *value,
            const char        *entry)
{
  char open = self->at < self->end ? *self->at : '\0';
  const char *close;
  g_autofree char *name = NULL;

  if (open == '{' || open == '"')
    {
      self->at++;
      self->value = self->at;
      close = find_value_close (self, open);
      if (close)
        {
          g_string_append_len (value, self->at, close - self->at);
          self->value_end = close;
          self->at = close + 1;
          return TRUE;
        }
      self->value = NULL;
      close = vouch_bibtex_find_lost_close (self->at, self->end);
      if (!close)
        return FALSE;
      vouch_bibtex_tell_lost_close (self, self->at, entry);
      g_string_append_len (value, self->at, close - self->at);
      self->at = close;
      return TRUE;
    }
  name = vouch_bibtex_read_name (self);
  if (!name)
    return FALSE;
  append_macro (self, value, name, entry);
  return TRUE;
}

/* Returns: (nullable): the value, with macros put in */
char *
vouch_bibtex_read_value (VouchBibtexParser *self,
                         const char        *entry)
{
  g_autoptr (GString) value = g_string_new (NULL);

  do
    {
      vouch_bibtex_skip_between (self);
      if (!read_piece (self, value, entry))
        return NULL;
      vouch_bibtex_skip_between (self);
    }
  while (self->at < self->end && *self->at == '#' && self->at++);
  return g_string_free (g_steal_pointer (&value), FALSE);
}

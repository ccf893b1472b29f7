/* vouch-import-text.c: text with marks, whose offsets stay right while it is cut.
 *
 * Everything counts code points, as the card's file format does.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-import-text.h"

static char *
find_offset (const VouchImportText *self, guint offset)
{
  if (offset >= self->length)
    return self->text->str + self->text->len;
  /* Most drafts are ASCII through and through: no walk then. */
  if (self->length == self->text->len)
    return self->text->str + offset;
  return g_utf8_offset_to_pointer (self->text->str, offset);
}

static guint
shift_offset (guint offset, guint from, guint to)
{
  if (offset <= from)
    return offset;
  return offset >= to ? offset - (to - from) : from;
}

static char
get_last_byte (const VouchImportText *self)
{
  return self->text->len > 0 ? self->text->str[self->text->len - 1] : '\0';
}

static gpointer
copy_link_cb (gconstpointer link, gpointer data)
{
  return g_strdup (link);
}

/**
 * vouch_import_text_new:
 * @plain: (nullable): UTF-8 to begin with; its white space is folded
 *
 * Returns: (transfer full): a text without marks.
 */
VouchImportText *
vouch_import_text_new (const char *plain)
{
  VouchImportText *self = g_new0 (VouchImportText, 1);

  self->text = g_string_new (NULL);
  self->marks = g_array_new (FALSE, FALSE, sizeof (VouchImportMark));
  self->links = g_ptr_array_new_with_free_func (g_free);
  if (plain)
    {
      vouch_import_text_append (self, plain);
      vouch_import_text_trim (self);
    }
  return self;
}

/** Returns: (transfer full): the same text, marks and links. */
VouchImportText *
vouch_import_text_copy (const VouchImportText *self)
{
  VouchImportText *copy = vouch_import_text_new (NULL);

  g_string_append_len (copy->text, self->text->str, self->text->len);
  copy->length = self->length;
  g_array_append_vals (copy->marks, self->marks->data, self->marks->len);
  g_ptr_array_extend (copy->links, self->links, copy_link_cb, NULL);
  return copy;
}

void
vouch_import_text_free (VouchImportText *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->marks);
  g_ptr_array_unref (self->links);
  g_free (self);
}

gboolean
vouch_import_text_is_empty (const VouchImportText *self)
{
  return self->length == 0;
}

/**
 * vouch_import_text_append_char:
 * @self: a text
 * @character: a code point; a tab counts as a space
 *
 * Appends it unless it is white space that would stand at a line's start or
 * beside other white space. A line break takes the spaces before it away.
 */
void
vouch_import_text_append_char (VouchImportText *self, gunichar character)
{
  char last = get_last_byte (self);

  if (character == '\t')
    character = ' ';
  if (character == ' ' && (last == '\0' || last == ' ' || last == '\n'))
    return;
  if (character == '\n')
    {
      vouch_import_text_trim (self);
      if (self->length == 0)
        return;
    }
  g_string_append_unichar (self->text, character);
  self->length++;
}

/** Appends every character of @plain by vouch_import_text_append_char(). */
void
vouch_import_text_append (VouchImportText *self, const char *plain)
{
  for (const char *p = plain; *p; p = g_utf8_next_char (p))
    vouch_import_text_append_char (self, g_utf8_get_char (p));
}

/**
 * vouch_import_text_join:
 * @self: a text
 * @tail: what follows it, with its marks and links
 * @between: what to put between the two when neither is empty: a space or a line break
 */
void
vouch_import_text_join (VouchImportText *self, const VouchImportText *tail, gunichar between)
{
  guint start;

  g_ptr_array_extend (self->links, tail->links, copy_link_cb, NULL);
  if (tail->length == 0)
    return;
  if (self->length > 0)
    vouch_import_text_append_char (self, between);
  start = self->length;
  g_string_append_len (self->text, tail->text->str, tail->text->len);
  self->length += tail->length;
  for (guint i = 0; i < tail->marks->len; i++)
    {
      VouchImportMark mark = g_array_index (tail->marks, VouchImportMark, i);

      vouch_import_text_add_mark (self, start + mark.from, start + mark.to, mark.as);
    }
}

/** Marks [@from, @to), clipped to the text; an empty stretch is left out. */
void
vouch_import_text_add_mark (VouchImportText *self, guint from, guint to, VouchImportMarkKind as)
{
  VouchImportMark mark = { from, MIN (to, self->length), as };

  if (mark.from < mark.to)
    g_array_append_val (self->marks, mark);
}

/** Adds an address that a part of the text leads to. */
void
vouch_import_text_add_link (VouchImportText *self, const char *link)
{
  g_ptr_array_add (self->links, g_strdup (link));
}

/** Returns: (transfer none) (nullable): where the first link leads. */
const char *
vouch_import_text_get_link (const VouchImportText *self)
{
  return self->links->len > 0 ? self->links->pdata[0] : NULL;
}

/** Takes [@from, @to), in code points, out; marks shrink and move with the text. */
void
vouch_import_text_erase (VouchImportText *self, guint from, guint to)
{
  char *start;
  char *end;

  to = MIN (to, self->length);
  if (from >= to)
    return;
  start = find_offset (self, from);
  end = find_offset (self, to);
  g_string_erase (self->text, start - self->text->str, end - start);
  self->length -= to - from;
  for (guint i = self->marks->len; i > 0; i--)
    {
      VouchImportMark *mark = &g_array_index (self->marks, VouchImportMark, i - 1);

      mark->from = shift_offset (mark->from, from, to);
      mark->to = shift_offset (mark->to, from, to);
      if (mark->from >= mark->to)
        g_array_remove_index (self->marks, i - 1);
    }
}

/* For each offset of the text, how many of the kept ones stand before it. */
static guint *
count_kept_before (const guint *offsets, guint n_offsets, guint length)
{
  guint *before = g_new (guint, length + 1);
  guint kept = 0;

  for (guint i = 0; i <= length; i++)
    {
      before[i] = kept;
      kept += kept < n_offsets && offsets[kept] == i;
    }
  return before;
}

/**
 * vouch_import_text_keep:
 * @self: a text
 * @offsets: (array length=n_offsets): code point offsets, ascending
 * @n_offsets: how many
 *
 * Takes every other character out, in one go; marks shrink and move with the text.
 */
void
vouch_import_text_keep (VouchImportText *self, const guint *offsets, guint n_offsets)
{
  g_autofree guint *before = count_kept_before (offsets, n_offsets, self->length);
  GString *kept = g_string_sized_new (self->text->len);
  const char *p = self->text->str;
  guint at = 0;

  for (guint i = 0; i < n_offsets; i++)
    {
      for (; at < offsets[i]; at++)
        p = g_utf8_next_char (p);
      g_string_append_unichar (kept, g_utf8_get_char (p));
    }
  g_string_free (self->text, TRUE);
  self->text = kept;
  for (guint i = self->marks->len; i > 0; i--)
    {
      VouchImportMark *mark = &g_array_index (self->marks, VouchImportMark, i - 1);

      mark->from = before[mark->from];
      mark->to = before[mark->to];
      if (mark->from >= mark->to)
        g_array_remove_index (self->marks, i - 1);
    }
  self->length = n_offsets;
}

/** Takes white space at both ends away. */
void
vouch_import_text_trim (VouchImportText *self)
{
  guint end = self->length;
  guint start = 0;

  while (end > 0 && g_ascii_isspace (self->text->str[self->text->len - (self->length - end) - 1]))
    end--;
  vouch_import_text_erase (self, end, self->length);
  while (start < self->length && g_ascii_isspace (self->text->str[start]))
    start++;
  vouch_import_text_erase (self, 0, start);
}

/** Returns: whether the whole text, and not nothing, carries the mark @as. */
gboolean
vouch_import_text_is_all (const VouchImportText *self, VouchImportMarkKind as)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      const VouchImportMark *mark = &g_array_index (self->marks, VouchImportMark, i);

      if (mark->as == as && mark->from == 0 && mark->to == self->length)
        return TRUE;
    }
  return FALSE;
}

/* vouch-pack-markup.c: a statement as Pango's markup.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-pack-markup.h"

#include <string.h>

#include "vouch-json.h"

static const struct
{
  const char *as; /* of a mark */
  const char *tag;
} tags[] = {
  { "bold", "b" },
  { "italic", "i" },
  { "superscript", "sup" },
  { "subscript", "sub" },
};

/* Which of the tags a character has, a bit each. */
static guint
find_tags (JsonArray *marks, gint64 at)
{
  guint found = 0;

  for (guint i = 0; i < vouch_json_array_length (marks); i++)
    {
      JsonObject *mark = vouch_json_array_object (marks, i);

      for (guint k = 0; k < G_N_ELEMENTS (tags); k++)
        if (g_strcmp0 (vouch_json_get_text (mark, "as"), tags[k].as) == 0
            && at >= vouch_json_get_int (mark, "from", 0) && at < vouch_json_get_int (mark, "to", 0))
          found |= 1u << k;
    }
  return found;
}

/* Without control characters, of which Pango makes boxes. */
static char *
escape (const char *start, const char *end)
{
  g_autoptr (GString) clean = g_string_new (NULL);

  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    if (*p == '\n' || *p == '\t' || !g_unichar_iscntrl (g_utf8_get_char (p)))
      g_string_append_len (clean, p, g_utf8_next_char (p) - p);
  return g_markup_escape_text (clean->str, (gssize) clean->len);
}

static void
append_run (GString *markup, const char *start, const char *end, guint found)
{
  g_autofree char *escaped = escape (start, end);

  for (guint k = 0; k < G_N_ELEMENTS (tags); k++)
    if (found & (1u << k))
      g_string_append_printf (markup, "<%s>", tags[k].tag);
  g_string_append (markup, escaped);
  for (guint k = G_N_ELEMENTS (tags); k-- > 0;)
    if (found & (1u << k))
      g_string_append_printf (markup, "</%s>", tags[k].tag);
}

/**
 * vouch_pack_markup:
 * @label: (nullable): of a cell
 * @text: of the statement
 * @marks: (nullable): its marks
 *
 * Returns: (transfer full): both as markup, the label in bold.
 */
char *
vouch_pack_markup (const char *label, const char *text, JsonArray *marks)
{
  GString *markup = g_string_new (NULL);
  const char *start = text;
  const char *p = text;
  guint found = find_tags (marks, 0);

  if (label && *label)
    {
      g_autofree char *escaped = escape (label, label + strlen (label));

      g_string_append_printf (markup, "<b>%s:</b> ", escaped);
    }
  for (gint64 at = 0; *p; p = g_utf8_next_char (p), at++)
    {
      guint here = find_tags (marks, at);

      if (here == found)
        continue;
      append_run (markup, start, p, found);
      start = p;
      found = here;
    }
  append_run (markup, start, p, found);
  return g_string_free (markup, FALSE);
}

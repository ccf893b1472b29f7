/* vouch-reference-title.c: the markup that CSL-JSON allows in a title.
 *
 * Italic, bold, raised, lowered, small capitals and "keep the case" may be marked
 * with a handful of HTML tags. Every other "<" is just that: "<100 mg/dl".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-reference-title.h"

#include <string.h>

#include "vouch-reference-part.h"

typedef struct
{
  const char            *text;
  gboolean               opens;
  VouchReferencePartKind kind;
} Tag;

static const Tag tags[] = {
  { "<i>", TRUE, VOUCH_REFERENCE_PART_EMPHASIS },
  { "</i>", FALSE, VOUCH_REFERENCE_PART_EMPHASIS },
  { "<em>", TRUE, VOUCH_REFERENCE_PART_EMPHASIS },
  { "</em>", FALSE, VOUCH_REFERENCE_PART_EMPHASIS },
  { "<b>", TRUE, VOUCH_REFERENCE_PART_STRONG },
  { "</b>", FALSE, VOUCH_REFERENCE_PART_STRONG },
  { "<sup>", TRUE, VOUCH_REFERENCE_PART_SUPERSCRIPT },
  { "</sup>", FALSE, VOUCH_REFERENCE_PART_SUPERSCRIPT },
  { "<sub>", TRUE, VOUCH_REFERENCE_PART_SUBSCRIPT },
  { "</sub>", FALSE, VOUCH_REFERENCE_PART_SUBSCRIPT },
  { "<sc>", TRUE, VOUCH_REFERENCE_PART_TEXT },
  { "</sc>", FALSE, VOUCH_REFERENCE_PART_TEXT },
  { "<span class=\"nocase\">", TRUE, VOUCH_REFERENCE_PART_TEXT },
  { "<span style=\"font-variant:small-caps;\">", TRUE, VOUCH_REFERENCE_PART_TEXT },
  { "</span>", FALSE, VOUCH_REFERENCE_PART_TEXT },
};

static const Tag *
find_tag (const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    if (g_str_has_prefix (text, tags[i].text))
      return &tags[i];
  return NULL;
}

/**
 * vouch_reference_title_append:
 * @parts: (element-type VouchReferencePart): where to
 * @title: a title as CSL-JSON has it
 * @is_emphasised: whether the whole is set in italics, as a book's is; what is italic
 *   inside it is then set upright
 */
void
vouch_reference_title_append (GPtrArray  *parts,
                              const char *title,
                              gboolean    is_emphasised)
{
  const VouchReferencePartKind base
      = is_emphasised ? VOUCH_REFERENCE_PART_EMPHASIS : VOUCH_REFERENCE_PART_TEXT;
  VouchReferencePartKind kind = base;
  const char *start = title;
  const char *p = title;

  while (*p)
    {
      const Tag *tag = *p == '<' ? find_tag (p) : NULL;

      if (!tag)
        {
          p++;
          continue;
        }
      if (p > start)
        g_ptr_array_add (parts, vouch_reference_part_new (kind, start, p - start, NULL));
      kind = !tag->opens || tag->kind == VOUCH_REFERENCE_PART_TEXT ? base
             : tag->kind == base                                   ? VOUCH_REFERENCE_PART_TEXT
                                                                   : tag->kind;
      p += strlen (tag->text);
      start = p;
    }
  if (p > start)
    g_ptr_array_add (parts, vouch_reference_part_new (kind, start, p - start, NULL));
}

/**
 * vouch_reference_title_plain:
 * @title: a title as CSL-JSON has it
 *
 * Returns: (transfer full): the title without its markup.
 */
char *
vouch_reference_title_plain (const char *title)
{
  g_autoptr (GPtrArray) parts
      = g_ptr_array_new_with_free_func ((GDestroyNotify) vouch_reference_part_free);
  GString *plain = g_string_new (NULL);

  vouch_reference_title_append (parts, title, FALSE);
  for (guint i = 0; i < parts->len; i++)
    g_string_append (plain, ((VouchReferencePart *) parts->pdata[i])->text);
  return g_string_free (plain, FALSE);
}

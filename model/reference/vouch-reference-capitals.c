/* vouch-reference-capitals.c: names that Web of Science writes in capitals.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-reference-capitals.h"

#include <string.h>

#include "vouch-json.h"
#include "vouch-reference-item.h"

static gboolean
is_all_capitals (const char *text)
{
  gboolean has_letters = FALSE;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_islower (c))
        return FALSE;
      has_letters = has_letters || g_unichar_isupper (c);
    }
  return has_letters;
}

static gboolean
is_little_word (const char *word, gsize length)
{
  static const char *const words[]
      = { "of", "and", "the", "in", "for", "on", "to", "a", "an", "at", "by", "with", "de", "der", "und", "et", "la" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strlen (words[i]) == length && g_ascii_strncasecmp (words[i], word, length) == 0)
      return TRUE;
  return FALSE;
}

/* A short word alone is most likely an abbreviation, as "JAMA" is. */
#define MAX_ABBREVIATION 4

/**
 * vouch_reference_lower_capitals:
 * @text: the name of a journal, a house or a place: "ANNUAL REVIEW OF PUBLIC HEALTH"
 *
 * Returns: (transfer full): as it is written in a sentence, without markup, where it was in capitals
 */
char *
vouch_reference_lower_capitals (const char *text)
{
  g_autofree char *flat = vouch_reference_clean_text (text);
  GString *lowered;

  if (!is_all_capitals (flat) || (!strchr (flat, ' ') && strlen (flat) <= MAX_ABBREVIATION))
    return g_steal_pointer (&flat);
  lowered = g_string_new (NULL);
  for (const char *word = flat; *word;)
    {
      gsize length = strcspn (word, " -/");
      const char *rest = length > 0 ? g_utf8_next_char (word) : word;
      g_autofree char *small = NULL;

      if (length > 0 && lowered->len > 0 && is_little_word (word, length))
        rest = word;
      g_string_append_len (lowered, word, rest - word);
      small = g_utf8_strdown (rest, (gssize) (word + length - rest));
      g_string_append (lowered, small);
      word += length;
      if (*word)
        g_string_append_c (lowered, *word++);
    }
  return g_string_free (lowered, FALSE);
}

/**
 * vouch_reference_item_lower_capitals:
 * @item: a CSL-JSON item that came from Web of Science
 *
 * Its journal, series, publisher and place as they are written in a sentence.
 */
void
vouch_reference_item_lower_capitals (JsonObject *item)
{
  static const char *const members[] = { "container-title", "collection-title", "publisher", "publisher-place" };

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      const char *text = vouch_json_get_text (item, members[i]);
      g_autofree char *lowered = text && is_all_capitals (text) ? vouch_reference_lower_capitals (text) : NULL;

      if (lowered)
        json_object_set_string_member (item, members[i], lowered);
    }
}

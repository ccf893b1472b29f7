/* vouch-reference-item-page.c: pages, with the last one written out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-reference-item.h"

#include <string.h>

/* A longer number is an article's, not a page's. */
#define MAX_PAGE_DIGITS 9

/* Where the digits at the end of @page begin. */
static gsize
find_number (const char *page)
{
  gsize start = strlen (page);

  while (start > 0 && g_ascii_isdigit (page[start - 1]))
    start--;
  return start;
}

/* Where the word at the end of @page begins, which ends at @end. */
static gsize
find_word (const char *page,
           gsize       end)
{
  while (end > 0 && page[end - 1] != ' ')
    end--;
  return end;
}

/* "476" and "81" are "481"; "S12" and "5" are "S15". What would not grow stays as it is. */
static char *
complete (const char *first,
          const char *last)
{
  gsize start = find_number (first);
  gsize word = find_word (first, start);
  const char *number = first + start;
  gsize n_first = strlen (number), n_last = strlen (last);
  g_autofree char *full = NULL;

  if (n_first == 0 || n_last == 0 || n_first > MAX_PAGE_DIGITS || n_last > n_first
      || strspn (last, "0123456789") != n_last || (n_last == n_first && start == word))
    return g_strdup (last);
  full = g_strdup_printf ("%.*s%s", (int) (n_first - n_last), number, last);
  if (g_ascii_strtoull (full, NULL, 10) <= g_ascii_strtoull (number, NULL, 10))
    return g_strdup (last);
  return g_strdup_printf ("%.*s%s", (int) (start - word), first + word, full);
}

/* The length of a dash at @text in any of its forms; 0 where there is none. */
static gsize
dash_length (const char *text)
{
  static const char *const dashes[] = { "–", "—", "‐", "‑", "−", "-" };

  for (gsize i = 0; i < G_N_ELEMENTS (dashes); i++)
    if (g_str_has_prefix (text, dashes[i]))
      return strlen (dashes[i]);
  return 0;
}

/* "pp. 3" is page 3. */
static const char *
skip_word (const char *text)
{
  static const char *const words[] = { "pages", "page", "pp.", "pp", "pgs.", "p.", "p", "S.", "Seiten" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const char *rest = text + strlen (words[i]);

      if (!g_str_has_prefix (text, words[i]))
        continue;
      if (*rest == ' ' || (g_ascii_isdigit (*rest) && rest[-1] == '.'))
        return rest + strspn (rest, " .:");
    }
  return text;
}

/* One range, or one page. */
static void
append_range (GString *to,
              char    *text)
{
  char *dash = text, *last;
  g_autofree char *full = NULL;

  g_strstrip (text);
  while (*dash && dash_length (dash) == 0)
    dash++;
  last = dash;
  while (*last == ' ' || dash_length (last) > 0)
    last += MAX (dash_length (last), 1);
  if (!*dash || !*last || dash == text)
    {
      g_string_append_len (to, text, dash == text ? (gssize) strlen (text) : dash - text);
      return;
    }
  *dash = '\0';
  g_strchomp (text);
  full = complete (text, last);
  if (g_str_equal (text, full))
    g_string_append (to, text);
  else
    g_string_append_printf (to, "%s-%s", text, full);
}

/**
 * vouch_reference_pages:
 * @text: pages as somebody wrote them: "476-81", "pp. 12--15", "S12–5, S20"
 *
 * Returns: (transfer full): "476-481", "12-15", "S12-S15, S20"
 */
char *
vouch_reference_pages (const char *text)
{
  g_autofree char *clean = vouch_reference_clean_text (text);
  GString *pages = g_string_new (NULL);
  char *part = (char *) skip_word (clean);

  while (g_str_has_suffix (clean, "."))
    clean[strlen (clean) - 1] = '\0';
  while (part)
    {
      gsize length = strcspn (part, ",;");
      char *next = part[length] ? part + length + 1 : NULL;

      part[length] = '\0';
      if (pages->len > 0)
        g_string_append (pages, ", ");
      append_range (pages, part);
      part = next;
    }
  while (pages->len > 0 && strchr (", .", pages->str[pages->len - 1]))
    g_string_truncate (pages, pages->len - 1);
  return g_string_free (pages, FALSE);
}

/**
 * vouch_reference_item_set_pages:
 * @item: a CSL-JSON item
 * @first: (nullable): the first page, or the whole range
 * @last: (nullable): the last page, or the whole range
 */
void
vouch_reference_item_set_pages (JsonObject *item,
                                const char *first,
                                const char *last)
{
  g_autofree char *joined = NULL;
  g_autofree char *pages = NULL;

  if (vouch_reference_item_has (item, "page"))
    return;
  if (!first || !*first || (last && g_str_has_prefix (last, first) && dash_length (last + strlen (first)) > 0))
    first = last, last = NULL;
  if (!first)
    return;
  if (last && *last && dash_length (first + strcspn (first, "-\xe2")) == 0)
    joined = g_strconcat (first, "-", last, NULL);
  pages = vouch_reference_pages (joined ? joined : first);
  if (*pages)
    json_object_set_string_member (item, "page", pages);
}

/* vouch-reference-tidy-pages.c: ranges of pages with all their digits.
 *
 * AMA 3.11.7: no digit is left out. The processor completes plain numbers; those with a
 * letter ("S33-6") or an ending ("1079-85.e2") it leaves.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-reference-tidy.h"

#include <string.h>

typedef struct
{
  const char *letters;
  gsize       n_letters;
  const char *digits;
  gsize       n_digits;
} Page;

static gboolean
read_page (Page       *page,
           const char *text)
{
  page->letters = text;
  page->n_letters = 0;
  while (g_ascii_isalpha (text[page->n_letters]))
    page->n_letters++;
  page->digits = text + page->n_letters;
  page->n_digits = strspn (page->digits, "0123456789");
  return page->n_digits > 0;
}

/* Every dash is a hyphen; the space around it goes. */
static char *
fold_dashes (const char *pages)
{
  GString *folded = g_string_new (NULL);

  for (const char *p = pages; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean is_dash = (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == '-';

      if (is_dash)
        while (folded->len > 0 && strchr (" -", folded->str[folded->len - 1]))
          g_string_truncate (folded, folded->len - 1);
      if (c == ' ' && folded->len > 0 && folded->str[folded->len - 1] == '-')
        continue;
      g_string_append_unichar (folded, is_dash ? '-' : c);
    }
  return g_string_free (folded, FALSE);
}

static gboolean
is_cut_short (const Page *first,
              const Page *last)
{
  if (last->n_digits >= first->n_digits)
    return first->n_letters > 0 && last->n_letters == 0 && last->n_digits == first->n_digits
           && strncmp (last->digits, first->digits, last->n_digits) > 0;
  if (last->n_letters > 0
      && (last->n_letters != first->n_letters
          || strncmp (last->letters, first->letters, last->n_letters) != 0))
    return FALSE;
  return strncmp (last->digits, first->digits + first->n_digits - last->n_digits, last->n_digits)
         > 0;
}

/**
 * vouch_reference_tidy_pages:
 * @pages: as a record has them: "S33-6", "761–2", "e12"
 *
 * Returns: (transfer full): the same with hyphens, and the range completed where it is
 *   one: "S33-S36", "761-762"
 */
char *
vouch_reference_tidy_pages (const char *pages)
{
  g_autofree char *folded = fold_dashes (pages);
  char *hyphen = strchr (folded, '-');
  Page first, last;
  const char *rest;

  if (!hyphen || strchr (hyphen + 1, '-') || !read_page (&first, folded)
      || !read_page (&last, hyphen + 1) || first.digits + first.n_digits != hyphen)
    return g_steal_pointer (&folded);
  rest = last.digits + last.n_digits;
  if (!is_cut_short (&first, &last))
    return g_steal_pointer (&folded);
  return g_strdup_printf ("%.*s-%.*s%.*s%.*s%s", (int) (hyphen - folded), folded,
                          (int) first.n_letters, first.letters,
                          (int) (first.n_digits - last.n_digits), first.digits,
                          (int) last.n_digits, last.digits, rest);
}

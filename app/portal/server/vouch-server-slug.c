/* vouch-server-slug.c: makes the last part of an address from a title.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-server-slug.h"

#include <string.h>

/* Long enough to be told from its neighbours, short enough to be sent in a mail. */
#define MAX_LENGTH 80

static void
cut_at_word (GString *slug)
{
  const char *dash;

  if (slug->len <= MAX_LENGTH)
    return;
  g_string_truncate (slug, MAX_LENGTH);
  dash = strrchr (slug->str, '-');
  if (dash && dash > slug->str)
    g_string_truncate (slug, dash - slug->str);
}

/**
 * vouch_server_slug_new:
 * @title: a title, or a slug that somebody wrote by hand
 * @id: the card's UUID
 *
 * Returns: (transfer full): ASCII letters, digits and single dashes; for a title
 *   in another script, which leaves nothing, a part of @id.
 */
char *
vouch_server_slug_new (const char *title, const char *id)
{
  /* "C": the same address whatever the environment's language. */
  g_autofree char *ascii = g_str_to_ascii (title, "C");
  GString *slug = g_string_new (NULL);

  for (const char *c = ascii; *c; c++)
    {
      if (g_ascii_isalnum (*c))
        g_string_append_c (slug, g_ascii_tolower (*c));
      else if (*c != '\'' && slug->len > 0 && slug->str[slug->len - 1] != '-')
        g_string_append_c (slug, '-');
    }
  cut_at_word (slug);
  while (slug->len > 0 && slug->str[slug->len - 1] == '-')
    g_string_truncate (slug, slug->len - 1);
  if (slug->len == 0)
    g_string_printf (slug, "card-%.8s", id);
  return g_string_free (slug, FALSE);
}

/** Returns: (transfer full): @slug with "-2", "-3", … for @number over 1. */
char *
vouch_server_slug_number (const char *slug, guint number)
{
  return number > 1 ? g_strdup_printf ("%s-%u", slug, number) : g_strdup (slug);
}

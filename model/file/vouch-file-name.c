/* vouch-file-name.c: what a file is called that is made of a card.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-file-name.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* In characters: what a list of files shows of a name. */
#define MAX_LENGTH 60
/* Less than this is no name: a first word that is longer is cut. */
#define MIN_LENGTH 20
/* May stand in no name on one system or another. */
#define FORBIDDEN "/\\:*?\"<>|"
/* Nothing ends with these, and a name that begins with a stop is hidden. */
#define LOOSE " .,;-–—"

static gboolean
is_loose (const char *at)
{
  return g_utf8_strchr (LOOSE, -1, g_utf8_get_char (at)) != NULL;
}

/* One space for what may not stand in a name, and for many. */
static char *
tidy (const char *title)
{
  g_autofree char *valid = g_utf8_make_valid (title, -1);
  GString *name = g_string_new (NULL);

  for (const char *p = valid; *p; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      if (!g_unichar_isspace (letter) && !g_unichar_iscntrl (letter)
          && !(letter < 0x80 && strchr (FORBIDDEN, (int) letter)))
        g_string_append_unichar (name, letter);
      else if (name->len > 0 && name->str[name->len - 1] != ' ')
        g_string_append_c (name, ' ');
    }
  return g_string_free (name, FALSE);
}

/* Where the last word that is whole ends, of those that fit. */
static const char *
find_end (const char *name)
{
  const char *most = name;
  const char *end;

  for (guint i = 0; i < MAX_LENGTH && *most; i++)
    most = g_utf8_next_char (most);
  if (!*most || *most == ' ')
    return most;
  end = g_strrstr_len (name, most - name, " ");
  return end && g_utf8_pointer_to_offset (name, end) >= MIN_LENGTH ? end : most;
}

/**
 * vouch_file_name_from_title:
 * @title: any text
 *
 * Returns: (transfer full): a name for a file, without a suffix: whole words of @title, as many as
 *   a list of files shows; the word for a card where there are none
 */
char *
vouch_file_name_from_title (const char *title)
{
  g_autofree char *name = tidy (title);
  const char *start = name;
  const char *end;

  while (*start && is_loose (start))
    start = g_utf8_next_char (start);
  end = find_end (start);
  while (end > start && is_loose (g_utf8_prev_char (end)))
    end = g_utf8_prev_char (end);
  return end > start ? g_strndup (start, (gsize) (end - start)) : g_strdup (_("Card"));
}

/* vouch-cli-terminal.c: keeps text of others from giving orders to the terminal.
 *
 * A card of a colleague, a portal's copy, a source and the name of a file may hold sequences that
 * clear the screen, write the clipboard or make what follows look like something else.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-cli-terminal.h"

#include <stdio.h>

#define REPLACEMENT 0xfffd

/* C0 and C1 (ECMA-48); lines, tabs and what takes a line back are ours too. */
static gboolean
is_order (gunichar letter)
{
  if (letter == '\n' || letter == '\t' || letter == '\r')
    return FALSE;
  return letter < ' ' || (letter >= 0x7f && letter <= 0x9f);
}

/* Turns the order of what follows round, also of what is not its own line's. */
static gboolean
is_turn (gunichar letter)
{
  return (letter >= 0x202a && letter <= 0x202e) || (letter >= 0x2066 && letter <= 0x2069);
}

/**
 * vouch_cli_terminal_clean:
 * @text: UTF-8
 * @for_person: whether it goes to a terminal
 *
 * Returns: (transfer full): the same, with a sign for each letter that would be obeyed instead of shown
 */
char *
vouch_cli_terminal_clean (const char *text, gboolean for_person)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *clean = g_string_new (NULL);

  for (const char *p = valid; *p; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      if (for_person && is_turn (letter))
        continue;
      g_string_append_unichar (clean, is_order (letter) ? REPLACEMENT : letter);
    }
  return g_string_free (clean, FALSE);
}

static void
print_error (const char *text)
{
  g_autofree char *clean = vouch_cli_terminal_clean (text, TRUE);
  const char *charset;

  if (g_get_charset (&charset))
    fputs (clean, stderr);
  else
    {
      g_autofree char *local = g_convert_with_fallback (clean, -1, charset, "UTF-8", "?", NULL, NULL, NULL);

      fputs (local ? local : "?", stderr);
    }
  fflush (stderr);
}

/** From here on g_printerr() shows what it prints. */
void
vouch_cli_terminal_guard_errors (void)
{
  g_set_printerr_handler (print_error);
}

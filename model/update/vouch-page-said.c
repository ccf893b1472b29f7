/* vouch-page-said.c: all that a page says, folded, so that words can be looked for in it.
 *
 * A correction quotes what the page said. Case, spaces and the shapes of quotes and dashes are not what makes a
 * quotation false; any other letter is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-page-said.h"

#include <string.h>

#include "vouch-json.h"

/* What a page does not print as it stands; and what earlier corrections quote, which is no word of its own. */
static const char *const unsaid[] = { "id", "format", "kind", "role", "relation", "reference", "how", "why", "type",
                                      "basis", "drafting", "language", "corrections", NULL };

/* Between two texts: nobody types it. */
#define END '\n'

static gunichar
unify (gunichar c)
{
  if (g_unichar_isspace (c))
    return ' ';
  switch (g_unichar_type (c))
    {
    case G_UNICODE_DASH_PUNCTUATION:
      return '-';
    case G_UNICODE_INITIAL_PUNCTUATION:
    case G_UNICODE_FINAL_PUNCTUATION:
      return c == 0x2018 || c == 0x2019 ? '\'' : '"';
    default:
      return c == 0x201e ? '"' : c;
    }
}

static void
append_folded (GString *said, const char *text)
{
  g_autofree char *whole = g_utf8_normalize (text, -1, G_NORMALIZE_DEFAULT);
  g_autofree char *folded = g_utf8_casefold (whole ? whole : text, -1);

  for (const char *c = folded; *c; c = g_utf8_next_char (c))
    {
      gunichar one = unify (g_utf8_get_char (c));

      if (one != ' ' || (said->len > 0 && said->str[said->len - 1] != ' ' && said->str[said->len - 1] != END))
        g_string_append_unichar (said, one);
    }
  if (said->len > 0 && said->str[said->len - 1] == ' ')
    g_string_truncate (said, said->len - 1);
}

static void append_node (GString *said, JsonNode *node);

static void
append_members (GString *said, JsonObject *object)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &value))
    if (!g_strv_contains (unsaid, name))
      append_node (said, value);
}

static void
append_node (GString *said, JsonNode *node)
{
  JsonObject *object = vouch_json_node_object (node);
  JsonArray *array = vouch_json_node_array (node);
  const char *text = vouch_json_node_text (node);

  if (object)
    append_members (said, object);
  for (guint i = 0; i < vouch_json_array_length (array); i++)
    append_node (said, vouch_json_array_node (array, i));
  if (!text)
    return;
  append_folded (said, text);
  g_string_append_c (said, END);
}

/**
 * vouch_page_said_new:
 * @form: (nullable): a published form
 *
 * Returns: (transfer full): all that its page says, for vouch_page_said_has()
 */
char *
vouch_page_said_new (JsonNode *form)
{
  GString *said = g_string_new (NULL);

  if (form)
    append_node (said, form);
  return g_string_free (said, FALSE);
}

/**
 * vouch_page_said_has:
 * @said: what a page says
 * @words: what somebody quotes of it, perhaps in quotation marks
 *
 * Returns: whether the page has these words, one after the other
 */
gboolean
vouch_page_said_has (const char *said, const char *words)
{
  g_autoptr (GString) wanted = g_string_new (NULL);
  g_autofree char *bare = g_strstrip (g_strdup (words));
  gsize length;

  append_folded (wanted, bare);
  length = wanted->len;
  if (length > 2 && wanted->str[0] == '"' && wanted->str[length - 1] == '"')
    {
      g_string_truncate (wanted, length - 1);
      g_string_erase (wanted, 0, 1);
    }
  return wanted->len > 0 && strstr (said, wanted->str) != NULL;
}

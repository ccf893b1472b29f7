/* vouch-record-missing.c: what a reference lacks for its type.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-record-missing.h"

#include <glib/gi18n-lib.h>

#include "vouch-json.h"
#include "vouch-words.h"

static gboolean
has (JsonObject *csl, const char *member)
{
  JsonNode *value = vouch_json_get_node (csl, member);
  gint64 number;

  if (vouch_json_node_text (value))
    return !vouch_words_is_blank (vouch_json_node_text (value));
  return vouch_json_node_int (value, &number)
         || (vouch_json_node_array (value)
             && vouch_json_array_length (vouch_json_node_array (value)) > 0)
         || vouch_json_node_object (value);
}

static gboolean
is_page (const char *type)
{
  return g_strcmp0 (type, "webpage") == 0 || g_strcmp0 (type, "post-weblog") == 0;
}

static void
want (JsonObject *csl, GPtrArray *missing, const char *member)
{
  if (!has (csl, member))
    g_ptr_array_add (missing, (gpointer) member);
}

/* A paper with a volume has pages or a number in it; one with neither, but a DOI, is ahead of
 * print. */
static void
list_of_article (JsonObject *csl, GPtrArray *missing)
{
  gboolean has_place = has (csl, "page") || has (csl, "number") || has (csl, "article-number")
                       || has (csl, "page-first");

  want (csl, missing, "container-title");
  if (has (csl, "page") || !has (csl, "DOI"))
    want (csl, missing, "volume");
  if (!has_place && (has (csl, "volume") || !has (csl, "DOI")))
    want (csl, missing, "page");
}

/**
 * vouch_record_list_missing:
 * @csl: a CSL-JSON item
 *
 * Returns: (transfer full) (element-type utf8): the members that it lacks for its type, which the array
 *   does not own
 */
GPtrArray *
vouch_record_list_missing (JsonObject *csl)
{
  const char *type = vouch_json_get_text (csl, "type");
  GPtrArray *missing = g_ptr_array_new ();

  want (csl, missing, "title");
  if (!is_page (type))
    want (csl, missing, "issued");
  if (g_strcmp0 (type, "article-journal") == 0)
    list_of_article (csl, missing);
  else if (g_strcmp0 (type, "chapter") == 0)
    want (csl, missing, "container-title");
  else if (g_strcmp0 (type, "book") == 0)
    want (csl, missing, "publisher");
  else if (is_page (type))
    want (csl, missing, "URL");
  return missing;
}

/**
 * vouch_record_name_missing:
 * @csl: the item that lacks it
 * @member: one of vouch_record_list_missing()
 *
 * Returns: what it is called in a sentence, translated
 */
const char *
vouch_record_name_missing (JsonObject *csl, const char *member)
{
  static const struct
  {
    const char *member;
    const char *name;
  } names[] = {
    { "title", N_ ("title") },   { "issued", N_ ("year") },       { "volume", N_ ("volume") },
    { "page", N_ ("pages") },    { "publisher", N_ ("publisher") }, { "URL", N_ ("address") },
    { "container-title", N_ ("journal") },
  };

  if (g_str_equal (member, "container-title")
      && g_strcmp0 (vouch_json_get_text (csl, "type"), "chapter") == 0)
    return _ ("book");
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].member, member))
      return _ (names[i].name);
  return member;
}

/** Returns: (transfer full): that a reference lacks @words, as the rule says it. */
char *
vouch_record_tell_missing (const char *words)
{
  return g_strdup_printf (_ ("Missing: %s."), words);
}

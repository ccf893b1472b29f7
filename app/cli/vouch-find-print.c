/* vouch-find-print.c: passages as `vouch find` prints them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-find-print.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "vouch-json-print.h"
#include "vouch-passage.h"
#include "vouch-source-line.h"

static void
add_text (JsonBuilder *builder,
          const char  *member,
          const char  *text)
{
  json_builder_set_member_name (builder, member);
  if (text)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
add_number (JsonBuilder *builder,
            const char  *member,
            guint        number)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_int_value (builder, number);
}

static void
add_words (JsonBuilder *builder,
           GArray      *words)
{
  json_builder_set_member_name (builder, "words");
  json_builder_begin_array (builder);
  for (guint i = 0; i < words->len; i++)
    {
      const VouchPassageRange *range = &g_array_index (words, VouchPassageRange, i);

      json_builder_begin_array (builder);
      json_builder_add_int_value (builder, range->start);
      json_builder_add_int_value (builder, range->end);
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);
}

static void
add_passage (JsonBuilder        *builder,
             const VouchPassage *passage)
{
  json_builder_begin_object (builder);
  add_text (builder, "source", passage->source);
  add_text (builder, "file", passage->file);
  if (passage->page > 0)
    add_number (builder, "page", passage->page);
  else
    add_text (builder, "page", NULL);
  add_text (builder, "exact", passage->exact);
  add_text (builder, "prefix", passage->prefix);
  add_text (builder, "suffix", passage->suffix);
  json_builder_set_member_name (builder, "score");
  json_builder_add_double_value (builder, (gint64) (passage->score * 1e4) / 1e4);
  add_number (builder, "start", passage->start);
  add_number (builder, "end", passage->end);
  add_text (builder, "section", passage->section);
  add_words (builder, passage->words);
  json_builder_end_object (builder);
}

/**
 * vouch_find_print_json:
 * @passages: (element-type VouchPassage)
 *
 * Returns: (transfer full): one line
 */
char *
vouch_find_print_json (GPtrArray *passages)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *json = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "passages");
  json_builder_begin_array (builder);
  for (guint i = 0; i < passages->len; i++)
    add_passage (builder, passages->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json = vouch_json_print (root, FALSE);
  return g_strconcat (g_strchomp (json), "\n", NULL);
}

/* "paper.pdf, p. 4, Results" */
static char *
describe (const VouchPassage *passage)
{
  GString *line = g_string_new (passage->file ? passage->file : passage->source);

  if (passage->page > 0)
    /* Translators: the page of a source, after its name. */
    g_string_append_printf (line, _(", p. %u"), passage->page);
  if (passage->section)
    g_string_append_printf (line, ", %s", passage->section);
  return g_string_free (line, FALSE);
}

/**
 * vouch_find_print_text:
 * @passages: (element-type VouchPassage)
 *
 * Returns: (transfer full): for people
 */
char *
vouch_find_print_text (GPtrArray *passages)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < passages->len; i++)
    {
      const VouchPassage *passage = passages->pdata[i];
      g_autofree char *place = describe (passage);
      g_autofree char *exact = vouch_source_line (passage->exact, 0);

      g_string_append_printf (text, "%s%u. %s\n   %s\n", i > 0 ? "\n" : "", i + 1, place, exact);
    }
  return g_string_free (text, FALSE);
}

/** Returns: whether @text has anything that can be looked for. */
gboolean
vouch_find_has_words (const char *text)
{
  g_autoptr (VouchPassageQuery) query = vouch_passage_query_new (text);

  return vouch_passage_query_get_size (query) > 0;
}

/* vouch-passage-look.c: a passage and where it stands, in words and attributes of text.
 *
 * Words that match are bold; figures that agree are bold and underlined, so that nothing is told by
 * colour alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-passage-look.h"

#include <glib/gi18n-lib.h>

#include "vouch-json.h"
#include "vouch-passage-cite.h"
#include "vouch-reference-plain.h"
#include "vouch-source-line.h"

/* Of text around the passage. */
#define DIM (G_MAXUINT16 * 55 / 100)

static gboolean
is_of_card (VouchReference *reference)
{
  return vouch_node_get_document (VOUCH_NODE (reference)) != NULL;
}

/**
 * vouch_passage_look_dup_paper:
 * @card: the card that may cite it
 * @passage: a passage of the store
 *
 * Returns: (transfer full): what it stands in: “Kim 2026”, or the name of the file, and whether the
 *   card doesn't have it yet.
 */
char *
vouch_passage_look_dup_paper (VouchCard *card, const VouchPassage *passage)
{
  g_autoptr (VouchReference) reference = vouch_passage_dup_reference (card, passage);
  JsonObject *csl
      = reference ? vouch_json_node_object (vouch_reference_get_csl (reference)) : NULL;

  if (!csl)
    return g_strdup ("");
  if (is_of_card (reference))
    return vouch_reference_short (csl);
  /* Translators: %s is the title of a paper that is among the user's sources. */
  return g_strdup_printf (_("%s (not in this card yet)"), vouch_reference_get_title (reference));
}

/* A long heading is known by its first line alone: half a word at its end is left out. */
static char *
dup_section (const VouchPassage *passage)
{
  g_autofree char *section = vouch_source_line (passage->section ? passage->section : "", 0);
  const char *half = g_str_has_suffix (section, "-") ? strrchr (section, ' ') : NULL;

  return half ? g_strdup_printf ("%.*s…", (int) (half - section), section) : g_steal_pointer (&section);
}

/** Returns: (transfer full): paper, section and page, on one line. */
char *
vouch_passage_look_dup_place (VouchCard *card, const VouchPassage *passage)
{
  g_autofree char *paper = vouch_passage_look_dup_paper (card, passage);
  GString *place = g_string_new (paper);
  g_autofree char *section = dup_section (passage);

  if (*section)
    g_string_append_printf (place, " · %s", section);
  if (passage->page > 0)
    {
      /* Translators: a page of a paper's file */
      g_autofree char *page = g_strdup_printf (_("page %u"), passage->page);

      g_string_append_printf (place, " · %s", page);
    }
  return g_string_free (place, FALSE);
}

/** Returns: (transfer full): where passages were looked for. */
char *
vouch_passage_look_dup_where (const VouchPassageHoldings *holdings)
{
  guint n_others = holdings->n_all > holdings->n_own ? holdings->n_all - holdings->n_own : 0;
  g_autofree char *own = g_strdup_printf (
      ngettext ("%u source in this card", "%u sources in this card", holdings->n_own), holdings->n_own);
  g_autofree char *others = g_strdup_printf (
      ngettext ("%u in your library", "%u in your library", n_others), n_others);

  if (n_others == 0)
    /* Translators: where was looked: “3 sources of this card” */
    return g_strdup_printf (_("Searched %s."), own);
  if (holdings->n_own == 0)
    return g_strdup_printf (_("Searched %s."), others);
  /* Translators: where was looked: “3 sources of this card” and “12 others of yours” */
  return g_strdup_printf (_("Searched %s and %s."), own, others);
}

/* Line ends are the page's, not the reader's. As many bytes as before. */
static char *
flatten (const char *text)
{
  return g_strdelimit (g_strdup (text), "\n\r\t\f", ' ');
}

/** Returns: (transfer full): the passage on one line, for a name. */
char *
vouch_passage_look_dup_line (const VouchPassage *passage)
{
  return flatten (passage->exact);
}

static void
add (PangoAttrList *attributes, PangoAttribute *attribute, guint from, guint to)
{
  attribute->start_index = from;
  attribute->end_index = to;
  pango_attr_list_insert (attributes, attribute);
}

/* Bytes of @text before a code point of it. */
static guint
byte_at (const char *text, guint code_point)
{
  return g_utf8_offset_to_pointer (text, code_point) - text;
}

/* They match anywhere, and tell nothing. */
static gboolean
is_filler (const char *from, const char *to)
{
  static const char *const fillers[]
      = { "a",  "an",  "and", "are", "as",   "at",   "be",  "by",  "for",  "from", "had",  "has",
          "in", "is",  "it",  "of",  "on",   "or",   "that", "the", "than", "to",   "was",  "were",
          "with", "have", "their", "these", "this", "which", "who", "after" };
  g_autofree char *word = g_utf8_strdown (from, to - from);

  for (gsize i = 0; i < G_N_ELEMENTS (fillers); i++)
    if (g_str_equal (fillers[i], word))
      return TRUE;
  return FALSE;
}

static void
add_ranges (PangoAttrList *attributes, GArray *ranges, const char *exact, guint shift,
            gboolean is_number)
{
  for (guint i = 0; i < ranges->len; i++)
    {
      const VouchPassageRange *range = &g_array_index (ranges, VouchPassageRange, i);
      guint from = shift + byte_at (exact, range->start);
      guint to = shift + byte_at (exact, range->end);

      if (!is_number && is_filler (exact + from - shift, exact + to - shift))
        continue;
      add (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), from, to);
      if (is_number)
        add (attributes, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), from, to);
    }
}

/** Shows the passage alone. */
void
vouch_passage_look_show (GtkLabel *label, const VouchPassage *passage)
{
  g_autofree char *line = flatten (passage->exact);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  add_ranges (attributes, passage->words, passage->exact, 0, FALSE);
  add_ranges (attributes, passage->numbers, passage->exact, 0, TRUE);
  gtk_label_set_text (label, line);
  gtk_label_set_attributes (label, attributes);
}

/** Shows the passage with what is around it, which is paler. */
void
vouch_passage_look_show_wide (GtkLabel *label, const VouchPassage *passage)
{
  g_autofree char *all = g_strconcat (passage->before, passage->exact, passage->after, NULL);
  g_autofree char *line = flatten (all);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  guint from = strlen (passage->before);
  guint to = from + strlen (passage->exact);

  add (attributes, pango_attr_foreground_alpha_new (DIM), 0, from);
  add (attributes, pango_attr_foreground_alpha_new (DIM), to, strlen (line));
  add_ranges (attributes, passage->words, passage->exact, from, FALSE);
  add_ranges (attributes, passage->numbers, passage->exact, from, TRUE);
  gtk_label_set_text (label, line);
  gtk_label_set_attributes (label, attributes);
}

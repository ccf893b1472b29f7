/* vouch-reference-plain.c: a reference in the plain built-in form.
 *
 * What stands where no citation style is at hand: the form of the AMA Manual of
 * Style, 11th edition, chapter 3, for the types of record that cards cite. One
 * composer makes the parts; text and page print the same parts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-reference-plain.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "vouch-json.h"
#include "vouch-reference-composer.h"
#include "vouch-reference-date.h"
#include "vouch-reference-links.h"
#include "vouch-reference-names.h"
#include "vouch-reference-title.h"

/* As many characters of a title as name a record that has no author. */
#define SHORT_TITLE_LENGTH 30

typedef struct
{
  const char *type; /* CSL 1.0.2 */
  void (*compose) (VouchComposer *composer);
} Form;

static void compose_article (VouchComposer *composer);
static void compose_book (VouchComposer *composer);
static void compose_chapter (VouchComposer *composer);
static void compose_dated (VouchComposer *composer);
static void compose_preprint (VouchComposer *composer);
static void compose_web_page (VouchComposer *composer);

static const Form forms[] = {
  { "article-journal", compose_article },
  { "review", compose_article },
  { "article", compose_preprint },
  { "article-magazine", compose_dated },
  { "article-newspaper", compose_dated },
  { "book", compose_book },
  { "report", compose_book },
  { "thesis", compose_book },
  { "pamphlet", compose_book },
  { "chapter", compose_chapter },
  { "entry-encyclopedia", compose_chapter },
  { "entry-dictionary", compose_chapter },
  { "paper-conference", compose_chapter },
  { "webpage", compose_web_page },
  { "post", compose_web_page },
  { "post-weblog", compose_web_page },
  { "dataset", compose_web_page },
  { "software", compose_web_page },
};

static void
compose_article (VouchComposer *composer)
{
  vouch_compose_names (composer);
  vouch_compose_title (composer, FALSE);
  vouch_compose_container (composer);
  if (vouch_compose_has_place_in_journal (composer->csl))
    vouch_compose_year_and_place (composer);
  else
    vouch_compose_date_after (composer, "Published online ", "issued");
  vouch_compose_identifiers (composer);
  vouch_compose_address (composer, FALSE);
}

static void
compose_dated (VouchComposer *composer)
{
  vouch_compose_names (composer);
  vouch_compose_title (composer, FALSE);
  vouch_compose_container (composer);
  vouch_compose_date_after (composer, "", "issued");
  if (vouch_compose_has_place_in_journal (composer->csl))
    vouch_compose_text (composer, ";");
  vouch_compose_place_in_journal (composer);
  vouch_compose_identifiers (composer);
  vouch_compose_address (composer, FALSE);
}

static void
compose_book (VouchComposer *composer)
{
  g_autofree char *genre = vouch_compose_dup_member (composer->csl, "genre");
  g_autofree char *number = vouch_compose_dup_member (composer->csl, "number");

  vouch_compose_names (composer);
  vouch_compose_title (composer, TRUE);
  vouch_compose_edition (composer);
  vouch_compose_sentence (composer, genre);
  vouch_compose_publisher_and_year (composer);
  vouch_compose_sentence (composer, number);
  vouch_compose_identifiers (composer);
  vouch_compose_address (composer, FALSE);
}

static void
append_book_of_chapter (VouchComposer *composer)
{
  JsonArray *editors = vouch_json_get_array (composer->csl, "editor");
  g_autofree char *names = vouch_reference_names_join (editors);
  g_autofree char *book = vouch_compose_dup_member (composer->csl, "container-title");

  if (!book)
    return;
  vouch_compose_begin_sentence (composer);
  vouch_compose_text (composer, "In: ");
  if (*names && vouch_json_array_length (vouch_json_get_array (composer->csl, "author")))
    {
      vouch_compose_text (composer, names);
      vouch_compose_text (composer, vouch_json_array_length (editors) > 1 ? ", eds. " : ", ed. ");
    }
  vouch_compose_append (composer, VOUCH_REFERENCE_PART_EMPHASIS, book, NULL);
}

static void
compose_chapter (VouchComposer *composer)
{
  g_autofree char *pages = vouch_compose_dup_pages (composer->csl);

  vouch_compose_names (composer);
  vouch_compose_title (composer, FALSE);
  append_book_of_chapter (composer);
  vouch_compose_edition (composer);
  vouch_compose_publisher_and_year (composer);
  if (pages)
    vouch_compose_text (composer, ":");
  vouch_compose_text (composer, pages);
  vouch_compose_identifiers (composer);
  vouch_compose_address (composer, FALSE);
}

static void
compose_preprint (VouchComposer *composer)
{
  static const char *const servers[] = { "container-title", "publisher", NULL };
  g_autofree char *server = vouch_compose_dup_first_member (composer->csl, servers);

  vouch_compose_names (composer);
  vouch_compose_title (composer, FALSE);
  vouch_compose_sentence (composer, server);
  vouch_compose_date_after (composer, "Preprint posted online ", "issued");
  vouch_compose_identifiers (composer);
  vouch_compose_address (composer, FALSE);
}

static void
compose_web_page (VouchComposer *composer)
{
  static const char *const sites[] = { "container-title", "publisher", NULL };
  g_autofree char *site = vouch_compose_dup_first_member (composer->csl, sites);

  vouch_compose_names (composer);
  vouch_compose_title (composer, FALSE);
  vouch_compose_sentence (composer, site);
  vouch_compose_date_after (composer, "Published ", "issued");
  vouch_compose_identifiers (composer);
  vouch_compose_address (composer, TRUE);
}

static void
compose_other (VouchComposer *composer)
{
  vouch_compose_names (composer);
  vouch_compose_title (composer, FALSE);
  vouch_compose_container (composer);
  if (vouch_compose_has_place_in_journal (composer->csl))
    vouch_compose_year_and_place (composer);
  else
    vouch_compose_publisher_and_year (composer);
  vouch_compose_identifiers (composer);
  vouch_compose_address (composer, FALSE);
}

static void
(*find_form (const char *type)) (VouchComposer *)
{
  for (gsize i = 0; type && i < G_N_ELEMENTS (forms); i++)
    if (g_str_equal (forms[i].type, type))
      return forms[i].compose;
  return compose_other;
}

/* Behind a DOI, a number or an address a stop would be taken for a part of it (AMA 3.15). */
static gboolean
ends_with_link (VouchComposer *composer)
{
  const VouchReferencePart *last = composer->parts->pdata[composer->parts->len - 1];

  return last->kind == VOUCH_REFERENCE_PART_LINK;
}

/**
 * vouch_reference_parts:
 * @csl: (nullable): a CSL-JSON item; members of the wrong type are passed over
 *
 * Returns: (transfer container) (element-type VouchReferencePart): the entry, as a page
 *   prints it; empty where the item holds nothing to print.
 */
GPtrArray *
vouch_reference_parts (JsonObject *csl)
{
  VouchComposer composer = { 0 };

  composer.csl = csl;
  composer.parts
      = g_ptr_array_new_with_free_func ((GDestroyNotify) vouch_reference_part_free);
  find_form (vouch_json_get_text (csl, "type")) (&composer);
  if (composer.parts->len > 0 && !ends_with_link (&composer))
    vouch_compose_end_sentence (&composer);
  return composer.parts;
}

/**
 * vouch_reference_plain:
 * @csl: (nullable): a CSL-JSON item
 *
 * Returns: (transfer full): the entry as one line of text, "Kim MS, An Y. Title. J Med.
 *   2026;28(3):1-9. doi:10.2196/1"; empty where the item holds nothing to print.
 */
char *
vouch_reference_plain (JsonObject *csl)
{
  g_autoptr (GPtrArray) parts = vouch_reference_parts (csl);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    g_string_append (text, ((VouchReferencePart *) parts->pdata[i])->text);
  return g_string_free (text, FALSE);
}

/**
 * vouch_reference_dup_plain_title:
 * @csl: (nullable): a CSL-JSON item
 *
 * Returns: (transfer full) (nullable): the title without markup.
 */
char *
vouch_reference_dup_plain_title (JsonObject *csl)
{
  g_autofree char *title = vouch_compose_dup_member (csl, "title");

  return title ? vouch_reference_title_plain (title) : NULL;
}

static char *
dup_short_name (JsonObject *csl)
{
  JsonArray *authors = vouch_json_get_array (csl, "author");
  JsonArray *editors = vouch_json_get_array (csl, "editor");
  g_autofree char *name = vouch_reference_name_family (vouch_json_array_object (authors, 0));
  g_autofree char *title = NULL;

  if (!name)
    name = vouch_reference_name_family (vouch_json_array_object (editors, 0));
  if (name)
    return g_steal_pointer (&name);
  title = vouch_reference_dup_plain_title (csl);
  if (title && g_utf8_strlen (title, -1) > SHORT_TITLE_LENGTH)
    {
      char *end = g_utf8_offset_to_pointer (title, SHORT_TITLE_LENGTH);

      while (end > title && *end != ' ')
        end--;
      if (end == title)
        end = g_utf8_offset_to_pointer (title, SHORT_TITLE_LENGTH);
      *end = '\0';
      return g_strconcat (title, "…", NULL);
    }
  return g_steal_pointer (&title);
}

/**
 * vouch_reference_short:
 * @csl: (nullable): a CSL-JSON item
 *
 * Returns: (transfer full): first author and year, "Kim 2026"; an editor, a group or the
 *   start of the title where there is no author.
 */
char *
vouch_reference_short (JsonObject *csl)
{
  g_autofree char *name = dup_short_name (csl);
  VouchReferenceDate date;

  vouch_reference_date_read (&date, csl, "issued");
  if (!name)
    name = g_strdup (_("Untitled reference"));
  if (date.year == 0)
    return g_steal_pointer (&name);
  return g_strdup_printf ("%s %d", name, date.year);
}

/* vouch-export.c: all that a card can be written as.
 *
 * Lists of references are of all the card has; the rest is of what a page prints, but for the
 * pack, which is for who reviews it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-export.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "vouch-card-format.h"
#include "vouch-card-style.h"
#include "vouch-check.h"
#include "vouch-export-annotation.h"
#include "vouch-export-references.h"
#include "vouch-export-text.h"
#include "vouch-file-io.h"
#include "vouch-json.h"
#include "vouch-pack.h"
#include "vouch-page-document.h"
#include "vouch-page-words.h"
#include "vouch-page.h"
#include "vouch-published-form.h"
#include "vouch-reference-writer.h"

/* --- what has errors left --- */

/**
 * vouch_export_count_errors:
 * @format: what is made
 * @card: a card as it is kept
 *
 * What is for readers says at its top that it is a draft, where errors are left. In any thread.
 *
 * Returns: how many; none of what is for no readers
 */
guint
vouch_export_count_errors (const VouchExport *format, JsonNode *card)
{
  g_autoptr (VouchCard) built = format->takes_style ? vouch_card_format_build (card, NULL) : NULL;
  g_autoptr (VouchFindingList) findings = NULL;
  VouchSummary summary = { 0 };

  if (built)
    findings = vouch_check_card (built, &summary);
  return summary.errors;
}

static gboolean
is_draft (JsonNode *card)
{
  return vouch_export_count_errors (vouch_export_find ("html"), card) > 0;
}

/* Takes @text, which may be %NULL. */
static char *
mark_draft (char *text, JsonNode *card, const char *sign)
{
  g_autofree char *bare = text;
  const char *language = vouch_json_get_text (vouch_json_node_object (card), "language");
  const VouchPageWords *words = vouch_page_words_for (language);

  if (!text || !is_draft (card))
    return g_steal_pointer (&bare);
  return g_strconcat (sign, vouch_page_words_get (words, VOUCH_PAGE_WORD_DRAFT), sign, "\n\n", text, NULL);
}

/* --- the formats --- */

static char *
make_html (JsonNode *card, const char *style, GError **error)
{
  VouchPageOptions options = { .is_draft = is_draft (card) };
  g_autoptr (JsonNode) published = vouch_published_form (card);
  g_autoptr (VouchPage) page = vouch_page_new_in_style (published, style, error);

  return page ? vouch_page_document_new (page->html, page->jsonld, page->title, page->language,
                                         page->description, &options)
              : NULL;
}

static char *
make_markdown (JsonNode *card, const char *style, GError **error)
{
  g_autoptr (JsonNode) published = vouch_published_form (card);

  return mark_draft (vouch_export_text_in_style (published, VOUCH_TEXT_FORM_MARKDOWN, style, error), card,
                     "**");
}

static char *
make_text (JsonNode *card, const char *style, GError **error)
{
  g_autoptr (JsonNode) published = vouch_published_form (card);

  return mark_draft (vouch_export_text_in_style (published, VOUCH_TEXT_FORM_PLAIN, style, error), card, "");
}

static char *
make_references (JsonNode *card, const char *style, GError **error)
{
  return vouch_export_references (card);
}

static char *
make_annotation (JsonNode *card, const char *style, GError **error)
{
  return vouch_export_annotation (card);
}

static JsonArray *
get_references (JsonNode *card)
{
  return vouch_json_get_array (vouch_json_node_object (card), "references");
}

static char *
make_ris (JsonNode *card, const char *style, GError **error)
{
  return vouch_write_ris (get_references (card));
}

static char *
make_bibtex (JsonNode *card, const char *style, GError **error)
{
  return vouch_write_bibtex (get_references (card));
}

/* The one that is no text has no function here. */
static const struct
{
  VouchExport format;
  char *(*make) (JsonNode *card, const char *style, GError **error);
} formats[] = {
  { { "html", ".html", N_ ("Web page"), TRUE, FALSE }, make_html },
  { { "markdown", ".md", N_ ("Markdown"), TRUE, FALSE }, make_markdown },
  { { "text", ".txt", N_ ("Text"), TRUE, FALSE }, make_text },
  { { "pack", ".pdf", N_ ("Evidence pack"), FALSE, FALSE }, NULL },
  { { "web-annotation", ".jsonld", N_ ("Web annotations"), FALSE, FALSE }, make_annotation },
  { { "csl-json", ".json", N_ ("References as CSL-JSON"), FALSE, TRUE }, make_references },
  { { "ris", ".ris", N_ ("References as RIS"), FALSE, TRUE }, make_ris },
  { { "bibtex", ".bib", N_ ("References as BibTeX"), FALSE, TRUE }, make_bibtex },
};

/** Returns: (transfer none) (nullable): the format of that name. */
const VouchExport *
vouch_export_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_strcmp0 (formats[i].format.name, name) == 0)
      return &formats[i].format;
  return NULL;
}

/** Returns: (transfer full): the names, with commas. */
char *
vouch_export_list (void)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", formats[i].format.name);
  return g_string_free (names, FALSE);
}

/**
 * vouch_export_make:
 * @format: what to make
 * @card: a card as it is kept
 * @style: (nullable): the citation style of its references, for what takes one; %NULL is the card’s own,
 *   or the usual one
 * @cancellable: (nullable): to give up
 * @error: return location for a #GError
 *
 * May take seconds: not for the main thread.
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *
vouch_export_make (const VouchExport *format,
                   JsonNode *card,
                   const char *style,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autofree char *own = style ? NULL : vouch_card_style_dup (card);
  char *text = NULL;

  if (g_str_equal (format->name, "pack"))
    return vouch_pack_make (card, cancellable, error);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (&formats[i].format == format)
      text = formats[i].make (card, style ? style : own, error);
  return text ? g_bytes_new_take (text, strlen (text)) : NULL;
}

/* One file to be written. */
typedef struct
{
  const VouchExport *format; /* (unowned) */
  JsonNode *card;            /* (owned) */
  GFile *location;           /* (owned) */
} Saving;

static void
free_saving (gpointer data)
{
  Saving *saving = data;

  json_node_unref (saving->card);
  g_object_unref (saving->location);
  g_free (saving);
}

static void
save_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Saving *saving = data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = vouch_export_make (saving->format, saving->card, NULL, cancellable, &error);

  if (bytes && vouch_file_write (saving->location, bytes, VOUCH_FILE_OVERWRITE, NULL, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * vouch_export_save_async:
 * @format: what to make
 * @card: a card as it is kept; sealed
 * @location: where to put it; what is there is replaced
 * @cancellable: (nullable): to give up
 * @callback: called when it is written
 * @data: for @callback
 *
 * Makes and writes it without waiting.
 */
void
vouch_export_save_async (const VouchExport *format,
                         JsonNode *card,
                         GFile *location,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Saving *saving = g_new0 (Saving, 1);

  saving->format = format;
  saving->card = json_node_ref (card);
  saving->location = g_object_ref (location);
  g_task_set_source_tag (task, vouch_export_save_async);
  g_task_set_task_data (task, saving, free_saving);
  g_task_run_in_thread (task, save_in_thread);
}

/** Returns: whether it is written. */
gboolean
vouch_export_save_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* vouch-reference-processor.c: citeproc-js, opened and fed by one thread.
 *
 * Everything here happens in the thread that made it. The style stays in the processor
 * until another is asked for, and a processor that ran out of time is thrown away.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-reference-processor.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "vouch-citation-style-files.h"
#include "vouch-citation-style-tree.h"
#include "vouch-citation-style.h"
#include "vouch-citeproc-engine.h"
#include "vouch-engine.h"
#include "vouch-json.h"
#include "vouch-reference-formatter.h"
#include "vouch-reference-tidy.h"

/* As the set-up makes it; and as it is published, for whoever lays that there. */
static const char *const scripts[] = { "citeproc.js", "citeproc_commonjs.js" };

struct _VouchReferenceProcessor
{
  const VouchCiteprocEngine *engine;     /* (nullable) */
  VouchCiteproc             *citeproc;   /* (owned) (nullable) */
  char                      *key;        /* (owned) (nullable): of the style that is set */
  gboolean                   is_numeric;
};

/**
 * vouch_reference_processor_new:
 *
 * Nothing is loaded before the first style is set.
 *
 * Returns: (transfer full): a processor for the calling thread
 */
VouchReferenceProcessor *
vouch_reference_processor_new (void)
{
  return g_new0 (VouchReferenceProcessor, 1);
}

static void
close_citeproc (VouchReferenceProcessor *self)
{
  if (self->citeproc)
    self->engine->close (self->citeproc);
  self->citeproc = NULL;
  g_clear_pointer (&self->key, g_free);
}

/**
 * vouch_reference_processor_free:
 * @self: (transfer full): a processor of this thread
 */
void
vouch_reference_processor_free (VouchReferenceProcessor *self)
{
  close_citeproc (self);
  g_free (self);
}

/* The set-up puts citeproc-js beside the module, in the build folder and when installed. */
static char *
read_script (GError **error)
{
  g_autofree char *module = vouch_engine_find (VOUCH_CITEPROC_MODULE);
  g_autofree char *folder = g_path_get_dirname (module);

  for (gsize i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      g_autofree char *path = g_build_filename (folder, scripts[i], NULL);
      char *script = NULL;

      if (g_file_get_contents (path, &script, NULL, NULL))
        return script;
    }
  g_set_error (error, VOUCH_REFERENCE_FORMATTER_ERROR,
               VOUCH_REFERENCE_FORMATTER_ERROR_NO_PROCESSOR,
               _("citeproc-js, which formats references in citation styles, is not installed. "
                 "Whoever installed Vouch can add it."));
  return NULL;
}

static char *
give_locale (const char *language,
             gpointer    data)
{
  g_autofree char *xml = vouch_citation_style_locale (language);

  return xml ? vouch_citation_style_tree (xml) : NULL;
}

static gboolean
open_citeproc (VouchReferenceProcessor  *self,
               GError                  **error)
{
  g_autofree char *script = NULL;
  g_autofree char *message = NULL;

  if (self->citeproc)
    return TRUE;
  if (!self->engine)
    self->engine = vouch_engine_open (VOUCH_CITEPROC_MODULE, VOUCH_CITEPROC_SYMBOL, error);
  if (!self->engine)
    return FALSE;
  script = read_script (error);
  if (!script)
    return FALSE;
  self->citeproc = self->engine->open (script, give_locale, NULL, &message);
  if (!self->citeproc)
    g_set_error (error, VOUCH_REFERENCE_FORMATTER_ERROR, VOUCH_REFERENCE_FORMATTER_ERROR_FAILED,
                 _("citeproc-js can’t be started: %s"), message);
  return self->citeproc != NULL;
}

/* A style that is a file is another one when the file was written anew. */
static char *
make_key (const char *style,
          const char *locale)
{
  GStatBuf status = { 0 };

  if (strchr (style, '/') || g_str_has_suffix (style, ".csl"))
    g_stat (style, &status);
  return g_strdup_printf ("%s\n%s\n%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, style, locale,
                          (gint64) status.st_mtime, (gint64) status.st_size);
}

/* "de" is as good as "de-DE"; one that nobody has would become English without a word. */
static gboolean
is_locale (const char  *locale,
           GError     **error)
{
  g_autofree char *xml = strlen (locale) == 2 ? NULL : vouch_citation_style_locale (locale);
  gboolean is_known = xml || (strlen (locale) == 2 && vouch_citation_style_has_language (locale));

  if (!is_known)
    g_set_error (error, VOUCH_CITATION_STYLE_ERROR, VOUCH_CITATION_STYLE_ERROR_UNKNOWN,
                 /* Translators: a language tag, as in "en-US". */
                 _("References can’t be formatted in the language “%s”."), locale);
  return is_known;
}

/**
 * vouch_reference_processor_set_style:
 * @self: a processor of this thread
 * @style: as for vouch_citation_style_load()
 * @locale: the language of its words; a style that insists on another has its way
 * @error: (nullable): return location
 *
 * Returns: %TRUE where entries can be formatted now; otherwise with an error of
 *   %VOUCH_ENGINE_ERROR, %VOUCH_CITATION_STYLE_ERROR or %VOUCH_REFERENCE_FORMATTER_ERROR
 */
gboolean
vouch_reference_processor_set_style (VouchReferenceProcessor  *self,
                                     const char               *style,
                                     const char               *locale,
                                     GError                  **error)
{
  g_autofree char *key = make_key (style, locale);
  g_autoptr (VouchCitationStyle) read = NULL;
  g_autofree char *tree = NULL;
  g_autofree char *message = NULL;

  if (g_strcmp0 (key, self->key) == 0)
    return TRUE;
  read = vouch_citation_style_load (style, error);
  if (!read || !is_locale (locale, error) || !open_citeproc (self, error))
    return FALSE;
  g_clear_pointer (&self->key, g_free);
  tree = vouch_citation_style_tree (read->xml);
  if (!self->engine->set_style (self->citeproc, tree, locale, !read->sets_quotes, &message))
    {
      close_citeproc (self);
      g_set_error (error, VOUCH_REFERENCE_FORMATTER_ERROR, VOUCH_REFERENCE_FORMATTER_ERROR_FAILED,
                   _("This citation style can’t be used: %s"), message);
      return FALSE;
    }
  self->is_numeric = read->is_numeric;
  self->key = g_steal_pointer (&key);
  return TRUE;
}

/**
 * vouch_reference_processor_is_numeric:
 * @self: a processor with a style
 *
 * Returns: whether no entry depends on the others of its list
 */
gboolean
vouch_reference_processor_is_numeric (VouchReferenceProcessor *self)
{
  return self->is_numeric;
}

static char *
join_tidied (const char *const *items,
             guint              n_items)
{
  JsonArray *array = json_array_new ();
  g_autoptr (JsonNode) list = json_node_init_array (json_node_alloc (), array);
  g_autoptr (JsonGenerator) generator = json_generator_new ();

  json_array_unref (array);
  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (JsonNode) node = vouch_json_parse (items[i], strlen (items[i]),
                                                    VOUCH_JSON_MAX_CARD, NULL);
      JsonObject *item = vouch_json_node_object (node);

      if (item)
        json_array_add_element (array, vouch_reference_tidy (item));
      else
        json_array_add_object_element (array, json_object_new ());
    }
  json_generator_set_root (generator, list);
  return json_generator_to_data (generator, NULL);
}

static GStrv
split_entries (const char *json,
               guint       n_items)
{
  g_autoptr (JsonNode) list = vouch_json_parse (json, strlen (json), VOUCH_JSON_MAX_CARD, NULL);
  JsonArray *array = vouch_json_node_array (list);
  GStrv entries = g_new0 (char *, n_items + 1);

  for (guint i = 0; i < n_items; i++)
    {
      const char *html = vouch_json_array_text (array, i);

      entries[i] = g_strdup (html ? html : "");
    }
  return entries;
}

/**
 * vouch_reference_processor_format:
 * @self: a processor with a style
 * @items: (array length=n_items): CSL-JSON items, each as text
 * @n_items: how many
 * @error: (nullable): return location
 *
 * Returns: (transfer full) (nullable): as many entries, in HTML; "" for an item that the
 *   processor can't make anything of; %NULL with an error of
 *   %VOUCH_REFERENCE_FORMATTER_ERROR
 */
GStrv
vouch_reference_processor_format (VouchReferenceProcessor  *self,
                                  const char *const        *items,
                                  guint                     n_items,
                                  GError                  **error)
{
  g_autofree char *list = join_tidied (items, n_items);
  g_autofree char *message = NULL;
  g_autofree char *entries = self->engine->format (self->citeproc, list, &message);

  if (entries)
    return split_entries (entries, n_items);
  close_citeproc (self);
  g_set_error (error, VOUCH_REFERENCE_FORMATTER_ERROR, VOUCH_REFERENCE_FORMATTER_ERROR_FAILED,
               _("The references could not be formatted: %s"), message);
  return NULL;
}

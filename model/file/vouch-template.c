/* vouch-template.c: new cards by kind.
 *
 * A template is a card like any other: a house makes one by saving a card as
 * KIND.json in its own folder, which comes before the folder of the program.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-template.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "build-paths.h"
#include "vouch-card-format.h"
#include "vouch-file-io.h"
#include "vouch-json.h"
#include "vouch-node.h"

#define SUFFIX ".json"

/* What was done to the card that a template was made of, and to no other. */
static const char *const records[]
    = { "notes", "considered", "approvals", "reviewed", "corrections", "work", "publications" };

/* Folders that may hold templates, first the user's own; last the one in the
 * source, for a program that was built and not installed. */
static GPtrArray *
list_folders (void)
{
  GPtrArray *folders = g_ptr_array_new_with_free_func (g_free);
  const char *const *system = g_get_system_data_dirs ();

  g_ptr_array_add (folders,
                   g_build_filename (g_get_user_data_dir (), GETTEXT_PACKAGE, "templates", NULL));
  for (gsize i = 0; system[i]; i++)
    g_ptr_array_add (folders, g_build_filename (system[i], GETTEXT_PACKAGE, "templates", NULL));
  g_ptr_array_add (folders, g_build_filename (VOUCH_DATADIR, "templates", NULL));
  g_ptr_array_add (folders, g_build_filename (VOUCH_SOURCE_DATADIR, "templates", NULL));
  return folders;
}

/* A kind names a file, so it may not lead out of the folder. */
static gboolean
is_kind (const char *kind)
{
  static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789-";

  return *kind && strspn (kind, letters) == strlen (kind);
}

static GFile *
find_template (const char *kind)
{
  g_autoptr (GPtrArray) folders = list_folders ();
  g_autofree char *name = g_strconcat (kind, SUFFIX, NULL);

  if (!is_kind (kind))
    return NULL;
  for (guint i = 0; i < folders->len; i++)
    {
      g_autofree char *path = g_build_filename (folders->pdata[i], name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        return g_file_new_for_path (path);
    }
  return NULL;
}

static void
add_kinds (GHashTable *kinds, const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    if (g_str_has_suffix (name, SUFFIX))
      {
        g_autofree char *kind = g_strndup (name, strlen (name) - strlen (SUFFIX));

        if (is_kind (kind))
          g_hash_table_add (kinds, g_steal_pointer (&kind));
      }
}

static int
compare_kinds (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * vouch_template_list:
 *
 * Returns: (transfer full) (array zero-terminated=1): the kinds that there are templates for
 */
char **
vouch_template_list (void)
{
  g_autoptr (GHashTable) kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) folders = list_folders ();
  char **list;
  guint length;

  for (guint i = 0; i < folders->len; i++)
    add_kinds (kinds, folders->pdata[i]);
  list = (char **) g_hash_table_get_keys_as_array (kinds, &length);
  g_hash_table_steal_all (kinds);
  qsort (list, length, sizeof *list, compare_kinds);
  return list;
}

/* The card of the template with new ids and nothing of the past of the old one. */
static VouchCard *
build_card (JsonNode *template, GError **error)
{
  g_autoptr (JsonNode) json = vouch_node_json_with_new_ids (template);

  for (gsize i = 0; i < G_N_ELEMENTS (records); i++)
    if (vouch_json_get_node (vouch_json_node_object (json), records[i]))
      {
        JsonNode *without = vouch_json_with_member (json, records[i], NULL);

        json_node_unref (json);
        json = without;
      }
  return vouch_card_format_build (json, error);
}

/**
 * vouch_template_new_card:
 * @kind: a kind, as vouch_template_list() names it
 * @error: return location for %G_IO_ERROR_NOT_FOUND where there is no such template, else a
 *   #GIOErrorEnum or #VouchFormatError, told with the template's file
 *
 * Reads one small file of this computer.
 *
 * Returns: (transfer full) (nullable): a new card with all sections of its kind
 */
VouchCard *
vouch_template_new_card (const char *kind, GError **error)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonNode) template = NULL;
  VouchCard *card = NULL;

  g_return_val_if_fail (kind != NULL, NULL);

  file = find_template (kind);
  if (!file)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("Unknown template “%s”"), kind);
      return NULL;
    }
  bytes = vouch_file_read (file, VOUCH_JSON_MAX_CARD, NULL, error);
  template = bytes ? vouch_card_format_parse (bytes, error) : NULL;
  card = template ? build_card (template, error) : NULL;
  if (!card)
    g_prefix_error (error, "%s: ", g_file_peek_path (file));
  return card;
}

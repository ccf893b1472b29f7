/* vouch-portal-list.c: a list that is kept in `vouch/portals.ini` of the user's settings.
 *
 * One group a portal, named as the portal, with its address and the name to sign
 * in with. Never a password.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-portal-list.h"

#include <errno.h>
#include <string.h>
#include <glib/gi18n-lib.h>

struct _VouchPortalList
{
  GObject parent_instance;

  GPtrArray *portals; /* (owned) (element-type VouchPortal) */
  GKeyFile *file;     /* (owned): with the groups and comments that we don't know */
  char *path;         /* (owned) */
};

static void vouch_portal_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VouchPortalList,
                               vouch_portal_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      vouch_portal_list_model_init))

static gboolean
save (VouchPortalList *self, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *text = g_key_file_to_data (self->file, NULL, NULL);

  if (g_mkdir_with_parents (folder, 0700) < 0)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
                   _("The list of portals can’t be saved in “%s”: %s."), folder,
                   g_strerror (errno));
      return FALSE;
    }
  return g_file_set_contents_full (self->path, text, -1,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0600, error);
}

/* A name becomes a group of the file and a word on the command line. */
static gboolean
check_name (const char *name, GError **error)
{
  gboolean is_good = *name != '\0' && !strpbrk (name, "[]/:") && !g_ascii_isspace (*name)
                     && !g_ascii_isspace (name[strlen (name) - 1])
                     && g_utf8_validate (name, -1, NULL);

  for (const char *c = name; *c && is_good; c++)
    is_good = !g_ascii_iscntrl (*c);
  if (!is_good)
    g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_SETTINGS,
                 _("“%s” can’t be used as a portal name. Leave out “[”, “]”, “/” and “:”."), name);
  return is_good;
}

/* An entry that somebody has spoilt by hand is left in the file and out of the list. */
static void
read_portals (VouchPortalList *self)
{
  g_auto (GStrv) names = g_key_file_get_groups (self->file, NULL);

  for (guint i = 0; names[i]; i++)
    {
      g_autofree char *address = g_key_file_get_string (self->file, names[i], "address", NULL);
      g_autofree char *user = g_key_file_get_string (self->file, names[i], "user", NULL);
      VouchPortal *portal = address ? vouch_portal_new (names[i], address, user, NULL) : NULL;

      if (portal)
        g_ptr_array_add (self->portals, portal);
    }
}

static gboolean
find_position (VouchPortalList *self, const char *name, guint *position)
{
  for (guint i = 0; i < self->portals->len; i++)
    if (strcmp (vouch_portal_get_name (self->portals->pdata[i]), name) == 0)
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}

static GType
vouch_portal_list_get_item_type (GListModel *model)
{
  return VOUCH_TYPE_PORTAL;
}

static guint
vouch_portal_list_get_n_items (GListModel *model)
{
  return VOUCH_PORTAL_LIST (model)->portals->len;
}

static gpointer
vouch_portal_list_get_item (GListModel *model, guint position)
{
  VouchPortalList *self = VOUCH_PORTAL_LIST (model);

  return position < self->portals->len ? g_object_ref (self->portals->pdata[position]) : NULL;
}

static void
vouch_portal_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = vouch_portal_list_get_item_type;
  iface->get_n_items = vouch_portal_list_get_n_items;
  iface->get_item = vouch_portal_list_get_item;
}

static void
vouch_portal_list_finalize (GObject *object)
{
  VouchPortalList *self = VOUCH_PORTAL_LIST (object);

  g_ptr_array_unref (self->portals);
  g_key_file_unref (self->file);
  g_free (self->path);
  G_OBJECT_CLASS (vouch_portal_list_parent_class)->finalize (object);
}

static void
vouch_portal_list_class_init (VouchPortalListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vouch_portal_list_finalize;
}

static void
vouch_portal_list_init (VouchPortalList *self)
{
  self->portals = g_ptr_array_new_with_free_func (g_object_unref);
  self->file = g_key_file_new ();
  self->path = g_build_filename (g_get_user_config_dir (), "vouch", "portals.ini", NULL);
}

/**
 * vouch_portal_list_new:
 * @error: a #GFileError or #GKeyFileError; a file that is not there is an empty list
 *
 * Returns: (transfer full) (nullable): the list as it is saved; the embedded portal is not in it.
 */
VouchPortalList *
vouch_portal_list_new (GError **error)
{
  g_autoptr (VouchPortalList) self = g_object_new (VOUCH_TYPE_PORTAL_LIST, NULL);
  g_autoptr (GError) reason = NULL;

  if (!g_key_file_load_from_file (self->file, self->path,
                                  G_KEY_FILE_KEEP_COMMENTS | G_KEY_FILE_KEEP_TRANSLATIONS, &reason)
      && !g_error_matches (reason, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    {
      g_propagate_prefixed_error (error, g_steal_pointer (&reason), "%s: ", self->path);
      return NULL;
    }
  read_portals (self);
  return g_steal_pointer (&self);
}

/** Adds a portal, or puts it in the place of the one with its name, and saves the list. */
gboolean
vouch_portal_list_add (VouchPortalList *self, VouchPortal *portal, GError **error)
{
  const char *name = vouch_portal_get_name (portal);
  const char *user = vouch_portal_get_user (portal);
  guint position = self->portals->len;
  gboolean is_new;

  if (!check_name (name, error))
    return FALSE;
  g_key_file_remove_group (self->file, name, NULL);
  g_key_file_set_string (self->file, name, "address", vouch_portal_get_address (portal));
  if (user)
    g_key_file_set_string (self->file, name, "user", user);
  if (!save (self, error))
    return FALSE;
  is_new = !find_position (self, name, &position);
  if (!is_new)
    g_ptr_array_remove_index (self->portals, position);
  g_ptr_array_insert (self->portals, position, g_object_ref (portal));
  g_list_model_items_changed (G_LIST_MODEL (self), position, is_new ? 0 : 1, 1);
  return TRUE;
}

/** Takes a portal out and saves the list; what was published there stays there. */
gboolean
vouch_portal_list_remove (VouchPortalList *self, const char *name, GError **error)
{
  guint position;

  if (!find_position (self, name, &position))
    {
      g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_SETTINGS,
                   _("There is no portal named “%s”."), name);
      return FALSE;
    }
  g_key_file_remove_group (self->file, name, NULL);
  if (!save (self, error))
    return FALSE;
  g_ptr_array_remove_index (self->portals, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
  return TRUE;
}

/** Returns: (transfer none) (nullable): the portal of this name, or at this address. */
VouchPortal *
vouch_portal_list_find (VouchPortalList *self, const char *name_or_address)
{
  g_autoptr (VouchPortal) asked = vouch_portal_new ("", name_or_address, NULL, NULL);
  guint position;

  if (find_position (self, name_or_address, &position))
    return self->portals->pdata[position];
  for (guint i = 0; asked && i < self->portals->len; i++)
    if (strcmp (vouch_portal_get_address (self->portals->pdata[i]),
                vouch_portal_get_address (asked))
        == 0)
      return self->portals->pdata[i];
  return NULL;
}

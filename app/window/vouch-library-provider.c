/* vouch-library-provider.c: the references of other cards, for whoever cites.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-library-provider.h"

#include <glib/gi18n-lib.h>

/* Before anything is typed, and after. */
#define MAX_RECENT 5
#define MAX_FOUND 20

struct _VouchLibraryProvider
{
  GObject parent_instance;

  VouchReferenceLibrary *library; /* (owned) */
};

static void vouch_library_provider_init_iface (VouchCiteProviderInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VouchLibraryProvider,
                               vouch_library_provider,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (VOUCH_TYPE_CITE_PROVIDER,
                                                      vouch_library_provider_init_iface))

static const char *
get_name (VouchCiteProvider *provider)
{
  /* Translators: the references of other cards */
  return _("Library");
}

static gboolean
wants (VouchCiteProvider *provider, const char *typed)
{
  return TRUE;
}

/* It is in memory, and so is the answer at once. */
static void
search_async (VouchCiteProvider *provider, const char *typed, GCancellable *cancellable,
              GAsyncReadyCallback callback, gpointer data)
{
  VouchLibraryProvider *self = VOUCH_LIBRARY_PROVIDER (provider);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, search_async);
  g_task_return_pointer (task,
                         vouch_reference_library_find (self->library, typed,
                                                       *typed ? MAX_FOUND : MAX_RECENT),
                         (GDestroyNotify) g_ptr_array_unref);
}

static GPtrArray *
search_finish (VouchCiteProvider *provider, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
vouch_library_provider_init_iface (VouchCiteProviderInterface *iface)
{
  iface->get_name = get_name;
  iface->wants = wants;
  iface->search_async = search_async;
  iface->search_finish = search_finish;
}

static void
vouch_library_provider_finalize (GObject *object)
{
  g_object_unref (VOUCH_LIBRARY_PROVIDER (object)->library);
  G_OBJECT_CLASS (vouch_library_provider_parent_class)->finalize (object);
}

static void
vouch_library_provider_class_init (VouchLibraryProviderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vouch_library_provider_finalize;
}

static void
vouch_library_provider_init (VouchLibraryProvider *self)
{
}

VouchCiteProvider *
vouch_library_provider_new (VouchReferenceLibrary *library)
{
  VouchLibraryProvider *self = g_object_new (VOUCH_TYPE_LIBRARY_PROVIDER, NULL);

  self->library = g_object_ref (library);
  return VOUCH_CITE_PROVIDER (self);
}

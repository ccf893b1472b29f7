/* vouch-zotero-provider.c: the writer’s own library in Zotero, for whoever cites.
 *
 * Zotero answers on this computer, and an address of another one is refused: nothing leaves it, so there is nothing to agree to, and a card under
 * embargo is no exception. Who has no Zotero hears nothing of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-zotero-provider.h"

#include "vouch-lookup-consent.h"
#include "vouch-lookup-zotero.h"
#include "vouch-reference-intake.h"
#include "vouch-settings.h"

#define MAX_FOUND 10
/* Fewer characters fit half a library. */
#define MIN_TYPED 3

struct _VouchZoteroProvider
{
  GObject parent_instance;

  GSettings *settings; /* (owned) */
};

static void vouch_zotero_provider_init_iface (VouchCiteProviderInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VouchZoteroProvider,
                               vouch_zotero_provider,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (VOUCH_TYPE_CITE_PROVIDER,
                                                      vouch_zotero_provider_init_iface))

static const char *
get_name (VouchCiteProvider *provider)
{
  return "Zotero";
}

static gboolean
wants (VouchCiteProvider *provider, const char *typed)
{
  VouchZoteroProvider *self = VOUCH_ZOTERO_PROVIDER (provider);

  return g_utf8_strlen (typed, -1) >= MIN_TYPED && !vouch_reference_intake_is_list (typed)
         && g_settings_get_boolean (self->settings, VOUCH_SETTING_LOOKUP_ZOTERO_USED);
}

/* Whoever has named its address has one. */
static gboolean
names_zotero (GSettings *settings)
{
  g_autofree char *address = g_settings_get_string (settings, VOUCH_SETTING_LOOKUP_ZOTERO);
  const char *named = g_getenv ("VOUCH_ZOTERO");

  return *address || (named && *named);
}

static gboolean
has_folder (void)
{
  static const char *const folders[]
      = { "Zotero", ".zotero", ".var/app/org.zotero.Zotero", "snap/zotero-snap" };

  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_build_filename (g_get_home_dir (), folders[i], NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        return TRUE;
    }
  return FALSE;
}

/* A home folder may be on a slow disk. Who has no Zotero is not told that it is not running. */
static void
judge_silence_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const GError *silence = data;
  g_autoptr (JsonArray) nothing = json_array_new ();

  if (has_folder ())
    g_task_return_error (task, g_error_copy (silence));
  else
    vouch_cite_provider_answer (task, nothing, NULL);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  VouchZoteroProvider *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonArray) items = vouch_lookup_zotero_finish (result, &error);
  gboolean is_silent = g_error_matches (error, VOUCH_LOOKUP_ERROR, VOUCH_LOOKUP_ERROR_OFFLINE);

  if (is_silent && !names_zotero (self->settings))
    {
      g_task_set_task_data (task, g_steal_pointer (&error), (GDestroyNotify) g_error_free);
      g_task_run_in_thread (task, judge_silence_in_thread);
    }
  else
    vouch_cite_provider_answer (task, items, g_steal_pointer (&error));
}

static void
search_async (VouchCiteProvider *provider, const char *typed, GCancellable *cancellable,
              GAsyncReadyCallback callback, gpointer data)
{
  VouchZoteroProvider *self = VOUCH_ZOTERO_PROVIDER (provider);
  g_autoptr (VouchLookupSettings) settings = vouch_lookup_settings_read (self->settings, NULL);
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, search_async);
  vouch_lookup_zotero_async (settings, typed, MAX_FOUND, cancellable, answered_cb, task);
}

static GPtrArray *
search_finish (VouchCiteProvider *provider, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
vouch_zotero_provider_init_iface (VouchCiteProviderInterface *iface)
{
  iface->get_name = get_name;
  iface->wants = wants;
  iface->search_async = search_async;
  iface->search_finish = search_finish;
}

static void
vouch_zotero_provider_finalize (GObject *object)
{
  g_object_unref (VOUCH_ZOTERO_PROVIDER (object)->settings);
  G_OBJECT_CLASS (vouch_zotero_provider_parent_class)->finalize (object);
}

static void
vouch_zotero_provider_class_init (VouchZoteroProviderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vouch_zotero_provider_finalize;
}

static void
vouch_zotero_provider_init (VouchZoteroProvider *self)
{
}

/** @settings: the program's settings, which say whether Zotero is asked, and where */
VouchCiteProvider *
vouch_zotero_provider_new (GSettings *settings)
{
  VouchZoteroProvider *self = g_object_new (VOUCH_TYPE_ZOTERO_PROVIDER, NULL);

  self->settings = g_object_ref (settings);
  return VOUCH_CITE_PROVIDER (self);
}

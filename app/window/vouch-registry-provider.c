/* vouch-registry-provider.c: Crossref, PubMed and the other registries, for whoever cites by an identifier.
 *
 * Asked only for what is an identifier, or an address or a reference with one in it, and only where
 * the user has agreed to lookups and the card is under no embargo; otherwise the reference dialog says
 * what would be sent, and asks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-registry-provider.h"

#include <glib/gi18n-lib.h>

#include "vouch-identifier.h"
#include "vouch-identify.h"
#include "vouch-lookup-consent.h"
#include "vouch-lookup.h"
#include "vouch-settings.h"

struct _VouchRegistryProvider
{
  GObject parent_instance;

  GSettings *settings; /* (owned) */
  GWeakRef card;       /* the one that cites */
};

static void vouch_registry_provider_init_iface (VouchCiteProviderInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VouchRegistryProvider,
                               vouch_registry_provider,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (VOUCH_TYPE_CITE_PROVIDER,
                                                      vouch_registry_provider_init_iface))

static const char *
get_name (VouchCiteProvider *provider)
{
  /* Translators: Crossref, PubMed, arXiv, DataCite, Open Library or ClinicalTrials.gov */
  return _("Registry");
}

/* A journal's number or a person's is no paper's. */
static gboolean
is_of_paper (const char *typed)
{
  g_auto (VouchIdentity) identity = { 0 };
  VouchIdentifierKind kind;
  g_autofree char *within = vouch_identifier_find (typed, &kind);
  static const char *const kinds[] = { "doi", "pmid", "pmcid", "isbn", "nct", "arxiv" };

  vouch_identify (typed, &identity);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (identity.is_valid && g_str_equal (identity.kind, kinds[i]))
      return TRUE;
  return within != NULL;
}

static gboolean
wants (VouchCiteProvider *provider, const char *typed)
{
  VouchRegistryProvider *self = VOUCH_REGISTRY_PROVIDER (provider);
  g_autoptr (VouchCard) card = g_weak_ref_get (&self->card);

  return card && *typed && g_settings_get_boolean (self->settings, VOUCH_SETTING_LOOKUP_PASTED)
         && vouch_lookup_get_consent (self->settings, card) == VOUCH_CONSENT_GIVEN
         && is_of_paper (typed);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  g_autoptr (JsonArray) items = vouch_lookup_run_finish (result, &error);

  vouch_cite_provider_answer (task, items, error);
}

static void
search_async (VouchCiteProvider *provider, const char *typed, GCancellable *cancellable,
              GAsyncReadyCallback callback, gpointer data)
{
  VouchRegistryProvider *self = VOUCH_REGISTRY_PROVIDER (provider);
  g_autoptr (VouchCard) card = g_weak_ref_get (&self->card);
  g_autoptr (VouchLookupSettings) registries = vouch_lookup_settings_read (self->settings, card);
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, search_async);
  vouch_lookup_run_async (registries, typed, cancellable, answered_cb, task);
}

static GPtrArray *
search_finish (VouchCiteProvider *provider, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
vouch_registry_provider_init_iface (VouchCiteProviderInterface *iface)
{
  iface->get_name = get_name;
  iface->wants = wants;
  iface->search_async = search_async;
  iface->search_finish = search_finish;
}

static void
vouch_registry_provider_finalize (GObject *object)
{
  VouchRegistryProvider *self = VOUCH_REGISTRY_PROVIDER (object);

  g_weak_ref_clear (&self->card);
  g_object_unref (self->settings);
  G_OBJECT_CLASS (vouch_registry_provider_parent_class)->finalize (object);
}

static void
vouch_registry_provider_class_init (VouchRegistryProviderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vouch_registry_provider_finalize;
}

static void
vouch_registry_provider_init (VouchRegistryProvider *self)
{
  g_weak_ref_init (&self->card, NULL);
}

/**
 * vouch_registry_provider_new:
 * @settings: the program's settings
 * @card: the one that cites: where it is under embargo, nothing is asked
 */
VouchCiteProvider *
vouch_registry_provider_new (GSettings *settings, VouchCard *card)
{
  VouchRegistryProvider *self = g_object_new (VOUCH_TYPE_REGISTRY_PROVIDER, NULL);

  self->settings = g_object_ref (settings);
  g_weak_ref_set (&self->card, card);
  return VOUCH_CITE_PROVIDER (self);
}

/* vouch-words-provider.c: Crossref or PubMed, for whoever cites by a few words.
 *
 * Asked as one types, once the keyboard rests, where the user has agreed to lookups. Before that, and for
 * each search where lookups are off or the card is under embargo, the popover says what would be sent,
 * and to whom.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-words-provider.h"

#include <glib/gi18n-lib.h>

#include "vouch-lookup-consent.h"
#include "vouch-lookup.h"
#include "vouch-pasted-reference.h"
#include "vouch-reference-intake.h"
#include "vouch-settings.h"

/* A registry is not asked for half a word. */
#define PAUSE 600 /* milliseconds */

struct _VouchWordsProvider
{
  GObject parent_instance;

  GSettings *settings; /* (owned) */
  GWeakRef card;       /* the one that cites */
  VouchLookupWhere where;
  char *agreed; /* (owned) (nullable): the words that may be sent, this time */
};

static void vouch_words_provider_init_iface (VouchCiteProviderInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VouchWordsProvider,
                               vouch_words_provider,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (VOUCH_TYPE_CITE_PROVIDER,
                                                      vouch_words_provider_init_iface))

static const char *
get_name (VouchCiteProvider *provider)
{
  return VOUCH_WORDS_PROVIDER (provider)->where == VOUCH_LOOKUP_CROSSREF ? "Crossref" : "PubMed";
}

static guint
get_pause (VouchCiteProvider *provider)
{
  return PAUSE;
}

/* Identifiers, addresses and printed references are the registry provider's. */
static gboolean
is_words (const char *typed)
{
  return vouch_lookup_words_are_enough (typed) && !vouch_reference_intake_is_list (typed)
         && vouch_pasted_reference_recognise (typed) == VOUCH_PASTED_WORDS;
}

static VouchConsent
get_consent (VouchWordsProvider *self)
{
  g_autoptr (VouchCard) card = g_weak_ref_get (&self->card);
  VouchConsent consent = card ? vouch_lookup_get_consent (self->settings, card) : VOUCH_CONSENT_REFUSED;

  /* What is pasted or typed is not to be looked up by itself. */
  if (consent == VOUCH_CONSENT_GIVEN
      && !g_settings_get_boolean (self->settings, VOUCH_SETTING_LOOKUP_PASTED))
    return VOUCH_CONSENT_REFUSED;
  return consent;
}

static gboolean
wants (VouchCiteProvider *provider, const char *typed)
{
  VouchWordsProvider *self = VOUCH_WORDS_PROVIDER (provider);

  return is_words (typed)
         && (get_consent (self) == VOUCH_CONSENT_GIVEN || g_strcmp0 (self->agreed, typed) == 0);
}

static const char *
get_question (VouchCiteProvider *provider, const char *typed)
{
  VouchWordsProvider *self = VOUCH_WORDS_PROVIDER (provider);

  if (!is_words (typed) || g_strcmp0 (self->agreed, typed) == 0)
    return NULL;
  switch (get_consent (self))
    {
    case VOUCH_CONSENT_ASK:
      return _("Search Crossref and PubMed, too? What you type here is sent to them. You can change "
               "this in Preferences.");
    case VOUCH_CONSENT_EMBARGO:
      return _("This card is under embargo. Search Crossref and PubMed this time? Only these words are "
               "sent.");
    case VOUCH_CONSENT_REFUSED:
      return _("Search Crossref and PubMed this time? Only these words are sent.");
    case VOUCH_CONSENT_GIVEN:
    default:
      return NULL;
    }
}

static void
agree (VouchCiteProvider *provider, const char *typed)
{
  VouchWordsProvider *self = VOUCH_WORDS_PROVIDER (provider);

  g_free (self->agreed);
  self->agreed = g_strdup (typed);
  if (typed && get_consent (self) == VOUCH_CONSENT_ASK)
    vouch_lookup_give_consent (self->settings);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  g_autoptr (JsonArray) items = vouch_lookup_words_finish (result, &error);

  vouch_cite_provider_answer (task, items, error);
}

static void
search_async (VouchCiteProvider *provider, const char *typed, GCancellable *cancellable,
              GAsyncReadyCallback callback, gpointer data)
{
  VouchWordsProvider *self = VOUCH_WORDS_PROVIDER (provider);
  g_autoptr (VouchCard) card = g_weak_ref_get (&self->card);
  g_autoptr (VouchLookupSettings) registries = vouch_lookup_settings_read (self->settings, card);
  GTask *task = g_task_new (self, cancellable, callback, data);

  /* "Only these words are sent." */
  if (get_consent (self) != VOUCH_CONSENT_GIVEN)
    g_clear_pointer (&registries->mailto, g_free);

  g_task_set_source_tag (task, search_async);
  vouch_lookup_words_async (registries, self->where, typed, cancellable, answered_cb, task);
}

static GPtrArray *
search_finish (VouchCiteProvider *provider, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
vouch_words_provider_init_iface (VouchCiteProviderInterface *iface)
{
  iface->get_name = get_name;
  iface->wants = wants;
  iface->search_async = search_async;
  iface->search_finish = search_finish;
  iface->get_pause = get_pause;
  iface->get_question = get_question;
  iface->agree = agree;
}

static void
vouch_words_provider_finalize (GObject *object)
{
  VouchWordsProvider *self = VOUCH_WORDS_PROVIDER (object);

  g_weak_ref_clear (&self->card);
  g_free (self->agreed);
  g_object_unref (self->settings);
  G_OBJECT_CLASS (vouch_words_provider_parent_class)->finalize (object);
}

static void
vouch_words_provider_class_init (VouchWordsProviderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vouch_words_provider_finalize;
}

static void
vouch_words_provider_init (VouchWordsProvider *self)
{
  g_weak_ref_init (&self->card, NULL);
}

/**
 * vouch_words_provider_new:
 * @settings: the program's settings
 * @card: the one that cites: where it is under embargo, nothing is asked unasked
 * @where: who is asked
 */
VouchCiteProvider *
vouch_words_provider_new (GSettings *settings, VouchCard *card, VouchLookupWhere where)
{
  VouchWordsProvider *self = g_object_new (VOUCH_TYPE_WORDS_PROVIDER, NULL);

  self->settings = g_object_ref (settings);
  self->where = where;
  g_weak_ref_set (&self->card, card);
  return VOUCH_CITE_PROVIDER (self);
}

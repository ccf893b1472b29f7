/* vouch-lookup-consent.c: whether registries may be asked, and which.
 *
 * What is sent, and to whom, is said once, before the first lookup. Of a card under embargo nothing
 * is looked up unasked, whatever was agreed to before.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-lookup-consent.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "vouch-card-embargo.h"
#include "vouch-compat.h"
#include "vouch-settings.h"

static void
take_setting (GSettings *settings, const char *key, const char *variable, char **field)
{
  g_autofree char *own = g_settings_get_string (settings, key);
  const char *named = g_getenv (variable);
  gsize length;

  g_strstrip (own);
  /* Who names one in the environment means this run. */
  if (!*own || (named && *named))
    return;
  for (length = strlen (own); length > 0 && own[length - 1] == '/'; length--)
    own[length - 1] = '\0';
  g_free (*field);
  *field = g_steal_pointer (&own);
}

/**
 * vouch_lookup_settings_read:
 * @settings: the program's settings
 * @card: (nullable): the card that something is looked up for; where it is under embargo, the user's
 *   address is left out: who asks is as telling as what is asked
 *
 * Returns: (transfer full): the registries that the preferences name; their usual addresses where
 *   they name none
 */
VouchLookupSettings *
vouch_lookup_settings_read (GSettings *settings, VouchCard *card)
{
  VouchLookupSettings *self = vouch_lookup_settings_new ();

  take_setting (settings, VOUCH_SETTING_LOOKUP_CROSSREF, "VOUCH_CROSSREF", &self->crossref);
  take_setting (settings, VOUCH_SETTING_LOOKUP_PUBMED, "VOUCH_PUBMED", &self->pubmed);
  take_setting (settings, VOUCH_SETTING_LOOKUP_ARXIV, "VOUCH_ARXIV", &self->arxiv);
  take_setting (settings, VOUCH_SETTING_RETRACTION_ADDRESS, "VOUCH_RETRACTIONS", &self->retractions);
  take_setting (settings, VOUCH_SETTING_LOOKUP_ZOTERO, "VOUCH_ZOTERO", &self->zotero);
  take_setting (settings, VOUCH_SETTING_LOOKUP_MAIL, "VOUCH_MAILTO", &self->mailto);
  if (self->mailto && (!strchr (self->mailto, '@') || (card && vouch_card_is_embargoed (card))))
    g_clear_pointer (&self->mailto, g_free);
  return self;
}

/** Returns: whether something of @card may be looked up without a question */
VouchConsent
vouch_lookup_get_consent (GSettings *settings, VouchCard *card)
{
  g_autofree char *answer = g_settings_get_string (settings, VOUCH_SETTING_LOOKUP);

  if (card && vouch_card_is_embargoed (card))
    return VOUCH_CONSENT_EMBARGO;
  if (g_str_equal (answer, "yes"))
    return VOUCH_CONSENT_GIVEN;
  return g_str_equal (answer, "no") ? VOUCH_CONSENT_REFUSED : VOUCH_CONSENT_ASK;
}

/** The user was told what is sent, and went on. */
void
vouch_lookup_give_consent (GSettings *settings)
{
  g_settings_set_string (settings, VOUCH_SETTING_LOOKUP, "yes");
}

static void
answered_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GSettings *settings = g_task_get_source_object (task);
  g_autofree char *answer = vouch_compat_ask_finish (result, NULL);
  gboolean is_for_all = GPOINTER_TO_INT (g_task_get_task_data (task));
  gboolean is_given = g_strcmp0 (answer, "yes") == 0;

  if (is_for_all && is_given)
    vouch_lookup_give_consent (settings);
  if (is_for_all && g_strcmp0 (answer, "no") == 0)
    g_settings_set_string (settings, VOUCH_SETTING_LOOKUP, "no");
  g_task_return_boolean (task, is_given);
}

/**
 * vouch_lookup_ask_consent_async:
 * @settings: the program's settings
 * @card: the card that it is about
 * @parent: (nullable): the window
 * @what: what would be sent, and to whom, as a sentence
 * @callback: called when it is known
 * @data: for @callback
 *
 * Asks where that has to be asked; else the answer is there at once. Who has refused once is asked
 * no more.
 */
void
vouch_lookup_ask_consent_async (GSettings           *settings,
                                VouchCard           *card,
                                GtkWindow           *parent,
                                const char          *what,
                                GAsyncReadyCallback  callback,
                                gpointer             data)
{
  VouchConsent consent = vouch_lookup_get_consent (settings, card);
  g_autoptr (GTask) task = g_task_new (settings, NULL, callback, data);
  g_autofree char *words = NULL;
  const VouchAnswer answers[] = {
    { "no", _("_Don’t Look Up"), ADW_RESPONSE_DEFAULT },
    { "yes", _("_Look Up"), ADW_RESPONSE_SUGGESTED },
  };

  g_task_set_source_tag (task, vouch_lookup_ask_consent_async);
  g_task_set_task_data (task, GINT_TO_POINTER (consent == VOUCH_CONSENT_ASK), NULL);
  if (consent == VOUCH_CONSENT_GIVEN || consent == VOUCH_CONSENT_REFUSED)
    {
      g_task_return_boolean (task, consent == VOUCH_CONSENT_GIVEN);
      return;
    }
  words = consent == VOUCH_CONSENT_EMBARGO
              ? g_strdup_printf (_("This card is under embargo. %s"), what)
              : g_strdup_printf (_("%s You can change this in Preferences."), what);
  vouch_compat_ask_async (parent, _("Look It Up?"), words, answers, G_N_ELEMENTS (answers), "yes",
                          NULL, answered_cb, g_steal_pointer (&task));
}

/** Returns: whether it may be looked up now */
gboolean
vouch_lookup_ask_consent_finish (GAsyncResult *result)
{
  return g_task_propagate_boolean (G_TASK (result), NULL);
}

/* vouch-editor-checks.c: by which profile the card is checked, what is hidden, what is counted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-editor-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-card.h"
#include "vouch-check-counts.h"
#include "vouch-compat.h"
#include "vouch-house.h"
#include "vouch-json.h"
#include "vouch-own-words.h"
#include "vouch-profile-chooser.h"
#include "vouch-settings.h"
#include "vouch-speller.h"

/* The profile that the card itself asks for; NULL where the user's counts. */
static const char *
get_own_profile (VouchEditor *self)
{
  const char *name = vouch_node_get_text (VOUCH_NODE (vouch_editor_get_card (self)), "profile");

  return name && *name ? name : NULL;
}

static void
apply_house (VouchEditor *self)
{
  if (!vouch_house_is_read (self->house))
    return;
  vouch_validator_set_profile (self->validator, vouch_house_get_profile (self->house));
  vouch_validator_set_muted (self->validator, VOUCH_MUTED_BY_HOUSE,
                             vouch_house_get_muted (self->house));
}

/* A card that came from elsewhere may ask for a profile that is not here. */
static void
tell_trouble (VouchEditor *self)
{
  g_autofree char *words = NULL;

  if (get_own_profile (self))
    /* Translators: %s is the name of a house profile. */
    words = g_strdup_printf (_("The card’s profile “%s” can’t be read. Using the default checks."),
                             vouch_house_get_where (self->house));
  else
    words = g_strdup (_("Your house profile can’t be read. Using the default checks."));
  vouch_editor_toast (self, words);
}

static void
house_changed_cb (VouchEditor *self)
{
  if (vouch_house_get_trouble (self->house))
    tell_trouble (self);
  apply_house (self);
}

static void
not_kept_cb (VouchEditor *self, const char *why)
{
  /* Translators: %s says why, as a sentence. */
  g_autofree char *words = g_strdup_printf (_("The hidden checks could not be saved: %s"), why);

  vouch_editor_toast (self, words);
}

static void
drop_house (VouchEditor *self)
{
  if (self->house)
    {
      g_signal_handlers_disconnect_by_func (self->house, house_changed_cb, self);
      g_signal_handlers_disconnect_by_func (self->house, not_kept_cb, self);
    }
  g_clear_object (&self->house);
}

static void
take_house (VouchEditor *self)
{
  g_autofree char *usual = g_settings_get_string (self->settings, VOUCH_SETTING_HOUSE_PROFILE);
  const char *own = get_own_profile (self);
  g_autoptr (VouchHouse) house = vouch_house_get (own ? own : usual);

  if (house == self->house)
    return;
  drop_house (self);
  self->house = g_steal_pointer (&house);
  g_signal_connect_object (self->house, "changed", G_CALLBACK (house_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->house, "not-kept", G_CALLBACK (not_kept_cb), self,
                           G_CONNECT_SWAPPED);
  if (vouch_house_get_trouble (self->house))
    tell_trouble (self);
  apply_house (self);
}

static void
profile_changed_cb (VouchEditor *self)
{
  take_house (self);
}

static void
take_muted (VouchEditor *self)
{
  g_auto (GStrv) rules = g_settings_get_strv (self->settings, VOUCH_SETTING_MUTED_CHECKS);

  vouch_validator_set_muted (self->validator, VOUCH_MUTED_BY_ME, (const char *const *) rules);
}

static void
muted_changed_cb (VouchEditor *self)
{
  take_muted (self);
}

static void
open_dictionary_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_boolean (task, vouch_speller_is_there (data));
}

/* The editor may be gone by now, or the wish. */
static void
dictionary_opened_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  VouchEditor *self = VOUCH_EDITOR (object);

  if (g_task_propagate_boolean (G_TASK (result), NULL) && self->validator && self->settings
      && g_settings_get_boolean (self->settings, VOUCH_SETTING_CHECK_SPELLING))
    vouch_validator_set_rule_enabled (self->validator, "spelling", TRUE);
}

/* A dictionary takes a moment to open, which the card's first frame is not to wait for. */
static void
take_spelling (VouchEditor *self)
{
  g_autoptr (GTask) task = NULL;

  if (!g_settings_get_boolean (self->settings, VOUCH_SETTING_CHECK_SPELLING))
    {
      vouch_validator_set_rule_enabled (self->validator, "spelling", FALSE);
      return;
    }
  task = g_task_new (self, self->cancellable, dictionary_opened_cb, NULL);
  g_task_set_source_tag (task, take_spelling);
  g_task_set_task_data (task, g_strdup (vouch_card_get_language (vouch_editor_get_card (self))),
                        g_free);
  g_task_run_in_thread (task, open_dictionary_in_thread);
}

static void
spelling_changed_cb (VouchEditor *self)
{
  take_spelling (self);
}

static void
handled_cb (VouchEditor *self, const char *rule, guint how, guint n)
{
  vouch_check_counts_add (self->settings, rule, (VouchHandled) how, n);
}

/** Begins to check by the profile that is wanted, without what is hidden. */
void
vouch_editor_follow_checks (VouchEditor *self)
{
  g_auto (GStrv) muted = g_settings_get_strv (self->settings, VOUCH_SETTING_MUTED_CHECKS);

  if (*muted)
    take_muted (self);
  if (g_settings_get_boolean (self->settings, VOUCH_SETTING_CHECK_SPELLING))
    take_spelling (self);
  take_house (self);
  g_signal_connect_object (self->settings, "changed::" VOUCH_SETTING_CHECK_SPELLING,
                           G_CALLBACK (spelling_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::" VOUCH_SETTING_HOUSE_PROFILE,
                           G_CALLBACK (profile_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::" VOUCH_SETTING_MUTED_CHECKS,
                           G_CALLBACK (muted_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (vouch_editor_get_card (self), "notify::profile",
                           G_CALLBACK (profile_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (vouch_own_words_get_default (), "changed",
                           G_CALLBACK (vouch_validator_check_again), self->validator,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->validator, "handled", G_CALLBACK (handled_cb), self,
                           G_CONNECT_SWAPPED);
}

/** Lets go of the profile; called when the editor goes. */
void
vouch_editor_end_checks (VouchEditor *self)
{
  drop_house (self);
}

/* --- hiding --- */

static void
mute_for_me (VouchEditor *self, const char *rule, gboolean is_muted)
{
  g_auto (GStrv) old = g_settings_get_strv (self->settings, VOUCH_SETTING_MUTED_CHECKS);
  g_auto (GStrv) new = NULL;

  if (g_strv_contains ((const char *const *) old, rule) == !!is_muted)
    return;
  new = vouch_strv_with ((const char *const *) old, rule, is_muted);
  g_settings_set_strv (self->settings, VOUCH_SETTING_MUTED_CHECKS, (const char *const *) new);
}

static void
toast_unmute (VouchEditor *self, const char *rule, const char *words)
{
  AdwToast *toast = vouch_compat_toast_new (words);

  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_action_name (toast, "editor.unmute");
  adw_toast_set_action_target_value (toast, g_variant_new_string (rule));
  vouch_editor_show_toast (self, toast);
}

/* "editor.mute" (rule, who): who is "house" or "me"; a card's own are steps of its history. */
static void
mute_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchEditor *self = VOUCH_EDITOR (widget);
  g_autofree char *title = NULL;
  g_autofree char *words = NULL;
  const char *rule;
  const char *who;

  g_variant_get (target, "(&s&s)", &rule, &who);
  title = vouch_validator_dup_title (self->validator, rule);
  if (g_str_equal (who, "house"))
    {
      if (!vouch_house_get_profile (self->house))
        {
          vouch_editor_toast (self, _("The house profile is still loading"));
          return;
        }
      vouch_house_mute (self->house, rule, TRUE);
      /* Translators: the name of a check, such as “Two references for one paper”. */
      words = g_strdup_printf (_("Hidden for the house: %s"), title);
    }
  else
    {
      mute_for_me (self, rule, TRUE);
      /* Translators: the name of a check, such as “Two references for one paper”. */
      words = g_strdup_printf (_("Hidden for you: %s"), title);
    }
  vouch_check_counts_add (self->settings, rule, VOUCH_HANDLED_MUTED, 1);
  toast_unmute (self, rule, words);
}

static void
unmute_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchEditor *self = VOUCH_EDITOR (widget);
  const char *rule = g_variant_get_string (target, NULL);

  mute_for_me (self, rule, FALSE);
  vouch_house_mute (self->house, rule, FALSE);
}

/* --- words --- */

/* What could not be written is told, and is not known. */
static void
learnt_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (VouchEditor) self = data;
  g_autoptr (GError) error = NULL;

  if (!vouch_own_words_learn_finish (VOUCH_OWN_WORDS (object), result, &error) && self->document)
    vouch_editor_toast (self, error->message);
}

/* "editor.learn-word" (word): it is right, on this card and on others. */
static void
learn_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  vouch_own_words_learn_async (vouch_own_words_get_default (), g_variant_get_string (target, NULL),
                               learnt_cb, g_object_ref (widget));
}

/* --- the card's own profile --- */

static void
profile_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (VouchEditor) self = data;
  g_autofree char *where = vouch_profile_chooser_ask_finish (result, NULL);
  g_autoptr (JsonNode) value = NULL;
  g_autoptr (GError) error = NULL;
  VouchNode *card;

  if (!where || !self->document)
    return;
  vouch_house_reload (where);
  card = VOUCH_NODE (vouch_editor_get_card (self));
  if (g_strcmp0 (get_own_profile (self), *where ? where : NULL) == 0)
    return;
  value = *where ? vouch_json_new_text (where) : NULL;
  if (!vouch_node_set_value (card, "profile", value, &error))
    vouch_editor_toast (self, error->message);
}

static void
choose_profile_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchEditor *self = VOUCH_EDITOR (widget);
  const char *own = get_own_profile (self);
  const VouchProfileQuestion question = {
    .title = _("House Profile for This Card"),
    .usual = _("Same as in Preferences"),
    .current = own ? own : "",
  };

  vouch_profile_chooser_ask_async (vouch_editor_get_window (self), &question, self->cancellable,
                                   profile_chosen_cb, g_object_ref (self));
}

/** Installs the actions of this file. */
void
vouch_editor_install_check_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "editor.mute", "(ss)", mute_cb);
  gtk_widget_class_install_action (klass, "editor.unmute", "s", unmute_cb);
  gtk_widget_class_install_action (klass, "editor.learn-word", "s", learn_cb);
  gtk_widget_class_install_action (klass, "editor.choose-profile", NULL, choose_profile_cb);
}

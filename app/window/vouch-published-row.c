/* vouch-published-row.c: one portal, with what it has of the card and what can be done there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-published-row.h"

#include <glib/gi18n-lib.h>

#include "vouch-published-look.h"

struct _VouchPublishedRow
{
  AdwActionRow parent_instance;

  char             *key;   /* (owned) (nullable): the portal's name; "": this computer's; %NULL: not added */
  VouchPortalDrift *drift; /* (owned) (nullable): once it was asked */

  GtkWidget *sign_in;
  GtkWidget *send;
  GtkWidget *open;
  GtkWidget *withdraw;
};

G_DEFINE_FINAL_TYPE (VouchPublishedRow, vouch_published_row, ADW_TYPE_ACTION_ROW)

/* --- what can be done --- */

static gboolean
wants_sign_in (const VouchPortalDrift *drift)
{
  return drift->place && *drift->place
         && g_error_matches (drift->error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_UNAUTHORISED);
}

static gboolean
can_send (const VouchPortalDrift *drift)
{
  return drift->place && !drift->error && drift->state != VOUCH_PORTAL_DRIFT_SAME
         && drift->state != VOUCH_PORTAL_DRIFT_UNKNOWN;
}

/* Where the portal can't be reached now, the outbox does it later. */
static gboolean
can_withdraw (const VouchPortalDrift *drift)
{
  if (!drift->place || !drift->receipt || vouch_receipt_is_withdrawn (drift->receipt)
      || wants_sign_in (drift))
    return FALSE;
  return drift->state != VOUCH_PORTAL_DRIFT_GONE && drift->state != VOUCH_PORTAL_DRIFT_WITHDRAWN_THERE;
}

static void
show_button (GtkWidget *button, gboolean is_visible, const char *target)
{
  gtk_widget_set_visible (button, is_visible);
  if (target)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
}

static void
show_buttons (VouchPublishedRow *self)
{
  const VouchPortalDrift *drift = self->drift;

  show_button (self->sign_in, wants_sign_in (drift), self->key);
  show_button (self->send, can_send (drift), self->key);
  show_button (self->withdraw, can_withdraw (drift), self->key);
  show_button (self->open, drift->page != NULL, drift->page);
}

/* --- in words --- */

static char *
describe (const VouchPortalDrift *drift)
{
  g_autofree char *state = vouch_portal_drift_describe (drift);
  g_autofree char *sent = drift->receipt ? vouch_published_describe_receipt (drift->receipt) : NULL;
  GString *words = g_string_new (state);

  if (drift->state == VOUCH_PORTAL_DRIFT_WITHDRAWN && sent)
    g_string_assign (words, sent);
  else if (sent)
    g_string_append_printf (words, "\n%s", sent);
  if (drift->receipt && drift->receipt->reason)
    {
      /* Translators: why a card was withdrawn. */
      g_autofree char *reason = g_strdup_printf (_ ("Reason: %s"), drift->receipt->reason);

      g_string_append_printf (words, "\n%s", reason);
    }
  return g_string_free (words, FALSE);
}

/**
 * vouch_published_row_set_drift:
 * @drift: (transfer full): what the portal has
 */
void
vouch_published_row_set_drift (VouchPublishedRow *self, VouchPortalDrift *drift)
{
  g_autofree char *words = describe (drift);

  g_clear_pointer (&self->drift, vouch_portal_drift_free);
  self->drift = drift;
  vouch_published_row_say (self, words);
  show_buttons (self);
}

/** Shows under the portal's name what is being done there, or what came of it. */
void
vouch_published_row_say (VouchPublishedRow *self, const char *words)
{
  g_autofree char *markup = g_markup_escape_text (words, -1);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), markup);
}

/* --- the object --- */

static GtkWidget *
add_button (VouchPublishedRow *self, const char *icon, const char *words, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, words);
  gtk_widget_set_visible (button, FALSE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
  return button;
}

/* Buttons of several rows are told apart by the portal. Takes @words. */
static void
name_button (GtkWidget *button, char *words)
{
  g_autofree char *name = words;

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
vouch_published_row_finalize (GObject *object)
{
  VouchPublishedRow *self = VOUCH_PUBLISHED_ROW (object);

  g_free (self->key);
  g_clear_pointer (&self->drift, vouch_portal_drift_free);
  G_OBJECT_CLASS (vouch_published_row_parent_class)->finalize (object);
}

static void
vouch_published_row_class_init (VouchPublishedRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vouch_published_row_finalize;
}

static void
vouch_published_row_init (VouchPublishedRow *self)
{
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 0);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  self->sign_in
      = add_button (self, "avatar-default-symbolic", _ ("Sign In…"), "published.sign-in");
  self->send = add_button (self, "document-send-symbolic", _ ("Publish Here…"), "published.send");
  self->open
      = add_button (self, "adw-external-link-symbolic", _ ("Open the Page"), "published.open");
  self->withdraw
      = add_button (self, "user-trash-symbolic", _ ("Withdraw…"), "published.withdraw");
}

/**
 * vouch_published_row_new:
 * @name: the portal's
 * @key: (nullable): what its buttons name: its name, "" for the one on this computer; %NULL where it
 *   is none that the user has added
 *
 * Returns: a row that waits for what the portal says
 */
GtkWidget *
vouch_published_row_new (const char *name, const char *key)
{
  VouchPublishedRow *self = g_object_new (VOUCH_TYPE_PUBLISHED_ROW, "title", name, NULL);

  self->key = g_strdup (key);
  vouch_published_row_say (self, _ ("Asking…"));
  name_button (self->sign_in, g_strdup_printf (_ ("Sign in to “%s”"), name));
  name_button (self->send, g_strdup_printf (_ ("Publish on “%s”"), name));
  name_button (self->open, g_strdup_printf (_ ("Open the page on “%s”"), name));
  name_button (self->withdraw, g_strdup_printf (_ ("Withdraw from “%s”"), name));
  return GTK_WIDGET (self);
}

/** Returns: (nullable): what its buttons name. */
const char *
vouch_published_row_get_key (VouchPublishedRow *self)
{
  return self->key;
}

/** Returns: (nullable): what the portal has, once it was asked. */
const VouchPortalDrift *
vouch_published_row_get_drift (VouchPublishedRow *self)
{
  return self->drift;
}

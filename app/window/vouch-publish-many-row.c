/* vouch-publish-many-row.c: a row with a box to choose the card, later with what became of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-publish-many-row.h"

#include <glib/gi18n-lib.h>

/**
 * VouchPublishManyRow:
 *
 * Title of a card and what stands in its way, with a box; once it is asked for, an icon and words
 * in the box's place, and the row opens the card.
 */
struct _VouchPublishManyRow
{
  AdwActionRow parent_instance;

  VouchRecentCard *card;   /* (owned) */
  GtkCheckButton  *check;  /* (unowned: our child) */
  GtkImage        *result; /* (unowned: the same) */
  gboolean         is_draft;
  gboolean         is_asked_for;
};

G_DEFINE_FINAL_TYPE (VouchPublishManyRow, vouch_publish_many_row, ADW_TYPE_ACTION_ROW)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Returns: (transfer full): what is to be known of it before. */
static char *
describe (VouchPublishManyRow *self)
{
  const VouchRecentLook *look = vouch_recent_card_get_look (self->card);

  if (look->state == VOUCH_RECENT_UNKNOWN)
    return g_strdup (_("Looking at it…"));
  if (look->state == VOUCH_RECENT_MISSING)
    return g_strdup (_("Its file was not found"));
  if (look->state == VOUCH_RECENT_UNREADABLE)
    return g_strdup (_("Its file can’t be read"));
  if (look->summary.errors > 0)
    return g_strdup_printf (ngettext ("%u error stops it", "%u errors stop it", look->summary.errors),
                            look->summary.errors);
  if (look->revision == 0)
    return g_strdup (_("Not published yet"));
  return g_strdup (look->is_changed_since ? _("Published, and changed since") : _("Published"));
}

gboolean
vouch_publish_many_row_can_be_chosen (VouchPublishManyRow *self)
{
  const VouchRecentLook *look = vouch_recent_card_get_look (self->card);

  return look->state == VOUCH_RECENT_READY && (self->is_draft || look->summary.errors == 0);
}

static void
set_subtitle (VouchPublishManyRow *self, const char *words)
{
  const char *title = vouch_recent_card_get_title (self->card);
  g_autofree char *name = g_strdup_printf ("%s. %s", title, words);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
show_card (VouchPublishManyRow *self)
{
  g_autofree char *words = describe (self);
  gboolean can_be_chosen = vouch_publish_many_row_can_be_chosen (self);

  if (self->is_asked_for)
    return;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), vouch_recent_card_get_title (self->card));
  set_subtitle (self, words);
  gtk_widget_set_sensitive (GTK_WIDGET (self->check), can_be_chosen);
  if (!can_be_chosen)
    gtk_check_button_set_active (self->check, FALSE);
}

/* Who changed a card that readers know wants most likely to publish it. */
static void
looked_cb (VouchPublishManyRow *self)
{
  show_card (self);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
toggled_cb (VouchPublishManyRow *self)
{
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
activated_cb (VouchPublishManyRow *self)
{
  if (self->is_asked_for)
    gtk_widget_activate_action (GTK_WIDGET (self), "many.open", "s",
                                vouch_recent_card_get_uri (self->card));
}

static void
vouch_publish_many_row_dispose (GObject *object)
{
  g_clear_object (&VOUCH_PUBLISH_MANY_ROW (object)->card);
  G_OBJECT_CLASS (vouch_publish_many_row_parent_class)->dispose (object);
}

static void
vouch_publish_many_row_class_init (VouchPublishManyRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vouch_publish_many_row_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", VOUCH_TYPE_PUBLISH_MANY_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
vouch_publish_many_row_init (VouchPublishManyRow *self)
{
  AdwActionRow *row = ADW_ACTION_ROW (self);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_title_lines (row, 2);
  adw_action_row_set_subtitle_lines (row, 0);
  self->check = GTK_CHECK_BUTTON (gtk_check_button_new ());
  self->result = GTK_IMAGE (gtk_image_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->check), GTK_ALIGN_CENTER);
  gtk_widget_set_visible (GTK_WIDGET (self->result), FALSE);
  adw_action_row_add_prefix (row, GTK_WIDGET (self->check));
  adw_action_row_add_prefix (row, GTK_WIDGET (self->result));
  adw_action_row_set_activatable_widget (row, GTK_WIDGET (self->check));
  g_signal_connect_object (self->check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "activated", G_CALLBACK (activated_cb), NULL);
}

/** Returns: a row that follows @card. */
GtkWidget *
vouch_publish_many_row_new (VouchRecentCard *card)
{
  VouchPublishManyRow *self = g_object_new (VOUCH_TYPE_PUBLISH_MANY_ROW, NULL);

  self->card = g_object_ref (card);
  g_signal_connect_object (card, "looked", G_CALLBACK (looked_cb), self, G_CONNECT_SWAPPED);
  show_card (self);
  return GTK_WIDGET (self);
}

VouchRecentCard *
vouch_publish_many_row_get_card (VouchPublishManyRow *self)
{
  return self->card;
}

/** Says whether it is to be a draft, which may have errors. */
void
vouch_publish_many_row_set_draft (VouchPublishManyRow *self, gboolean is_draft)
{
  self->is_draft = is_draft;
  show_card (self);
}

/** Chooses the card, if it can be. */
void
vouch_publish_many_row_choose (VouchPublishManyRow *self, gboolean is_chosen)
{
  gtk_check_button_set_active (self->check,
                               is_chosen && vouch_publish_many_row_can_be_chosen (self));
}

gboolean
vouch_publish_many_row_is_chosen (VouchPublishManyRow *self)
{
  return gtk_check_button_get_active (self->check);
}

typedef struct
{
  const char *icon;
  const char *style;
  const char *words; /* before what else is said */
} Look;

static const Look looks[VOUCH_PUBLISH_MANY_N_STATES] = {
  [VOUCH_PUBLISH_MANY_NEXT] = { "content-loading-symbolic", "dim-label", N_("Looking at it…") },
  [VOUCH_PUBLISH_MANY_QUEUED] = { "document-send-symbolic", "dim-label", N_("In the outbox") },
  [VOUCH_PUBLISH_MANY_WAITING] = { "document-send-symbolic", "warning", N_("Waiting") },
  [VOUCH_PUBLISH_MANY_LEFT] = { "media-playback-stop-symbolic", "dim-label", N_("Not sent") },
  [VOUCH_PUBLISH_MANY_STOPPED] = { "dialog-warning-symbolic", "error", N_("Not published") },
  [VOUCH_PUBLISH_MANY_UNCHANGED] = { "object-select-symbolic", "dim-label", N_("Unchanged") },
  [VOUCH_PUBLISH_MANY_PUBLISHED] = { "object-select-symbolic", "success", N_("Published") },
};

/**
 * vouch_publish_many_row_show_state:
 * @state: how it is with the card
 * @words: (nullable): why, or where
 *
 * From then on the row opens the card.
 */
void
vouch_publish_many_row_show_state (VouchPublishManyRow *self,
                                   VouchPublishManyState state,
                                   const char *words)
{
  const Look *look = &looks[state];
  g_autofree char *whole = words ? g_strdup_printf ("%s: %s", _(look->words), words) : NULL;
  const char *classes[] = { look->style, NULL };

  if (!self->is_asked_for)
    {
      self->is_asked_for = TRUE;
      gtk_widget_set_visible (GTK_WIDGET (self->check), FALSE);
      gtk_widget_set_visible (GTK_WIDGET (self->result), TRUE);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), NULL);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
    }
  gtk_image_set_from_icon_name (self->result, look->icon);
  gtk_widget_set_css_classes (GTK_WIDGET (self->result), classes);
  set_subtitle (self, whole ? whole : _(look->words));
}

/* vouch-publish-stops.c: the errors of a card, the first of them a row each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-publish-stops.h"

#include <glib/gi18n-lib.h>

#include "vouch-node-words.h"

#define MOST_ROWS 5 /* more are in the panel, where they can be worked off */

/**
 * VouchPublishStops:
 *
 * Says that nothing stops the card, or how many errors do, and lists the first of them. A row
 * is asked for with "go".
 */
struct _VouchPublishStops
{
  AdwPreferencesGroup parent_instance;

  GtkWidget *first; /* (unowned: our child) (nullable): row */
};

enum
{
  GO,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VouchPublishStops, vouch_publish_stops, ADW_TYPE_PREFERENCES_GROUP)

static void
activated_cb (VouchPublishStops *self, AdwActionRow *row)
{
  g_signal_emit (self, signals[GO], 0, g_object_get_data (G_OBJECT (row), "finding"));
}

/* Words are taken as they are: a message or a statement may have any sign. They are set only
 * once the row knows that: as it is made, it is told last what was said first. */
static void
add_row (VouchPublishStops *self, const char *title, const char *subtitle, VouchFinding *finding)
{
  AdwActionRow *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "activatable", TRUE, NULL);
  g_autofree char *name = subtitle ? g_strdup_printf ("%s. %s", title, subtitle) : NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle)
    adw_action_row_set_subtitle (row, subtitle);
  adw_action_row_set_subtitle_lines (row, 1);
  adw_action_row_add_suffix (row, g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic",
                                                "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                                NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name ? name : title, -1);
  if (finding)
    g_object_set_data_full (G_OBJECT (row), "finding", g_object_ref (finding), g_object_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (row));
  if (!self->first)
    self->first = GTK_WIDGET (row);
}

static void
add_finding (VouchPublishStops *self, VouchDocument *document, VouchFinding *finding)
{
  VouchNode *node = vouch_document_lookup (document, vouch_finding_get_row (finding));
  g_autofree char *words = node ? vouch_node_dup_words (node) : NULL;

  add_row (self, vouch_finding_get_message (finding), words && *words ? words : NULL, finding);
}

/* That the portal has a newer copy is met here: it refuses, and both are shown side by side. */
static gboolean
is_stop (VouchFinding *finding)
{
  return vouch_finding_get_level (finding) == VOUCH_LEVEL_ERROR
         && !vouch_finding_is_considered (finding)
         && !g_str_equal (vouch_finding_get_rule (finding), "portal-newer");
}

/** Returns: how many findings of @validator stop the card before it is sent. */
guint
vouch_publish_stops_count (VouchValidator *validator)
{
  GListModel *findings;
  guint n = 0;

  g_return_val_if_fail (VOUCH_IS_VALIDATOR (validator), 0);

  findings = G_LIST_MODEL (vouch_validator_get_findings (validator));
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (VouchFinding) finding = g_list_model_get_item (findings, i);

      n += is_stop (finding) ? 1 : 0;
    }
  return n;
}

static guint
add_findings (VouchPublishStops *self, VouchValidator *validator)
{
  GListModel *findings = G_LIST_MODEL (vouch_validator_get_findings (validator));
  VouchDocument *document = vouch_validator_get_document (validator);
  guint shown = 0;

  for (guint i = 0; shown < MOST_ROWS && i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (VouchFinding) finding = g_list_model_get_item (findings, i);

      if (!is_stop (finding))
        continue;
      add_finding (self, document, finding);
      shown++;
    }
  return shown;
}

static void
describe (VouchPublishStops *self, guint errors)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);
  g_autofree char *title = g_strdup_printf (
      ngettext ("%u Error Stops This Card", "%u Errors Stop This Card", errors), errors);

  adw_preferences_group_set_title (group, errors > 0 ? title : _("Nothing Stops This Card"));
  adw_preferences_group_set_description (
      group,
      errors > 0 ? _("You can send it as a draft, which is not listed on the portal.") : NULL);
}

static gboolean
vouch_publish_stops_grab_focus (GtkWidget *widget)
{
  VouchPublishStops *self = VOUCH_PUBLISH_STOPS (widget);

  return self->first && gtk_widget_grab_focus (self->first);
}

static void
vouch_publish_stops_class_init (VouchPublishStopsClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = vouch_publish_stops_grab_focus;
  signals[GO] = g_signal_new ("go", VOUCH_TYPE_PUBLISH_STOPS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 1, VOUCH_TYPE_FINDING);
}

static void
vouch_publish_stops_init (VouchPublishStops *self)
{
}

/** Lists what stops the card of @validator now; once. */
void
vouch_publish_stops_show (VouchPublishStops *self, VouchValidator *validator)
{
  guint errors;
  guint shown;

  g_return_if_fail (VOUCH_IS_PUBLISH_STOPS (self));

  errors = vouch_publish_stops_count (validator);
  describe (self, errors);
  shown = add_findings (self, validator);
  if (errors > shown)
    {
      g_autofree char *more = g_strdup_printf (
          ngettext ("And %u more", "And %u more", errors - shown), errors - shown);

      add_row (self, more, NULL, NULL);
    }
}

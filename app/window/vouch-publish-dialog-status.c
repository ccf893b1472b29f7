/* vouch-publish-dialog-status.c: how the card is to stand there, and what hinders it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-publish-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-card.h"
#include "vouch-editor-private.h"
#include "vouch-json.h"
#include "vouch-receipt-place.h"

#define STATUS_PUBLISH 0
#define STATUS_DRAFT 1
#define STATUS_PENDING 2 /* of a site only */

/* --- what is chosen --- */

gboolean
vouch_publish_dialog_is_draft (VouchPublishDialog *self)
{
  return adw_combo_row_get_selected (self->status) == STATUS_DRAFT;
}

static const char *const statuses[]
    = { [STATUS_PUBLISH] = "publish", [STATUS_DRAFT] = "draft", [STATUS_PENDING] = "pending" };

/** Returns: how it is to stand there. */
const char *
vouch_publish_dialog_get_status (VouchPublishDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->status);

  return statuses[MIN (selected, STATUS_PENDING)];
}

/** Chooses one that every portal has. */
void
vouch_publish_dialog_choose_status (VouchPublishDialog *self, const char *status)
{
  for (guint i = STATUS_PUBLISH; i <= STATUS_DRAFT; i++)
    if (g_str_equal (statuses[i], status))
      adw_combo_row_set_selected (self->status, i);
}

gboolean
vouch_publish_dialog_is_stopped (VouchPublishDialog *self)
{
  return self->errors > 0 && !vouch_publish_dialog_is_draft (self);
}

/* --- what is offered --- */

/** Only a site may have people of its own who look at what comes; it is offered until the site has said
 * that it has none. */
void
vouch_publish_dialog_offer_statuses (VouchPublishDialog *self)
{
  g_autoptr (VouchPortal) portal = vouch_portal_group_dup_portal (self->place);
  GtkStringList *names = GTK_STRING_LIST (adw_combo_row_get_model (self->status));
  gboolean has_review = portal && vouch_portal_get_kind (portal) == VOUCH_PORTAL_KIND_SITE
                        && !self->lacks_review;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (names));

  if (has_review && n == STATUS_PENDING)
    gtk_string_list_append (names, _("Reviewed on the site first"));
  else if (!has_review && n > STATUS_PENDING)
    {
      if (adw_combo_row_get_selected (self->status) == STATUS_PENDING)
        adw_combo_row_set_selected (self->status, STATUS_DRAFT);
      gtk_string_list_remove (names, STATUS_PENDING);
    }
}

/* --- what hinders it --- */

/* Returns: (transfer full) (nullable): of what readers find on the chosen portal. */
static VouchReceipt *
find_page (VouchPublishDialog *self)
{
  g_autoptr (VouchPortal) portal = vouch_portal_group_dup_portal (self->place);
  JsonNode *list = vouch_node_get_value (VOUCH_NODE (vouch_editor_get_card (self->editor)), "publications");
  g_autoptr (JsonNode) told
      = vouch_json_new_members ("publications", list ? json_node_ref (list) : NULL, NULL);

  return vouch_receipt_find_page (told, portal);
}

/* What readers know is not taken from them by what looks like a preview. */
static char *
describe_page (VouchPublishDialog *self)
{
  g_autoptr (VouchReceipt) page = find_page (self);

  if (vouch_publish_dialog_is_stopped (self))
    return g_strdup (page ? _("With errors left, the card can’t be published")
                          : _("With errors left, the card can only be sent as a draft"));
  if (!page || g_str_equal (vouch_publish_dialog_get_status (self), "publish"))
    return NULL;
  return g_strdup (vouch_receipt_is_withdrawn (page)
                       ? _("Readers would no longer learn that the card was withdrawn")
                       : _("Readers would lose the published page: to take it away, withdraw it"));
}

/** Returns: (transfer full) (nullable): why it can't be sent as it is chosen. */
char *
vouch_publish_dialog_describe_hindrance (VouchPublishDialog *self)
{
  char *hindrance = describe_page (self);

  if (hindrance)
    return hindrance;
  if (vouch_portal_group_lacks_password (self->place))
    return g_strdup (_("The portal requires your password"));
  hindrance = vouch_publish_dialog_describe_unsaid (self);
  if (hindrance)
    return hindrance;
  return vouch_publish_fields_describe_hindrance (self->fields);
}

/** Shows what Publish would do now, and what hinders it. */
void
vouch_publish_dialog_show_publish (VouchPublishDialog *self, gboolean is_form)
{
  GtkWidget *button = GTK_WIDGET (self->publish);
  g_autofree char *hindrance = vouch_publish_dialog_describe_hindrance (self);
  gboolean is_draft = vouch_publish_dialog_is_draft (self);
  gboolean is_pending = g_str_equal (vouch_publish_dialog_get_status (self), "pending");

  gtk_button_set_label (self->publish, is_draft     ? _("_Send as a Draft")
                                       : is_pending ? _("_Send for Review")
                                                    : _("_Publish"));
  if (is_draft)
    gtk_widget_remove_css_class (button, "suggested-action");
  else
    gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_visible (button, is_form);
  gtk_widget_set_sensitive (button, hindrance == NULL);
  gtk_label_set_text (self->hindrance, hindrance ? hindrance : "");
  gtk_widget_set_visible (self->hindrance_bar, is_form && hindrance);
}

/* vouch-section-foot.c: the end of a section's list: what can be added, or that nothing is to be.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-section-foot.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "vouch-card-metrics.h"
#include "vouch-json.h"
#include "vouch-widgets.h"
#include "vouch-wrap-layout.h"

/**
 * VouchSectionFoot:
 *
 * “Add statement”, or what else the section takes. A group may be empty on purpose:
 * then it says so instead, and why nothing stands there is not a gap any more.
 */
struct _VouchSectionFoot
{
  GtkWidget parent_instance;

  VouchCardSlot *slot; /* (unowned: bound anew before it goes) (nullable) */

  GtkWidget *box;
  GtkButton *add;
  AdwButtonContent *add_content;
  GtkButton *none;
  GtkLabel  *none_words;
  GtkButton *take_back;
};

G_DEFINE_FINAL_TYPE (VouchSectionFoot, vouch_section_foot, GTK_TYPE_WIDGET)

static gboolean
has_role (VouchSectionFoot *self,
          const char       *role)
{
  return vouch_section_is_within (self->slot->section, role);
}

static void
add_clicked_cb (VouchSectionFoot *self)
{
  if (!self->slot)
    return;
  if (self->slot->kind == VOUCH_SLOT_FOOT)
    gtk_widget_activate_action (GTK_WIDGET (self), "card.add-statement", "s",
                                vouch_node_get_id (self->slot->node));
  else if (has_role (self, "original-sources"))
    gtk_widget_activate_action (GTK_WIDGET (self), "editor.add-original-source", NULL);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "editor.add-related", NULL);
}

static void
none_clicked_cb (VouchSectionFoot *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  g_autoptr (JsonNode) none = NULL;

  if (!self->slot)
    return;
  none = vouch_json_new_members ("why", vouch_json_new_text ("not-reported"), "at",
                                 vouch_json_new_text (at), NULL);
  vouch_node_set_value (self->slot->node, "none", none, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->take_back));
}

static void
take_back_clicked_cb (VouchSectionFoot *self)
{
  if (!self->slot)
    return;
  vouch_node_set_value (self->slot->node, "none", NULL, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->add));
}

static int
get_box_width (int width)
{
  return MAX (width - 2 * vouch_card_gutter (width), 1);
}

static void
vouch_section_foot_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  VouchSectionFoot *self = VOUCH_SECTION_FOOT (widget);

  *minimum = *natural = 100;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    gtk_widget_measure (self->box, orientation, for_size < 0 ? -1 : get_box_width (for_size),
                        minimum, natural, NULL, NULL);
}

static void
vouch_section_foot_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  gtk_widget_size_allocate (VOUCH_SECTION_FOOT (widget)->box,
                            &(GtkAllocation) { vouch_card_gutter (width), 0, get_box_width (width),
                                               height }, -1);
}

static GtkSizeRequestMode
vouch_section_foot_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
vouch_section_foot_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), VOUCH_TYPE_SECTION_FOOT);
  G_OBJECT_CLASS (vouch_section_foot_parent_class)->dispose (object);
}

static void
vouch_section_foot_class_init (VouchSectionFootClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vouch_section_foot_dispose;
  gtk_widget_class_set_css_name (widget_class, "sectionfoot");
  widget_class->measure = vouch_section_foot_measure;
  widget_class->size_allocate = vouch_section_foot_size_allocate;
  widget_class->get_request_mode = vouch_section_foot_get_request_mode;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               VOUCH_WIDGETS_RESOURCES "/ui/vouch-section-foot.ui");
  gtk_widget_class_bind_template_child (widget_class, VouchSectionFoot, box);
  gtk_widget_class_bind_template_child (widget_class, VouchSectionFoot, add);
  gtk_widget_class_bind_template_child (widget_class, VouchSectionFoot, add_content);
  gtk_widget_class_bind_template_child (widget_class, VouchSectionFoot, none);
  gtk_widget_class_bind_template_child (widget_class, VouchSectionFoot, none_words);
  gtk_widget_class_bind_template_child (widget_class, VouchSectionFoot, take_back);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, none_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_back_clicked_cb);
}

static void
vouch_section_foot_init (VouchSectionFoot *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->box, vouch_wrap_layout_new ());
}

GtkWidget *
vouch_section_foot_new (void)
{
  return g_object_new (VOUCH_TYPE_SECTION_FOOT, NULL);
}

static const char *
get_add_words (VouchSectionFoot *self)
{
  if (self->slot->kind == VOUCH_SLOT_FOOT)
    return _("Add statement");
  if (has_role (self, "original-sources"))
    return _("Add original source");
  return _("Add related content");
}

/**
 * vouch_section_foot_bind:
 * @self: a foot, perhaps one from the pool
 * @slot: (nullable): a foot's; %NULL before it goes to the pool
 */
void
vouch_section_foot_bind (VouchSectionFoot *self,
                         VouchCardSlot    *slot)
{
  g_return_if_fail (VOUCH_IS_SECTION_FOOT (self));

  self->slot = slot;
  vouch_section_foot_refresh (self);
}

/** Shows what the section is now. */
void
vouch_section_foot_refresh (VouchSectionFoot *self)
{
  g_autofree char *section = NULL;
  gboolean is_none, may_be_empty;

  g_return_if_fail (VOUCH_IS_SECTION_FOOT (self));

  if (!self->slot)
    return;
  section = g_strdup (vouch_section_get_title (self->slot->section));
  is_none = vouch_section_has_none (self->slot->section);
  may_be_empty = vouch_section_is_empty (self->slot->section)
                 && !has_role (self, "original-sources") && !has_role (self, "related-content");
  adw_button_content_set_label (self->add_content, get_add_words (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  get_add_words (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  section ? section : "", -1);
  gtk_widget_set_visible (GTK_WIDGET (self->add), !is_none);
  gtk_widget_set_visible (GTK_WIDGET (self->none), may_be_empty && !is_none);
  gtk_widget_set_visible (GTK_WIDGET (self->none_words), is_none);
  gtk_widget_set_visible (GTK_WIDGET (self->take_back), is_none);
}

/* vouch-card-view.c: the card as one page of forms, with rows only near the view.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-card-view-private.h"
#include "vouch-card-view-cite.h"

#include <glib/gi18n-lib.h>

#include "vouch-relayout.h"

/**
 * VouchCardView:
 *
 * A card's title, its article, and its sections with all that stands in them, as one
 * scrollable page near the look of the published one. However long the card, only the
 * rows near the view exist, and the one that has the focus. What is written goes to the
 * document at once, and what others do to the document is on the page at once; undo is
 * the document's history's.
 *
 * The type is spread over several files: `-layout` (places and scrolling), `-heights` (measured
 * or estimated), `-realise` (which slots have rows), `-focus`, `-follow` (the document's changes),
 * `-edit` (splitting, joining, moving), `-keys`, `-menu`, `-paste`, `-drag` and `-pointer`.
 *
 * What is done elsewhere is asked for by the names of actions, `editor.cite` and so on.
 *
 * # Accessibility
 *
 * A list with a row a list item; what is in no row isn't there for a screen reader, but
 * Tab and the arrow keys go on past the last row that is. GTK 4.8 can't tell a place in
 * a list, so the names say it: “Statement 3 of 5 in Key Highlights”.
 *
 * # CSS nodes
 *
 *     cardview
 *     ├── heading
 *     ├── statement
 *     ╰── sectionfoot
 */
static void scrollable_init (GtkScrollableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VouchCardView, vouch_card_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, scrollable_init))

enum
{
  PROP_SECTION_IN_VIEW = 1,
  PROP_FOCUSED_NODE,
  N_PROPS,
  PROP_HADJUSTMENT = N_PROPS,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

static GParamSpec *properties[N_PROPS];

static void
scrollable_init (GtkScrollableInterface *iface)
{
}

static void
vouch_card_view_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  VouchCardView *self = VOUCH_CARD_VIEW (object);

  switch (id)
    {
    case PROP_SECTION_IN_VIEW:
      g_value_set_string (value, self->section_in_view);
      break;
    case PROP_FOCUSED_NODE:
      g_value_set_string (value, self->focused_id);
      break;
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->hadjustment);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->vadjustment);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->hscroll_policy);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->vscroll_policy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
vouch_card_view_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  VouchCardView *self = VOUCH_CARD_VIEW (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      vouch_card_view_set_adjustment (self, GTK_ORIENTATION_HORIZONTAL,
                                      g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      vouch_card_view_set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->hscroll_policy = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->vscroll_policy = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
vouch_card_view_dispose (GObject *object)
{
  VouchCardView *self = VOUCH_CARD_VIEW (object);
  GtkWidget *child;

  vouch_card_view_drag_dispose (self);
  vouch_card_view_pointer_dispose (self);
  vouch_card_view_menu_dispose (self);
  if (self->filling)
    g_source_destroy (self->filling);
  g_clear_pointer (&self->filling, g_source_unref);
  vouch_card_view_follow_document (self, NULL, NULL, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  if (self->vadjustment)
    g_signal_handlers_disconnect_by_data (self->vadjustment, self);
  g_clear_object (&self->vadjustment);
  g_clear_object (&self->hadjustment);
  G_OBJECT_CLASS (vouch_card_view_parent_class)->dispose (object);
}

static void
vouch_card_view_finalize (GObject *object)
{
  VouchCardView *self = VOUCH_CARD_VIEW (object);

  g_object_unref (self->clock);
  g_object_unref (self->caret);
  g_object_unref (self->field);
  g_object_unref (self->slots);
  g_ptr_array_unref (self->realised);
  vouch_card_rows_free (self->rows);
  vouch_height_tree_free (self->heights);
  g_free (self->section_in_view);
  g_free (self->focused_id);
  G_OBJECT_CLASS (vouch_card_view_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  properties[PROP_SECTION_IN_VIEW]
      = g_param_spec_string ("section-in-view", NULL, NULL, NULL,
                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_FOCUSED_NODE]
      = g_param_spec_string ("focused-node", NULL, NULL, NULL,
                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
}

static void
vouch_card_view_class_init (VouchCardViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = vouch_card_view_get_property;
  object_class->set_property = vouch_card_view_set_property;
  object_class->dispose = vouch_card_view_dispose;
  object_class->finalize = vouch_card_view_finalize;
  install_properties (object_class);
  vouch_card_view_layout_class_init (widget_class);
  vouch_card_view_focus_class_init (widget_class);
  vouch_card_view_edit_class_init (widget_class);
  vouch_card_view_menu_class_init (widget_class);
  gtk_widget_class_set_css_name (widget_class, "cardview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
vouch_card_view_init (VouchCardView *self)
{
  self->slots = vouch_card_slots_new ();
  self->heights = vouch_height_tree_new ();
  self->rows = vouch_card_rows_new (GTK_WIDGET (self));
  self->realised = g_ptr_array_new ();
  self->anchor_index = G_MAXUINT;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Card"),
                                  -1);
  vouch_card_view_layout_init (self);
  vouch_card_view_follow_init (self);
  vouch_card_view_focus_init (self);
  vouch_relayout_watch (GTK_WIDGET (self));
  vouch_card_view_keys_init (self);
  vouch_card_view_menu_init (self);
  vouch_card_view_drag_init (self);
  vouch_card_view_pointer_init (self);
  vouch_card_view_cite_init (self);
}

GtkWidget *
vouch_card_view_new (void)
{
  return g_object_new (VOUCH_TYPE_CARD_VIEW, NULL);
}

/**
 * vouch_card_view_make_page:
 * @self: (transfer floating): a view
 *
 * The page's colour is the scrolled window's: it draws that always, and its scroll bars now and
 * then. With the colour as the view's own, one node more or less had all that is in view drawn
 * again as a scroll bar came up or went, as GSK compares what is drawn level by level.
 *
 * Returns: (transfer floating): the view as it is to be shown, in a scrolled window
 */
GtkWidget *
vouch_card_view_make_page (VouchCardView *self)
{
  GtkWidget *page = gtk_scrolled_window_new ();

  g_return_val_if_fail (VOUCH_IS_CARD_VIEW (self), page);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (page), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (page), GTK_WIDGET (self));
  gtk_widget_add_css_class (page, "card-page");
  return page;
}

/**
 * vouch_card_view_set_document:
 * @self: a view
 * @document: (nullable): what is shown, from its beginning
 * @validator: (nullable): whose findings are underlined
 * @index: (nullable): whose numbers the citations have
 */
void
vouch_card_view_set_document (VouchCardView      *self,
                              VouchDocument      *document,
                              VouchValidator     *validator,
                              VouchCitationIndex *index)
{
  g_return_if_fail (VOUCH_IS_CARD_VIEW (self));

  vouch_card_view_follow_document (self, document, validator, index);
}

/** Returns: (nullable): the id of the section that is read now. */
const char *
vouch_card_view_get_section_in_view (VouchCardView *self)
{
  g_return_val_if_fail (VOUCH_IS_CARD_VIEW (self), NULL);

  return self->section_in_view;
}

/* not-yet-card.c: stands in for the card view until it is there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-card-view.h"

struct _VouchCardView { GtkWidget parent_instance; };

static void iface_init (GtkScrollableInterface *iface) { }

G_DEFINE_FINAL_TYPE_WITH_CODE (VouchCardView, vouch_card_view, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, iface_init))

static void set_property (GObject *o, guint id, const GValue *v, GParamSpec *p) { }
static void get_property (GObject *o, guint id, GValue *v, GParamSpec *p) { }

static void
vouch_card_view_class_init (VouchCardViewClass *klass)
{
  GObjectClass *c = G_OBJECT_CLASS (klass);
  c->set_property = set_property;
  c->get_property = get_property;
  g_object_class_override_property (c, 1, "hadjustment");
  g_object_class_override_property (c, 2, "vadjustment");
  g_object_class_override_property (c, 3, "hscroll-policy");
  g_object_class_override_property (c, 4, "vscroll-policy");
  g_object_class_install_property (c, 5, g_param_spec_string ("section-in-view", NULL, NULL, NULL, G_PARAM_READABLE));
  g_object_class_install_property (c, 6, g_param_spec_string ("focused-node", NULL, NULL, NULL, G_PARAM_READABLE));
}
static void vouch_card_view_init (VouchCardView *self) { }
GtkWidget *vouch_card_view_new (void) { return g_object_new (VOUCH_TYPE_CARD_VIEW, NULL); }
void vouch_card_view_set_document (VouchCardView *s, VouchDocument *d, VouchValidator *v, VouchCitationIndex *i) { }
gboolean vouch_card_view_go (VouchCardView *s, const char *i, const char *m) { return FALSE; }
const char *vouch_card_view_get_focused (VouchCardView *s) { return NULL; }
gboolean vouch_card_view_get_place (VouchCardView *s, const char *id, GdkRectangle *p) { return FALSE; }

/* not-yet-panel.c: stands in for the side panel until it is there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-side-panel.h"

struct _VouchSidePanel { AdwBin parent_instance; };
G_DEFINE_FINAL_TYPE (VouchSidePanel, vouch_side_panel, ADW_TYPE_BIN)
static void set_property (GObject *o, guint id, const GValue *v, GParamSpec *p) { }
static void get_property (GObject *o, guint id, GValue *v, GParamSpec *p) { g_value_set_string (v, "checks"); }
static void
vouch_side_panel_class_init (VouchSidePanelClass *klass)
{
  GObjectClass *c = G_OBJECT_CLASS (klass);
  c->set_property = set_property;
  c->get_property = get_property;
  g_object_class_install_property (c, 1, g_param_spec_string ("page", NULL, NULL, NULL, G_PARAM_READWRITE));
}
static void vouch_side_panel_init (VouchSidePanel *self) { }
GtkWidget *vouch_side_panel_new (void) { return g_object_new (VOUCH_TYPE_SIDE_PANEL, NULL); }
void vouch_side_panel_set_document (VouchSidePanel *s, VouchDocument *d, VouchValidator *v, VouchCitationIndex *i) { }
void vouch_side_panel_set_page (VouchSidePanel *s, const char *p) { }
void vouch_side_panel_set_author (VouchSidePanel *s, const char *p) { }
void vouch_side_panel_compose_note (VouchSidePanel *s, const char *p) { }
void vouch_side_panel_select_finding (VouchSidePanel *s, VouchFinding *p) { }
void vouch_side_panel_show_reference (VouchSidePanel *s, const char *p) { }
gboolean vouch_side_panel_focus (VouchSidePanel *s) { return FALSE; }

/* vouch-chip.c: something small that belongs to a statement, in a pill that can be pressed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-chip.h"

/**
 * VouchChip:
 *
 * A citation, what the draft asks for, or what can be done about it. Pressing it asks
 * the editor by the name of an action; chips are pooled with their row and shown anew.
 *
 * # CSS nodes
 *
 *     button.chip[.citation|.marker|.add-source|.decline|.reason|.ask|.not-applicable]
 *     ╰── label
 */
struct _VouchChip
{
  GtkButton parent_instance;

  VouchChipKind  kind;
  char          *target;    /* (owned) (nullable) */
  char          *name;      /* (owned) (nullable) */
  char          *css_class; /* (owned) (nullable): the look's own */
  guint          n_bold;

  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (VouchChip, vouch_chip, GTK_TYPE_BUTTON)

static const struct
{
  const char *css_class;
  const char *action;
} kinds[] = {
  [VOUCH_CHIP_CITATION] = { "citation", "editor.open-citation" },
  [VOUCH_CHIP_MARKER] = { "marker", "editor.cite" },
  [VOUCH_CHIP_ADD_SOURCE] = { "add-source", "editor.cite" },
  [VOUCH_CHIP_DECLINE] = { "decline", "editor.decline" },
  [VOUCH_CHIP_REASON] = { "reason", "editor.decline" },
  [VOUCH_CHIP_ASK] = { "ask", "editor.ask" },
  [VOUCH_CHIP_NOT_APPLICABLE] = { "not-applicable", "editor.not-applicable" },
  [VOUCH_CHIP_DOUBT] = { "doubt", "editor.find-support" },
  [VOUCH_CHIP_BRING_BACK] = { "reason", "editor.set-aside" },
};

static void
vouch_chip_clicked (GtkButton *button)
{
  VouchChip *self = VOUCH_CHIP (button);
  g_autofree char *target = g_strdup (self->target);

  if (target)
    gtk_widget_activate_action (GTK_WIDGET (self), kinds[self->kind].action, "s", target);
}

/* A button that is pressed by keyboard looks pressed for a quarter of a second before it does
 * anything. */
static void
vouch_chip_activate (GtkButton *button)
{
  g_signal_emit_by_name (button, "clicked");
}

/* Who stays at a citation is likely to press it. */
static void
vouch_chip_state_flags_changed (GtkWidget     *widget,
                                GtkStateFlags  before)
{
  VouchChip *self = VOUCH_CHIP (widget);
  GtkStateFlags begun = gtk_widget_get_state_flags (widget) & ~before;

  if (self->kind == VOUCH_CHIP_CITATION && self->target
      && (begun & (GTK_STATE_FLAG_FOCUSED | GTK_STATE_FLAG_PRELIGHT)))
    gtk_widget_activate_action (widget, "editor.expect-citation", "s", self->target);
  GTK_WIDGET_CLASS (vouch_chip_parent_class)->state_flags_changed (widget, before);
}

/* Asked for when it is wanted: setting one costs as much as all else of a chip. */
static gboolean
vouch_chip_query_tooltip (GtkWidget  *widget,
                          int         x,
                          int         y,
                          gboolean    is_keyboard,
                          GtkTooltip *tooltip)
{
  VouchChip *self = VOUCH_CHIP (widget);

  gtk_tooltip_set_text (tooltip, self->name);
  return self->name != NULL;
}

static void
vouch_chip_finalize (GObject *object)
{
  VouchChip *self = VOUCH_CHIP (object);

  g_free (self->target);
  g_free (self->name);
  g_free (self->css_class);
  G_OBJECT_CLASS (vouch_chip_parent_class)->finalize (object);
}

static void
vouch_chip_class_init (VouchChipClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vouch_chip_finalize;
  GTK_WIDGET_CLASS (klass)->query_tooltip = vouch_chip_query_tooltip;
  GTK_WIDGET_CLASS (klass)->state_flags_changed = vouch_chip_state_flags_changed;
  GTK_BUTTON_CLASS (klass)->activate = vouch_chip_activate;
  GTK_BUTTON_CLASS (klass)->clicked = vouch_chip_clicked;
}

static void
vouch_chip_init (VouchChip *self)
{
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_button_set_child (GTK_BUTTON (self), GTK_WIDGET (self->label));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "chip");
  gtk_widget_add_css_class (GTK_WIDGET (self), kinds[self->kind].css_class);
}

GtkWidget *
vouch_chip_new (void)
{
  return g_object_new (VOUCH_TYPE_CHIP, NULL);
}

static void
show_bold (VouchChip *self,
           guint      n_bold)
{
  g_autoptr (PangoAttrList) attributes = NULL;
  PangoAttribute *bold;

  if (self->n_bold == n_bold)
    return;
  self->n_bold = n_bold;
  attributes = pango_attr_list_new ();
  bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
  bold->end_index = n_bold;
  pango_attr_list_insert (attributes, bold);
  gtk_label_set_attributes (self->label, n_bold > 0 ? attributes : NULL);
}

static void
show_name (VouchChip  *self,
           const char *name)
{
  if (g_strcmp0 (self->name, name) == 0)
    return;
  g_free (self->name);
  self->name = g_strdup (name);
  if (name)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL);
}

static void
show_class (VouchChip  *self,
            const char *css_class)
{
  if (g_strcmp0 (self->css_class, css_class) == 0)
    return;
  if (self->css_class)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->css_class);
  g_free (self->css_class);
  self->css_class = g_strdup (css_class);
  if (css_class)
    gtk_widget_add_css_class (GTK_WIDGET (self), css_class);
}

/** Shows @look; what is the same already costs nothing. */
void
vouch_chip_show (VouchChip           *self,
                 const VouchChipLook *look)
{
  g_return_if_fail (VOUCH_IS_CHIP (self));

  if (self->kind != look->kind)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), kinds[self->kind].css_class);
      gtk_widget_add_css_class (GTK_WIDGET (self), kinds[look->kind].css_class);
      self->kind = look->kind;
    }
  if (g_strcmp0 (self->target, look->target) != 0)
    {
      g_free (self->target);
      self->target = g_strdup (look->target);
    }
  if (!g_str_equal (gtk_label_get_text (self->label), look->text))
    gtk_label_set_text (self->label, look->text);
  show_bold (self, look->n_bold);
  show_name (self, look->name);
  show_class (self, look->css_class);
}

VouchChipKind
vouch_chip_get_kind (VouchChip *self)
{
  return self->kind;
}

/** Returns: (nullable): the id of its citation or statement. */
const char *
vouch_chip_get_target (VouchChip *self)
{
  return self->target;
}

const char *
vouch_chip_get_text (VouchChip *self)
{
  return gtk_label_get_text (self->label);
}

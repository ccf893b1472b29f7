/* vouch-checks-filter.c: which findings are listed: by level, by rule, by section.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-checks-filter.h"

#include <glib/gi18n-lib.h>

#include "vouch-finding-places.h"
#include "vouch-level.h"
#include "vouch-rule.h"
#include "vouch-tooltip.h"

#define ALL_LEVELS ((1u << VOUCH_N_LEVELS) - 1)

/**
 * VouchChecksFilter:
 *
 * A button for each level with the number of its findings: none pressed lists all,
 * else those that are pressed. A menu names the rules that found something, another
 * the sections in which something was found.
 */
struct _VouchChecksFilter
{
  AdwBin parent_instance;

  VouchFindingRows   *rows;     /* (owned) (nullable): what is filtered */
  VouchFindingList   *findings; /* (owned) (nullable): what is counted */
  GSimpleActionGroup *actions;  /* (owned) */

  GtkBox          *levels;
  GtkToggleButton *buttons[VOUCH_N_LEVELS];
  GtkLabel        *counts[VOUCH_N_LEVELS];
  GtkMenuButton   *rule;
  GtkLabel        *rule_label;
  GtkMenuButton   *section;
  GtkLabel        *section_label;

  guint is_resetting : 1; /* the buttons are set, not pressed */
};

G_DEFINE_FINAL_TYPE (VouchChecksFilter, vouch_checks_filter, ADW_TYPE_BIN)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *const count_properties[VOUCH_N_LEVELS] = { "n-errors", "n-warnings", "n-hints" };

static void
show_count (VouchChecksFilter *self,
            guint              level)
{
  guint count = self->findings ? vouch_finding_list_get_count (self->findings, level) : 0;
  g_autofree char *number = g_strdup_printf ("%u", count);
  /* Translators: a level such as “Stops the card”, and how many findings it has. */
  g_autofree char *name = g_strdup_printf (_("%s: %u"), vouch_level_get_word (level), count);

  if (!vouch_tooltip_set (GTK_WIDGET (self->buttons[level]), name))
    return;
  gtk_label_set_text (self->counts[level], number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[level]),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_counts (VouchChecksFilter *self)
{
  for (guint level = 0; level < VOUCH_N_LEVELS; level++)
    show_count (self, level);
}


static VouchValidator *
get_validator (VouchChecksFilter *self)
{
  return self->rows ? vouch_finding_rows_get_validator (self->rows) : NULL;
}

/* Also of the house's own rules, which are in no table. */
static char *
dup_rule_title (VouchChecksFilter *self,
                const char        *id)
{
  VouchValidator *validator = get_validator (self);

  return validator ? vouch_validator_dup_title (validator, id) : g_strdup (id);
}

static void
show_rule (VouchChecksFilter *self)
{
  const char *id = self->rows ? vouch_finding_rows_get_rule (self->rows) : NULL;
  g_autofree char *found = id ? dup_rule_title (self, id) : NULL;
  const char *title = found ? found : _("All kinds");
  /* Translators: the button that lists one kind of findings alone; %s says which. */
  g_autofree char *name = g_strdup_printf (_("Kind: %s"), title);

  gtk_label_set_text (self->rule_label, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rule), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
level_toggled_cb (VouchChecksFilter *self)
{
  guint levels = 0;

  if (self->is_resetting || !self->rows)
    return;
  for (guint level = 0; level < VOUCH_N_LEVELS; level++)
    if (gtk_toggle_button_get_active (self->buttons[level]))
      levels |= 1u << level;
  vouch_finding_rows_set_levels (self->rows, levels ? levels : ALL_LEVELS);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
set_state (VouchChecksFilter *self,
           const char        *name,
           const char        *state)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (state ? state : ""));
}

static void
set_rule (VouchChecksFilter *self,
          const char        *rule)
{
  set_state (self, "rule", rule);
  if (self->rows)
    vouch_finding_rows_set_rule (self->rows, rule);
  show_rule (self);
}

static void
rule_cb (GSimpleAction *action,
         GVariant      *value,
         gpointer       data)
{
  VouchChecksFilter *self = data;
  const char *rule = g_variant_get_string (value, NULL);

  set_rule (self, *rule ? rule : NULL);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
show_section (VouchChecksFilter *self)
{
  VouchValidator *validator = get_validator (self);
  const char *key = self->rows ? vouch_finding_rows_get_section (self->rows) : NULL;
  g_autofree char *found = key && validator ? vouch_finding_place_dup_title (validator, key) : NULL;
  const char *title = found ? found : _("All sections");
  /* Translators: the button that lists one section's findings alone; %s says which. */
  g_autofree char *name = g_strdup_printf (_("Section: %s"), title);

  gtk_label_set_text (self->section_label, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->section), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

static void
set_section (VouchChecksFilter *self,
             const char        *section)
{
  set_state (self, "section", section);
  if (self->rows)
    vouch_finding_rows_set_section (self->rows, section);
  show_section (self);
}

/* A section that was removed would filter everything away, under the words “All sections”. */
static void
leave_lost_section (VouchChecksFilter *self)
{
  VouchValidator *validator = get_validator (self);
  const char *key = self->rows ? vouch_finding_rows_get_section (self->rows) : NULL;
  g_autofree char *title = key && validator ? vouch_finding_place_dup_title (validator, key) : NULL;

  if (!key || !validator || title)
    return;
  set_section (self, NULL);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
counts_cb (VouchChecksFilter *self)
{
  show_counts (self);
  leave_lost_section (self);
}

static void
section_cb (GSimpleAction *action,
            GVariant      *value,
            gpointer       data)
{
  VouchChecksFilter *self = data;
  const char *section = g_variant_get_string (value, NULL);

  set_section (self, *section ? section : NULL);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
append_choice (GMenu      *menu,
               const char *title,
               const char *action,
               const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (title, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

static GMenuModel *
make_section_menu (VouchChecksFilter *self)
{
  GMenu *menu = g_menu_new ();
  VouchValidator *validator = get_validator (self);
  g_autoptr (GPtrArray) places = validator ? vouch_finding_places_list (validator) : NULL;

  append_choice (menu, _("All Sections"), "checks.section", "");
  for (guint i = 0; places && i < places->len; i++)
    {
      VouchFindingPlace *place = places->pdata[i];
      /* Translators: a section, and how many findings it has. */
      g_autofree char *title = g_strdup_printf (_("%s (%u)"), place->title, place->count);

      append_choice (menu, title, "checks.section", place->key);
    }
  return G_MENU_MODEL (menu);
}

static void
make_section_menu_cb (GtkMenuButton *button,
                      gpointer       data)
{
  g_autoptr (GMenuModel) menu = make_section_menu (data);

  gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (menu));
}

static void
append_rule (VouchChecksFilter *self,
             GMenu             *menu,
             const char        *rule)
{
  guint count = vouch_finding_rows_count_rule (self->rows, rule);
  g_autofree char *found = dup_rule_title (self, rule);
  /* Translators: a kind of finding, and how many there are. */
  g_autofree char *title = g_strdup_printf (_("%s (%u)"), found, count);

  if (count > 0)
    append_choice (menu, title, "checks.rule", rule);
}

static GMenuModel *
make_menu (VouchChecksFilter *self)
{
  GMenu *menu = g_menu_new ();
  g_auto (GStrv) found = self->rows ? vouch_finding_rows_list_rules (self->rows) : NULL;

  append_choice (menu, _("All Kinds"), "checks.rule", "");
  for (guint i = 0; found && i < vouch_rules_count (); i++)
    append_rule (self, menu, vouch_rules_get (i)->id);
  for (gsize i = 0; found && found[i]; i++)
    if (!vouch_rules_find (found[i]))
      append_rule (self, menu, found[i]);
  return G_MENU_MODEL (menu);
}

/* Made when it is opened: under the pointer it must not change. */
static void
make_menu_cb (GtkMenuButton *button,
              gpointer       data)
{
  g_autoptr (GMenuModel) menu = make_menu (data);

  gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (menu));
}

static void
make_button (VouchChecksFilter *self,
             guint              level)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *image = gtk_image_new ();
  GtkWidget *count = gtk_label_new (NULL);

  vouch_level_show (level, GTK_IMAGE (image));
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), count);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_button_set_child (GTK_BUTTON (button), box);
  g_signal_connect_object (button, "toggled", G_CALLBACK (level_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->levels, button);
  self->buttons[level] = GTK_TOGGLE_BUTTON (button);
  self->counts[level] = GTK_LABEL (count);
}

static void
stop_counting (VouchChecksFilter *self)
{
  if (self->findings)
    g_signal_handlers_disconnect_by_func (self->findings, counts_cb, self);
  g_clear_object (&self->findings);
}

static void
vouch_checks_filter_dispose (GObject *object)
{
  VouchChecksFilter *self = VOUCH_CHECKS_FILTER (object);

  stop_counting (self);
  g_clear_object (&self->rows);
  g_clear_object (&self->actions);
  G_OBJECT_CLASS (vouch_checks_filter_parent_class)->dispose (object);
}

static void
vouch_checks_filter_class_init (VouchChecksFilterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vouch_checks_filter_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", VOUCH_TYPE_CHECKS_FILTER, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/vouch/Vouch/ui/vouch-checks-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, VouchChecksFilter, levels);
  gtk_widget_class_bind_template_child (widget_class, VouchChecksFilter, rule);
  gtk_widget_class_bind_template_child (widget_class, VouchChecksFilter, rule_label);
  gtk_widget_class_bind_template_child (widget_class, VouchChecksFilter, section);
  gtk_widget_class_bind_template_child (widget_class, VouchChecksFilter, section_label);
}

static void
add_action (VouchChecksFilter *self,
            const char        *name,
            GCallback          callback)
{
  g_autoptr (GSimpleAction) action =
      g_simple_action_new_stateful (name, G_VARIANT_TYPE_STRING, g_variant_new_string (""));

  g_signal_connect_object (action, "activate", callback, self, 0);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
}

static void
vouch_checks_filter_init (VouchChecksFilter *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint level = 0; level < VOUCH_N_LEVELS; level++)
    make_button (self, level);
  self->actions = g_simple_action_group_new ();
  add_action (self, "rule", G_CALLBACK (rule_cb));
  add_action (self, "section", G_CALLBACK (section_cb));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "checks", G_ACTION_GROUP (self->actions));
  gtk_menu_button_set_create_popup_func (self->rule, make_menu_cb, self, NULL);
  gtk_menu_button_set_create_popup_func (self->section, make_section_menu_cb, self, NULL);
  show_counts (self);
  show_section (self);
  show_rule (self);
}

GtkWidget *
vouch_checks_filter_new (void)
{
  return g_object_new (VOUCH_TYPE_CHECKS_FILTER, NULL);
}

/** @rows: what is filtered */
void
vouch_checks_filter_set_rows (VouchChecksFilter *self,
                              VouchFindingRows  *rows)
{
  g_return_if_fail (VOUCH_IS_CHECKS_FILTER (self));
  g_set_object (&self->rows, rows);
}

/** @findings: (nullable): whose levels are counted */
void
vouch_checks_filter_set_list (VouchChecksFilter *self,
                              VouchFindingList  *findings)
{
  g_return_if_fail (VOUCH_IS_CHECKS_FILTER (self));

  stop_counting (self);
  g_set_object (&self->findings, findings);
  for (guint level = 0; findings && level < VOUCH_N_LEVELS; level++)
    {
      g_autofree char *signal = g_strconcat ("notify::", count_properties[level], NULL);

      g_signal_connect_object (findings, signal, G_CALLBACK (counts_cb), self, G_CONNECT_SWAPPED);
    }
  show_counts (self);
}

/** Lists all. */
void
vouch_checks_filter_reset (VouchChecksFilter *self)
{
  g_return_if_fail (VOUCH_IS_CHECKS_FILTER (self));

  self->is_resetting = TRUE;
  for (guint level = 0; level < VOUCH_N_LEVELS; level++)
    gtk_toggle_button_set_active (self->buttons[level], FALSE);
  self->is_resetting = FALSE;
  if (self->rows)
    vouch_finding_rows_set_levels (self->rows, ALL_LEVELS);
  set_rule (self, NULL);
  set_section (self, NULL);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

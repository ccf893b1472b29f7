/* vouch-review-filter.c: the menu that chooses which notes are listed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-review-filter.h"

#include <glib/gi18n-lib.h>

#include "vouch-note-kind.h"

static const struct
{
  const char *id;
  const char *label;
  const char *item;
} states[] = {
  [VOUCH_NOTES_ALL] = { "all", N_("All notes"), N_("_All Notes") },
  [VOUCH_NOTES_OPEN] = { "open", N_("Open"), N_("_Open") },
  [VOUCH_NOTES_RESOLVED] = { "resolved", N_("Resolved"), N_("_Resolved") },
};

/**
 * VouchReviewFilter:
 *
 * One button that says in words what is listed; its menu has states, kinds and people.
 */
struct _VouchReviewFilter
{
  AdwBin parent_instance;

  VouchCard          *card; /* (owned) (nullable): whose people are in the menu */
  GSimpleActionGroup *actions; /* (owned) */
  VouchNoteFilter     filter;

  GtkMenuButton *button;
  GtkLabel      *label;
};

G_DEFINE_FINAL_TYPE (VouchReviewFilter, vouch_review_filter, ADW_TYPE_BIN)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What is wanted, in the words of the menu: "Open, Question, R. Reviewer". */
static char *
describe (VouchReviewFilter *self)
{
  GString *words = g_string_new (NULL);

  if (self->filter.state != VOUCH_NOTES_ALL || vouch_note_filter_is_empty (&self->filter))
    g_string_append (words, _(states[self->filter.state].label));
  if (self->filter.kind)
    g_string_append_printf (words, "%s%s", words->len > 0 ? _(", ") : "",
                            vouch_note_kind_get_title (self->filter.kind));
  if (self->filter.person)
    g_string_append_printf (words, "%s%s", words->len > 0 ? _(", ") : "", self->filter.person);
  return g_string_free (words, FALSE);
}

static void
set_state (VouchReviewFilter *self,
           const char        *name,
           const char        *value)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (value ? value : ""));
}

static void
show_filter (VouchReviewFilter *self)
{
  g_autofree char *words = describe (self);
  /* Translators: the button that chooses which notes are listed; %s says which. */
  g_autofree char *name = g_strdup_printf (_("Showing: %s"), words);

  gtk_label_set_text (self->label, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  set_state (self, "state", states[self->filter.state].id);
  set_state (self, "kind", self->filter.kind);
  set_state (self, "person", self->filter.person);
}

static void
tell (VouchReviewFilter *self)
{
  show_filter (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
state_cb (GSimpleAction *action,
          GVariant      *value,
          gpointer       data)
{
  VouchReviewFilter *self = data;

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_str_equal (states[i].id, g_variant_get_string (value, NULL)))
      self->filter.state = (VouchNoteState) i;
  tell (self);
}

static void
take_text (char     **place,
           GVariant  *value)
{
  const char *text = g_variant_get_string (value, NULL);

  g_free (*place);
  *place = *text ? g_strdup (text) : NULL;
}

static void
kind_cb (GSimpleAction *action,
         GVariant      *value,
         gpointer       data)
{
  take_text (&VOUCH_REVIEW_FILTER (data)->filter.kind, value);
  tell (data);
}

static void
person_cb (GSimpleAction *action,
           GVariant      *value,
           gpointer       data)
{
  take_text (&VOUCH_REVIEW_FILTER (data)->filter.person, value);
  tell (data);
}

static void
append (GMenu      *menu,
        const char *label,
        const char *action,
        const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

static GMenu *
make_states (void)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    append (menu, _(states[i].item), "notes.state", states[i].id);
  return menu;
}

static GMenu *
make_kinds (void)
{
  GMenu *menu = g_menu_new ();

  append (menu, _("Every Kind"), "notes.kind", "");
  for (guint i = 0; i < vouch_note_kinds_count (); i++)
    append (menu, _(vouch_note_kinds_get (i)->title), "notes.kind", vouch_note_kinds_get (i)->id);
  return menu;
}

static GMenu *
make_people (VouchReviewFilter *self)
{
  g_autoptr (GPtrArray) people = vouch_notes_list_people (self->card);
  GMenu *menu = g_menu_new ();

  append (menu, _("Everybody"), "notes.person", "");
  for (guint i = 0; i < people->len; i++)
    append (menu, people->pdata[i], "notes.person", people->pdata[i]);
  return menu;
}

static void
append_section (GMenu *menu,
                GMenu *section)
{
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_object_unref (section);
}

/* Made when it is opened: people come and go with their notes. */
static void
make_menu_cb (GtkMenuButton *button,
              gpointer       data)
{
  VouchReviewFilter *self = data;
  g_autoptr (GMenu) menu = g_menu_new ();

  append_section (menu, make_states ());
  append_section (menu, make_kinds ());
  if (self->card)
    append_section (menu, make_people (self));
  gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (G_MENU_MODEL (menu)));
}

static void
add_action (VouchReviewFilter *self,
            const char        *name,
            const char        *state,
            GCallback          callback)
{
  g_autoptr (GSimpleAction) action =
      g_simple_action_new_stateful (name, G_VARIANT_TYPE_STRING, g_variant_new_string (state));

  g_signal_connect_object (action, "activate", callback, self, 0);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
}

static void
vouch_review_filter_dispose (GObject *object)
{
  VouchReviewFilter *self = VOUCH_REVIEW_FILTER (object);

  g_clear_object (&self->card);
  g_clear_object (&self->actions);
  G_OBJECT_CLASS (vouch_review_filter_parent_class)->dispose (object);
}

static void
vouch_review_filter_finalize (GObject *object)
{
  vouch_note_filter_clear (&VOUCH_REVIEW_FILTER (object)->filter);
  G_OBJECT_CLASS (vouch_review_filter_parent_class)->finalize (object);
}

static void
vouch_review_filter_class_init (VouchReviewFilterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vouch_review_filter_dispose;
  G_OBJECT_CLASS (klass)->finalize = vouch_review_filter_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", VOUCH_TYPE_REVIEW_FILTER, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/vouch/Vouch/ui/vouch-review-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, VouchReviewFilter, button);
  gtk_widget_class_bind_template_child (widget_class, VouchReviewFilter, label);
}

static void
vouch_review_filter_init (VouchReviewFilter *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->actions = g_simple_action_group_new ();
  add_action (self, "state", states[0].id, G_CALLBACK (state_cb));
  add_action (self, "kind", "", G_CALLBACK (kind_cb));
  add_action (self, "person", "", G_CALLBACK (person_cb));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "notes", G_ACTION_GROUP (self->actions));
  gtk_menu_button_set_create_popup_func (self->button, make_menu_cb, self, NULL);
  show_filter (self);
}

GtkWidget *
vouch_review_filter_new (void)
{
  return g_object_new (VOUCH_TYPE_REVIEW_FILTER, NULL);
}

/** @card: (nullable): whose people are in the menu */
void
vouch_review_filter_set_card (VouchReviewFilter *self,
                              VouchCard         *card)
{
  g_return_if_fail (VOUCH_IS_REVIEW_FILTER (self));
  g_set_object (&self->card, card);
}

/** Returns: (transfer none): what is wanted. */
const VouchNoteFilter *
vouch_review_filter_get (VouchReviewFilter *self)
{
  g_return_val_if_fail (VOUCH_IS_REVIEW_FILTER (self), NULL);
  return &self->filter;
}

/** Lists all. */
void
vouch_review_filter_reset (VouchReviewFilter *self)
{
  g_return_if_fail (VOUCH_IS_REVIEW_FILTER (self));

  vouch_note_filter_clear (&self->filter);
  tell (self);
}

/* vouch-source-mode.c: one statement after the other, each with its passage, by single keys.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-source-mode.h"

#include <glib/gi18n-lib.h>

#include "vouch-card.h"
#include "vouch-decline-form.h"
#include "vouch-passage-cite.h"
#include "vouch-source-card.h"
#include "vouch-source-tally.h"
#include "vouch-statement-edit.h"
#include "vouch-support-query.h"
#include "vouch-wrap-layout.h"

/**
 * VouchSourceMode:
 *
 * Enter cites the best passage, as “suggested”; 1 to 5 cite that passage, as “chosen”; the other
 * keys are told on their buttons. Each statement is a step of its own to be undone, and undoing one
 * goes back to it.
 */
struct _VouchSourceMode
{
  AdwBin parent_instance;

  VouchSupport     *support;  /* (owned) (nullable) */
  VouchDocument    *document; /* (owned) (nullable): its card */
  VouchSourceTally *tally;    /* (owned) (nullable) */
  VouchSourceCard  *card;     /* (unowned: in `place`) (nullable) */
  char             *author;   /* (owned) (nullable) */
  guint             updating; /* source: the card was altered by somebody else */
  GtkWidget        *decline;  /* (owned) (nullable): the popover with the reasons */

  GtkLabel       *progress_words;
  GtkProgressBar *progress;
  GtkStack       *states;
  AdwBin         *place;
  GtkWidget      *keys;
  AdwStatusPage  *summary;
  GtkWidget      *done;
  GtkWidget      *buttons[7]; /* (unowned: in `keys`) */
};

G_DEFINE_FINAL_TYPE (VouchSourceMode, vouch_source_mode, ADW_TYPE_BIN)

enum
{
  PROP_AUTHOR = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint closed_signal;

static void show_statement (VouchSourceMode *self);

static VouchStatement *
get_statement (VouchSourceMode *self)
{
  const char *id = self->tally ? vouch_source_tally_get_id (self->tally) : NULL;
  VouchNode *node = id ? vouch_document_lookup (self->document, id) : NULL;

  return node && VOUCH_IS_STATEMENT (node) ? VOUCH_STATEMENT (node) : NULL;
}

static void
go_on (VouchSourceMode *self, VouchSourceOutcome outcome)
{
  vouch_source_tally_set (self->tally, outcome);
  vouch_source_tally_next (self->tally);
  show_statement (self);
}

/* --- what the keys do --- */

static gboolean
apply (VouchSourceMode *self, VouchChange *change)
{
  g_autoptr (VouchChange) owned = change;
  g_autoptr (GError) error = NULL;

  if (change && vouch_document_edit (self->document, change, &error))
    return TRUE;
  if (error)
    gtk_widget_activate_action (GTK_WIDGET (self), "editor.toast", "s", error->message);
  return FALSE;
}

static void
cite (VouchSourceMode *self, guint i, const char *how)
{
  VouchStatement *statement = get_statement (self);
  VouchPassage *passage = vouch_source_card_get_passage (self->card, i);
  const char *words = vouch_source_card_get_words (self->card);
  g_autoptr (VouchReference) reference = NULL;
  g_autoptr (VouchPassageQuote) quote = NULL;
  g_autofree char *other = NULL;

  if (!statement || !passage || !vouch_source_card_is_known (self->card))
    return;
  reference = vouch_passage_dup_reference (vouch_document_get_card (self->document), passage);
  quote = vouch_passage_quote_new_from (passage);
  /* Another passage has other words for the cell. */
  if (words && i > 0)
    words = other = vouch_support_words_dup (passage->exact);
  if (apply (self, words ? vouch_passage_fill (statement, words, reference, quote, how)
                         : vouch_passage_cite (VOUCH_NODE (statement), reference, quote, how)))
    go_on (self, VOUCH_SOURCE_ANCHORED);
}

static void
take (VouchSourceMode *self)
{
  if (vouch_source_card_may_take (self->card))
    cite (self, 0, "suggested");
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
show_page (VouchSourceMode *self)
{
  VouchPassage *passage = vouch_source_card_get_passage (self->card, 0);
  g_autoptr (VouchReference) reference = NULL;
  gboolean is_own;

  if (!passage)
    return;
  reference = vouch_passage_dup_reference (vouch_document_get_card (self->document), passage);
  is_own = reference && vouch_node_get_document (VOUCH_NODE (reference)) != NULL;
  gtk_widget_activate_action (GTK_WIDGET (self), "editor.show-passage", "(ssuu)",
                              is_own ? vouch_node_get_id (VOUCH_NODE (reference)) : "",
                              passage->source, passage->start, passage->end);
}

static void
edit (VouchSourceMode *self)
{
  vouch_source_card_edit (self->card);
}

static void
skip (VouchSourceMode *self)
{
  go_on (self, VOUCH_SOURCE_SKIPPED);
}

/* Where no other source has anything, there is nothing to stay for. */
static void
reject (VouchSourceMode *self)
{
  vouch_source_card_reject (self->card);
  if (!vouch_source_card_get_passage (self->card, 0))
    go_on (self, VOUCH_SOURCE_NOT_FOUND);
}

static void
back (VouchSourceMode *self)
{
  if (vouch_source_tally_back (self->tally))
    show_statement (self);
}

static void
close_cb (VouchSourceMode *self)
{
  g_autofree char *id = self->tally ? g_strdup (vouch_source_tally_get_id (self->tally)) : NULL;

  g_signal_emit (self, closed_signal, 0, id);
}

/* --- no source needed --- */

static void
declined_cb (VouchSourceMode *self, const char *reason, const char *note)
{
  VouchStatement *statement = get_statement (self);

  gtk_popover_popdown (GTK_POPOVER (self->decline));
  if (statement && apply (self, vouch_statement_edit_decline (statement, reason, note, self->author)))
    go_on (self, VOUCH_SOURCE_DECLINED);
}

static void
decline_back_cb (VouchSourceMode *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->decline));
}

static void
make_decline (VouchSourceMode *self, GtkWidget *button)
{
  GtkWidget *form = vouch_decline_form_new ();

  self->decline = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->decline), form);
  gtk_widget_set_parent (self->decline, button);
  g_signal_connect_object (form, "done", G_CALLBACK (declined_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (form, "back", G_CALLBACK (decline_back_cb), self, G_CONNECT_SWAPPED);
}

/* --- buttons: what each key does --- */

static void decline (VouchSourceMode *self);

static const struct
{
  guint key;
  const char *name; /* of the key */
  const char *label;
  void (*act) (VouchSourceMode *self);
} keys[] = {
  { GDK_KEY_Return, N_("Enter"), N_("Mark"), take },
  { GDK_KEY_space, N_("Space"), N_("Whole Page"), show_page },
  { GDK_KEY_e, N_("E"), N_("Edit"), edit },
  { GDK_KEY_n, N_("N"), N_("No Source Needed…"), decline },
  { GDK_KEY_x, N_("X"), N_("Not in This Source"), reject },
  { GDK_KEY_s, N_("S"), N_("Skip"), skip },
  { GDK_KEY_BackSpace, N_("Backspace"), N_("Back"), back },
};

#define DECLINE_KEY 3

static void
decline (VouchSourceMode *self)
{
  VouchStatement *statement = get_statement (self);

  if (!statement)
    return;
  if (!self->decline)
    make_decline (self, self->buttons[DECLINE_KEY]);
  gtk_popover_popup (GTK_POPOVER (self->decline));
  vouch_decline_form_begin (
      VOUCH_DECLINE_FORM (gtk_popover_get_child (GTK_POPOVER (self->decline))), statement);
}

static void
key_clicked_cb (VouchSourceMode *self, GtkWidget *button)
{
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (self->buttons[i] == button && self->card)
      {
        keys[i].act (self);
        return;
      }
}

static void
add_buttons (VouchSourceMode *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      /* Translators: what a key does, and the key */
      g_autofree char *words = g_strdup_printf (_("%s (%s)"), _(keys[i].label), _(keys[i].name));
      GtkWidget *button = gtk_button_new_with_label (words);

      gtk_widget_add_css_class (button, i == 0 ? "suggested-action" : "flat");
      gtk_box_append (GTK_BOX (self->keys), button);
      g_signal_connect_object (button, "clicked", G_CALLBACK (key_clicked_cb), self,
                               G_CONNECT_SWAPPED);
      self->buttons[i] = button;
    }
}

static gboolean
act_on_key (VouchSourceMode *self, guint key)
{
  if (key >= GDK_KEY_1 && key < GDK_KEY_1 + VOUCH_SOURCE_CARD_MOST)
    {
      cite (self, key - GDK_KEY_1, "chosen");
      return TRUE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].key == key)
      {
        keys[i].act (self);
        return TRUE;
      }
  return FALSE;
}

static gboolean
key_pressed_cb (VouchSourceMode *self, guint key, guint code, GdkModifierType state)
{
  if (state & gtk_accelerator_get_default_mod_mask () & ~GDK_SHIFT_MASK)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Escape)
    {
      close_cb (self);
      return GDK_EVENT_STOP;
    }
  if (!self->card || vouch_source_card_is_edited (self->card))
    return GDK_EVENT_PROPAGATE;
  key = key == GDK_KEY_KP_Enter ? GDK_KEY_Return : gdk_keyval_to_lower (key);
  return act_on_key (self, key) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

/* --- what is shown --- */

static void
card_changed_cb (VouchSourceMode *self)
{
  VouchPassage *passage;

  if (!self->card)
    return;
  passage = vouch_source_card_get_passage (self->card, 0);
  gtk_widget_set_sensitive (self->buttons[0], vouch_source_card_may_take (self->card));
  gtk_widget_set_sensitive (self->buttons[1], passage != NULL);
  gtk_widget_set_sensitive (self->buttons[4], passage != NULL);
}

static void
take_cb (VouchSourceMode *self, guint i)
{
  cite (self, i, "chosen");
}

static void
show_summary (VouchSourceMode *self)
{
  g_autofree char *words = vouch_source_tally_describe (self->tally);
  gboolean is_empty = vouch_source_tally_get_size (self->tally) == 0;

  self->card = NULL;
  adw_bin_set_child (self->place, NULL);
  adw_status_page_set_title (self->summary, is_empty ? _("Nothing Is Waiting for a Passage")
                                                     : _("Through With All Statements"));
  adw_status_page_set_description (self->summary, words);
  gtk_label_set_text (self->progress_words, _("Source mode"));
  gtk_progress_bar_set_fraction (self->progress, 1);
  gtk_stack_set_visible_child_name (self->states, "summary");
  gtk_widget_grab_focus (self->done);
}

/* A card of its own for each statement: a screen reader reads what comes up with the keyboard. */
static void
show_card (VouchSourceMode *self, const char *id)
{
  guint place = vouch_source_tally_get_place (self->tally);
  guint size = vouch_source_tally_get_size (self->tally);
  /* Translators: which statement of how many */
  g_autofree char *progress = g_strdup_printf (_("%u of %u"), place, size);
  GtkWidget *card = vouch_source_card_new (self->support, id, progress);

  self->card = VOUCH_SOURCE_CARD (card);
  g_signal_connect_object (card, "changed", G_CALLBACK (card_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "take", G_CALLBACK (take_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->place, card);
  gtk_label_set_text (self->progress_words, progress);
  gtk_progress_bar_set_fraction (self->progress, (place - 1) / (double) MAX (1, size));
  gtk_stack_set_visible_child_name (self->states, "statement");
  card_changed_cb (self);
  gtk_widget_grab_focus (card);
}

static void
show_statement (VouchSourceMode *self)
{
  VouchStatement *statement = get_statement (self);

  /* What went meanwhile, or has its passage, is passed by. */
  while (vouch_source_tally_get_id (self->tally)
         && (!statement || !vouch_support_is_open (statement)))
    {
      vouch_source_tally_next (self->tally);
      statement = get_statement (self);
    }
  if (statement)
    show_card (self, vouch_node_get_id (VOUCH_NODE (statement)));
  else
    show_summary (self);
}

/* --- undo, and whoever else alters the card --- */

/* The statement whose passage was just taken back. */
static const char *
find_reopened (VouchSourceMode *self, GPtrArray *open)
{
  for (guint i = 0; i < open->len; i++)
    {
      VouchSourceOutcome outcome = vouch_source_tally_get (self->tally, open->pdata[i]);

      if (outcome == VOUCH_SOURCE_ANCHORED || outcome == VOUCH_SOURCE_DECLINED)
        return open->pdata[i];
    }
  return NULL;
}

static gboolean
update_cb (gpointer data)
{
  VouchSourceMode *self = data;
  g_autoptr (GPtrArray) open = vouch_support_list_open (self->support);
  const char *reopened = find_reopened (self, open);
  VouchStatement *statement = get_statement (self);

  self->updating = 0;
  if (reopened && vouch_source_tally_go (self->tally, reopened))
    show_statement (self);
  else if (self->card && (!statement || !vouch_support_is_open (statement)))
    show_statement (self);
  return G_SOURCE_REMOVE;
}

static void
document_changed_cb (VouchSourceMode *self)
{
  if (self->updating == 0)
    self->updating = g_idle_add (update_cb, self);
}

/* --- the widget --- */

static void
vouch_source_mode_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_AUTHOR)
    g_value_set_string (value, VOUCH_SOURCE_MODE (object)->author);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
vouch_source_mode_set_property (GObject *object, guint prop_id, const GValue *value,
                                GParamSpec *pspec)
{
  VouchSourceMode *self = VOUCH_SOURCE_MODE (object);

  if (prop_id != PROP_AUTHOR)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }
  g_free (self->author);
  self->author = g_value_dup_string (value);
}

static void
vouch_source_mode_dispose (GObject *object)
{
  VouchSourceMode *self = VOUCH_SOURCE_MODE (object);

  vouch_source_mode_end (self);
  g_clear_pointer (&self->decline, gtk_widget_unparent);
  G_OBJECT_CLASS (vouch_source_mode_parent_class)->dispose (object);
}

static void
vouch_source_mode_finalize (GObject *object)
{
  g_free (VOUCH_SOURCE_MODE (object)->author);
  G_OBJECT_CLASS (vouch_source_mode_parent_class)->finalize (object);
}

static void
vouch_source_mode_class_init (VouchSourceModeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = vouch_source_mode_get_property;
  object_class->set_property = vouch_source_mode_set_property;
  object_class->dispose = vouch_source_mode_dispose;
  object_class->finalize = vouch_source_mode_finalize;
  properties[PROP_AUTHOR] = g_param_spec_string (
      "author", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  closed_signal = g_signal_new ("closed", VOUCH_TYPE_SOURCE_MODE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (VOUCH_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/vouch/Vouch/ui/vouch-source-mode.ui");
  gtk_widget_class_bind_template_child (widget_class, VouchSourceMode, progress_words);
  gtk_widget_class_bind_template_child (widget_class, VouchSourceMode, progress);
  gtk_widget_class_bind_template_child (widget_class, VouchSourceMode, states);
  gtk_widget_class_bind_template_child (widget_class, VouchSourceMode, place);
  gtk_widget_class_bind_template_child (widget_class, VouchSourceMode, keys);
  gtk_widget_class_bind_template_child (widget_class, VouchSourceMode, summary);
  gtk_widget_class_bind_template_child (widget_class, VouchSourceMode, done);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
vouch_source_mode_init (VouchSourceMode *self)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  add_buttons (self);
  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

GtkWidget *
vouch_source_mode_new (void)
{
  return g_object_new (VOUCH_TYPE_SOURCE_MODE, NULL);
}

/**
 * vouch_source_mode_begin:
 * @support: what looks for passages
 * @first: (nullable): the statement to begin at, where it is one that wants a passage
 *
 * Begins with all statements that want a passage, and takes the keyboard.
 */
void
vouch_source_mode_begin (VouchSourceMode *self, VouchSupport *support, const char *first)
{
  g_return_if_fail (VOUCH_IS_SOURCE_MODE (self) && VOUCH_IS_SUPPORT (support));

  vouch_source_mode_end (self);
  self->support = g_object_ref (support);
  self->document = g_object_ref (vouch_support_get_document (support));
  self->tally = vouch_source_tally_new (vouch_support_list_open (support));
  g_signal_connect_object (self->document, "changed", G_CALLBACK (document_changed_cb), self,
                           G_CONNECT_SWAPPED);
  if (first)
    vouch_source_tally_go (self->tally, first);
  show_statement (self);
}

/** Lets go of the card. */
void
vouch_source_mode_end (VouchSourceMode *self)
{
  g_return_if_fail (VOUCH_IS_SOURCE_MODE (self));

  g_clear_handle_id (&self->updating, g_source_remove);
  if (self->support && self->card)
    vouch_support_release (self->support, vouch_source_card_get_id (self->card));
  if (self->document)
    g_signal_handlers_disconnect_by_data (self->document, self);
  self->card = NULL;
  if (self->place)
    adw_bin_set_child (self->place, NULL);
  g_clear_pointer (&self->tally, vouch_source_tally_free);
  g_clear_object (&self->document);
  g_clear_object (&self->support);
}

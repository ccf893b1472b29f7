/* vouch-source-mode.c: one statement after the other, each with its passage, by single keys.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-source-mode-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-card.h"
#include "vouch-json.h"
#include "vouch-source-need.h"
#include "vouch-support-query.h"

/**
 * VouchSourceMode:
 *
 * Enter cites the best passage, as “suggested”; 1 to 5 cite that passage, as “chosen”; the other
 * keys are told on their buttons. Each statement is a step of its own to be undone, and undoing one
 * goes back to it.
 */
G_DEFINE_FINAL_TYPE (VouchSourceMode, vouch_source_mode, ADW_TYPE_BIN)

enum
{
  PROP_AUTHOR = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint closed_signal;
static guint moved_signal;

/** Returns: (transfer none) (nullable): the statement that it is at. */
VouchStatement *
vouch_source_mode_get_statement (VouchSourceMode *self)
{
  const char *id = self->tally ? vouch_source_tally_get_id (self->tally) : NULL;
  VouchNode *node = id ? vouch_document_lookup (self->document, id) : NULL;

  return node && VOUCH_IS_STATEMENT (node) ? VOUCH_STATEMENT (node) : NULL;
}

/** Asks to be left. */
void
vouch_source_mode_close (VouchSourceMode *self)
{
  g_autofree char *id = self->tally ? g_strdup (vouch_source_tally_get_id (self->tally)) : NULL;

  g_signal_emit (self, closed_signal, 0, id);
}

/* --- what is shown --- */

static void
show_summary (VouchSourceMode *self)
{
  g_autofree char *words = vouch_source_tally_describe (self->tally);
  gboolean is_empty = vouch_source_tally_get_size (self->tally) == 0;

  self->card = NULL;
  adw_bin_set_child (self->place, NULL);
  adw_status_page_set_title (self->summary, is_empty ? _("All Statements Have Passages")
                                                     : _("All Statements Reviewed"));
  adw_status_page_set_description (self->summary, words);
  gtk_widget_set_visible (self->again, vouch_source_tally_count (self->tally, VOUCH_SOURCE_SKIPPED) > 0);
  gtk_label_set_text (self->progress_words, _("Source mode"));
  gtk_progress_bar_set_fraction (self->progress, 1);
  gtk_stack_set_visible_child_name (self->states, "summary");
  gtk_widget_grab_focus (self->done);
}

/* Those that were skipped, once more. */
static void
again_cb (VouchSourceMode *self)
{
  if (vouch_source_tally_reopen (self->tally))
    vouch_source_mode_show (self);
}

static void
card_changed_cb (VouchSourceMode *self)
{
  vouch_source_mode_update_keys (self);
  g_signal_emit (self, moved_signal, 0);
  vouch_source_mode_settle_rejected (self);
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
  self->is_rejecting = FALSE;
  g_signal_connect_object (card, "changed", G_CALLBACK (card_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "take", G_CALLBACK (vouch_source_mode_take), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->place, card);
  gtk_label_set_text (self->progress_words, progress);
  gtk_progress_bar_set_fraction (
      self->progress, 1 - vouch_source_tally_count (self->tally, VOUCH_SOURCE_OPEN) / (double) MAX (1, size));
  gtk_stack_set_visible_child_name (self->states, "statement");
  vouch_source_mode_update_keys (self);
  gtk_widget_grab_focus (card);
}

/** Shows the statement that it is at, or the end of the way. */
void
vouch_source_mode_show (VouchSourceMode *self)
{
  VouchStatement *statement = vouch_source_mode_get_statement (self);

  /* What went meanwhile, or has its passage, is passed by. */
  while (vouch_source_tally_get_id (self->tally)
         && (!statement || !vouch_support_is_open (statement)))
    {
      if (vouch_source_tally_get (self->tally, vouch_source_tally_get_id (self->tally)) == VOUCH_SOURCE_OPEN)
        vouch_source_tally_set (self->tally, VOUCH_SOURCE_ELSEWHERE);
      vouch_source_tally_next (self->tally);
      statement = vouch_source_mode_get_statement (self);
    }
  if (statement)
    show_card (self, vouch_node_get_id (VOUCH_NODE (statement)));
  else
    show_summary (self);
  g_signal_emit (self, moved_signal, 0);
}

/* --- undo, and whoever else alters the card --- */

/* Whether what was done to a statement that is open is no longer so. */
static gboolean
is_taken_back (VouchSourceMode *self, const char *id)
{
  VouchNode *node = vouch_document_lookup (self->document, id);

  switch (vouch_source_tally_get (self->tally, id))
    {
    case VOUCH_SOURCE_ANCHORED:
    case VOUCH_SOURCE_DECLINED:
    case VOUCH_SOURCE_ELSEWHERE:
      return TRUE;
    case VOUCH_SOURCE_NOT_FOUND:
      return node && vouch_json_is_null (vouch_node_get_value (node, "not-in"));
    case VOUCH_SOURCE_OPEN:
    case VOUCH_SOURCE_SKIPPED:
    case VOUCH_SOURCE_N_OUTCOMES:
    default:
      return FALSE;
    }
}

/* The statement whose passage was just taken back. */
static const char *
find_reopened (VouchSourceMode *self, GPtrArray *open)
{
  for (guint i = 0; i < open->len; i++)
    if (is_taken_back (self, open->pdata[i]))
      return open->pdata[i];
  return NULL;
}

static gboolean
update_cb (gpointer data)
{
  VouchSourceMode *self = data;
  g_autoptr (GPtrArray) open = vouch_support_list_open (self->support);
  const char *reopened = find_reopened (self, open);
  VouchStatement *statement = vouch_source_mode_get_statement (self);

  self->updating = 0;
  if (reopened && vouch_source_tally_go (self->tally, reopened))
    vouch_source_mode_show (self);
  else if (self->card && (!statement || !vouch_support_is_open (statement)))
    vouch_source_mode_show (self);
  else if (self->card)
    vouch_source_card_refresh (self->card);
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
  g_free (VOUCH_SOURCE_MODE (object)->declined);
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
  moved_signal = g_signal_new ("moved", VOUCH_TYPE_SOURCE_MODE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);

  g_type_ensure (VOUCH_TYPE_KEY_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/vouch/Vouch/ui/vouch-source-mode.ui");
  gtk_widget_class_bind_template_child (widget_class, VouchSourceMode, progress_words);
  gtk_widget_class_bind_template_child (widget_class, VouchSourceMode, progress);
  gtk_widget_class_bind_template_child (widget_class, VouchSourceMode, states);
  gtk_widget_class_bind_template_child (widget_class, VouchSourceMode, scroller);
  gtk_widget_class_bind_template_child (widget_class, VouchSourceMode, place);
  gtk_widget_class_bind_template_child (widget_class, VouchSourceMode, keys);
  gtk_widget_class_bind_template_child (widget_class, VouchSourceMode, summary);
  gtk_widget_class_bind_template_child (widget_class, VouchSourceMode, done);
  gtk_widget_class_bind_template_child (widget_class, VouchSourceMode, again);
  gtk_widget_class_bind_template_callback (widget_class, again_cb);
  gtk_widget_class_bind_template_callback (widget_class, vouch_source_mode_close);
}

static void
vouch_source_mode_init (VouchSourceMode *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  vouch_source_mode_add_keys (self);
}

GtkWidget *
vouch_source_mode_new (void)
{
  return g_object_new (VOUCH_TYPE_SOURCE_MODE, NULL);
}

static gboolean
needs_none (VouchSourceMode *self, const char *id)
{
  VouchNode *node = vouch_document_lookup (self->document, id);

  return VOUCH_IS_STATEMENT (node) && vouch_statement_get_rung (VOUCH_STATEMENT (node)) == VOUCH_RUNG_UNSOURCED
         && !vouch_statement_needs_source (VOUCH_STATEMENT (node));
}

/* What is asked for comes first, in the order of the page: what is done without the rest is done. */
static GPtrArray *
list_open (VouchSourceMode *self)
{
  g_autoptr (GPtrArray) open = vouch_support_list_open (self->support);
  GPtrArray *ordered = g_ptr_array_new_with_free_func (g_free);

  for (guint last = 0; last <= 1; last++)
    for (guint i = 0; i < open->len; i++)
      if (needs_none (self, open->pdata[i]) == (last == 1))
        g_ptr_array_add (ordered, g_strdup (open->pdata[i]));
  return ordered;
}

/**
 * vouch_source_mode_begin:
 * @support: what looks for passages
 * @first: (nullable): the statement to begin at, where it is one that wants a passage
 *
 * Begins with all statements that want a passage, those last that need none, and takes the keyboard.
 */
void
vouch_source_mode_begin (VouchSourceMode *self, VouchSupport *support, const char *first)
{
  g_return_if_fail (VOUCH_IS_SOURCE_MODE (self) && VOUCH_IS_SUPPORT (support));

  vouch_source_mode_end (self);
  self->held = 0;
  self->support = g_object_ref (support);
  self->document = g_object_ref (vouch_support_get_document (support));
  self->tally = vouch_source_tally_new (list_open (self));
  g_signal_connect_object (self->document, "changed", G_CALLBACK (document_changed_cb), self,
                           G_CONNECT_SWAPPED);
  if (first)
    vouch_source_tally_go (self->tally, first);
  vouch_source_mode_show (self);
}

/** Returns: (transfer none) (nullable): id of the statement that it is at; %NULL at the end. */
const char *
vouch_source_mode_get_id (VouchSourceMode *self)
{
  VouchStatement *statement;

  g_return_val_if_fail (VOUCH_IS_SOURCE_MODE (self), NULL);

  statement = vouch_source_mode_get_statement (self);
  return statement ? vouch_node_get_id (VOUCH_NODE (statement)) : NULL;
}

static gboolean
rise_cb (gpointer data)
{
  VouchSourceMode *self = data;

  self->rising = 0;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  return G_SOURCE_REMOVE;
}

/** Takes the keyboard: the single keys work again. The statement is to be seen, also where the source
 * lay over it and its place is given out anew. */
void
vouch_source_mode_focus (VouchSourceMode *self)
{
  g_return_if_fail (VOUCH_IS_SOURCE_MODE (self));

  if (self->card && self->rising == 0)
    self->rising = g_idle_add (rise_cb, self);
  gtk_widget_grab_focus (self->card ? GTK_WIDGET (self->card) : self->done);
}

/** Lets go of the card. */
void
vouch_source_mode_end (VouchSourceMode *self)
{
  g_return_if_fail (VOUCH_IS_SOURCE_MODE (self));

  g_clear_handle_id (&self->updating, g_source_remove);
  g_clear_handle_id (&self->rising, g_source_remove);
  if (self->support && self->card)
    vouch_support_release (self->support, vouch_source_card_get_id (self->card));
  if (self->document)
    g_signal_handlers_disconnect_by_data (self->document, self);
  self->card = NULL;
  if (self->place)
    adw_bin_set_child (self->place, NULL);
  g_clear_pointer (&self->tally, vouch_source_tally_free);
  g_clear_pointer (&self->shown, vouch_passage_unref);
  g_clear_object (&self->document);
  g_clear_object (&self->support);
}

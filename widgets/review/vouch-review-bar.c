/* vouch-review-bar.c: a reviewer's round of the card, one statement after the other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-review-bar-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-card.h"
#include "vouch-node-list.h"
#include "vouch-note.h"
#include "vouch-statement-review.h"

/**
 * VouchReviewBar:
 *
 * Stands at the foot of the card while somebody reviews it. Each verdict is one letter and
 * leads on to the next statement; one that has something to say asks for words first, and
 * Enter writes them as a note. The letters are on the buttons.
 */
G_DEFINE_FINAL_TYPE (VouchReviewBar, vouch_review_bar, ADW_TYPE_BIN)

enum
{
  PROP_AUTHOR = 1,
  N_PROPS
};

enum
{
  SIGNAL_MOVED,
  SIGNAL_TOLD,
  SIGNAL_CLOSED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/** Returns: (transfer none) (nullable): the statement that it is at. */
VouchStatement *
vouch_review_bar_get_statement (VouchReviewBar *self)
{
  VouchNode *node = self->document && self->id ? vouch_document_lookup (self->document, self->id) : NULL;

  return node && VOUCH_IS_STATEMENT (node) ? VOUCH_STATEMENT (node) : NULL;
}

/** Asks to be left. */
void
vouch_review_bar_close (VouchReviewBar *self)
{
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
}

/* --- what is shown --- */

static guint
count_notes (VouchReviewBar *self, const char *id)
{
  VouchNodeList *notes = vouch_card_get_notes (vouch_document_get_card (self->document));
  guint n = 0;

  for (guint i = 0; i < vouch_node_list_get_size (notes); i++)
    {
      VouchNote *note = VOUCH_NOTE (vouch_node_list_peek (notes, i));

      n += g_strcmp0 (vouch_note_get_on (note), id) == 0 && !vouch_note_is_resolved (note);
    }
  return n;
}

static char *
describe_rung (VouchStatement *statement)
{
  const char *verifier = vouch_statement_get_verifier (statement);
  const char *accepter = vouch_statement_get_accepter (statement);

  switch (vouch_statement_get_rung (statement))
    {
    case VOUCH_RUNG_VERIFIED:
      return verifier ? g_strdup_printf (_("Checked by %s"), verifier) : g_strdup (_("Checked"));
    case VOUCH_RUNG_ANCHORED:
      return g_strdup (_("Passage marked"));
    case VOUCH_RUNG_LINKED:
      return g_strdup (_("Source named, no passage"));
    case VOUCH_RUNG_DECLINED:
      return accepter ? g_strdup_printf (_("No source needed, accepted by %s"), accepter)
                      : g_strdup (_("No source needed"));
    case VOUCH_RUNG_UNSOURCED:
    case VOUCH_RUNG_EMPTY:
    case VOUCH_RUNG_SET_ASIDE:
    default:
      return g_strdup (_("No source"));
    }
}

static char *
describe (VouchReviewBar *self, VouchStatement *statement)
{
  char *rung = describe_rung (statement);
  guint n = count_notes (self, self->id);
  g_autofree char *owned = NULL;
  g_autofree char *notes = NULL;

  if (n == 0)
    return rung;
  owned = rung;
  notes = g_strdup_printf (ngettext ("%u open note", "%u open notes", n), n);
  return g_strdup_printf ("%s · %s", owned, notes);
}

static char *
describe_statement (VouchStatement *statement)
{
  const char *label = vouch_statement_get_label (statement);

  if (!label || !*label)
    return g_strdup (vouch_statement_get_text (statement));
  /* Translators: a field’s label, and what stands in it. */
  return g_strdup_printf (_("%s: %s"), label, vouch_statement_get_text (statement));
}

static void
show_statement (VouchReviewBar *self, VouchStatement *statement, guint n)
{
  g_autofree char *progress = g_strdup_printf (_("%u of %u"), self->place + 1, n);
  g_autofree char *standing = describe (self, statement);
  g_autofree char *words = describe_statement (statement);

  gtk_label_set_text (self->progress_words, progress);
  gtk_label_set_text (self->standing, standing);
  gtk_label_set_text (self->words, words);
  gtk_widget_set_visible (GTK_WIDGET (self->words), TRUE);
  gtk_stack_set_visible_child_name (self->states, self->writing ? "writing" : "keys");
  vouch_review_bar_update_keys (self);
  /* Who hears the bar hears what it is about with every key. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->keys), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
show_summary (VouchReviewBar *self)
{
  g_autofree char *words = vouch_review_bar_dup_progress (self);

  gtk_label_set_text (self->progress_words, _("All statements seen"));
  gtk_label_set_text (self->standing, "");
  gtk_widget_set_visible (GTK_WIDGET (self->words), FALSE);
  gtk_label_set_text (self->summary, words);
  gtk_stack_set_visible_child_name (self->states, "summary");
}

/** Shows the statement that it is at, or the end of the way. */
void
vouch_review_bar_show (VouchReviewBar *self)
{
  VouchStatement *statement = vouch_review_bar_get_statement (self);
  guint n = vouch_review_list_get_size (self->list);

  if (statement && vouch_review_list_find (self->list, self->id, &self->place))
    show_statement (self, statement, n);
  else
    show_summary (self);
  gtk_progress_bar_set_fraction (self->progress,
                                 n > 0 ? vouch_review_list_count_verified (self->list) / (double) n : 0);
  g_signal_emit (self, signals[SIGNAL_TOLD], 0);
}

static void
go_to (VouchReviewBar *self, const char *id)
{
  g_autofree char *owned = self->id;

  self->id = g_strdup (id);
  vouch_review_bar_stop_writing (self);
  vouch_review_bar_show (self);
  g_signal_emit (self, signals[SIGNAL_MOVED], 0);
}

/** Goes on by @step statements; behind the last one is the end, and from there one comes back. */
void
vouch_review_bar_step (VouchReviewBar *self, int step)
{
  int n = (int) vouch_review_list_get_size (self->list);
  int place = (self->id ? (int) self->place : n) + step;

  /* What stood there is gone: the next one has come up to its place. */
  if (self->id && !vouch_review_list_find (self->list, self->id, &self->place) && step > 0)
    place--;
  go_to (self, vouch_review_list_get_id (self->list, CLAMP (place, 0, n)));
}

static gboolean
update_cb (gpointer data)
{
  VouchReviewBar *self = data;
  guint place;

  self->updating = 0;
  if (self->id && !vouch_review_list_find (self->list, self->id, &place))
    vouch_review_bar_step (self, 1);
  else
    vouch_review_bar_show (self);
  return G_SOURCE_REMOVE;
}

static void
document_changed_cb (VouchReviewBar *self, VouchChange *change)
{
  vouch_review_list_follow (self->list, change);
  if (self->updating == 0)
    self->updating = g_idle_add (update_cb, self);
}

/* --- the widget --- */

static void
vouch_review_bar_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_AUTHOR)
    g_value_set_string (value, VOUCH_REVIEW_BAR (object)->author);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
vouch_review_bar_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  VouchReviewBar *self = VOUCH_REVIEW_BAR (object);

  if (prop_id != PROP_AUTHOR)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }
  g_free (self->author);
  self->author = g_value_dup_string (value);
  if (self->document)
    vouch_review_bar_show (self);
}

/* Not on the first button, as a box would: Space and Enter are no verdicts. */
static gboolean
vouch_review_bar_grab_focus (GtkWidget *widget)
{
  VouchReviewBar *self = VOUCH_REVIEW_BAR (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  if (self->writing)
    return gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  if (!self->id || !root)
    return gtk_widget_grab_focus (self->done);
  gtk_root_set_focus (root, GTK_WIDGET (self->keys));
  return TRUE;
}

static void
vouch_review_bar_dispose (GObject *object)
{
  VouchReviewBar *self = VOUCH_REVIEW_BAR (object);

  vouch_review_bar_end (self);
  G_OBJECT_CLASS (vouch_review_bar_parent_class)->dispose (object);
}

static void
vouch_review_bar_finalize (GObject *object)
{
  g_free (VOUCH_REVIEW_BAR (object)->author);
  G_OBJECT_CLASS (vouch_review_bar_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (VOUCH_TYPE_KEY_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/vouch/Vouch/ui/vouch-review-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, VouchReviewBar, progress_words);
  gtk_widget_class_bind_template_child (widget_class, VouchReviewBar, standing);
  gtk_widget_class_bind_template_child (widget_class, VouchReviewBar, progress);
  gtk_widget_class_bind_template_child (widget_class, VouchReviewBar, words);
  gtk_widget_class_bind_template_child (widget_class, VouchReviewBar, states);
  gtk_widget_class_bind_template_child (widget_class, VouchReviewBar, keys);
  gtk_widget_class_bind_template_child (widget_class, VouchReviewBar, kind);
  gtk_widget_class_bind_template_child (widget_class, VouchReviewBar, entry);
  gtk_widget_class_bind_template_child (widget_class, VouchReviewBar, summary);
  gtk_widget_class_bind_template_child (widget_class, VouchReviewBar, done);
  gtk_widget_class_bind_template_callback (widget_class, vouch_review_bar_close);
  gtk_widget_class_bind_template_callback (widget_class, vouch_review_bar_write_note);
}

static guint
add_signal (const char *name)
{
  return g_signal_new (name, VOUCH_TYPE_REVIEW_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
vouch_review_bar_class_init (VouchReviewBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = vouch_review_bar_get_property;
  object_class->set_property = vouch_review_bar_set_property;
  object_class->dispose = vouch_review_bar_dispose;
  object_class->finalize = vouch_review_bar_finalize;
  widget_class->grab_focus = vouch_review_bar_grab_focus;
  properties[PROP_AUTHOR] = g_param_spec_string ("author", NULL, NULL, NULL,
                                                 G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_MOVED] = add_signal ("moved");
  signals[SIGNAL_TOLD] = add_signal ("told");
  signals[SIGNAL_CLOSED] = add_signal ("closed");
  bind_template (widget_class);
}

static void
vouch_review_bar_init (VouchReviewBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  vouch_review_bar_add_keys (self);
}

GtkWidget *
vouch_review_bar_new (void)
{
  return g_object_new (VOUCH_TYPE_REVIEW_BAR, NULL);
}

/**
 * vouch_review_bar_begin:
 * @document: whose card is reviewed
 * @first: (nullable): the statement to begin at; the first one that is not checked without
 */
void
vouch_review_bar_begin (VouchReviewBar *self, VouchDocument *document, const char *first)
{
  g_return_if_fail (VOUCH_IS_REVIEW_BAR (self) && VOUCH_IS_DOCUMENT (document));

  vouch_review_bar_end (self);
  self->document = g_object_ref (document);
  g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), self, G_CONNECT_SWAPPED);
  self->list = vouch_review_list_new (document);
  go_to (self, vouch_review_list_find (self->list, first, &self->place)
                   ? first
                   : vouch_review_list_get_unverified (self->list));
}

/** Lets go of the card. */
void
vouch_review_bar_end (VouchReviewBar *self)
{
  g_return_if_fail (VOUCH_IS_REVIEW_BAR (self));

  g_clear_handle_id (&self->updating, g_source_remove);
  if (self->document)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_pointer (&self->list, vouch_review_list_free);
  g_clear_object (&self->document);
  g_clear_pointer (&self->id, g_free);
  self->writing = NULL;
}

/** Goes to the statement @id, where that is one to review; words that were begun are not lost for it. */
void
vouch_review_bar_go (VouchReviewBar *self, const char *id)
{
  g_return_if_fail (VOUCH_IS_REVIEW_BAR (self));

  if (!self->document || vouch_review_bar_is_written (self) || g_strcmp0 (self->id, id) == 0)
    return;
  if (vouch_review_list_find (self->list, id, &self->place))
    go_to (self, id);
}

/** Returns: (transfer none) (nullable): id of the statement that it is at; %NULL at the end. */
const char *
vouch_review_bar_get_id (VouchReviewBar *self)
{
  g_return_val_if_fail (VOUCH_IS_REVIEW_BAR (self), NULL);
  return self->id;
}

/** Returns: (transfer full): who reviews, and how far: “Reviewing as R. Kim · 3 of 14 checked”. */
char *
vouch_review_bar_dup_progress (VouchReviewBar *self)
{
  guint n, size;

  g_return_val_if_fail (VOUCH_IS_REVIEW_BAR (self) && self->document, NULL);

  n = vouch_review_list_count_verified (self->list);
  size = vouch_review_list_get_size (self->list);
  if (!self->author || !*self->author)
    return g_strdup_printf (_("Reviewing · %u of %u checked"), n, size);
  return g_strdup_printf (_("Reviewing as %s · %u of %u checked"), self->author, n, size);
}

/* vouch-source-card.c: one statement with the passages that may bear it out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-source-card.h"

#include <glib/gi18n-lib.h>

#include "vouch-card.h"
#include "vouch-not-in.h"
#include "vouch-passage-look.h"
#include "vouch-section.h"
#include "vouch-statement.h"
#include "vouch-support-query.h"

/**
 * VouchSourceCard:
 *
 * The statement, its best passage with what is around it, why one key may not cite it where that is
 * so, and up to four other passages. An empty cell shows the words that would be written into it.
 * It has the keyboard itself, and a name that tells all of that. It alters nothing but, after E,
 * the statement's text.
 */
struct _VouchSourceCard
{
  AdwBin parent_instance;

  VouchSupport *support;  /* (owned) */
  char         *id;       /* (owned) */
  char         *progress; /* (owned): “4 of 14” */
  char         *words;    /* (owned) (nullable): for an empty cell */
  gboolean      is_own_words; /* the user has written them */
  GPtrArray    *passages; /* (owned) (element-type VouchPassage): those left */

  GtkLabel    *section;
  GtkStack    *text_states;
  GtkLabel    *text;
  GtkTextView *field;
  GtkWidget   *passage_box;
  GtkLabel    *place;
  GtkLabel    *passage;
  GtkWidget   *verdict_box;
  GtkWidget   *verdict_icon;
  GtkLabel    *verdict;
  GtkWidget   *others_title;
  GtkBox      *others;
};

G_DEFINE_FINAL_TYPE (VouchSourceCard, vouch_source_card, ADW_TYPE_BIN)

enum
{
  SIGNAL_TAKE,
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static VouchStatement *
get_statement (VouchSourceCard *self)
{
  VouchDocument *document = vouch_support_get_document (self->support);
  VouchNode *node = document ? vouch_document_lookup (document, self->id) : NULL;

  return node && VOUCH_IS_STATEMENT (node) ? VOUCH_STATEMENT (node) : NULL;
}

static VouchCard *
get_card (VouchSourceCard *self)
{
  return vouch_document_get_card (vouch_support_get_document (self->support));
}

/* --- which passages --- */

/* Those found before the writer said that it isn't in their source are no longer offered. */
static void
read_passages (VouchSourceCard *self)
{
  GPtrArray *found = vouch_support_get_passages (self->support, self->id);
  g_auto (GStrv) rejected = vouch_not_in_list (get_statement (self));

  g_ptr_array_set_size (self->passages, 0);
  for (guint i = 0; found && i < found->len && self->passages->len < VOUCH_SOURCE_CARD_MOST; i++)
    {
      VouchPassage *passage = found->pdata[i];

      if (!g_strv_contains ((const char *const *) rejected, passage->source))
        g_ptr_array_add (self->passages, vouch_passage_ref (passage));
    }
}

static VouchPassage *
get_best (VouchSourceCard *self)
{
  return self->passages->len > 0 ? self->passages->pdata[0] : NULL;
}

/* What would be written into an empty cell, unless the user knows better. */
static void
read_words (VouchSourceCard *self)
{
  VouchPassage *best = get_best (self);

  if (self->is_own_words)
    return;
  g_clear_pointer (&self->words, g_free);
  if (best && vouch_support_is_cell (get_statement (self)))
    self->words = vouch_support_words_dup (best->exact);
}

/* --- what is shown --- */

static char *
dup_title (VouchSourceCard *self, VouchStatement *statement)
{
  const char *label = vouch_statement_get_label (statement);

  if (!vouch_support_is_cell (statement) && label && *label)
    /* Translators: a cell of a table: its label, then what it says */
    return g_strdup_printf (_("%s: %s"), label, vouch_statement_get_text (statement));
  if (!vouch_support_is_cell (statement))
    return g_strdup (vouch_statement_get_text (statement));
  /* Translators: a cell of a table that is empty: its label, then the words for it */
  return g_strdup_printf (_("%s: “%s”"), vouch_statement_get_label (statement),
                          self->words && *self->words ? self->words : "…");
}

/* What a passage has to bear out: a cell's words as soon as they are the user's. */
static const char *
get_said (VouchSourceCard *self, VouchStatement *statement)
{
  return vouch_source_card_has_own_words (self) ? self->words : vouch_statement_get_text (statement);
}

static char *
dup_nothing (VouchStatement *statement)
{
  g_autofree char *rejected = vouch_not_in_describe (statement);

  /* Translators: %s is “Not in Kim 2026” */
  return rejected ? g_strdup_printf (_("%s. No passages found in other sources."), rejected)
                  : g_strdup (_("No passages found in your sources."));
}

static char *
dup_reason (VouchSourceCard *self, VouchStatement *statement)
{
  VouchPassage *best = get_best (self);
  const char *text = vouch_statement_get_text (statement);
  const char *trouble = vouch_support_get_trouble (self->support, self->id);
  g_autofree char *missing = NULL;
  g_autofree char *turned = NULL;
  VouchSupportFit fit;

  if (!vouch_support_is_fresh (self->support, self->id))
    return g_strdup (_("Searching the sources…"));
  if (trouble)
    /* Translators: %s is a sentence that tells why */
    return g_strdup_printf (_("The sources can’t be searched: %s"), trouble);
  if (!best)
    return dup_nothing (statement);
  if (vouch_support_is_cell (statement) && !best->reference)
    return g_strdup (_("This passage is from a paper that the card doesn’t name. Press 1 to use it anyway."));
  fit = vouch_support_judge (best, text);
  missing = vouch_support_dup_missing (best, get_said (self, statement));
  if (missing)
    /* Translators: figures of the statement that the passage does not have */
    return g_strdup_printf (fit == VOUCH_SUPPORT_WEAK
                                ? _("No good match, and %s is not in it. Press 1 to use this passage anyway.")
                                : _("%s is not in this passage, so Enter is off."),
                            missing);
  switch (fit)
    {
    case VOUCH_SUPPORT_FITS:
      return NULL;
    case VOUCH_SUPPORT_TURNED:
      /* Translators: %s is “only one of the two says “not””, or “one says more, the other less” */
      turned = vouch_support_dup_turned (best, text);
      return g_strdup_printf (_("Enter is off: %s."), turned);
    default:
      return g_strdup (_("No good match. Press 1 to use this passage anyway."));
    }
}

static void
show_verdict (VouchSourceCard *self, VouchStatement *statement)
{
  g_autofree char *reason = dup_reason (self, statement);

  gtk_widget_set_visible (self->verdict_icon, reason && vouch_support_is_fresh (self->support, self->id));
  gtk_label_set_text (self->verdict, reason                             ? reason
                                     : vouch_support_is_cell (statement) ? _("Press Enter to fill the cell and mark the passage.")
                                                                         : _("Press Enter to mark this passage and "
                                                                             "continue."));
}

static void
other_clicked_cb (VouchSourceCard *self, GtkButton *button)
{
  guint i = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "number"));

  g_signal_emit (self, signals[SIGNAL_TAKE], 0, i);
}

static void
add_other (VouchSourceCard *self, guint i)
{
  VouchPassage *passage = self->passages->pdata[i];
  VouchStatement *statement = get_statement (self);
  g_autofree char *place = vouch_passage_look_dup_place (get_card (self), passage);
  g_autofree char *missing
      = vouch_support_dup_missing (passage, get_said (self, statement));
  g_autofree char *lacks = missing ? g_strdup_printf (_(" · not in it: %s"), missing) : g_strdup ("");
  g_autofree char *line = vouch_passage_look_dup_line (passage);
  g_autofree char *words = g_strdup_printf ("%u  %s%s\n%s", i + 1, place, lacks, line);
  GtkWidget *label = gtk_label_new (words);
  GtkWidget *button = gtk_button_new ();

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "passage");
  g_object_set_data (G_OBJECT (button), "number", GUINT_TO_POINTER (i));
  g_signal_connect_object (button, "clicked", G_CALLBACK (other_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->others, button);
}

static void
show_others (VouchSourceCard *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->others))))
    gtk_box_remove (self->others, child);
  for (guint i = 1; i < self->passages->len; i++)
    add_other (self, i);
  gtk_widget_set_visible (self->others_title, self->passages->len > 1);
}

/* A screen reader reads it when the card comes up with the keyboard on it. */
static void
name_it (VouchSourceCard *self)
{
  VouchPassage *best = get_best (self);
  g_autofree char *line = best ? vouch_passage_look_dup_line (best) : NULL;
  g_autofree char *name = g_strdup_printf (
      "%s. %s. %s %s%s%s %s", self->progress, gtk_label_get_text (self->text),
      best ? gtk_label_get_text (self->place) : "", best ? "“" : "", line ? line : "",
      best ? "”" : "", gtk_label_get_text (self->verdict));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_all (VouchSourceCard *self)
{
  VouchStatement *statement = get_statement (self);
  VouchSection *section = statement ? vouch_statement_get_section (statement) : NULL;
  VouchPassage *best;
  g_autofree char *title = NULL;
  g_autofree char *place = NULL;

  if (!statement)
    return;
  read_passages (self);
  read_words (self);
  best = get_best (self);
  title = dup_title (self, statement);
  place = best ? vouch_passage_look_dup_place (get_card (self), best) : NULL;
  gtk_label_set_text (self->section, section ? vouch_section_get_title (section) : "");
  gtk_label_set_text (self->text, title);
  gtk_label_set_text (self->place, place ? place : "");
  if (best)
    vouch_passage_look_show_wide (self->passage, best);
  gtk_widget_set_visible (self->passage_box, best != NULL);
  show_verdict (self, statement);
  show_others (self);
  name_it (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
found_cb (VouchSourceCard *self, const char *id)
{
  if (g_strcmp0 (id, self->id) == 0)
    show_all (self);
}

/* --- editing --- */

static char *
dup_field (VouchSourceCard *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->field);
  GtkTextIter from;
  GtkTextIter to;

  gtk_text_buffer_get_bounds (buffer, &from, &to);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &from, &to, TRUE));
}

static void
end_editing (VouchSourceCard *self)
{
  gtk_stack_set_visible_child_name (self->text_states, "shown");
  gtk_widget_grab_focus (GTK_WIDGET (self));
  show_all (self);
}

static void
keep_text (VouchSourceCard *self)
{
  VouchStatement *statement = get_statement (self);
  g_autofree char *text = dup_field (self);

  if (statement && vouch_support_is_cell (statement))
    {
      g_free (self->words);
      self->words = g_steal_pointer (&text);
      self->is_own_words = TRUE;
    }
  else if (statement && *text && !g_str_equal (text, vouch_statement_get_text (statement)))
    vouch_statement_set_text (statement, text);
  end_editing (self);
}

static gboolean
field_key_cb (VouchSourceCard *self, guint key, guint code, GdkModifierType state)
{
  if (key == GDK_KEY_Escape)
    end_editing (self);
  else if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && !(state & GDK_SHIFT_MASK))
    keep_text (self);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* --- the widget --- */

static void
vouch_source_card_finalize (GObject *object)
{
  VouchSourceCard *self = VOUCH_SOURCE_CARD (object);

  g_object_unref (self->support);
  g_ptr_array_unref (self->passages);
  g_free (self->id);
  g_free (self->progress);
  g_free (self->words);
  G_OBJECT_CLASS (vouch_source_card_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/vouch/Vouch/ui/vouch-source-card.ui");
  gtk_widget_class_bind_template_child (widget_class, VouchSourceCard, section);
  gtk_widget_class_bind_template_child (widget_class, VouchSourceCard, text_states);
  gtk_widget_class_bind_template_child (widget_class, VouchSourceCard, text);
  gtk_widget_class_bind_template_child (widget_class, VouchSourceCard, field);
  gtk_widget_class_bind_template_child (widget_class, VouchSourceCard, passage_box);
  gtk_widget_class_bind_template_child (widget_class, VouchSourceCard, place);
  gtk_widget_class_bind_template_child (widget_class, VouchSourceCard, passage);
  gtk_widget_class_bind_template_child (widget_class, VouchSourceCard, verdict_box);
  gtk_widget_class_bind_template_child (widget_class, VouchSourceCard, verdict_icon);
  gtk_widget_class_bind_template_child (widget_class, VouchSourceCard, verdict);
  gtk_widget_class_bind_template_child (widget_class, VouchSourceCard, others_title);
  gtk_widget_class_bind_template_child (widget_class, VouchSourceCard, others);
  gtk_widget_class_bind_template_callback (widget_class, field_key_cb);
}

static void
vouch_source_card_class_init (VouchSourceCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = vouch_source_card_finalize;
  signals[SIGNAL_TAKE] = g_signal_new ("take", VOUCH_TYPE_SOURCE_CARD, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", VOUCH_TYPE_SOURCE_CARD, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  bind_template (widget_class);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
vouch_source_card_init (VouchSourceCard *self)
{
  self->passages = g_ptr_array_new_with_free_func ((GDestroyNotify) vouch_passage_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * vouch_source_card_new:
 * @support: what looks for passages
 * @id: of a statement
 * @progress: which one it is, for the screen reader
 */
GtkWidget *
vouch_source_card_new (VouchSupport *support, const char *id, const char *progress)
{
  VouchSourceCard *self = g_object_new (VOUCH_TYPE_SOURCE_CARD, NULL);

  self->support = g_object_ref (support);
  self->id = g_strdup (id);
  self->progress = g_strdup (progress);
  g_signal_connect_object (support, "found", G_CALLBACK (found_cb), self, G_CONNECT_SWAPPED);
  vouch_support_want (support, id);
  show_all (self);
  return GTK_WIDGET (self);
}

const char *
vouch_source_card_get_id (VouchSourceCard *self)
{
  return self->id;
}

/** Returns: (transfer none) (nullable): the passage with the key @i + 1. */
VouchPassage *
vouch_source_card_get_passage (VouchSourceCard *self, guint i)
{
  return i < self->passages->len ? self->passages->pdata[i] : NULL;
}

/** Returns: whether all that can be found has been found. */
gboolean
vouch_source_card_is_known (VouchSourceCard *self)
{
  return vouch_support_is_fresh (self->support, self->id)
         && !vouch_support_get_trouble (self->support, self->id);
}

/** Returns: whether one key may cite the best passage: it fits, and no figure disagrees. */
gboolean
vouch_source_card_may_take (VouchSourceCard *self)
{
  VouchStatement *statement = get_statement (self);
  g_autofree char *reason = statement ? dup_reason (self, statement) : g_strdup ("");

  return !reason && (!vouch_support_is_cell (statement) || (self->words && *self->words));
}

/** Returns: (transfer none) (nullable): what is to be written into the cell; %NULL for what has a
 * text. */
const char *
vouch_source_card_get_words (VouchSourceCard *self)
{
  VouchStatement *statement = get_statement (self);

  return statement && vouch_support_is_cell (statement) ? self->words : NULL;
}

/** Returns: whether these are words that the user has written. */
gboolean
vouch_source_card_has_own_words (VouchSourceCard *self)
{
  return self->is_own_words && self->words && vouch_source_card_get_words (self);
}

/** Returns: (transfer none): what Enter does, or why it does nothing. */
const char *
vouch_source_card_get_verdict (VouchSourceCard *self)
{
  return gtk_label_get_text (self->verdict);
}

/** The card was altered: what may be offered is another now. */
void
vouch_source_card_refresh (VouchSourceCard *self)
{
  show_all (self);
}

/** Lets the user write: the statement, or a cell's words. */
void
vouch_source_card_edit (VouchSourceCard *self)
{
  VouchStatement *statement = get_statement (self);
  const char *text = statement && vouch_support_is_cell (statement) ? self->words
                     : statement ? vouch_statement_get_text (statement) : NULL;

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->field), text ? text : "", -1);
  gtk_stack_set_visible_child_name (self->text_states, "edited");
  gtk_widget_grab_focus (GTK_WIDGET (self->field));
}

gboolean
vouch_source_card_is_edited (VouchSourceCard *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->text_states), "edited") == 0;
}

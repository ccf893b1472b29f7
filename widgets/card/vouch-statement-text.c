/* vouch-statement-text.c: a growing text field that answers its height honestly.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-statement-text.h"

#include "vouch-field-buffer.h"

#define LEAST_WIDTH 20
#define FAINT 0.55f

/**
 * VouchStatementText:
 *
 * A GtkTextView answers the height that it had when it was last allocated, whatever
 * width it is asked for; after a change of its buffer, that is another text's height.
 * This one lays the text out by itself until it was allocated once with its buffer.
 * It says in an empty field what belongs there, and in a tooltip what a finding means
 * by the words that it underlines.
 *
 * # CSS nodes
 *
 *     textview.statement[.pointed]
 */
struct _VouchStatementText
{
  GtkTextView parent_instance;

  char          *placeholder;    /* (owned) (nullable) */
  char          *label;          /* (owned) (nullable): its name for a screen reader */
  PangoLayout   *hint;           /* (owned) (nullable): the placeholder laid out */
  GtkTextBuffer *blank;          /* (owned) (nullable): while it waits in a pool */
  GSignalGroup  *buffer;         /* (owned): of its buffer */
  GCancellable  *pasting;        /* (owned) (nullable): while the clipboard is read */
  int            asked_width;    /* that asked_height is for; -1 for none */
  int            asked_height;
  int            lacking;        /* height that it asked for again as it got less; 0 for none */
  guint          asking;         /* source that asks for it; 0 for none */
  guint          is_fresh : 1;   /* was allocated with its present buffer */
  guint          was_empty : 1;  /* shows its placeholder, which may be higher than a line */
  guint          is_composing : 1; /* an input method shows text that isn't there yet */
};

G_DEFINE_FINAL_TYPE (VouchStatementText, vouch_statement_text, GTK_TYPE_TEXT_VIEW)

enum
{
  PASTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_empty (VouchStatementText *self)
{
  return gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self))) == 0;
}

static int
measure_layout (PangoLayout *layout,
                int          width)
{
  int height;

  pango_layout_set_width (layout, width < 0 ? -1 : width * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

static PangoLayout *
create_layout (VouchStatementText *self,
               const char         *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);

  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  return layout;
}

static int
measure_text (VouchStatementText *self,
              int                 width)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  g_autoptr (PangoLayout) layout = NULL;
  g_autofree char *text = NULL;
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  layout = create_layout (self, text);
  return measure_layout (layout, width);
}

static int
measure_text_once (VouchStatementText *self,
                   int                 width)
{
  if (self->asked_width != width)
    self->asked_height = measure_text (self, width);
  self->asked_width = width;
  return self->asked_height;
}

/* The place that the placeholder needs; it is short, but telephones are narrow. */
static int
measure_hint (VouchStatementText *self,
              int                 width)
{
  if (!self->placeholder || !is_empty (self))
    return 0;
  if (!self->hint)
    self->hint = create_layout (self, self->placeholder);
  return measure_layout (self->hint, width);
}

static void
vouch_statement_text_measure (GtkWidget      *widget,
                              GtkOrientation  orientation,
                              int             for_size,
                              int            *minimum,
                              int            *natural,
                              int            *minimum_baseline,
                              int            *natural_baseline)
{
  VouchStatementText *self = VOUCH_STATEMENT_TEXT (widget);
  gboolean is_known = self->is_fresh && gtk_widget_get_width (widget) == for_size
                      && gtk_widget_get_height (widget) > 0;

  if (orientation == GTK_ORIENTATION_HORIZONTAL || for_size < 0)
    {
      *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? LEAST_WIDTH
                                                                      : measure_text (self, -1);
      return;
    }
  if (is_known)
    GTK_WIDGET_CLASS (vouch_statement_text_parent_class)->measure (widget, orientation, for_size,
                                                                   minimum, natural,
                                                                   minimum_baseline,
                                                                   natural_baseline);
  else
    *minimum = *natural = measure_text_once (self, for_size);
  *minimum = *natural = MAX (*natural, measure_hint (self, for_size));
  *minimum_baseline = *natural_baseline = -1;
}

static gboolean
ask_again_cb (gpointer data)
{
  VouchStatementText *self = data;

  self->asking = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

/* What was written since the last layout is laid out with the place that it had before, and
 * GTK forgets what is asked for meanwhile. Asked once for a height: it may be refused. */
static void
ask_for_lacking_height (VouchStatementText *self,
                        int                 width,
                        int                 height)
{
  int natural;

  GTK_WIDGET_CLASS (vouch_statement_text_parent_class)->measure (
      GTK_WIDGET (self), GTK_ORIENTATION_VERTICAL, width, &(int){ 0 }, &natural, &(int){ 0 },
      &(int){ 0 });
  if (natural > height && natural != self->lacking && self->asking == 0)
    self->asking = g_idle_add_full (GTK_PRIORITY_RESIZE, ask_again_cb, self, NULL);
  self->lacking = natural > height ? natural : 0;
}

static void
vouch_statement_text_size_allocate (GtkWidget *widget,
                                    int        width,
                                    int        height,
                                    int        baseline)
{
  GTK_WIDGET_CLASS (vouch_statement_text_parent_class)->size_allocate (widget, width, height,
                                                                       baseline);
  VOUCH_STATEMENT_TEXT (widget)->is_fresh = TRUE;
  ask_for_lacking_height (VOUCH_STATEMENT_TEXT (widget), width, height);
}

static void
vouch_statement_text_snapshot_layer (GtkTextView      *view,
                                     GtkTextViewLayer  layer,
                                     GtkSnapshot      *snapshot)
{
  VouchStatementText *self = VOUCH_STATEMENT_TEXT (view);
  GdkRGBA colour;

  if (layer != GTK_TEXT_VIEW_LAYER_BELOW_TEXT || !self->placeholder || self->is_composing
      || !is_empty (self))
    return;
  measure_hint (self, gtk_widget_get_width (GTK_WIDGET (self)));
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &colour);
  colour.alpha *= FAINT;
  gtk_snapshot_append_layout (snapshot, self->hint, &colour);
}

static void
vouch_statement_text_css_changed (GtkWidget         *widget,
                                  GtkCssStyleChange *change)
{
  VouchStatementText *self = VOUCH_STATEMENT_TEXT (widget);

  GTK_WIDGET_CLASS (vouch_statement_text_parent_class)->css_changed (widget, change);
  self->asked_width = -1;
  g_clear_object (&self->hint);
}

static void
preedit_changed_cb (VouchStatementText *self,
                    const char         *preedit)
{
  self->is_composing = preedit && *preedit;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
buffer_changed_cb (VouchStatementText *self)
{
  self->is_fresh = FALSE;
  self->is_composing = FALSE;
  self->asked_width = -1;
  self->was_empty = is_empty (self);
  g_signal_group_set_target (self->buffer, gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)));
  if (self->pasting)
    g_cancellable_cancel (self->pasting);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
text_changed_cb (VouchStatementText *self)
{
  self->asked_width = -1;
  if (self->was_empty == is_empty (self))
    return;
  self->was_empty = is_empty (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
text_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (VouchStatementText) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  gboolean is_cancelled = g_cancellable_is_cancelled (self->pasting);
  gboolean is_taken = FALSE;

  g_clear_object (&self->pasting);
  if (!text || is_cancelled)
    return;
  g_signal_emit (self, signals[PASTED], 0, text, &is_taken);
  if (!is_taken)
    vouch_statement_text_insert (self, text);
}

/* Words only, whatever else the clipboard has: a statement's look is its marks. */
static void
vouch_statement_text_paste_clipboard (GtkTextView *view)
{
  VouchStatementText *self = VOUCH_STATEMENT_TEXT (view);

  if (self->pasting || !gtk_text_view_get_editable (view))
    return;
  self->pasting = g_cancellable_new ();
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->pasting,
                                 text_read_cb, g_object_ref (self));
}

static gboolean
vouch_statement_text_query_tooltip (GtkWidget  *widget,
                                    int         x,
                                    int         y,
                                    gboolean    is_keyboard,
                                    GtkTooltip *tooltip)
{
  GtkTextView *view = GTK_TEXT_VIEW (widget);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  g_autofree char *messages = NULL;
  GtkTextIter iter;

  if (!VOUCH_IS_FIELD_BUFFER (buffer))
    return FALSE;
  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, x, y, &x, &y);
  if (is_keyboard)
    gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  else if (!gtk_text_view_get_iter_at_location (view, &iter, x, y))
    return FALSE;
  messages = vouch_field_buffer_dup_messages (VOUCH_FIELD_BUFFER (buffer),
                                              gtk_text_iter_get_offset (&iter));
  gtk_tooltip_set_text (tooltip, messages);
  return messages != NULL;
}

static GtkSizeRequestMode
vouch_statement_text_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
vouch_statement_text_dispose (GObject *object)
{
  VouchStatementText *self = VOUCH_STATEMENT_TEXT (object);

  if (self->pasting)
    g_cancellable_cancel (self->pasting);
  g_clear_object (&self->hint);
  g_clear_handle_id (&self->asking, g_source_remove);
  g_signal_group_set_target (self->buffer, NULL);
  G_OBJECT_CLASS (vouch_statement_text_parent_class)->dispose (object);
}

static void
vouch_statement_text_finalize (GObject *object)
{
  VouchStatementText *self = VOUCH_STATEMENT_TEXT (object);

  g_clear_object (&self->pasting);
  g_clear_object (&self->blank);
  g_object_unref (self->buffer);
  g_free (self->placeholder);
  g_free (self->label);
  G_OBJECT_CLASS (vouch_statement_text_parent_class)->finalize (object);
}

static void
vouch_statement_text_class_init (VouchStatementTextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkTextViewClass *view_class = GTK_TEXT_VIEW_CLASS (klass);

  object_class->dispose = vouch_statement_text_dispose;
  object_class->finalize = vouch_statement_text_finalize;
  widget_class->measure = vouch_statement_text_measure;
  widget_class->size_allocate = vouch_statement_text_size_allocate;
  widget_class->get_request_mode = vouch_statement_text_get_request_mode;
  widget_class->css_changed = vouch_statement_text_css_changed;
  widget_class->query_tooltip = vouch_statement_text_query_tooltip;
  view_class->snapshot_layer = vouch_statement_text_snapshot_layer;
  view_class->paste_clipboard = vouch_statement_text_paste_clipboard;
  signals[PASTED] = g_signal_new ("pasted", VOUCH_TYPE_STATEMENT_TEXT, G_SIGNAL_RUN_LAST, 0,
                                  g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 1,
                                  G_TYPE_STRING);
}

static void
vouch_statement_text_init (VouchStatementText *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);

  self->asked_width = -1;
  self->buffer = g_signal_group_new (GTK_TYPE_TEXT_BUFFER);
  g_signal_group_connect_object (self->buffer, "changed", G_CALLBACK (text_changed_cb), self,
                                 G_CONNECT_SWAPPED);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "statement");
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "notify::buffer", G_CALLBACK (buffer_changed_cb), NULL);
  g_signal_connect (self, "preedit-changed", G_CALLBACK (preedit_changed_cb), NULL);
}

GtkWidget *
vouch_statement_text_new (void)
{
  return g_object_new (VOUCH_TYPE_STATEMENT_TEXT, NULL);
}

/**
 * vouch_statement_text_set_field:
 * @self: a text
 * @field: (nullable): the buffer of what it shall show; %NULL for nothing
 *
 * A GtkTextView without any buffer is not safe from its own idle callbacks.
 */
void
vouch_statement_text_set_field (VouchStatementText *self,
                                GtkTextBuffer      *field)
{
  g_return_if_fail (VOUCH_IS_STATEMENT_TEXT (self));

  if (!field && !self->blank)
    self->blank = gtk_text_buffer_new (NULL);
  gtk_text_view_set_buffer (GTK_TEXT_VIEW (self), field ? field : self->blank);
}

/** Says in an empty field what belongs there; %NULL says nothing. */
void
vouch_statement_text_set_placeholder (VouchStatementText *self,
                                      const char         *placeholder)
{
  g_return_if_fail (VOUCH_IS_STATEMENT_TEXT (self));

  if (g_strcmp0 (self->placeholder, placeholder) == 0)
    return;
  g_free (self->placeholder);
  self->placeholder = g_strdup (placeholder);
  g_clear_object (&self->hint);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER,
                                  placeholder ? placeholder : "", -1);
  if (is_empty (self))
    gtk_widget_queue_resize (GTK_WIDGET (self));
}

const char *
vouch_statement_text_get_placeholder (VouchStatementText *self)
{
  return self->placeholder;
}

/** Names the field for a screen reader. */
void
vouch_statement_text_set_label (VouchStatementText *self,
                                const char         *label)
{
  g_return_if_fail (VOUCH_IS_STATEMENT_TEXT (self));

  if (g_strcmp0 (self->label, label) == 0)
    return;
  g_free (self->label);
  self->label = g_strdup (label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label ? label : "", -1);
}

/** Returns: whether an input method shows text in it that isn't in the buffer yet. */
gboolean
vouch_statement_text_is_composing (VouchStatementText *self)
{
  return self->is_composing;
}

/** Returns: whether @place is where the caret is to be seen, in @relative_to's coordinates. */
gboolean
vouch_statement_text_get_caret_place (VouchStatementText *self,
                                      GtkWidget          *relative_to,
                                      GdkRectangle       *place)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  double x, y;

  gtk_text_view_get_cursor_locations (view, NULL, place, NULL);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, place->x, place->y,
                                         &place->x, &place->y);
  if (!gtk_widget_translate_coordinates (GTK_WIDGET (self), relative_to, place->x, place->y, &x, &y))
    return FALSE;
  place->x = x;
  place->y = y;
  return TRUE;
}

/** Writes @text where the caret is, in place of what is selected, as one change. */
void
vouch_statement_text_insert (VouchStatementText *self,
                             const char         *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  gtk_text_buffer_insert_interactive_at_cursor (buffer, text, -1, TRUE);
  gtk_text_buffer_end_user_action (buffer);
}

/* vouch-text-row.c: a row of a form with a text that wraps and grows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-text-row.h"

#include "vouch-editable.h"
#include "vouch-statement-text.h"

/**
 * VouchTextRow:
 *
 * What AdwEntryRow is for one line, for titles of papers and lists of names: a
 * small title, the text under it, and, while there is none, a hint in its place.
 *
 * ## CSS nodes
 *
 * `row.text-row`; a text view inside without a background of its own.
 */
struct _VouchTextRow
{
  AdwPreferencesRow parent_instance;

  VouchStatementText *view;
  GtkTextBuffer      *buffer; /* (unowned: the view's) */
  GtkLabel           *caption;
  char               *text; /* (owned): as last seen */
  gboolean            is_multiline;
  gboolean            has_own_undo;
  gboolean            is_folding; /* while line breaks are taken out */
};

G_DEFINE_FINAL_TYPE (VouchTextRow, vouch_text_row, ADW_TYPE_PREFERENCES_ROW)

enum
{
  PROP_TEXT = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  ACTIVATED,
  LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* A title that was copied from a page has line breaks; they are spaces. */
static gboolean
fold_lines (VouchTextRow *self)
{
  GtkTextIter from, to;
  gboolean is_folded = FALSE;

  gtk_text_buffer_get_start_iter (self->buffer, &from);
  while (gtk_text_iter_ends_line (&from) || gtk_text_iter_forward_to_line_end (&from))
    {
      if (gtk_text_iter_is_end (&from))
        break;
      to = from;
      gtk_text_iter_forward_line (&to);
      gtk_text_buffer_delete (self->buffer, &from, &to);
      gtk_text_buffer_insert (self->buffer, &from, " ", 1);
      is_folded = TRUE;
    }
  return is_folded;
}

static void
buffer_changed_cb (VouchTextRow *self)
{
  char *text;

  if (self->is_folding)
    return;
  if (!self->is_multiline)
    {
      self->is_folding = TRUE;
      fold_lines (self);
      self->is_folding = FALSE;
    }
  text = vouch_text_buffer_dup (self->buffer);
  if (g_str_equal (text, self->text))
    {
      g_free (text);
      return;
    }
  g_free (self->text);
  self->text = text;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

/* Tab leaves the field; Enter ends a single line. What the input method wants comes first. */
static gboolean
key_pressed_cb (VouchTextRow          *self,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                GtkEventControllerKey *controller)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller));
  gboolean is_enter = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter;

  if (self->is_multiline || !is_enter || state & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return FALSE;
  if (gtk_text_view_im_context_filter_keypress (GTK_TEXT_VIEW (self->view), event))
    return TRUE;
  g_signal_emit (self, signals[ACTIVATED], 0);
  return TRUE;
}

static void
title_changed_cb (VouchTextRow *self)
{
  vouch_statement_text_set_label (self->view,
                                  adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)));
}

static void
left_cb (VouchTextRow *self)
{
  g_signal_emit (self, signals[LEFT], 0);
}

static void
pressed_cb (VouchTextRow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* While nobody sees it, a text gets a buffer of its own: the view answers the height of the
 * one that it was measured with last. */
static void
take_buffer (VouchTextRow *self,
             const char   *text)
{
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);

  if (self->buffer)
    g_signal_handlers_disconnect_by_func (self->buffer, buffer_changed_cb, self);
  self->buffer = buffer;
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_set_enable_undo (buffer, self->has_own_undo);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (buffer_changed_cb), self,
                           G_CONNECT_SWAPPED);
  vouch_statement_text_set_field (self->view, buffer);
  buffer_changed_cb (self);
}

static gboolean
vouch_text_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (VOUCH_TEXT_ROW (widget)->view));
}

/* The row itself is nothing to be at: Shift+Tab out of its text would come to it, and lead back in. */
static gboolean
vouch_text_row_focus (GtkWidget        *widget,
                      GtkDirectionType  direction)
{
  return !gtk_widget_has_focus (GTK_WIDGET (VOUCH_TEXT_ROW (widget)->view)) && gtk_widget_grab_focus (widget);
}

static void
vouch_text_row_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_TEXT:
      g_value_set_string (value, VOUCH_TEXT_ROW (object)->text);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
vouch_text_row_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_TEXT:
      vouch_text_row_set_text (VOUCH_TEXT_ROW (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
vouch_text_row_finalize (GObject *object)
{
  VouchTextRow *self = VOUCH_TEXT_ROW (object);

  g_free (self->text);
  G_OBJECT_CLASS (vouch_text_row_parent_class)->finalize (object);
}

static void
vouch_text_row_class_init (VouchTextRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = vouch_text_row_get_property;
  object_class->set_property = vouch_text_row_set_property;
  object_class->finalize = vouch_text_row_finalize;
  widget_class->focus = vouch_text_row_focus;
  widget_class->grab_focus = vouch_text_row_grab_focus;
  properties[PROP_TEXT] = g_param_spec_string (
      "text", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[ACTIVATED] = g_signal_new ("activated", VOUCH_TYPE_TEXT_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 0);
  signals[LEFT] = g_signal_new ("left", VOUCH_TYPE_TEXT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);

  g_type_ensure (VOUCH_TYPE_STATEMENT_TEXT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/vouch/Vouch/ui/vouch-text-row.ui");
  gtk_widget_class_bind_template_child (widget_class, VouchTextRow, view);
  gtk_widget_class_bind_template_child (widget_class, VouchTextRow, caption);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, left_cb);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
}

static void
vouch_text_row_init (VouchTextRow *self)
{
  self->text = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  take_buffer (self, "");
  g_object_bind_property (self, "title", self->caption, "label", G_BINDING_SYNC_CREATE);
  g_signal_connect (self, "notify::title", G_CALLBACK (title_changed_cb), NULL);
}

/** Returns: a row without text, for one line that wraps. */
GtkWidget *
vouch_text_row_new (const char *title)
{
  return g_object_new (VOUCH_TYPE_TEXT_ROW, "title", title, NULL);
}

const char *
vouch_text_row_get_text (VouchTextRow *self)
{
  g_return_val_if_fail (VOUCH_IS_TEXT_ROW (self), NULL);
  return self->text;
}

/** @text: (nullable): what the field shall show; where it does already, the caret stays */
void
vouch_text_row_set_text (VouchTextRow *self,
                         const char   *text)
{
  g_return_if_fail (VOUCH_IS_TEXT_ROW (self));

  if (g_strcmp0 (self->text, text ? text : "") == 0)
    return;
  if (gtk_widget_get_mapped (GTK_WIDGET (self->view)))
    vouch_text_buffer_show (self->buffer, text);
  else
    take_buffer (self, text ? text : "");
}

/** @is_multiline: whether Enter begins a new line */
void
vouch_text_row_set_multiline (VouchTextRow *self,
                              gboolean      is_multiline)
{
  g_return_if_fail (VOUCH_IS_TEXT_ROW (self));

  self->is_multiline = is_multiline;
}

/** @is_own: whether the field undoes by itself, rather than the window */
void
vouch_text_row_set_own_undo (VouchTextRow *self,
                             gboolean      is_own)
{
  g_return_if_fail (VOUCH_IS_TEXT_ROW (self));

  self->has_own_undo = is_own;
  gtk_text_buffer_set_enable_undo (self->buffer, is_own);
}

/** @hint: (nullable): what belongs there, while nothing does */
void
vouch_text_row_set_hint (VouchTextRow *self,
                         const char   *hint)
{
  g_return_if_fail (VOUCH_IS_TEXT_ROW (self));

  vouch_statement_text_set_placeholder (self->view, hint && *hint ? hint : NULL);
}

/* vouch-form-field.c: one field of a form, with what is wrong in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-form-field.h"

#include <glib/gi18n-lib.h>

#include "vouch-csl-date.h"
#include "vouch-editable.h"
#include "vouch-identifier.h"
#include "vouch-isbn.h"
#include "vouch-reference-links.h"
#include "vouch-remark-row.h"
#include "vouch-text-row.h"

/**
 * VouchFormField:
 *
 * A row to write in, and under it a line for what is wrong there: AdwEntryRow of
 * this version has no place for that. What is well written is put into its normal
 * form when the field is left, never while somebody types.
 */
struct _VouchFormField
{
  GObject parent_instance;

  const VouchReferenceField *field;
  GtkWidget *row;    /* (owned): a #VouchTextRow or an AdwEntryRow */
  GtkWidget *remark; /* (owned): the row under it, hidden while all is well */
  GtkLabel  *words;  /* (unowned: in remark) */
  char      *missing; /* (owned) (nullable): why something ought to be written here */
  gboolean   is_visible;
};

G_DEFINE_FINAL_TYPE (VouchFormField, vouch_form_field, G_TYPE_OBJECT)

enum
{
  CHANGED,
  LEFT,
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
wraps (const VouchReferenceField *field)
{
  return field->kind == VOUCH_REFERENCE_FIELD_NAMES || g_str_equal (field->member, "title");
}

static char *
dup_trimmed (VouchFormField *self)
{
  return g_strstrip (g_strdup (vouch_form_field_get_text (self)));
}

static char *
normalise_address (const char *text)
{
  g_autofree char *address
      = g_str_has_prefix (text, "www.") ? g_strconcat ("https://", text, NULL) : g_strdup (text);

  return vouch_link_is_web (address) ? g_steal_pointer (&address) : NULL;
}

/* Returns: (transfer full) (nullable): the normal form; NULL where there is something wrong. */
static char *
normalise (VouchReferenceFieldKind kind,
           const char             *text)
{
  switch (kind)
    {
    case VOUCH_REFERENCE_FIELD_DOI:
      return vouch_identifier_normalise (VOUCH_IDENTIFIER_DOI, text);
    case VOUCH_REFERENCE_FIELD_PMID:
      return vouch_identifier_normalise (VOUCH_IDENTIFIER_PMID, text);
    case VOUCH_REFERENCE_FIELD_PMCID:
      return vouch_identifier_normalise (VOUCH_IDENTIFIER_PMCID, text);
    case VOUCH_REFERENCE_FIELD_ISBN:
      {
        g_autofree char *digits = vouch_isbn_normalise (text);

        return digits ? g_strdup (text) : NULL; /* its hyphens tell something: they stay */
      }
    case VOUCH_REFERENCE_FIELD_ADDRESS:
      return normalise_address (text);
    case VOUCH_REFERENCE_FIELD_DATE:
      {
        g_autofree char *iso = vouch_csl_date_dup_iso (text);

        return iso ? g_strdup (text) : NULL;
      }
    case VOUCH_REFERENCE_FIELD_TEXT:
    case VOUCH_REFERENCE_FIELD_NAMES:
    default:
      return g_strdup (text);
    }
}

static const char *
explain (VouchReferenceFieldKind kind)
{
  switch (kind)
    {
    case VOUCH_REFERENCE_FIELD_DOI:
      return _("Not a DOI. Use one like 10.1000/182.");
    case VOUCH_REFERENCE_FIELD_PMID:
      return _("Not a PMID. Use up to eight digits, like 31234567.");
    case VOUCH_REFERENCE_FIELD_PMCID:
      return _("Not a PMCID. Use “PMC” and digits, like PMC7654321.");
    case VOUCH_REFERENCE_FIELD_ISBN:
      return _("Not an ISBN. Check the digits; there must be 10 or 13.");
    case VOUCH_REFERENCE_FIELD_ADDRESS:
      return _("Use an address that starts with https:// or http:// and has no spaces.");
    case VOUCH_REFERENCE_FIELD_DATE:
      return _("Not recognised as a date. Use one like June 2, 2026, or 2026-06, or 2026.");
    case VOUCH_REFERENCE_FIELD_TEXT:
    case VOUCH_REFERENCE_FIELD_NAMES:
    default:
      return NULL;
    }
}

static void
show_remark (VouchFormField *self,
             const char     *wrong)
{
  const char *remark = wrong ? wrong : self->missing;
  GtkWidget *entry = ADW_IS_ENTRY_ROW (self->row)
                         ? GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->row)))
                         : self->row;
  gboolean is_wrong = wrong && self->field->kind != VOUCH_REFERENCE_FIELD_DATE;

  gtk_label_set_text (self->words, remark ? remark : "");
  gtk_widget_set_visible (self->remark, self->is_visible && remark);
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               is_wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  remark ? remark : "", -1);
  if (is_wrong)
    gtk_widget_add_css_class (self->row, "error");
  else
    gtk_widget_remove_css_class (self->row, "error");
}

/* What was wrong may be right now; what is half typed is not wrong yet. */
static void
changed_cb (VouchFormField *self)
{
  if (vouch_form_field_get_remark (self))
    {
      g_autofree char *text = dup_trimmed (self);
      g_autofree char *normal = *text ? normalise (self->field->kind, text) : NULL;

      if (!*text || normal)
        show_remark (self, NULL);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

/* The keyboard also leaves a window that is on its way out, with half of its widgets gone. */
static void
left_cb (VouchFormField *self)
{
  GtkRoot *root = gtk_widget_get_root (self->row);

  if (gtk_widget_in_destruction (self->row) || !root || gtk_widget_in_destruction (GTK_WIDGET (root)))
    return;
  vouch_form_field_check (self);
  g_signal_emit (self, signals[LEFT], 0);
}

/**
 * vouch_form_field_leave_at:
 * @focus: what has the keyboard
 *
 * The field around @focus, if there is one, takes what is typed as if it were left.
 */
void
vouch_form_field_leave_at (GtkWidget *focus)
{
  for (; focus; focus = gtk_widget_get_parent (focus))
    {
      VouchFormField *self = g_object_get_data (G_OBJECT (focus), "vouch-form-field");

      if (!self)
        continue;
      g_object_ref (self);
      left_cb (self);
      g_object_unref (self);
      return;
    }
}

static void
activated_cb (VouchFormField *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static GtkWidget *
make_text_row (VouchFormField *self)
{
  GtkWidget *row = vouch_text_row_new (_(self->field->label));
  gboolean are_names = self->field->kind == VOUCH_REFERENCE_FIELD_NAMES;

  vouch_text_row_set_multiline (VOUCH_TEXT_ROW (row), are_names);
  vouch_text_row_set_own_undo (VOUCH_TEXT_ROW (row), TRUE);
  if (are_names)
    vouch_text_row_set_hint (VOUCH_TEXT_ROW (row), _("One per line: Kim, Min-Soo. Or paste the "
                                                     "list"));
  g_signal_connect_object (row, "notify::text", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "left", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
make_entry_row (VouchFormField *self)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ENTRY_ROW, "title", _(self->field->label), NULL);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (row, focus);
  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "entry-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  return row;
}

static void
make_remark (VouchFormField *self)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "margin-start", 12,
                                   "margin-end", 12, "margin-top", 6, "margin-bottom", 6, NULL);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label,
                            self->field->kind == VOUCH_REFERENCE_FIELD_DATE ? "dim-label" : "error");
  self->words = GTK_LABEL (label);
  self->remark = g_object_ref_sink (vouch_remark_row_new (label));
}

static void
vouch_form_field_dispose (GObject *object)
{
  VouchFormField *self = VOUCH_FORM_FIELD (object);

  if (self->row)
    g_object_set_data (G_OBJECT (self->row), "vouch-form-field", NULL);
  g_clear_object (&self->row);
  g_clear_object (&self->remark);
  G_OBJECT_CLASS (vouch_form_field_parent_class)->dispose (object);
}

static void
vouch_form_field_finalize (GObject *object)
{
  g_free (VOUCH_FORM_FIELD (object)->missing);
  G_OBJECT_CLASS (vouch_form_field_parent_class)->finalize (object);
}

static void
vouch_form_field_class_init (VouchFormFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vouch_form_field_finalize;
  G_OBJECT_CLASS (klass)->dispose = vouch_form_field_dispose;
  signals[CHANGED] = g_signal_new ("changed", VOUCH_TYPE_FORM_FIELD, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[LEFT] = g_signal_new ("left", VOUCH_TYPE_FORM_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", VOUCH_TYPE_FORM_FIELD, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 0);
}

static void
vouch_form_field_init (VouchFormField *self)
{
  self->is_visible = TRUE;
}

/** Returns: an empty field. */
VouchFormField *
vouch_form_field_new (const VouchReferenceField *field)
{
  VouchFormField *self = g_object_new (VOUCH_TYPE_FORM_FIELD, NULL);

  self->field = field;
  self->row = g_object_ref_sink (wraps (field) ? make_text_row (self) : make_entry_row (self));
  g_object_set_data (G_OBJECT (self->row), "vouch-form-field", self);
  make_remark (self);
  return self;
}

/** Puts the field's rows at the end of @group. */
void
vouch_form_field_add_to (VouchFormField      *self,
                         AdwPreferencesGroup *group)
{
  adw_preferences_group_add (group, self->row);
  adw_preferences_group_add (group, self->remark);
}

/** Puts the field's rows at the end of what @row opens into. */
void
vouch_form_field_add_below (VouchFormField *self,
                            AdwExpanderRow *row)
{
  adw_expander_row_add_row (row, self->row);
  adw_expander_row_add_row (row, self->remark);
}

/** Leaves Ctrl+Z to the window: the field is a member of the card, not part of a dialog. */
void
vouch_form_field_leave_undo (VouchFormField *self)
{
  if (VOUCH_IS_TEXT_ROW (self->row))
    vouch_text_row_set_own_undo (VOUCH_TEXT_ROW (self->row), FALSE);
  else
    vouch_editable_leave_undo (GTK_EDITABLE (self->row));
}

const VouchReferenceField *
vouch_form_field_get_field (VouchFormField *self)
{
  return self->field;
}

/** Returns: (transfer none): the row that is written in. */
GtkWidget *
vouch_form_field_get_row (VouchFormField *self)
{
  return self->row;
}

const char *
vouch_form_field_get_text (VouchFormField *self)
{
  if (VOUCH_IS_TEXT_ROW (self->row))
    return vouch_text_row_get_text (VOUCH_TEXT_ROW (self->row));
  return gtk_editable_get_text (GTK_EDITABLE (self->row));
}

/** @text: (nullable): what the field shall show */
void
vouch_form_field_set_text (VouchFormField *self,
                           const char     *text)
{
  if (g_strcmp0 (vouch_form_field_get_text (self), text ? text : "") == 0)
    return;
  if (VOUCH_IS_TEXT_ROW (self->row))
    vouch_text_row_set_text (VOUCH_TEXT_ROW (self->row), text);
  else
    gtk_editable_set_text (GTK_EDITABLE (self->row), text ? text : "");
}

void
vouch_form_field_set_title (VouchFormField *self,
                            const char     *title)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), title);
}

gboolean
vouch_form_field_get_visible (VouchFormField *self)
{
  return self->is_visible;
}

void
vouch_form_field_set_visible (VouchFormField *self,
                              gboolean        is_visible)
{
  self->is_visible = is_visible;
  gtk_widget_set_visible (self->row, is_visible);
  gtk_widget_set_visible (self->remark, is_visible && vouch_form_field_get_remark (self));
}

void
vouch_form_field_focus (VouchFormField *self)
{
  if (GTK_IS_EDITABLE (self->row))
    vouch_editable_focus (GTK_EDITABLE (self->row));
  else
    gtk_widget_grab_focus (self->row);
}

/**
 * vouch_form_field_check:
 * @self: a field
 *
 * Gives what is well written its normal form, and says what is wrong otherwise.
 *
 * Returns: whether all is well
 */
gboolean
vouch_form_field_check (VouchFormField *self)
{
  g_autofree char *text = dup_trimmed (self);
  g_autofree char *normal = *text ? normalise (self->field->kind, text) : g_strdup ("");

  if (normal && !wraps (self->field))
    vouch_form_field_set_text (self, normal);
  show_remark (self, normal ? NULL : explain (self->field->kind));
  return normal != NULL;
}

/**
 * vouch_form_field_set_missing:
 * @words: (nullable): why something ought to be written here; %NULL where nothing is missing
 *
 * Is said under the field for as long as it is empty.
 */
void
vouch_form_field_set_missing (VouchFormField *self,
                              const char     *words)
{
  g_autofree char *before = g_steal_pointer (&self->missing);
  const char *shown = vouch_form_field_get_remark (self);

  self->missing = g_strdup (words);
  if (g_strcmp0 (before, words) != 0 && (!shown || g_strcmp0 (shown, before) == 0))
    show_remark (self, NULL);
}

/** Returns: (nullable): what is said under the field. */
const char *
vouch_form_field_get_remark (VouchFormField *self)
{
  const char *remark = gtk_label_get_text (self->words);

  return *remark ? remark : NULL;
}

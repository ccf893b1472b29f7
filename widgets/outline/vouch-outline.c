/* vouch-outline.c: the card's sections with what is missing in each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-outline.h"

#include <glib/gi18n-lib.h>

#include "vouch-card.h"
#include "vouch-ladder-bar.h"
#include "vouch-node-list.h"
#include "vouch-outline-row.h"
#include "vouch-section.h"

/**
 * VouchOutline:
 *
 * One row for the article and one for each section and sub-section, in the card's
 * order, with the number of findings there; at the foot the whole card's ladder.
 * It writes nothing: a row asks for `editor.go` and the editor scrolls.
 */
struct _VouchOutline
{
  GtkWidget parent_instance;

  VouchDocument  *document;  /* (owned) (nullable) */
  VouchValidator *validator; /* (owned) (nullable) */
  VouchSupport   *support;   /* (owned) (nullable) */
  GPtrArray      *lists;     /* (owned): the lists of sections that are listened to */
  char           *selected;  /* (owned) (nullable): asked for, though its row may not be there yet */
  gboolean        is_checked; /* once: before that, nothing is known */

  GtkWidget      *box;
  GtkListBox     *rows;
  GtkLabel       *ladder_words;
  VouchLadderBar *ladder_bar;
  GtkWidget      *source_mode;
  GtkLabel       *ready_words;
};

G_DEFINE_FINAL_TYPE (VouchOutline, vouch_outline, GTK_TYPE_WIDGET)

enum
{
  PROP_SELECTED_SECTION = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void rebuild (VouchOutline *self);

static VouchOutlineRow *
find_row (VouchOutline *self,
          const char   *id)
{
  for (int i = 0; id; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->rows, i);

      if (!row || g_str_equal (vouch_outline_row_get_id (VOUCH_OUTLINE_ROW (row)), id))
        return row ? VOUCH_OUTLINE_ROW (row) : NULL;
    }
  return NULL;
}

/* What is found outside of any section is the article's. */
static void
count_outside (VouchOutline *self,
               VouchSummary *outside)
{
  VouchNodeList *sections = vouch_card_get_sections (vouch_document_get_card (self->document));
  VouchFindingList *findings = vouch_validator_get_findings (self->validator);

  *outside = (VouchSummary) { .errors = vouch_finding_list_get_count (findings, VOUCH_LEVEL_ERROR),
                              .warnings = vouch_finding_list_get_count (findings,
                                                                        VOUCH_LEVEL_WARNING),
                              .hints = vouch_finding_list_get_count (findings, VOUCH_LEVEL_HINT) };
  for (guint i = 0; i < vouch_node_list_get_size (sections); i++)
    {
      VouchSummary within;

      vouch_validator_get_section_summary (self->validator,
                                           vouch_node_get_id (vouch_node_list_peek (sections, i)),
                                           &within);
      outside->errors -= MIN (within.errors, outside->errors);
      outside->warnings -= MIN (within.warnings, outside->warnings);
      outside->hints -= MIN (within.hints, outside->hints);
    }
}

/* A finding counts in its section and in every section around that. */
static void
show_counts (VouchOutline    *self,
             VouchOutlineRow *row,
             gboolean         is_article)
{
  VouchSummary summary;

  if (is_article)
    count_outside (self, &summary);
  else
    vouch_validator_get_section_summary (self->validator, vouch_outline_row_get_id (row), &summary);
  vouch_outline_row_set_counts (row, &summary);
}

/* Asks for sums that the checks keep: a card may have thousands of findings, and this is
 * done at each letter. */
static void
show_findings (VouchOutline *self)
{
  g_autofree char *words = NULL;
  VouchSummary summary;
  GtkListBoxRow *row;

  if (!self->is_checked)
    {
      gtk_label_set_text (self->ladder_words, _("Checking…"));
      return;
    }
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->rows, i)); i++)
    show_counts (self, VOUCH_OUTLINE_ROW (row), i == 0);
  vouch_validator_get_summary (self->validator, &summary);
  words = vouch_ladder_bar_describe (&summary);
  gtk_label_set_text (self->ladder_words, words);
  vouch_ladder_bar_set_summary (self->ladder_bar, &summary);
}

/* “Passages ready: 11 of 14”, where the card has a source to find them in. */
static void
show_ready (VouchOutline *self)
{
  const VouchPassageHoldings *holdings
      = self->support ? vouch_support_get_holdings (self->support) : NULL;
  VouchSupportCounts counts = { 0 };
  g_autofree char *words = NULL;

  if (self->support)
    counts = vouch_support_get_counts (self->support);
  gtk_widget_set_visible (self->source_mode, holdings && holdings->n_own > 0 && counts.n_open > 0);
  words = g_strdup_printf (_("Passages ready: %u of %u"), counts.n_ready, counts.n_open);
  gtk_label_set_text (self->ready_words, words);
}

static void
checked_cb (VouchOutline *self)
{
  self->is_checked = TRUE;
  show_findings (self);
}

static void
sections_changed_cb (VouchOutline *self)
{
  rebuild (self);
}

static void
row_activated_cb (VouchOutline    *self,
                  VouchOutlineRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "editor.go", "(ss)",
                              vouch_outline_row_get_id (row), "");
}

static void
stop_listening (VouchOutline *self)
{
  for (guint i = 0; i < self->lists->len; i++)
    g_signal_handlers_disconnect_by_func (self->lists->pdata[i], sections_changed_cb, self);
  g_ptr_array_set_size (self->lists, 0);
}

static void
add_sections (VouchOutline  *self,
              VouchNodeList *sections,
              guint          depth)
{
  g_ptr_array_add (self->lists, g_object_ref (sections));
  g_signal_connect_object (sections, "items-changed", G_CALLBACK (sections_changed_cb), self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < vouch_node_list_get_size (sections); i++)
    {
      VouchSection *section = vouch_node_list_peek (sections, i);
      VouchNodeList *within = vouch_section_get_sections (section);

      gtk_list_box_append (self->rows, vouch_outline_row_new (VOUCH_NODE (section), depth));
      if (within)
        add_sections (self, within, depth + 1);
    }
}

static void
select_row (VouchOutline *self)
{
  VouchOutlineRow *row = find_row (self, self->selected);

  gtk_list_box_select_row (self->rows, row ? GTK_LIST_BOX_ROW (row) : NULL);
}

/* A card has a dozen sections and they come and go by the hour: not worth a splice. */
static void
rebuild (VouchOutline *self)
{
  GtkListBoxRow *row;

  stop_listening (self);
  while ((row = gtk_list_box_get_row_at_index (self->rows, 0)))
    gtk_list_box_remove (self->rows, GTK_WIDGET (row));
  if (!self->document)
    return;
  gtk_list_box_append (self->rows,
                       vouch_outline_row_new (VOUCH_NODE (vouch_document_get_card (self->document)), 0));
  add_sections (self, vouch_card_get_sections (vouch_document_get_card (self->document)), 0);
  select_row (self);
  show_findings (self);
}

static void
vouch_outline_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SELECTED_SECTION:
      g_value_set_string (value, VOUCH_OUTLINE (object)->selected);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
vouch_outline_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_SELECTED_SECTION:
      vouch_outline_set_selected_section (VOUCH_OUTLINE (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
vouch_outline_dispose (GObject *object)
{
  VouchOutline *self = VOUCH_OUTLINE (object);

  if (self->validator)
    g_signal_handlers_disconnect_by_func (self->validator, checked_cb, self);
  if (self->support)
    g_signal_handlers_disconnect_by_func (self->support, show_ready, self);
  stop_listening (self);
  g_clear_object (&self->support);
  g_clear_object (&self->validator);
  g_clear_object (&self->document);
  gtk_widget_dispose_template (GTK_WIDGET (self), VOUCH_TYPE_OUTLINE);
  G_OBJECT_CLASS (vouch_outline_parent_class)->dispose (object);
}

static void
vouch_outline_finalize (GObject *object)
{
  VouchOutline *self = VOUCH_OUTLINE (object);

  g_ptr_array_unref (self->lists);
  g_free (self->selected);
  G_OBJECT_CLASS (vouch_outline_parent_class)->finalize (object);
}

static void
vouch_outline_class_init (VouchOutlineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = vouch_outline_get_property;
  object_class->set_property = vouch_outline_set_property;
  object_class->dispose = vouch_outline_dispose;
  object_class->finalize = vouch_outline_finalize;
  properties[PROP_SELECTED_SECTION] =
      g_param_spec_string ("selected-section", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (VOUCH_TYPE_LADDER_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/vouch/Vouch/ui/vouch-outline.ui");
  gtk_widget_class_bind_template_child (widget_class, VouchOutline, box);
  gtk_widget_class_bind_template_child (widget_class, VouchOutline, rows);
  gtk_widget_class_bind_template_child (widget_class, VouchOutline, ladder_words);
  gtk_widget_class_bind_template_child (widget_class, VouchOutline, ladder_bar);
  gtk_widget_class_bind_template_child (widget_class, VouchOutline, source_mode);
  gtk_widget_class_bind_template_child (widget_class, VouchOutline, ready_words);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_NAVIGATION);
}

static void
vouch_outline_init (VouchOutline *self)
{
  self->lists = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
vouch_outline_new (void)
{
  return g_object_new (VOUCH_TYPE_OUTLINE, NULL);
}

/**
 * vouch_outline_set_document:
 * @document: (nullable): whose sections to show
 * @validator: (nullable): that document's
 * @index: (nullable): not used; every view of a document takes the same three
 */
void
vouch_outline_set_document (VouchOutline       *self,
                            VouchDocument      *document,
                            VouchValidator     *validator,
                            VouchCitationIndex *index)
{
  g_return_if_fail (VOUCH_IS_OUTLINE (self));
  g_return_if_fail (!document == !validator);

  if (self->validator)
    g_signal_handlers_disconnect_by_func (self->validator, checked_cb, self);
  g_set_object (&self->document, document);
  g_set_object (&self->validator, validator);
  self->is_checked = validator && !vouch_validator_is_pending (validator);
  if (validator)
    g_signal_connect_object (validator, "checked", G_CALLBACK (checked_cb), self, G_CONNECT_SWAPPED);
  rebuild (self);
}

/** @support: (nullable): what looks for passages of the document: it comes later than that */
void
vouch_outline_set_support (VouchOutline *self,
                           VouchSupport *support)
{
  g_return_if_fail (VOUCH_IS_OUTLINE (self));

  if (self->support)
    g_signal_handlers_disconnect_by_func (self->support, show_ready, self);
  g_set_object (&self->support, support);
  if (support)
    g_signal_connect_object (support, "changed", G_CALLBACK (show_ready), self, G_CONNECT_SWAPPED);
  show_ready (self);
}

/** Returns: (transfer none) (nullable): id of the section whose row is selected. */
const char *
vouch_outline_get_selected_section (VouchOutline *self)
{
  g_return_val_if_fail (VOUCH_IS_OUTLINE (self), NULL);
  return self->selected;
}

/** @id: (nullable): of the section that is in view */
void
vouch_outline_set_selected_section (VouchOutline *self,
                                    const char   *id)
{
  g_return_if_fail (VOUCH_IS_OUTLINE (self));

  if (g_strcmp0 (self->selected, id) == 0)
    return;
  g_free (self->selected);
  self->selected = g_strdup (id);
  select_row (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED_SECTION]);
}

/* vouch-aside-list.c: statements that a reviewer has to know of besides the notes, with the reasons.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-aside-list.h"

#include <glib/gi18n-lib.h>

#include "vouch-card.h"
#include "vouch-citation-answer.h"
#include "vouch-json.h"
#include "vouch-node-list.h"
#include "vouch-node-words.h"
#include "vouch-not-in.h"
#include "vouch-reference-plain.h"
#include "vouch-reference.h"
#include "vouch-set-aside.h"

/* In pixels: the notes below want their room. */
#define MAX_HEIGHT 260

typedef struct _Kind Kind;

/**
 * VouchAsideList:
 *
 * For the reviewer: what left the page, and why; what isn't in a source; what a source contradicts,
 * and what was answered. A row goes to the statement, its button does what can be done about it.
 */
struct _VouchAsideList
{
  AdwBin parent_instance;

  const Kind    *kind;
  VouchDocument *document; /* (owned) (nullable) */
  guint          n;        /* rows */
  guint          updating; /* an idle source */

  GtkExpander *expander;
  GtkListBox  *rows;
};

G_DEFINE_FINAL_TYPE (VouchAsideList, vouch_aside_list, ADW_TYPE_BIN)

enum
{
  PROP_WHAT = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* What a row is about, and what its button does. */
typedef struct
{
  VouchStatement *statement;
  const char     *reason;
  const char     *does;
  const char     *action;
  const char     *target;
} Row;

/* What is listed. */
struct _Kind
{
  const char *what;
  const char *members[8]; /* where one is set, the list may be another */
  const char *brings;     /* what comes to the card with this member may be listed */
  void      (*add)       (VouchAsideList *self,
                          VouchStatement *statement);
  char     *(*dup_title) (guint n);
};

static void
row_activated_cb (VouchAsideList *self, GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "editor.go", "(ss)",
                              g_object_get_data (G_OBJECT (row), "statement"), "");
}

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
make_button (const Row *row, const char *words)
{
  GtkWidget *button = gtk_button_new_with_label (row->does);
  /* Translators: what a button does, and the statement that it does it to */
  g_autofree char *name = g_strdup_printf (_("%s: %s"), row->does, words);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "small");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), row->action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", row->target);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static void
add_row (VouchAsideList *self, const Row *content)
{
  g_autofree char *words = vouch_node_dup_words (VOUCH_NODE (content->statement));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_box_append (GTK_BOX (box), make_label (words, NULL));
  if (*content->reason)
    gtk_box_append (GTK_BOX (box), make_label (content->reason, "dim-label"));
  gtk_box_append (GTK_BOX (box), make_button (content, words));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "statement",
                          g_strdup (vouch_node_get_id (VOUCH_NODE (content->statement))), g_free);
  gtk_list_box_append (self->rows, row);
  self->n++;
}

/* --- what is listed --- */

static void
add_set_aside (VouchAsideList *self, VouchStatement *statement)
{
  g_autofree char *reason = vouch_set_aside_describe (statement);
  Row row = { statement, reason, _("Restore"), "editor.set-aside", vouch_node_get_id (VOUCH_NODE (statement)) };

  if (reason)
    add_row (self, &row);
}

static char *
dup_set_aside_title (guint n)
{
  return g_strdup_printf (ngettext ("%u statement set aside", "%u statements set aside", n), n);
}

static void
add_not_in (VouchAsideList *self, VouchStatement *statement)
{
  g_autofree char *reason = vouch_not_in_describe (statement);
  Row row = { statement, reason, _("Search Again"), "editor.search-again",
              vouch_node_get_id (VOUCH_NODE (statement)) };

  if (reason)
    add_row (self, &row);
}

static char *
dup_not_in_title (guint n)
{
  return g_strdup_printf (ngettext ("%u statement not found in a source", "%u statements not found in a source", n), n);
}

/* “Kim 2026 contradicts it. Answered: small trial (R. Ito)” */
static char *
dup_contradiction (VouchAsideList *self, VouchCitation *citation)
{
  const char *id = vouch_citation_get_reference (citation);
  VouchNode *reference = id ? vouch_document_lookup (self->document, id) : NULL;
  JsonNode *csl = VOUCH_IS_REFERENCE (reference) ? vouch_reference_get_csl (VOUCH_REFERENCE (reference)) : NULL;
  g_autofree char *name
      = csl ? vouch_reference_short (vouch_json_node_object (csl)) : g_strdup (_("A missing reference"));
  g_autofree char *answer = vouch_citation_dup_answer (citation);

  switch (vouch_citation_get_answer_state (citation))
    {
    case VOUCH_ANSWER_GIVEN:
      /* Translators: a source, and what a reviewer says to that */
      return g_strdup_printf (_("%s contradicts it. Answered: %s"), name, answer);
    case VOUCH_ANSWER_OUTDATED:
      return g_strdup_printf (_("%s contradicts it. Answered before it was changed: %s"), name, answer);
    case VOUCH_ANSWER_MISSING:
    case VOUCH_ANSWER_NOT_WANTED:
    default:
      return g_strdup_printf (_("%s contradicts it. No answer yet."), name);
    }
}

static void
add_contradictions (VouchAsideList *self, VouchStatement *statement)
{
  VouchNodeList *citations = vouch_statement_get_citations (statement);

  for (guint i = 0; i < vouch_node_list_get_size (citations); i++)
    {
      VouchCitation *citation = vouch_node_list_peek (citations, i);
      VouchAnswerState state = vouch_citation_get_answer_state (citation);
      g_autofree char *reason = NULL;
      Row row = { statement, NULL, state == VOUCH_ANSWER_GIVEN ? _("Change the Answer…") : _("Answer…"),
                  "editor.answer", vouch_node_get_id (VOUCH_NODE (citation)) };

      if (state == VOUCH_ANSWER_NOT_WANTED)
        continue;
      row.reason = reason = dup_contradiction (self, citation);
      add_row (self, &row);
    }
}

static char *
dup_contradictions_title (guint n)
{
  return g_strdup_printf (ngettext ("%u contradiction", "%u contradictions", n), n);
}

static const Kind kinds[] = {
  { "set-aside", { "set-aside" }, "set-aside", add_set_aside, dup_set_aside_title },
  { "not-in", { "not-in" }, "not-in", add_not_in, dup_not_in_title },
  { "contradictions", { "answer", "relation", "quote", "region", "reference", "locator", "label" }, "relation", add_contradictions, dup_contradictions_title },
};

/* Returns: which row has the keyboard; -1 for none */
static int
find_focused (VouchAsideList *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self->rows));

  return GTK_IS_LIST_BOX_ROW (child) ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (child)) : -1;
}

/* The rows are new ones: the keyboard goes to the one in its place, or the last. */
static void
keep_focus (VouchAsideList *self, int focused, guint n)
{
  GtkListBoxRow *row
      = focused >= 0 && n > 0 ? gtk_list_box_get_row_at_index (self->rows, MIN (focused, (int) n - 1)) : NULL;

  if (row)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  else if (focused >= 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->expander));
}

static void
refresh (VouchAsideList *self)
{
  int focused = find_focused (self);
  g_autoptr (GPtrArray) statements = NULL;
  g_autofree char *title = NULL;
  GtkListBoxRow *row;

  self->n = 0;
  while ((row = gtk_list_box_get_row_at_index (self->rows, 0)))
    gtk_list_box_remove (self->rows, GTK_WIDGET (row));
  if (self->document)
    statements = vouch_card_collect_statements (vouch_document_get_card (self->document));
  for (guint i = 0; statements && i < statements->len; i++)
    self->kind->add (self, statements->pdata[i]);
  title = self->kind->dup_title (self->n);
  gtk_expander_set_label (self->expander, title);
  gtk_widget_set_visible (GTK_WIDGET (self), self->n > 0);
  keep_focus (self, focused, self->n);
}

static gboolean
refresh_cb (gpointer data)
{
  VouchAsideList *self = data;

  self->updating = 0;
  refresh (self);
  return G_SOURCE_REMOVE;
}

/* Statements come and go by the hour, and one that is to be listed rarely: a card of thousands isn't
 * looked through for each. */
static gboolean
brings_some (const Kind *kind, VouchChange *part)
{
  JsonObject *json = vouch_json_node_object (vouch_change_get_json (part));
  JsonArray *citations = vouch_json_get_array (json, "citations");

  return json
         && (json_object_has_member (json, kind->brings) || json_object_has_member (json, "role")
             || (g_str_equal (kind->brings, "relation") && vouch_json_array_length (citations) > 0));
}

static gboolean
concerns (VouchAsideList *self, VouchChange *part)
{
  const char *member = vouch_change_get_member (part);

  if (member && g_strv_contains (self->kind->members, member))
    return TRUE;
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    return !member || g_str_equal (member, "text");
  return !member && brings_some (self->kind, part);
}

static void
document_changed_cb (VouchAsideList *self, VouchChange *change)
{
  for (guint i = 0; self->updating == 0 && i < vouch_change_get_size (change); i++)
    if (concerns (self, vouch_change_get_part (change, i)))
      self->updating = g_idle_add_full (G_PRIORITY_LOW, refresh_cb, self, NULL);
}

static void
vouch_aside_list_dispose (GObject *object)
{
  vouch_aside_list_set_document (VOUCH_ASIDE_LIST (object), NULL);
  G_OBJECT_CLASS (vouch_aside_list_parent_class)->dispose (object);
}

static void
vouch_aside_list_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  VouchAsideList *self = VOUCH_ASIDE_LIST (object);
  const char *what = g_value_get_string (value);

  if (prop_id != PROP_WHAT)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].what, what) == 0)
      self->kind = &kinds[i];
}

static void
vouch_aside_list_class_init (VouchAsideListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = vouch_aside_list_dispose;
  object_class->set_property = vouch_aside_list_set_property;
  properties[PROP_WHAT] = g_param_spec_string ("what", NULL, NULL, "set-aside",
                                               G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
vouch_aside_list_init (VouchAsideList *self)
{
  GtkWidget *rows = gtk_list_box_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->kind = &kinds[0];
  self->expander = GTK_EXPANDER (gtk_expander_new (NULL));
  self->rows = GTK_LIST_BOX (rows);
  gtk_widget_add_css_class (rows, "notes");
  gtk_widget_add_css_class (GTK_WIDGET (self->expander), "aside");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), rows);
  gtk_expander_set_child (self->expander, scroller);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->expander));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect_object (rows, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
vouch_aside_list_new (void)
{
  return g_object_new (VOUCH_TYPE_ASIDE_LIST, NULL);
}

/** @document: (nullable): whose statements are listed */
void
vouch_aside_list_set_document (VouchAsideList *self, VouchDocument *document)
{
  g_return_if_fail (VOUCH_IS_ASIDE_LIST (self));

  g_clear_handle_id (&self->updating, g_source_remove);
  if (self->document == document)
    return;
  if (self->document)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_set_object (&self->document, document);
  if (!document)
    return;
  g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
}

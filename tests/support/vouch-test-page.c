/* vouch-test-page.c: a card's page in a window, with what the editor does beside it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-page.h"

#include "vouch-field-buffer.h"
#include "vouch-json.h"
#include "vouch-statement-row.h"
#include "vouch-widgets.h"

static void
asked_cb (VouchTestPage *self,
          GVariant      *target,
          GSimpleAction *action)
{
  g_ptr_array_add (self->asked, g_strdup_printf ("%s%s%s", g_action_get_name (G_ACTION (action)),
                                                 target ? " " : "",
                                                 target ? g_variant_get_string (target, NULL) : ""));
}

static void
undo_cb (VouchTestPage *self)
{
  vouch_history_undo (self->history);
}

static void
redo_cb (VouchTestPage *self)
{
  vouch_history_redo (self->history);
}

static void
add_actions (VouchTestPage *self)
{
  static const char *const targeted[] = { "cite", "decline", "uncite", "open-citation", "write-note",
                                          "show-repairs", "not-applicable", "toast" };
  static const char *const plain[] = { "add-original-source", "add-related" };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  for (guint i = 0; i < G_N_ELEMENTS (targeted) + G_N_ELEMENTS (plain); i++)
    {
      gboolean has_target = i < G_N_ELEMENTS (targeted);
      g_autoptr (GSimpleAction) action
          = g_simple_action_new (has_target ? targeted[i] : plain[i - G_N_ELEMENTS (targeted)],
                                 has_target ? G_VARIANT_TYPE_STRING : NULL);

      g_signal_connect_swapped (action, "activate", G_CALLBACK (asked_cb), self);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
  gtk_widget_insert_action_group (self->window, "editor", G_ACTION_GROUP (group));
}

static void
add_key (VouchTestPage   *self,
         GtkEventController *controller,
         const char      *trigger,
         GCallback        callback)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("do", NULL);
  g_autofree char *name = g_strdup_printf ("key%p", (void *) callback);
  g_autofree char *full = g_strconcat (name, ".do", NULL);

  g_signal_connect_swapped (action, "activate", callback, self);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (self->window, name, G_ACTION_GROUP (group));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                                                          gtk_named_action_new (full)));
}

/* As an application's accelerators: before any field sees the key. */
static void
add_undo (VouchTestPage *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  add_key (self, controller, "<Control>z", G_CALLBACK (undo_cb));
  add_key (self, controller, "<Control><Shift>z", G_CALLBACK (redo_cb));
  gtk_widget_add_controller (self->window, controller);
}

/**
 * vouch_test_page_open:
 * @document: (transfer full): a card
 * @width: of the window
 * @height: of the window
 *
 * Returns: (transfer full): its page, shown and checked
 */
VouchTestPage *
vouch_test_page_open (VouchDocument *document,
                      int            width,
                      int            height)
{
  VouchTestPage *self = g_new0 (VouchTestPage, 1);

  vouch_widgets_init ();
  vouch_widgets_style ();
  self->document = document;
  self->validator = vouch_validator_new (document);
  self->index = vouch_citation_index_new (document);
  self->history = vouch_history_new (document);
  self->asked = g_ptr_array_new_with_free_func (g_free);
  vouch_validator_flush (self->validator);
  self->view = VOUCH_CARD_VIEW (vouch_card_view_new ());
  vouch_card_view_set_document (self->view, document, self->validator, self->index);
  self->scrolled = vouch_card_view_make_page (self->view);
  self->window = vouch_test_present (self->scrolled, width, height);
  add_actions (self);
  add_undo (self);
  vouch_test_settle (self->window);
  return self;
}

/** Ends the page, and fails the test where the view or the document lives on. */
void
vouch_test_page_close (VouchTestPage *self)
{
  GWeakRef document;
  gpointer left;

  g_weak_ref_init (&document, self->document);
  vouch_test_close (self->window, self->view, NULL);
  g_object_unref (self->history);
  g_object_unref (self->index);
  g_object_unref (self->validator);
  g_object_unref (self->document);
  left = g_weak_ref_get (&document);
  g_weak_ref_clear (&document);
  assert_null (left);
  g_ptr_array_unref (self->asked);
  g_free (self);
}

static VouchFieldBuffer *
get_focused_buffer (VouchTestPage *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));
  GtkTextBuffer *buffer = GTK_IS_TEXT_VIEW (focus) ? gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus))
                                                   : NULL;

  return VOUCH_IS_FIELD_BUFFER (buffer) ? VOUCH_FIELD_BUFFER (buffer) : NULL;
}

/** Puts the focus into the text of that node, and the caret there. */
void
vouch_test_page_go (VouchTestPage *self,
                    const char    *id,
                    guint          caret)
{
  assert_true (vouch_card_view_go (self->view, id, NULL));
  assert_non_null (get_focused_buffer (self));
  vouch_field_buffer_set_caret (get_focused_buffer (self), caret);
  vouch_test_settle (self->window);
}

void
vouch_test_page_press (VouchTestPage *self,
                       const char    *keys)
{
  vouch_test_press (self->window, keys);
}

void
vouch_test_page_type (VouchTestPage *self,
                      const char    *text)
{
  vouch_test_type (self->window, text);
}

/** Returns: (transfer full): “s1:4”, “s1:4-9” with a selection, “-” where no text has the focus. */
char *
vouch_test_page_where (VouchTestPage *self)
{
  VouchFieldBuffer *buffer = get_focused_buffer (self);
  const char *id = buffer ? vouch_node_get_id (vouch_field_buffer_get_node (buffer)) : NULL;
  GtkTextIter start, end;

  if (!buffer)
    return g_strdup ("-");
  if (gtk_text_buffer_get_selection_bounds (GTK_TEXT_BUFFER (buffer), &start, &end))
    return g_strdup_printf ("%s:%d-%d", id, gtk_text_iter_get_offset (&start),
                            gtk_text_iter_get_offset (&end));
  return g_strdup_printf ("%s:%u", id, vouch_field_buffer_get_caret (buffer));
}

/* An id that ends with * stands for any that begins so; new statements have random ones. */
void
vouch_test_page_check_where (VouchTestPage *self,
                             const char    *where)
{
  g_autofree char *found = vouch_test_page_where (self);

  if (*where == '*')
    assert_string_equal (strchr (found, ':') ? strchr (found, ':') : found, where + 1);
  else
    assert_string_equal (found, where);
}

/** Checks the texts of a section's statements, with | between. */
void
vouch_test_page_check_texts (VouchTestPage *self,
                             const char    *section,
                             const char    *texts)
{
  VouchNodeList *list
      = vouch_section_get_statements (VOUCH_SECTION (vouch_test_node (self->document, section)));
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < vouch_node_list_get_size (list); i++)
    g_string_append_printf (found, "%s%s", i > 0 ? "|" : "",
                            vouch_statement_get_text (vouch_node_list_peek (list, i)));
  assert_string_equal (found->str, texts);
}

/** Returns: (transfer full): the actions that were asked for since, with spaces between. */
char *
vouch_test_page_take_asked (VouchTestPage *self)
{
  char *asked;

  g_ptr_array_add (self->asked, NULL);
  asked = g_strjoinv (", ", (char **) self->asked->pdata);
  g_ptr_array_set_size (self->asked, 0);
  return asked;
}

/** Returns: (nullable): the row that shows that statement, if there is one now. */
GtkWidget *
vouch_test_page_find_row (VouchTestPage *self,
                          const char    *id)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->view)); row;
       row = gtk_widget_get_next_sibling (row))
    {
      VouchCardSlot *slot = VOUCH_IS_STATEMENT_ROW (row)
                                ? vouch_statement_row_get_slot (VOUCH_STATEMENT_ROW (row)) : NULL;

      if (slot && g_str_equal (vouch_node_get_id (slot->node), id))
        return row;
    }
  return NULL;
}

/** Returns: how many rows there are to be seen, by sight or otherwise. */
guint
vouch_test_page_count_rows (VouchTestPage *self)
{
  guint count = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->view)); row;
       row = gtk_widget_get_next_sibling (row))
    count += gtk_widget_get_visible (row);
  return count;
}

static void
check_row (VouchTestPage *self,
           GtkWidget     *row)
{
  VouchCardSlot *slot = vouch_statement_row_get_slot (VOUCH_STATEMENT_ROW (row));
  GtkTextView *text = GTK_TEXT_VIEW (vouch_statement_row_get_text (VOUCH_STATEMENT_ROW (row)));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (text);
  g_autofree char *shown = NULL;

  assert_non_null (slot);
  assert_ptr_equal (slot->row, row);
  assert_ptr_equal (vouch_document_lookup (self->document, vouch_node_get_id (slot->node)),
                    slot->node);
  assert_ptr_equal (vouch_field_buffer_get_node (VOUCH_FIELD_BUFFER (buffer)), slot->node);
  g_object_get (buffer, "text", &shown, NULL);
  assert_string_equal (shown, vouch_statement_get_text (VOUCH_STATEMENT (slot->node)));
}

/** Checks that each row shows its statement as it is, and that rows stand in the card's order. */
void
vouch_test_page_check (VouchTestPage *self)
{
  int last = -1;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->view)); row;
       row = gtk_widget_get_next_sibling (row))
    {
      if (!gtk_widget_get_visible (row) || !VOUCH_IS_STATEMENT_ROW (row))
        continue;
      check_row (self, row);
      assert_true ((int) vouch_statement_row_get_slot (VOUCH_STATEMENT_ROW (row))->index > last);
      last = vouch_statement_row_get_slot (VOUCH_STATEMENT_ROW (row))->index;
    }
}

/* --- a long card --- */

static char *
make_text (GRand *rand)
{
  static const char *const words[] = { "monitor", "patients", "with", "chronic", "pressure", "of",
                                       "the", "eye", "weekly", "and", "reduce", "treatment", "when",
                                       "symptoms", "improve", "12.5", "per", "cent", "lens" };
  GString *text = g_string_new ("Clinicians");
  /* Most are a sentence or two; one in ten is a paragraph. */
  gint count = g_rand_int_range (rand, 0, 10) == 0 ? g_rand_int_range (rand, 50, 110)
                                                   : g_rand_int_range (rand, 3, 34);

  for (gint i = 0; i < count; i++)
    g_string_append_printf (text, " %s", words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
  g_string_append_c (text, '.');
  return g_string_free (text, FALSE);
}

static JsonNode *
make_citation (guint number,
               guint position)
{
  g_autofree char *id = g_strdup_printf ("c%u-%u", number, position);
  g_autofree char *reference = g_strdup_printf ("r%u", (number + position) % 9);
  g_autofree char *page = g_strdup_printf ("%u", number % 40 + 1);

  return vouch_json_new_members (
      "id", vouch_json_new_text (id), "reference", vouch_json_new_text (reference), "relation",
      vouch_json_new_text ("supports"), "how", vouch_json_new_text ("chosen"), "locator",
      vouch_json_new_members ("label", vouch_json_new_text ("page"), "value",
                              vouch_json_new_text (page), NULL), NULL);
}

static JsonNode *
make_statement (GRand *rand,
                guint  number)
{
  g_autofree char *id = g_strdup_printf ("s%u", number);
  g_autofree char *text = make_text (rand);
  JsonArray *citations = json_array_new ();

  for (guint i = 0; i < number % 6; i++)
    json_array_add_element (citations, make_citation (number, i));
  return vouch_json_new_members ("id", vouch_json_new_text (id), "text", vouch_json_new_text (text),
                                 "origin", vouch_json_new_text ("written"), "citations",
                                 vouch_json_new_array (citations), NULL);
}

static JsonNode *
make_section (GRand *rand,
              guint  number,
              guint  first,
              guint  count)
{
  static const char *const roles[] = { "key-highlights", "prescribing", "best-practices" };
  g_autofree char *id = g_strdup_printf ("section%u", number);
  g_autofree char *title = g_strdup_printf ("Section %u", number + 1);
  JsonArray *statements = json_array_new ();

  for (guint i = 0; i < count; i++)
    json_array_add_element (statements, make_statement (rand, first + i));
  return vouch_json_new_members ("id", vouch_json_new_text (id), "role",
                                 vouch_json_new_text (roles[number % 3]), "title",
                                 vouch_json_new_text (title), "statements",
                                 vouch_json_new_array (statements), NULL);
}

static JsonNode *
make_reference (guint number)
{
  g_autofree char *id = g_strdup_printf ("r%u", number);
  g_autofree char *title = g_strdup_printf ("Paper %u", number);
  g_autofree char *family = g_strdup_printf ("Author%u", number);
  JsonArray *authors = json_array_new ();

  json_array_add_element (authors, vouch_json_new_members ("family", vouch_json_new_text (family),
                                                           NULL));
  return vouch_json_new_members ("id", vouch_json_new_text (id), "type",
                                 vouch_json_new_text ("article-journal"), "title",
                                 vouch_json_new_text (title), "author",
                                 vouch_json_new_array (authors), NULL);
}

/** Returns: (transfer full): a card of @size statements, s0, s1, …, in up to twenty sections. */
VouchDocument *
vouch_test_open_long_card (guint size)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  guint in_one = MAX (size / 20, 8);
  JsonArray *sections = json_array_new ();
  JsonArray *references = json_array_new ();
  g_autoptr (JsonNode) json = NULL;
  g_autoptr (VouchNode) card = NULL;
  g_autoptr (GError) error = NULL;

  for (guint first = 0; first < size; first += in_one)
    json_array_add_element (sections, make_section (rand, first / in_one, first,
                                                    MIN (in_one, size - first)));
  for (guint i = 0; i < 9; i++)
    json_array_add_element (references, make_reference (i));
  json = vouch_json_new_members (
      "format", vouch_json_new_text ("vouch-scorecard"), "version", vouch_json_new_int (1), "id",
      vouch_json_new_text ("card"), "kind", vouch_json_new_text ("scorecard"), "language",
      vouch_json_new_text ("en"), "title", vouch_json_new_text ("A card to be scrolled"),
      "drafting", vouch_json_new_text ("person"), "sections", vouch_json_new_array (sections),
      "references", vouch_json_new_array (references), NULL);
  card = vouch_node_new_from_json (VOUCH_TYPE_CARD, json, &error);
  if (!card)
    fail_msg ("No card: %s", error->message);
  return vouch_document_new (VOUCH_CARD (card));
}

/* vouch-cite-popover.c: names a source for a statement, or says why it needs none.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-cite-popover-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-editable.h"
#include "vouch-fit-layout.h"
#include "vouch-item.h"
#include "vouch-reference-intake.h"
#include "vouch-segments-layout.h"
#include "vouch-statement-edit.h"
#include "vouch-statement.h"

#define WIDTH 400 /* pixels, where there is room */
#define ROOM 60   /* beside it: its frame and margins, and the window's edge */

/**
 * VouchCitePopover:
 *
 * One field over what fits: the best is selected, Enter cites it, Shift+Enter asks
 * for the page as well. What looks like an identifier, an address or a printed
 * reference is offered as a new reference, unless the card has that work already.
 *
 * Citing is one step of undo. The page is a second one: whoever presses Escape
 * there has cited all the same.
 */
G_DEFINE_FINAL_TYPE (VouchCitePopover, vouch_cite_popover, GTK_TYPE_POPOVER)

enum
{
  PROP_AUTHOR = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* --- what fits --- */

/* What Enter does with what is selected. */
static void
show_keys (VouchCitePopover *self)
{
  VouchCiteHit *hit = gtk_single_selection_get_selected_item (self->selection);

  gtk_label_set_text (self->keys, hit && vouch_cite_popover_needs_form (self, hit)
                                      ? _("Enter to look it up or write the rest.")
                                      : _("Enter to cite, Shift+Enter to add a page."));
}

static void
show_found (VouchCitePopover *self)
{
  guint n_hits = g_list_model_get_n_items (G_LIST_MODEL (self->hits));
  const char *status = vouch_cite_search_get_status (self->search);
  const char *question = vouch_cite_search_get_question (self->search);

  gtk_widget_set_visible (self->results, n_hits > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->keys), n_hits > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), n_hits == 0);
  show_keys (self);
  gtk_label_set_text (self->status, status ? status : "");
  gtk_widget_set_visible (GTK_WIDGET (self->status), status != NULL);
  gtk_label_set_text (self->question_words, question ? question : "");
  gtk_widget_set_visible (self->question, question != NULL);
}

static void
show_hits (VouchCitePopover *self)
{
  const char *raw = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *typed = vouch_reference_intake_is_list (raw)
                               ? g_strdup (raw)
                               : vouch_editable_dup_text (GTK_EDITABLE (self->entry));

  if (!vouch_cite_popover_find_owner (self))
    return;
  vouch_cite_search_run (self->search, vouch_cite_popover_find_owner (self), typed);
  gtk_single_selection_set_selected (self->selection, 0);
}

static void
entry_changed_cb (VouchCitePopover *self)
{
  show_hits (self);
}

/* The user has read what would be sent, and to whom. */
static void
question_cb (VouchCitePopover *self)
{
  vouch_cite_search_agree (self->search);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

/* --- keys --- */

static void
entry_activated_cb (VouchCitePopover *self)
{
  vouch_cite_popover_cite_selected (self, FALSE);
}

static void
list_activated_cb (VouchCitePopover *self,
                   guint             position)
{
  gtk_single_selection_set_selected (self->selection, position);
  vouch_cite_popover_cite_selected (self, FALSE);
}

static void
select_by (VouchCitePopover *self,
           int               step)
{
  guint n_hits = g_list_model_get_n_items (G_LIST_MODEL (self->hits));
  guint selected = gtk_single_selection_get_selected (self->selection);
  guint to;

  if (n_hits == 0)
    return;
  to = (guint) CLAMP ((int) selected + step, 0, (int) n_hits - 1);
  gtk_single_selection_set_selected (self->selection, to);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", to);
}

/* The keyboard stays in the field; the arrows choose below it. */
static gboolean
key_pressed_cb (VouchCitePopover *self,
                guint             keyval,
                guint             keycode,
                GdkModifierType   state)
{
  gboolean has_shift = (state & GDK_SHIFT_MASK) != 0;

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      select_by (self, 1);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      select_by (self, -1);
      return TRUE;
    case GDK_KEY_Page_Down:
      select_by (self, 5);
      return TRUE;
    case GDK_KEY_Page_Up:
      select_by (self, -5);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (has_shift)
        vouch_cite_popover_cite_selected (self, TRUE);
      return has_shift;
    default:
      return FALSE;
    }
}

/* --- the other pages --- */

static void
show_decline (VouchCitePopover *self)
{
  VouchNode *owner = vouch_cite_popover_find_owner (self);

  if (!VOUCH_IS_STATEMENT (owner))
    return;
  gtk_stack_set_visible_child_name (self->pages, "decline");
  vouch_decline_form_begin (self->decline, VOUCH_STATEMENT (owner));
}

static void
show_search (VouchCitePopover *self)
{
  gtk_stack_set_visible_child_name (self->pages, "search");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
decline_cb (VouchCitePopover *self)
{
  show_decline (self);
}

static void
decline_back_cb (VouchCitePopover *self)
{
  show_search (self);
}

static void
decline_done_cb (VouchCitePopover *self,
                 const char       *reason,
                 const char       *note)
{
  VouchNode *owner = vouch_cite_popover_find_owner (self);
  g_autoptr (VouchChange) change = NULL;
  g_autoptr (GError) error = NULL;

  gtk_popover_popdown (GTK_POPOVER (self));
  if (!VOUCH_IS_STATEMENT (owner))
    return;
  change = vouch_statement_edit_decline (VOUCH_STATEMENT (owner), reason, note, self->author);
  if (change && !vouch_document_edit (self->document, change, &error))
    vouch_cite_popover_fail (self, error);
}

/* --- opening and closing --- */

static void
closed_cb (VouchCitePopover *self)
{
  g_autoptr (GtkWidget) before = g_weak_ref_get (&self->before);

  vouch_cite_search_stop (self->search);
  g_weak_ref_set (&self->before, NULL);
  if (before && gtk_widget_get_root (before) && gtk_widget_get_mapped (before))
    gtk_widget_grab_focus (before);
  /* A chip may have gone with what it stood for; its statement is still there. */
  else if (self->document && vouch_cite_popover_find_owner (self)
           && gtk_widget_get_mapped (gtk_widget_get_parent (GTK_WIDGET (self))))
    gtk_widget_activate_action (GTK_WIDGET (self), "editor.go", "(ss)", self->owner, "");
}

/* A popover may not be wider than the window that it is in. */
static void
fit (VouchCitePopover *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  int room = root ? gtk_widget_get_width (GTK_WIDGET (root)) - ROOM : WIDTH;

  gtk_widget_set_size_request (GTK_WIDGET (self->pages), MAX (MIN (room, WIDTH), 1), -1);
}

static gboolean
begin (VouchCitePopover *self,
       const char       *owner)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  gboolean is_statement;

  g_free (self->owner);
  self->owner = g_strdup (owner);
  if (!vouch_cite_popover_find_owner (self))
    return FALSE;
  is_statement = VOUCH_IS_STATEMENT (vouch_cite_popover_find_owner (self));
  g_weak_ref_set (&self->before, root ? gtk_root_get_focus (root) : NULL);
  gtk_toggle_button_set_active (self->supports, TRUE);
  gtk_widget_set_visible (self->relations, is_statement);
  gtk_widget_set_visible (self->decline_button, is_statement);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  show_hits (self);
  fit (self);
  gtk_popover_popup (GTK_POPOVER (self));
  return TRUE;
}

static void
vouch_cite_popover_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_AUTHOR:
      g_value_set_string (value, VOUCH_CITE_POPOVER (object)->author);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
vouch_cite_popover_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  VouchCitePopover *self = VOUCH_CITE_POPOVER (object);

  switch (prop_id)
    {
    case PROP_AUTHOR:
      g_free (self->author);
      self->author = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
vouch_cite_popover_dispose (GObject *object)
{
  VouchCitePopover *self = VOUCH_CITE_POPOVER (object);

  if (self->search)
    vouch_cite_search_set_document (self->search, NULL, NULL);
  g_clear_object (&self->search);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (vouch_cite_popover_parent_class)->dispose (object);
}

static void
vouch_cite_popover_finalize (GObject *object)
{
  VouchCitePopover *self = VOUCH_CITE_POPOVER (object);

  g_weak_ref_clear (&self->before);
  g_free (self->owner);
  g_free (self->citation);
  g_free (self->author);
  G_OBJECT_CLASS (vouch_cite_popover_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, VouchCitePopover, pages);
  gtk_widget_class_bind_template_child (widget_class, VouchCitePopover, entry);
  gtk_widget_class_bind_template_child (widget_class, VouchCitePopover, results);
  gtk_widget_class_bind_template_child (widget_class, VouchCitePopover, list);
  gtk_widget_class_bind_template_child (widget_class, VouchCitePopover, selection);
  gtk_widget_class_bind_template_child (widget_class, VouchCitePopover, hits);
  gtk_widget_class_bind_template_child (widget_class, VouchCitePopover, nothing);
  gtk_widget_class_bind_template_child (widget_class, VouchCitePopover, status);
  gtk_widget_class_bind_template_child (widget_class, VouchCitePopover, question);
  gtk_widget_class_bind_template_child (widget_class, VouchCitePopover, question_words);
  gtk_widget_class_bind_template_child (widget_class, VouchCitePopover, relations);
  gtk_widget_class_bind_template_child (widget_class, VouchCitePopover, supports);
  gtk_widget_class_bind_template_child (widget_class, VouchCitePopover, contradicts);
  gtk_widget_class_bind_template_child (widget_class, VouchCitePopover, background);
  gtk_widget_class_bind_template_child (widget_class, VouchCitePopover, keys);
  gtk_widget_class_bind_template_child (widget_class, VouchCitePopover, decline_button);
  gtk_widget_class_bind_template_child (widget_class, VouchCitePopover, locator);
  gtk_widget_class_bind_template_child (widget_class, VouchCitePopover, decline);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "new_reference_cb",
                                                G_CALLBACK (vouch_cite_popover_new_reference));
  gtk_widget_class_bind_template_callback (widget_class, question_cb);
  gtk_widget_class_bind_template_callback (widget_class, decline_cb);
  gtk_widget_class_bind_template_callback (widget_class, decline_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, decline_back_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "locator_done_cb",
                                                G_CALLBACK (vouch_cite_popover_take_locator));
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
}

static void
vouch_cite_popover_class_init (VouchCitePopoverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = vouch_cite_popover_get_property;
  object_class->set_property = vouch_cite_popover_set_property;
  object_class->dispose = vouch_cite_popover_dispose;
  object_class->finalize = vouch_cite_popover_finalize;
  properties[PROP_AUTHOR] = g_param_spec_string ("author", NULL, NULL, NULL,
                                                 G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (VOUCH_TYPE_CITE_HIT);
  g_type_ensure (VOUCH_TYPE_LOCATOR_FORM);
  g_type_ensure (VOUCH_TYPE_DECLINE_FORM);
  g_type_ensure (VOUCH_TYPE_FIT_LAYOUT);
  g_type_ensure (VOUCH_TYPE_SEGMENTS_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/vouch/Vouch/ui/vouch-cite-popover.ui");
  bind_children (widget_class);
}

static void
vouch_cite_popover_init (VouchCitePopover *self)
{
  g_weak_ref_init (&self->before, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->search = vouch_cite_search_new (self->hits);
  g_signal_connect_object (self->search, "changed", G_CALLBACK (show_found), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (show_keys), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
vouch_cite_popover_new (void)
{
  return g_object_new (VOUCH_TYPE_CITE_POPOVER, NULL);
}

/**
 * vouch_cite_popover_set_document:
 * @document: (nullable): whose statements and references
 * @validator: (nullable): not used; every view of a document takes the same three
 * @index: (nullable): that document's
 */
void
vouch_cite_popover_set_document (VouchCitePopover   *self,
                                 VouchDocument      *document,
                                 VouchValidator     *validator,
                                 VouchCitationIndex *index)
{
  g_return_if_fail (VOUCH_IS_CITE_POPOVER (self));

  gtk_popover_popdown (GTK_POPOVER (self));
  g_set_object (&self->document, document);
  vouch_cite_search_set_document (self->search, document, index);
}

/** Looks for what is typed with @provider, too, after those that were added before. */
void
vouch_cite_popover_add_provider (VouchCitePopover  *self,
                                 VouchCiteProvider *provider)
{
  g_return_if_fail (VOUCH_IS_CITE_POPOVER (self));
  vouch_cite_search_add_provider (self->search, provider);
}

/** Opens it for @statement, an id of a statement or an item; nothing happens where that is gone. */
void
vouch_cite_popover_open (VouchCitePopover *self,
                         const char       *statement)
{
  g_return_if_fail (VOUCH_IS_CITE_POPOVER (self));

  if (begin (self, statement))
    show_search (self);
}

/** Opens it where the reasons are: no source needed, because… */
void
vouch_cite_popover_open_decline (VouchCitePopover *self,
                                 const char       *statement)
{
  g_return_if_fail (VOUCH_IS_CITE_POPOVER (self));

  if (!begin (self, statement))
    return;
  show_search (self);
  show_decline (self);
}

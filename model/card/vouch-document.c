/* vouch-document.c: a card that is open for editing, and the one door for change.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-document.h"

#include <glib/gi18n-lib.h>

#include "vouch-card.h"
#include "vouch-change-error.h"
#include "vouch-consequences.h"
#include "vouch-document-run.h"
#include "vouch-node-index.h"
#include "vouch-node-private.h"

/**
 * VouchDocument:
 *
 * Owns a card and knows its nodes by id. vouch_document_apply() is the only
 * function that alters the card; history, journal, validator and indexes listen
 * to #VouchDocument::changed and none of them knows another.
 */
struct _VouchDocument
{
  GObject parent_instance;

  VouchCard *card;       /* (owned) */
  VouchNodeIndex *index; /* (owned) */
  guint64 revision;
  guint is_busy : 1; /* a change is under way, or being told of */
};

G_DEFINE_FINAL_TYPE (VouchDocument, vouch_document, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
run_parts (VouchDocumentRun *run,
           VouchChange      *change,
           GError          **error)
{
  for (guint i = 0; i < vouch_change_get_size (change); i++)
    if (!vouch_document_run_part (run, vouch_change_get_part (change, i), error))
      {
        vouch_document_run_take_back (run);
        return FALSE;
      }
  return TRUE;
}

/* What was removed lives on until everybody has heard of it. */
static gboolean
carry_out (VouchDocument *self,
           VouchChange   *change,
           GError       **error)
{
  g_autoptr (VouchDocumentRun) run = vouch_document_run_new (self->index);

  if (!run_parts (run, change, error))
    return FALSE;
  self->revision++;
  vouch_document_run_notify (run);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, change);
  return TRUE;
}

static void
vouch_document_finalize (GObject *object)
{
  VouchDocument *self = VOUCH_DOCUMENT (object);

  if (self->card)
    vouch_node_set_document (VOUCH_NODE (self->card), NULL);
  g_clear_pointer (&self->index, vouch_node_index_free);
  g_clear_object (&self->card);
  G_OBJECT_CLASS (vouch_document_parent_class)->finalize (object);
}

static void
vouch_document_class_init (VouchDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vouch_document_finalize;

  /**
   * VouchDocument::changed:
   * @self: the document
   * @change: what was applied
   *
   * Emitted once for each change, a group included, after all of it is done.
   * Applying another change from a handler is an error.
   */
  signals[SIGNAL_CHANGED]
      = g_signal_new ("changed", VOUCH_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 1, VOUCH_TYPE_CHANGE | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
vouch_document_init (VouchDocument *self)
{
  self->index = vouch_node_index_new ();
}

/**
 * vouch_document_new:
 * @card: a card that belongs to no document, with each id once
 *
 * Returns: (transfer full) (nullable): a document that has @card open; %NULL where
 *   an id is there twice
 */
VouchDocument *
vouch_document_new (VouchCard *card)
{
  g_autoptr (VouchDocument) self = NULL;

  g_return_val_if_fail (VOUCH_IS_CARD (card), NULL);
  g_return_val_if_fail (!vouch_node_get_document (VOUCH_NODE (card)), NULL);

  self = g_object_new (VOUCH_TYPE_DOCUMENT, NULL);
  if (!vouch_node_index_add (self->index, VOUCH_NODE (card)))
    return NULL;
  self->card = g_object_ref (card);
  vouch_node_set_document (VOUCH_NODE (card), self);
  return g_steal_pointer (&self);
}

/** vouch_document_get_card: Returns: (transfer none): the card that is open */
VouchCard *
vouch_document_get_card (VouchDocument *self)
{
  g_return_val_if_fail (VOUCH_IS_DOCUMENT (self), NULL);
  return self->card;
}

/** vouch_document_get_revision: Returns: how many changes were applied, undo among them; it
 *   only grows */
guint64
vouch_document_get_revision (VouchDocument *self)
{
  g_return_val_if_fail (VOUCH_IS_DOCUMENT (self), 0);
  return self->revision;
}

/**
 * vouch_document_lookup:
 * @self: a document
 * @id: (nullable): a node's id
 *
 * Keep ids across #VouchDocument::changed, never nodes.
 *
 * Returns: (transfer none) (nullable): the node with that id
 */
VouchNode *
vouch_document_lookup (VouchDocument *self,
                       const char    *id)
{
  g_return_val_if_fail (VOUCH_IS_DOCUMENT (self), NULL);
  return vouch_node_index_lookup (self->index, id);
}

/**
 * vouch_document_apply:
 * @self: a document
 * @change: a change of its card
 * @error: return location for a #VouchChangeError
 *
 * Applies all of @change or nothing. An empty group is good and does nothing,
 * unheard. What a person edits goes through vouch_document_edit().
 *
 * Returns: whether it was applied
 */
gboolean
vouch_document_apply (VouchDocument *self,
                      VouchChange   *change,
                      GError       **error)
{
  g_autoptr (VouchDocument) alive = NULL;
  g_autoptr (VouchChange) held = NULL;
  gboolean is_done;

  g_return_val_if_fail (VOUCH_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (change, FALSE);

  if (self->is_busy)
    {
      g_set_error_literal (error, VOUCH_CHANGE_ERROR, VOUCH_CHANGE_ERROR_BUSY,
                           _("The card is being changed."));
      return FALSE;
    }
  if (vouch_change_get_size (change) == 0)
    return TRUE;
  alive = g_object_ref (self);
  held = vouch_change_ref (change);
  self->is_busy = TRUE;
  is_done = carry_out (self, change, error);
  self->is_busy = FALSE;
  return is_done;
}

/**
 * vouch_document_edit:
 * @self: a document
 * @change: what a person does to its card
 * @error: return location for a #VouchChangeError
 *
 * Like vouch_document_apply(), with what follows from a person's edit in the same
 * step: the text of a draft is "edited" from then on, and a statement that says
 * something else, or cites something else, is not verified any more.
 *
 * Returns: whether it was applied
 */
gboolean
vouch_document_edit (VouchDocument *self,
                     VouchChange   *change,
                     GError       **error)
{
  g_autoptr (VouchChange) whole = NULL;

  g_return_val_if_fail (VOUCH_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (change, FALSE);

  whole = vouch_consequences_add (self, change);
  return vouch_document_apply (self, whole, error);
}

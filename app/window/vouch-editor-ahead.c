/* vouch-editor-ahead.c: the source that is likely to be looked at next is opened ahead.
 *
 * That is the one of the citation that has the keyboard or the pointer, else of the statement that
 * has the keyboard, else of the passage that source mode offers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-editor-private.h"

#include "vouch-citation.h"
#include "vouch-node-list.h"
#include "vouch-source-ahead.h"
#include "vouch-source-marks.h"
#include "vouch-statement.h"

/**
 * vouch_editor_guess_source_width:
 *
 * Returns: the width that a source that is opened now will have, in pixels
 */
int
vouch_editor_guess_source_width (VouchEditor *self)
{
  if (self->source)
    return gtk_widget_get_width (GTK_WIDGET (self->source));
  return vouch_beside_guess_aside (self->beside,
                                   vouch_split_guess_content (self->split, VOUCH_BESIDE_WIDTH));
}

static VouchPageRoom
guess_room (VouchEditor *self)
{
  return (VouchPageRoom){ vouch_editor_guess_source_width (self),
                          gtk_widget_get_scale_factor (GTK_WIDGET (self)) };
}

/* Of a source that is open already its page alone is drawn. */
static void
expect (VouchEditor *self, const char *digest, gsize offset, guint page)
{
  VouchPageRoom room = guess_room (self);

  if (self->source && g_strcmp0 (vouch_source_pane_get_digest (self->source), digest) == 0)
    vouch_source_pane_expect_page (self->source, offset, page);
  else if (*digest)
    vouch_source_ahead_expect (vouch_source_ahead_get_default (), digest, offset, page, &room);
}

static void
expect_citation (VouchEditor *self, VouchNode *citation)
{
  const char *digest = vouch_source_marks_find_digest (citation);
  gsize offset;
  guint page;

  if (!digest)
    return;
  vouch_source_marks_find_place (citation, &offset, &page);
  expect (self, digest, offset, page);
}

static void
expect_citation_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchEditor *self = VOUCH_EDITOR (widget);
  VouchNode *citation = self->document ? vouch_editor_resolve (self, target, VOUCH_TYPE_CITATION) : NULL;

  if (citation)
    expect_citation (self, citation);
}

/* @target is SHA-256 of a source, and where the passage begins in its text. */
static void
expect_passage_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  const char *digest;
  guint start;

  g_variant_get (target, "(&su)", &digest, &start);
  expect (VOUCH_EDITOR (widget), digest, start, 0);
}

/** The statement that has the keyboard is likely to be looked at beside its source. */
void
vouch_editor_expect_source (VouchEditor *self)
{
  VouchNode *statement = vouch_editor_resolve (self, NULL, VOUCH_TYPE_STATEMENT);
  VouchNodeList *citations = statement ? vouch_node_get_list (statement, "citations") : NULL;

  for (guint i = 0; citations && i < vouch_node_list_get_size (citations); i++)
    {
      VouchNode *citation = vouch_node_list_peek (citations, i);

      if (!vouch_source_marks_find_digest (citation))
        continue;
      expect_citation (self, citation);
      return;
    }
}

/** Installs the actions of this file. */
void
vouch_editor_install_ahead_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "editor.expect-citation", "s", expect_citation_cb);
  gtk_widget_class_install_action (klass, "editor.expect-passage", "(su)", expect_passage_cb);
}

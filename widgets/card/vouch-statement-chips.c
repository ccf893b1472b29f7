/* vouch-statement-chips.c: which chips a statement has.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-statement-chips.h"

#include <glib/gi18n-lib.h>

#include "vouch-card-words.h"
#include "vouch-decline.h"
#include "vouch-json.h"
#include "vouch-node-list.h"
#include "vouch-set-aside.h"
#include "vouch-source-need.h"
#include "vouch-standing.h"

static const char *
get_class (VouchCitation *citation)
{
  if (!vouch_citation_is_anchored (citation))
    return NULL;
  return vouch_standing_is_trouble (vouch_citation_get_standing (VOUCH_NODE (citation))) ? "trouble" : "anchored";
}

static void
add_citations (VouchChipBox     *box,
               VouchStatement   *statement,
               VouchCardContext *context)
{
  VouchNodeList *citations = vouch_statement_get_citations (statement);

  for (guint i = 0; citations && i < vouch_node_list_get_size (citations); i++)
    {
      VouchCitation *citation = vouch_node_list_peek (citations, i);
      g_autofree char *name = NULL;
      guint n_bold;
      g_autofree char *text = vouch_card_words_citation (context, citation, &n_bold, &name);
      const char *reference = vouch_citation_get_reference (citation);
      gboolean is_known = reference && vouch_document_lookup (context->document, reference);

      vouch_chip_box_add (box, &(VouchChipLook) {
          .kind = VOUCH_CHIP_CITATION,
          .target = vouch_node_get_id (VOUCH_NODE (citation)),
          .text = text,
          .name = name,
          .n_bold = n_bold,
          .css_class = !is_known ? "unknown" : get_class (citation),
      });
    }
}

/* The statement says what its passages don't: perhaps since it was edited. Nothing is changed by that;
 * other passages are a key away. */
static void
add_doubt (VouchChipBox   *box,
           VouchStatement *statement)
{
  g_autofree char *unborne = vouch_statement_dup_unborne (statement);
  g_autofree char *name = NULL;

  if (!unborne)
    return;
  /* Translators: %s is what is wrong: “not in the passage: 12%” */
  name = g_strdup_printf (_("The passage doesn’t fit the statement: %s. Looks for another."), unborne);
  vouch_chip_box_add (box, &(VouchChipLook) {
      .kind = VOUCH_CHIP_DOUBT,
      .target = vouch_node_get_id (VOUCH_NODE (statement)),
      .text = unborne,
      .name = name,
  });
}

static void
add_plain (VouchChipBox   *box,
           VouchStatement *statement,
           VouchChipKind   kind,
           const char     *text,
           const char     *name)
{
  vouch_chip_box_add (box, &(VouchChipLook) {
      .kind = kind,
      .target = vouch_node_get_id (VOUCH_NODE (statement)),
      .text = text,
      .name = name,
  });
}

/* “ensure sourced”, as the draft has it, without brackets. */
static void
add_marker (VouchChipBox   *box,
            VouchStatement *statement)
{
  g_autofree char *text = g_strdup (vouch_statement_get_marker (statement));
  g_autofree char *name = NULL;

  g_strdelimit (text, "()[]", ' ');
  g_strstrip (text);
  /* Translators: %s is what the draft says, as “ensure sourced” */
  name = g_strdup_printf (_("The draft asks for a source: “%s”"), text);
  add_plain (box, statement, VOUCH_CHIP_MARKER, text, name);
}

/* Where a wrong word can harm, one person alone does not decide. */
static gboolean
is_open (VouchStatement *statement)
{
  JsonObject *declined = vouch_json_node_object (vouch_node_get_value (VOUCH_NODE (statement),
                                                                       "declined"));

  return vouch_decline_needs_assent (statement) && declined
         && vouch_json_is_null (vouch_json_get_node (declined, "accepted-by"));
}

static void
add_offers (VouchChipBox   *box,
            VouchStatement *statement,
            VouchRung       rung,
            gboolean        is_current)
{
  gboolean has_marker = vouch_statement_get_marker (statement) != NULL;
  gboolean is_wanted = vouch_statement_needs_source (statement) || (has_marker && rung != VOUCH_RUNG_EMPTY);

  if (is_wanted || (is_current && rung != VOUCH_RUNG_EMPTY && rung != VOUCH_RUNG_SET_ASIDE))
    add_plain (box, statement, VOUCH_CHIP_ADD_SOURCE, _("Add source"), NULL);
  if ((has_marker || (is_current && rung == VOUCH_RUNG_UNSOURCED)) && rung != VOUCH_RUNG_EMPTY)
    add_plain (box, statement, VOUCH_CHIP_DECLINE, _("No source needed…"), NULL);
  if (is_current && rung == VOUCH_RUNG_EMPTY && vouch_statement_get_label (statement)
      && !vouch_statement_has_none (statement))
    add_plain (box, statement, VOUCH_CHIP_NOT_APPLICABLE, _("Not applicable…"), NULL);
}

/* Why it is off the page; the chip brings it back. */
static void
add_set_aside (VouchChipBox   *box,
               VouchStatement *statement)
{
  g_autofree char *reason = vouch_set_aside_describe (statement);
  g_autofree char *text = *reason ? g_strdup_printf (_("Set aside: %s"), reason)
                                  : g_strdup (_("Set aside"));
  g_autofree char *name = g_strdup_printf (_("%s. Restores the statement."), text);

  add_plain (box, statement, VOUCH_CHIP_BRING_BACK, text, name);
}

/**
 * vouch_statement_chips_show:
 * @box: of the statement's row
 * @statement: a statement
 * @context: of the view
 * @is_current: whether it has, or last had, the focus
 *
 * Citations first, in their order; then what the draft asks for, or why no source is
 * needed; then what can be done. Only the current or an unsourced one offers a source.
 */
void
vouch_statement_chips_show (VouchChipBox     *box,
                            VouchStatement   *statement,
                            VouchCardContext *context,
                            gboolean          is_current)
{
  VouchRung rung = vouch_statement_get_rung (statement);

  vouch_chip_box_begin (box);
  add_citations (box, statement, context);
  if (rung == VOUCH_RUNG_ANCHORED || rung == VOUCH_RUNG_VERIFIED)
    add_doubt (box, statement);
  if (vouch_statement_get_marker (statement))
    add_marker (box, statement);
  if (rung == VOUCH_RUNG_DECLINED)
    {
      g_autofree char *reason = vouch_decline_describe (statement);
      g_autofree char *text = g_strdup_printf (_("No source needed: %s"), reason);

      add_plain (box, statement, VOUCH_CHIP_REASON, text, NULL);
      if (is_open (statement))
        add_plain (box, statement, VOUCH_CHIP_ASK, _("Ask somebody to agree…"), NULL);
    }
  if (rung == VOUCH_RUNG_SET_ASIDE)
    add_set_aside (box, statement);
  add_offers (box, statement, rung, is_current);
  vouch_chip_box_end (box);
}

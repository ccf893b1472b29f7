/* test-passage-proposals.c: where the passages of a card may be marked instead.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#include "vouch-card-format.h"
#include "vouch-document.h"
#include "vouch-json.h"
#include "vouch-passage-proposals.h"
#include "vouch-source-attach.h"

#define SLEPT "Patients who took melatonin slept 42 minutes longer than those who took placebo."
#define HARM "No harm was seen in any of the 12 groups of patients."
#define LATER "At one year, patients who took melatonin slept 24 minutes longer than those who took placebo."
#define OLD "An early version of the paper. " SLEPT " " HARM " The end."
#define NEW \
  "As printed, with another beginning. " SLEPT " No harm was seen in any of the 13 groups of patients. " LATER " Nothing more."

typedef struct
{
  char *old; /* (owned): digest */
  char *new; /* (owned) */
} Files;

static char *
keep (const char *text)
{
  g_autofree char *folder = vouch_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (VouchSource) source = NULL;

  assert_true (g_file_set_contents (path, text, -1, NULL));
  source = vouch_source_keep (file, NULL, NULL, NULL);
  assert_non_null (source);
  vouch_test_remove_folder (folder);
  return g_strdup (source->digest);
}

static int
set_up (void **state)
{
  Files *files = g_new0 (Files, 1);

  files->old = keep (OLD);
  files->new = keep (NEW);
  *state = files;
  return 0;
}

static int
tear_down (void **state)
{
  Files *files = *state;

  g_free (files->old);
  g_free (files->new);
  g_free (files);
  return 0;
}

/* In @quote, OLD and NEW are the digests; @now is the file that the reference has. */
static VouchDocument *
make_document (const Files *files, const char *now, const char *text, const char *relation, const char *quote)
{
  g_autofree char *form = g_strdup_printf (
      "{'format':'vouch-scorecard','version':1,'id':'c','kind':'scorecard','language':'en','title':'T',"
      "'drafting':'person','article':{},'sections':[{'id':'k','role':'key-highlights','title':'K',"
      "'statements':[{'id':'s','text':'%s','origin':'written','citations':[{'id':'a','reference':'r',"
      "'relation':'%s','how':'chosen','quote':{%s}}]}]}],'references':[{'id':'r','type':'article','source':'%s'}],"
      "'notes':[]}",
      text, relation, quote, now);
  GString *json = g_string_new (form);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (VouchCard) card = NULL;

  g_string_replace (json, "'", "\"", 0);
  g_string_replace (json, "OLD", files->old, 0);
  g_string_replace (json, "NEW", files->new, 0);
  bytes = g_string_free_to_bytes (json);
  card = vouch_card_format_read (bytes, NULL);
  assert_non_null (card);
  return vouch_document_new (card);
}

static const char *
get_member (VouchDocument *document, const char *member)
{
  VouchNode *node = vouch_document_lookup (document, "a");

  return vouch_json_get_text (vouch_json_node_object (vouch_node_get_value (node, "quote")), member);
}

#define Q(exact, source) "'exact':'" exact "','source':'" source "'"

static const struct
{
  const char *now;      /* the reference's file */
  const char *text;     /* the statement */
  const char *relation;
  const char *quote;
  const char *kind;     /* %NULL: nothing is proposed */
  const char *followed; /* the file that its quote is marked in once the card followed unasked */
  const char *taken;    /* its words once somebody agreed; %NULL: as they were */
} cases[] = {
  /* where it was marked */
  { "OLD", SLEPT, "supports", Q (SLEPT, "OLD"), NULL, "OLD", NULL },
  /* the same words in another edition */
  { "NEW", SLEPT, "supports", Q (SLEPT, "OLD"), "moved", "NEW", NULL },
  /* marked in no file that is told */
  { "NEW", SLEPT, "supports", "'exact':'" SLEPT "'", "moved", "NEW", NULL },
  /* what is around them is another text now */
  { "NEW", "S", "supports", Q ("Nothing more", "NEW") ",'prefix':'Something else stood here ','suffix':' and here'",
    "moved", "NEW", NULL },
  /* a figure is another one in the new edition: put against it, its words untouched */
  { "NEW", HARM, "supports", Q (HARM, "OLD"), "reworded", "NEW",
    "No harm was seen in any of the 13 groups of patients." },
  /* the same within one file */
  { "NEW", HARM, "supports", Q (HARM, "NEW"), "reworded", "NEW",
    "No harm was seen in any of the 13 groups of patients." },
  /* the statement was edited: its passage stands, another one has its figure */
  { "NEW", "Patients who took melatonin slept 24 minutes longer than those who took placebo.", "supports",
    Q (SLEPT, "NEW"), "other", "NEW", LATER },
  /* of what contradicts it none is better */
  { "NEW", "Patients who took melatonin slept 24 minutes longer than those who took placebo.", "contradicts",
    Q (SLEPT, "NEW"), NULL, "NEW", NULL },
  /* nothing like it in the file: what bears the statement out is offered */
  { "NEW", SLEPT, "supports", Q ("Quite another sentence about bones and their fractures stood here.", "NEW"), "other",
    "NEW", SLEPT },
  /* nothing bears it out */
  { "NEW", "Bones broke in 77 of the women.", "supports", Q ("Bones broke in 77 of the women.", "OLD"), NULL, "NEW",
    NULL },
  /* neither file is here */
  { "0000", SLEPT, "supports", Q (SLEPT, "1111"), NULL, "1111", NULL },
  /* the reference's file is not here: that of the quote is gone by */
  { "0000", HARM, "supports", Q ("No harm was seen in any of the 14 groups of patients.", "OLD"), "reworded", "OLD",
    HARM },
};

static void
apply (VouchDocument *document, VouchChange *change)
{
  if (change)
    assert_true (vouch_document_edit (document, change, NULL));
}

static const char *
resolve (const Files *files, const char *name)
{
  return g_str_equal (name, "OLD") ? files->old : g_str_equal (name, "NEW") ? files->new : name;
}

static void
check_followed (const Files *files, gsize i)
{
  g_autoptr (VouchDocument) document
      = make_document (files, cases[i].now, cases[i].text, cases[i].relation, cases[i].quote);
  VouchCitation *citation = VOUCH_CITATION (vouch_document_lookup (document, "a"));
  g_autofree char *exact = g_strdup (get_member (document, "exact"));
  g_autoptr (VouchPassageProposals) proposals
      = vouch_passage_proposals_look (vouch_document_get_card (document), NULL, NULL);
  const VouchProposal *proposal = vouch_passage_proposals_find (proposals, "a");
  g_autoptr (VouchChange) change = proposal ? vouch_proposal_follow (proposal, citation) : NULL;
  g_autoptr (VouchChange) again = NULL;

  if (g_strcmp0 (proposal ? vouch_proposal_kind_get_name (proposal->kind) : NULL, cases[i].kind) != 0)
    fail_msg ("case %zu: “%s”", i, proposal ? vouch_proposal_kind_get_name (proposal->kind) : NULL);
  apply (document, change);
  assert_string_equal (get_member (document, "source"), resolve (files, cases[i].followed));
  assert_string_equal (get_member (document, "exact"), exact);
  /* Once the citation has another quote nothing is done to it. */
  again = proposal && change ? vouch_proposal_take (proposal, citation) : NULL;
  assert_null (again);
}

static void
check_taken (const Files *files, gsize i)
{
  g_autoptr (VouchDocument) document
      = make_document (files, cases[i].now, cases[i].text, cases[i].relation, cases[i].quote);
  VouchCitation *citation = VOUCH_CITATION (vouch_document_lookup (document, "a"));
  g_autofree char *exact = g_strdup (get_member (document, "exact"));
  g_autoptr (VouchPassageProposals) proposals
      = vouch_passage_proposals_look (vouch_document_get_card (document), NULL, NULL);
  const VouchProposal *proposal = vouch_passage_proposals_find (proposals, "a");
  g_autoptr (VouchChange) change = proposal ? vouch_proposal_take (proposal, citation) : NULL;
  g_autoptr (VouchPassageProposals) after = NULL;

  apply (document, change);
  if (g_strcmp0 (get_member (document, "exact"), cases[i].taken ? cases[i].taken : exact) != 0)
    fail_msg ("case %zu: “%s”", i, get_member (document, "exact"));
  if (!cases[i].kind)
    return;
  /* What was agreed to leaves nothing to be marked, unless a figure of the statement is not in it. */
  after = vouch_passage_proposals_look (vouch_document_get_card (document), NULL, NULL);
  proposal = vouch_passage_proposals_find (after, "a");
  assert_true (!proposal || proposal->kind == VOUCH_PROPOSAL_OTHER);
}

static void
test_cases (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      check_followed (*state, i);
      check_taken (*state, i);
    }
}

static void
test_how (void **state)
{
  g_autoptr (VouchDocument) document
      = make_document (*state, "NEW", cases[6].text, cases[6].relation, cases[6].quote);
  VouchNode *citation = vouch_document_lookup (document, "a");
  g_autoptr (VouchPassageProposals) proposals
      = vouch_passage_proposals_look (vouch_document_get_card (document), NULL, NULL);
  g_autoptr (VouchChange) change = NULL;

  assert_int_equal (vouch_passage_proposals_get_size (proposals), 1);
  change = vouch_proposal_take (vouch_passage_proposals_get (proposals, 0), VOUCH_CITATION (citation));
  apply (document, change);
  assert_string_equal (vouch_node_get_text (citation, "how"), "suggested");
  assert_string_equal (vouch_node_get_text (citation, "reference"), "r");
}

static void
test_cancelled (void **state)
{
  g_autoptr (VouchDocument) document
      = make_document (*state, "NEW", cases[1].text, cases[1].relation, cases[1].quote);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchPassageProposals) proposals = NULL;

  g_cancellable_cancel (cancellable);
  proposals = vouch_passage_proposals_look (vouch_document_get_card (document), cancellable, &error);
  assert_null (proposals);
  assert_true (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
}

#define TEST(name) cmocka_unit_test_setup_teardown (test_##name, set_up, tear_down)

int
main (void)
{
  const struct CMUnitTest tests[] = { TEST (cases), TEST (how), TEST (cancelled) };

  return vouch_test_run ("passage-proposals", tests);
}

/* test-card-compare.c: what is said to be different in two versions of a card.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-card.h"

#include "vouch-card-compare.h"

typedef struct
{
  const char *changes[2]; /* of the small card */
  const char *said;       /* of each difference: node/member|where|before|after */
} Case;

static const Case cases[] = {
  { { NULL }, "" },
  { { "{'kind':'set','node':'s3','member':'text','before':'Drops help.','after':'Drops harm.'}" },
    "s3/text|Key Highlights · text|Drops help.|Drops harm.\n" },
  { { "{'kind':'set','node':'card','member':'title','before':'A small card','after':'Another'}" },
    "card/title|Article · title|A small card|Another\n" },
  { { "{'kind':'set','node':'card','member':'article/authors','before':null,'after':['Ann','Bob']}" },
    "card/article/authors|Article · article’s authors||Ann, Bob\n" },
  { { "{'kind':'insert','parent':'risks','list':'statements','position':0,'node':{'id':'new',"
      "'text':'All of it, word by word, however long it is, is to be read here.'}}" },
    "new/|Risks · added||All of it, word by word, however long it is, is to be read here.\n" },
  { { "{'kind':'remove','parent':'risks','list':'statements','position':0,'node':{'id':'a1',"
      "'text':'Stop drops that sting.','origin':'written','citations':[]}}" },
    "/|Risks · removed|Stop drops that sting.|\n" },
  { { "{'kind':'move','node':'s3','from':{'parent':'high','list':'statements','position':2},"
      "'to':{'parent':'risks','list':'statements','position':0}}" },
    "s3/|Risks · moved here|In “Key Highlights”|Drops help.\n" },
  { { "{'kind':'move','node':'s3','from':{'parent':'high','list':'statements','position':2},"
      "'to':{'parent':'high','list':'statements','position':1}}" },
    "s3/|Key Highlights · reordered||Drops help.\ns2/|Key Highlights · reordered||Lenses dry the "
    "eye out.\n" },
  /* What came with its section is told as the section. */
  { { "{'kind':'insert','parent':'card','list':'sections','position':0,'node':{'id':'new',"
      "'role':'other','title':'More','statements':[{'id':'m1','text':'x','citations':[]}]}}" },
    "new/|More · added||More\n" },
};

static void
append (GString *to, const VouchDifference *difference)
{
  g_string_append_printf (to, "%s/%s|%s|%s|%s\n", difference->node ? difference->node : "",
                          difference->member ? difference->member : "", difference->where,
                          difference->before ? difference->before : "",
                          difference->after ? difference->after : "");
}

static void
test_cases (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VouchDocument) older = vouch_test_open_small_card ();
      g_autoptr (VouchDocument) newer = vouch_test_open_small_card ();
      g_autoptr (GPtrArray) differences = NULL;
      g_autoptr (GString) said = g_string_new (NULL);

      for (guint c = 0; c < G_N_ELEMENTS (cases[i].changes) && cases[i].changes[c]; c++)
        {
          g_autoptr (VouchChange) change = vouch_test_change (cases[i].changes[c]);

          vouch_test_apply (newer, change);
        }
      differences = vouch_card_compare (vouch_document_get_card (older),
                                        vouch_document_get_card (newer));
      for (guint d = 0; d < differences->len; d++)
        append (said, differences->pdata[d]);
      if (!g_str_equal (said->str, cases[i].said))
        fail_msg ("case %" G_GSIZE_FORMAT ":\n%s", i, said->str);
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_cases),
  };

  return vouch_test_run ("card-compare", tests);
}

/* test-crossref-reader.c: Crossref's works and its failing replies.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "reference-cases.h"

#include "vouch-crossref-reply.h"

#define BEFORE "{\"status\":\"ok\",\"message-type\":\"work\",\"message\":{\"DOI\":\"10.1000/X\","
#define AFTER "}}"

static const ReferenceCase cases[] = {
  { "a title", "\"title\":[\"A trial of tea\"]", "title", "\"A trial of tea\"" },
  { "with its second half", "\"title\":[\"Tea and the heart\"],\"subtitle\":[\"A Randomized Trial\"]", "title",
    "\"Tea and the heart: A Randomized Trial\"" },
  { "which the title had", "\"title\":[\"Tea and the heart. A randomized trial\"],\"subtitle\":[\"A Randomized Trial\"]",
    "title", "\"Tea and the heart. A randomized trial\"" },
  { "lost blanks", "\"title\":[\"Activity of<i>Anthocephalus indicus</i>Root,<i>in vivo</i>\"]", "title",
    "\"Activity of <i>Anthocephalus indicus</i> Root, <i>in vivo</i>\"" },
  { "a letter alone", "\"title\":[\"<i>N</i>-acetyl and H<sub>2</sub>O\"]", "title",
    "\"<i>N</i>-acetyl and H<sub>2</sub>O\"" },
  { "a formula", "\"title\":[\"Space<mml:math xmlns:mml=\\\"m\\\"><mml:msup><mml:mi>L</mml:mi><mml:mn>1</mml:mn>"
                 "</mml:msup></mml:math>Data\"]",
    "title", "\"Space L<sup>1</sup> Data\"" },
  { "escaped once too often", "\"title\":[\"The &lt;scp&gt;ESC&lt;/scp&gt; guideline &amp;amp; more\"]", "title",
    "\"The ESC guideline & more\"" },
  { "no markup at all", "\"title\":[\"Values of p < 0.05 & R&D\"]", "title", "\"Values of p < 0.05 & R&D\"" },
  { "broken markup", "\"title\":[\"An <i>open end\"]", "title", "\"An <i>open end\"" },
  { "people and groups", "\"author\":[{\"given\":\"Kim\",\"family\":\"Blum\"},{\"name\":\"TEA Group\"},{\"sequence\":\"first\"}]",
    "author", "[{\"family\": \"Blum\",\"given\": \"Kim\"},{\"literal\": \"TEA Group\"}]" },
  { "a date", "\"issued\":{\"date-parts\":[[2020,5]]}", "issued", "{\"date-parts\": [[2020, 5]]}" },
  { "no date", "\"issued\":{\"date-parts\":[[null]]}", "issued", NULL },
  { "an article's number", "\"article-number\":\"e000776\"", "page", "\"e000776\"" },
  { "journals", "\"container-title\":[\"The Journal\"],\"short-container-title\":[\"J\"]", "container-title-short", "\"J\"" },
  { "series and book", "\"type\":\"book-chapter\",\"container-title\":[\"Series\",\"The Book\"]", "container-title",
    "\"The Book\"" },
  { "several ISSN", "\"ISSN\":[\"0028-0836\",\"1476-4687\"]", "ISSN",
    "\"0028-0836, 1476-4687\"" },
  { "an ISBN as an address", "\"ISBN\":[\"http://id.crossref.org/isbn/9780306406157\"]", "ISBN", "\"9780306406157\"" },
  { "a preprint", "\"type\":\"posted-content\",\"subtype\":\"preprint\",\"institution\":[{\"name\":\"medRxiv\"}]",
    "container-title", "\"medRxiv\"" },
  { "retracted since", "\"updated-by\":[{\"DOI\":\"10.1000/R\",\"type\":\"retraction\",\"label\":\"Retraction\"}]", "updated-by",
    "[{\"type\": \"retraction\",\"DOI\": \"10.1000/R\",\"label\": \"Retraction\"}]" },
  { "the licence for readers", "\"license\":[{\"URL\":\"http://a.example/tdm\",\"content-version\":\"tdm\"},"
                               "{\"URL\":\"https://creativecommons.org/licenses/by/4.0/\",\"content-version\":\"vor\"}]",
    "license", "\"https://creativecommons.org/licenses/by/4.0/\"" },
  { "an abstract", "\"abstract\":\"<jats:title>Abstract</jats:title><jats:p>Tea <jats:italic>helps</jats:italic>.</jats:p>\"",
    "abstract", "\"Tea helps.\"" },
  { "its labels", "\"abstract\":\"<jats:sec><jats:title>Methods</jats:title><jats:p>Tea.</jats:p></jats:sec>\"", "abstract",
    "\"Methods: Tea.\"" },
};

static void
test_works (void **state)
{
  reference_cases_check (VOUCH_REFERENCE_FORMAT_AUTO, BEFORE, AFTER, cases, G_N_ELEMENTS (cases));
}

static const struct
{
  const char *bytes;
  guint n_items;
  guint n_lost;
} shapes[] = {
  { "{\"message\":{\"items\":[{\"DOI\":\"10.1000/a\"},{\"DOI\":\"10.1000/b\"}]}}", 2, 0 },
  { "[{\"DOI\":\"10.1000/a\"},7,{}]", 1, 2 },
  { "{\"DOI\":\"10.1000/a\"}", 1, 0 },
  { "{\"DOI\":\"10.1000/a\"}\n{\"DOI\":\"10.1000/b\"}\n", 2, 0 },
  { "{\"DOI\":\"10.1000/a\"}\n{\"DOI\":\n{\"DOI\":\"10.1000/b\"}\n", 2, 1 },
  { "@article{a,\n title = {Tea},\n doi = {10.1000/a}\n}", 1, 0 },
  { "Resource not found.", 0, 1 },
  { "", 0, 1 },
};

static void
test_shapes (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autoptr (VouchReferenceBatch) batch = vouch_reference_batch_new ();

      assert_true (vouch_reference_read (batch, VOUCH_REFERENCE_FORMAT_CROSSREF, shapes[i].bytes,
                                         strlen (shapes[i].bytes), NULL));
      if (batch->items->len != shapes[i].n_items || vouch_reference_batch_count_lost (batch) != shapes[i].n_lost)
        fail_msg ("“%s”: %u items, %u lost", shapes[i].bytes, batch->items->len,
                  vouch_reference_batch_count_lost (batch));
    }
}

static const struct
{
  guint status;
  const char *bytes;
  VouchReplyKind kind;
  const char *words; /* NULL: no sentence */
} replies[] = {
  { 200, "{\"status\":\"ok\",\"message-type\":\"work\",\"message\":{}}", VOUCH_REPLY_RECORDS, NULL },
  { 404, "Resource not found.", VOUCH_REPLY_NOT_FOUND, "Not found" },
  { 0, "Resource not found.", VOUCH_REPLY_NOT_FOUND, "Not found" },
  { 400, "{\"status\":\"failed\",\"message\":[{\"message\":\"Must be less than 100.\"}]}", VOUCH_REPLY_REFUSED,
    "“Must be less than 100.”" },
  { 0, "{\"status\":\"failed\",\"message\":\"Sign up\"}", VOUCH_REPLY_REFUSED, "“Sign up”" },
  { 401, "", VOUCH_REPLY_REFUSED, "rejected" },
  { 429, "Too many", VOUCH_REPLY_BUSY, "Too many requests" },
  { 500, "{\"status\":\"error\",\"message-type\":\"exception\"}", VOUCH_REPLY_FAULT, "later" },
  { 0, "{\"status\":\"error\",\"message-type\":\"exception\"}", VOUCH_REPLY_FAULT, "later" },
  { 503, "", VOUCH_REPLY_FAULT, "later" },
  { 0, "<html>\r\n<head><title>504 Gateway Time-out</title></head>", VOUCH_REPLY_FAULT, "later" },
  { 200, "<!DOCTYPE html><html><title>Sign in</title></html>", VOUCH_REPLY_FOREIGN, "sign-in" },
  { 302, "<html><title>Found</title></html>", VOUCH_REPLY_FOREIGN, "sign-in" },
  { 200, "", VOUCH_REPLY_FAULT, "empty" },
  { 200, "{\"status\":\"ok\",\"message\":{\"title\":[\"Half", VOUCH_REPLY_FAULT, "incomplete" },
  { 200, "{\"status\":\"ok\",\"message-type\":\"funder\",\"message\":{}}", VOUCH_REPLY_OTHER, "not about a paper" },
  { 200, "<?xml version=\"1.0\"?><crossref_result/>", VOUCH_REPLY_OTHER, "not about a paper" },
};

static void
test_replies (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (replies); i++)
    {
      g_autofree char *sentence = NULL;
      VouchReplyKind kind = vouch_crossref_reply_explain (replies[i].status, replies[i].bytes,
                                                          strlen (replies[i].bytes), &sentence);

      if (kind != replies[i].kind || (sentence == NULL) != (replies[i].words == NULL)
          || (sentence && !strstr (sentence, replies[i].words)))
        fail_msg ("%u “%s”: %d, %s", replies[i].status, replies[i].bytes, kind, sentence);
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_works),
    cmocka_unit_test (test_shapes),
    cmocka_unit_test (test_replies),
  };

  return vouch_test_run ("crossref-reader", tests);
}

/* test-import.c: whole pages in, whole cards out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#include "vouch-import.h"

#define SEED "scorecard-generative-ai-psychiatry.txt"

static JsonNode *
import (const char *bytes, gsize length, VouchImportReport **report)
{
  g_autoptr (GError) error = NULL;
  JsonNode *card = vouch_import (bytes, length, VOUCH_IMPORT_KIND_AUTO, report, &error);

  if (card == NULL)
    fail_msg ("Not imported: %s", error->message);
  return card;
}

static JsonNode *
import_fixture (const char *name, VouchImportReport **report)
{
  gsize length;
  g_autofree char *bytes = vouch_test_read_fixture (name, &length);

  return import (bytes, length, report);
}

static const char *
get (JsonObject *object, const char *member)
{
  return json_object_get_string_member_with_default (object, member, NULL);
}

/* The section at "recommendations/risks". */
static JsonObject *
find_section (JsonNode *card, const char *path)
{
  g_auto (GStrv) names = g_strsplit (path, "/", -1);
  JsonObject *at = json_node_get_object (card);

  for (guint i = 0; names[i]; i++)
    {
      JsonArray *sections = json_object_get_array_member (at, "sections");
      JsonObject *found = NULL;

      for (guint k = 0; k < json_array_get_length (sections) && !found; k++)
        {
          JsonObject *section = json_array_get_object_element (sections, k);

          if (g_str_equal (get (section, "role"), names[i]))
            found = section;
        }
      if (found == NULL)
        fail_msg ("There is no section %s", path);
      at = found;
    }
  return at;
}

static void
print_statement (GString *print, JsonObject *statement)
{
  if (get (statement, "label"))
    g_string_append_printf (print, "[%s] ", get (statement, "label"));
  g_string_append (print, get (statement, "text"));
  if (json_object_has_member (statement, "marker"))
    {
      JsonObject *marker = json_object_get_object_member (statement, "marker");

      g_string_append_printf (print, " {%s@%d}", get (marker, "text"),
                              (int) json_object_get_int_member (marker, "at"));
    }
  g_string_append_c (print, '\n');
}

/* A section's statements or items, one a line. */
static char *
print_section (JsonNode *card, const char *path)
{
  JsonObject *section = find_section (card, path);
  const char *list = json_object_has_member (section, "items") ? "items" : "statements";
  JsonArray *statements = json_object_get_array_member (section, list);
  GString *print = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (statements); i++)
    print_statement (print, json_array_get_object_element (statements, i));
  return g_string_free (print, FALSE);
}

static void
assert_section (JsonNode *card, const char *path, const char *title, const char *expected)
{
  g_autofree char *print = print_section (card, path);

  assert_string_equal (get (find_section (card, path), "title"), title);
  assert_string_equal (print, expected);
}

static guint
count_in (JsonNode *node, gboolean markers)
{
  guint count = 0;

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        count += count_in (json_array_get_element (array, i), markers);
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);
      g_autoptr (GList) members = json_object_get_members (object);

      if (g_strcmp0 (get (object, "origin"), "imported") == 0)
        count
            += markers ? json_object_has_member (object, "marker") : *get (object, "text") != '\0';
      for (GList *l = members; l; l = l->next)
        count += count_in (json_object_get_member (object, l->data), markers);
    }
  return count;
}

static gboolean
has_entry (VouchImportReport *report, VouchImportFate fate, const char *text, const char *message)
{
  GListModel *entries = G_LIST_MODEL (report);

  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (VouchImportEntry) entry = g_list_model_get_item (entries, i);

      if (vouch_import_entry_get_fate (entry) == fate
          && (text == NULL || g_str_equal (vouch_import_entry_get_text (entry), text))
          && strstr (vouch_import_entry_get_message (entry), message))
        return TRUE;
    }
  return FALSE;
}

/* --- the seed --------------------------------------------------------- */

static void
test_seed_header (void **state)
{
  g_autoptr (VouchImportReport) report = NULL;
  g_autoptr (JsonNode) card = import_fixture (SEED, &report);
  JsonObject *root = json_node_get_object (card);
  JsonObject *article = json_object_get_object_member (root, "article");
  JsonArray *authors = json_object_get_array_member (article, "authors");

  assert_string_equal (get (root, "format"), "vouch-scorecard");
  assert_int_equal (json_object_get_int_member (root, "version"), 1);
  assert_string_equal (get (root, "title"),
                       "Exploring the Integration of Generative AI in Psychiatric Practice: "
                       "Insights from Korean Psychiatrists on Their Experiences and "
                       "Implementation Strategies");
  assert_string_equal (get (article, "title"),
                       "Mapping Practice-Based Signals of Generative AI in Psychiatric Care: "
                       "Qualitative Study of Korean Psychiatrists’ Experiences, Interpretations, "
                       "and Implementation Priorities");
  assert_int_equal (json_array_get_length (authors), 12);
  assert_string_equal (json_array_get_string_element (authors, 0), "Myungsung Kim");
  assert_string_equal (json_array_get_string_element (authors, 11), "Chul-Hyun Cho");
  assert_string_equal (get (article, "date"), "2026-06-02");
  assert_string_equal (get (article, "type"), "qualitative");
  assert_int_equal (json_object_get_int_member (root, "reading-time"), 0);
  assert_string_equal (get (root, "drafting"), "unknown");
  assert_false (json_object_has_member (root, "disclosure"));
  /* The byline is the article's, never the card's. */
  assert_int_equal (json_array_get_length (json_object_get_array_member (root, "people")), 0);
  assert_true (has_entry (report, VOUCH_IMPORT_FATE_DROPPED, "Share", "Web page text"));
  assert_true (has_entry (report, VOUCH_IMPORT_FATE_DROPPED, NULL, "Repeats the article’s title"));
  assert_true (has_entry (report, VOUCH_IMPORT_FATE_TOLD, NULL, "- Scorecard - MDSpire"));
  assert_true (has_entry (report, VOUCH_IMPORT_FATE_TOLD, NULL, "qualitative"));
}

static void
test_seed_sections (void **state)
{
  g_autoptr (JsonNode) card = import_fixture (SEED, NULL);

  assert_int_equal (count_in (card, FALSE), 14);
  assert_int_equal (count_in (card, TRUE), 14);
  assert_section (card, "at-a-glance", "At a Glance",
                  "[Condition] \n"
                  "[Key Mechanisms] Patient-facing conversational tools, self-help applications, "
                  "clinician-facing workflow support. {ensure sourced@94}\n"
                  "[Target Population] \n[Care Setting] \n");
  assert_section (card, "recommendations/monitoring", "Monitoring & Follow-up",
                  "Monitor for signs of dependence and psychosocial impacts in users. "
                  "{ensure sourced@65}\n");
  assert_section (card, "prescribing", "Patient & Prescribing Data",
                  "AI-based support may be attractive due to stigma and structural barriers in "
                  "accessing care. {ensure sourced@90}\n");
  assert_section (card, "resources/original-sources", "Original Source(s)", "");
  assert_section (card, "resources/related-content", "Related Content", "");
  assert_string_equal (get (find_section (card, "recommendations"), "title"),
                       "Guideline-Based Recommendations");
  assert_string_equal (get (find_section (card, "resources"), "title"),
                       "Related Resources & Content");
}

/* --- headers ---------------------------------------------------------- */

static const struct
{
  const char *header;
  const char *article; /* its title */
  const char *authors; /* "/" between them */
  const char *date;
} headers[] = {
  { "A Title of Some Length - Scorecard - Site\nA Title of Some Length\nBy\nJane Doe\nJune 2, "
    "2026\n",
    "A Title of Some Length", "Jane Doe", "2026-06-02" },
  { "Eye Care\nA Title of Some Length\nBy Jane Doe, MD, June 2, 2026\n", "A Title of Some Length",
    "Jane Doe, MD", "2026-06-02" },
  { "By Jane Doe, MD, and John Roe | June 2, 2026 | 5 min read\nWhy Farm Dust Matters\n",
    "Why Farm Dust Matters", "Jane Doe, MD/John Roe", "2026-06-02" },
  { "By\nJane Doe\nThe Dust and Lung Study Group\nJohn Roe\n2 June 2026\n", "",
    "Jane Doe/The Dust and Lung Study Group/John Roe", "2026-06-02" },
  { "Site Name\n# A Title\n- Jane Doe\n- John Roe, OD\n- 2026-06-02\n", "A Title",
    "Jane Doe/John Roe, OD", "2026-06-02" },
  { "A Title of Some Length\nPublished: June 2, 2026\nUpdated: July 3, 2026\nShare\n",
    "A Title of Some Length", "", "2026-06-02" },
  { "Is Your Tool Ready?\n- By\n- Jane Doe\n- By\n- John Roe\n", "Is Your Tool Ready?",
    "Jane Doe/John Roe", NULL },
  { "", "", "", NULL },
};

static void
test_headers (void **state)
{
  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      g_autofree char *page = g_strconcat (headers[i].header,
                                           "\nClinical Scorecard: The Card\nAt a Glance\n"
                                           "Key Highlights\nKey Mechanisms\n",
                                           NULL);
      g_autoptr (JsonNode) card = import (page, strlen (page), NULL);
      JsonObject *article = json_object_get_object_member (json_node_get_object (card), "article");
      JsonArray *list = json_object_get_array_member (article, "authors");
      g_autoptr (GString) authors = g_string_new (NULL);

      for (guint k = 0; k < json_array_get_length (list); k++)
        g_string_append_printf (authors, "%s%s", k > 0 ? "/" : "",
                                json_array_get_string_element (list, k));
      assert_string_equal (get (json_node_get_object (card), "title"), "The Card");
      assert_string_equal (get (article, "title"), headers[i].article);
      assert_string_equal (authors->str, headers[i].authors);
      if (g_strcmp0 (get (article, "date"), headers[i].date) != 0)
        fail_msg ("Header %u has date %s", i, get (article, "date"));
    }
}

/* --- other shapes ----------------------------------------------------- */

static void
test_flat_markdown (void **state)
{
  g_autoptr (JsonNode) card = import_fixture ("import/flat-markdown.md", NULL);
  JsonObject *root = json_node_get_object (card);

  assert_string_equal (get (root, "title"), "Night Shifts and Tear Film Stability");
  assert_string_equal (get (root, "drafting"), "machine");
  assert_true (g_str_has_prefix (get (root, "disclosure"), "This content is an AI-generated"));
  assert_true (g_str_has_suffix (get (root, "disclosure"), "for its methods."));
  assert_false (json_object_has_member (root, "reading-time"));
  assert_section (card, "at-a-glance", "At a Glance",
                  "[Condition] \n"
                  "[Key Mechanisms] Describe how sleep loss changes meibum secretion. "
                  "{ensure sourced@48}\n"
                  "[Target Population] \n[Care Setting] \n");
  assert_section (card, "key-highlights", "Key Highlights", "add\n");
  assert_section (card, "recommendations/diagnosis", "Diagnosis", "");
  assert_section (card, "recommendations/management", "Management",
                  "A\ns\nk\na\nb\no\nu\nt\n-\n,\n.\n");
  assert_section (card, "recommendations/risks", "Risks", "");
  assert_section (card, "prescribing", "Patient & Prescribing Data",
                  "Adults who work nights in hospitals\n"
                  "AI can help to find those at risk {source needed@33}\n"
                  "Lubricant drops were used by 61% of participants. {citation needed@48}\n");
  assert_string_equal (get (find_section (card, "resources"), "title"), "References");
}

static void
test_headed_markdown (void **state)
{
  g_autoptr (VouchImportReport) report = NULL;
  g_autoptr (JsonNode) card = import_fixture ("import/headed-markdown.md", &report);
  JsonObject *root = json_node_get_object (card);
  JsonObject *article = json_object_get_object_member (root, "article");
  JsonArray *references = json_object_get_array_member (root, "references");
  JsonObject *first = json_array_get_object_element (references, 0);

  assert_string_equal (get (root, "title"), "Home Spirometry After Lung Transplant");
  assert_string_equal (get (article, "title"),
                       "Home Spirometry After Lung Transplant: A Randomized Trial");
  assert_string_equal (get (article, "type"), "trial");
  assert_string_equal (get (article, "date"), "2025-04-28");
  assert_int_equal (json_array_get_length (json_object_get_array_member (article, "authors")), 2);
  assert_int_equal (json_object_get_int_member (root, "reading-time"), 5);
  assert_string_equal (get (root, "drafting"), "machine");
  assert_section (card, "at-a-glance", "At a Glance",
                  "[Condition] Chronic lung allograft dysfunction\n"
                  "[Key Mechanisms] Daily FEV1 readings\nAlerts at a 10% fall\n"
                  "[Target Population] Adults ≥ 18 years | first transplant\n"
                  "[Care Setting] \n[Drug Class] Not applicable\n");
  assert_section (card, "key-highlights", "Key Highlights",
                  "Home readings found decline 11 days earlier. {ensure sourced@43}\n"
                  "Adherence fell from 84% to 61% (95% CI, 55–67) by week 52. {ref@57}\n"
                  "Most drop-outs came after week 8 (n = 12) and were younger.\n"
                  "See the protocol for alerts. {verify@28}\n");
  assert_section (card, "recommendations/diagnosis", "Diagnosis",
                  "Confirm a fall of 10% or more in the clinic. {needs source; ref?@43}\n");
  assert_section (card, "recommendations/management", "Management", "Treat infection first.\n");
  assert_section (card, "recommendations/monitoring", "Monitoring and Follow-up", "");
  assert_section (card, "recommendations/risks", "Risks",
                  "Anxiety about single readings was reported by 9 of 77 patients.\n");
  /* A part that no scorecard has is kept as one of its own. */
  assert_section (card, "other", "Costs", "A device costs about $140.\n");
  assert_section (card, "best-practices", "Clinical Best Practices",
                  "Teach the manoeuvre twice.\nCheck the device's clock.\n");
  assert_section (card, "resources/related-content", "Related Content",
                  "A podcast on home testing\nHandbook of Home Testing, chapter 3\n");
  /* The article's identifier, its reference and the original source are one paper. */
  assert_int_equal (json_array_get_length (references), 3);
  assert_string_equal (get (first, "DOI"), "10.5555/lung.2025.0417");
  assert_string_equal (get (article, "reference"), get (first, "id"));
  assert_true (has_entry (report, VOUCH_IMPORT_FATE_TOLD, NULL, "https://example.org/protocol_v2"));
}

static void
test_marks (void **state)
{
  g_autoptr (JsonNode) card = import_fixture ("import/headed-markdown.md", NULL);
  JsonObject *section = find_section (card, "key-highlights");
  JsonObject *first
      = json_array_get_object_element (json_object_get_array_member (section, "statements"), 0);
  JsonArray *marks = json_object_get_array_member (first, "marks");
  JsonObject *mark = json_array_get_object_element (marks, 0);

  /* The marker was in italics; that went with it. */
  assert_int_equal (json_array_get_length (marks), 1);
  assert_int_equal (json_object_get_int_member (mark, "from"), 28);
  assert_int_equal (json_object_get_int_member (mark, "to"), 35);
  assert_string_equal (get (mark, "as"), "bold");
}

static void
test_copied_page (void **state)
{
  g_autoptr (JsonNode) card = import_fixture ("import/copied-page.txt", NULL);
  JsonObject *root = json_node_get_object (card);
  JsonObject *article = json_object_get_object_member (root, "article");
  JsonArray *authors = json_object_get_array_member (article, "authors");
  g_autofree char *sources = print_section (card, "resources/original-sources");

  assert_string_equal (get (root, "title"), "Overnight Wear in Farm Workers: “Who Pays?”");
  assert_string_equal (get (article, "title"),
                       "When the Lens Stays In: Overnight Wear in Farm Workers");
  assert_int_equal (json_array_get_length (authors), 2);
  assert_string_equal (json_array_get_string_element (authors, 0), "LENA M. QUIST, OD, FAAO");
  assert_section (
      card, "key-highlights", "Key Highlights",
      "Overnight wear was reported by 38% of 412 workers. {source needed@49}\n"
      "“Daily” lenses were re-used in one of four (see source data). {ensure sourced@60}\n"
      "eGFR was not measured.\n");
  assert_section (card, "prescribing", "Patient & Prescribing Data",
                  "Workers aged 19–58 years, half of them on night shifts.\n"
                  "Fluoroquinolone drops were the first choice in 71 of 90 cases.\n"
                  "Soft lenses were replaced after each infection. {needs citation@46}\n");
  assert_string_equal (get (find_section (card, "resources"), "title"), "References");
  assert_true (g_str_has_prefix (sources, "Quist LM, van der Meer P."));
  assert_non_null (get (article, "reference"));
}

static void
test_wrapped_mail (void **state)
{
  g_autoptr (JsonNode) card = import_fixture ("import/wrapped-mail.txt", NULL);

  assert_section (
      card, "at-a-glance", "At a Glance",
      "[Condition] Vasovagal syncope in children who stand and sing for a long time\n"
      "[Key Mechanisms] Pooling of blood in the legs and warm, crowded halls that lower "
      "the threshold {source?@77}\n"
      "[Target Population] Choir members of 8 to 16 years\n[Care Setting] \n");
  assert_section (card, "key-highlights", "HIGHLIGHTS",
                  "Nine of 310 singers fainted in one season, most of them in the second half of a "
                  "concert. {citation needed@87}\n"
                  "Those who ate before a concert fainted less often than the others did "
                  "{needs a source@69}\n");
  assert_section (card, "recommendations/diagnosis", "Diagnosis",
                  "Take a history from the child and from a witness who stood beside the child. "
                  "{ref.@75}\n");
  assert_section (card, "recommendations/risks", "Risks", "none reported\n");
  assert_section (card, "best-practices", "BEST PRACTICES",
                  "Offer water before each concert.\n"
                  "Let singers sit between pieces. {ensure sourced@30}\n");
}

static void
test_dotted_letters (void **state)
{
  g_autoptr (JsonNode) card = import_fixture ("import/letters-dotted.txt", NULL);

  assert_section (card, "recommendations/diagnosis", "Diagnosis", "S\np\ni\nr\no\n");
  assert_section (card, "recommendations/management", "Management", " {ensure sourced@0}\n");
  assert_section (card, "recommendations/monitoring", "Monitoring & Follow-up",
                  "Repeat spirometry after a holiday. {ensure sourced@34}\n");
  assert_section (card, "recommendations/other", "Dose Considerations", "None were studied.\n");
  assert_section (card, "key-highlights", "Key Highlights",
                  "Flour dust was above the limit in 6 of 11 bakeries. {ensure sourced@51}\n"
                  "Most of it came from sieving. {Ensure Sourced@29}\n"
                  "Masks were worn by few, and seldom well.\n");
}

/* The same page, whatever it travelled through. */
static void
test_disguises (void **state)
{
  static const char *const charsets[] = { "UTF-16LE", "UTF-16BE", "WINDOWS-1252" };
  gsize length;
  g_autofree char *page = vouch_test_read_fixture (SEED, &length);
  g_autoptr (GString) disguised = g_string_new (page);
  g_autoptr (JsonNode) card = NULL;

  g_string_replace (disguised, "\n", "\r\n", 0);
  g_string_replace (disguised, " & ", "\xc2\xa0&\xc2\xa0", 0);
  g_string_replace (disguised, " sourced)", "\xe2\x80\xafsourced)", 0);
  g_string_prepend (disguised, "\xef\xbb\xbf");
  card = import (disguised->str, disguised->len, NULL);
  assert_int_equal (count_in (card, FALSE), 14);
  assert_int_equal (count_in (card, TRUE), 14);
  for (guint i = 0; i < G_N_ELEMENTS (charsets); i++)
    {
      gsize n;
      g_autofree char *bytes = g_convert (page, length, charsets[i], "UTF-8", NULL, &n, NULL);
      g_autoptr (JsonNode) other = import (bytes, n, NULL);
      JsonObject *article = json_object_get_object_member (json_node_get_object (other), "article");

      assert_int_equal (count_in (other, TRUE), 14);
      assert_non_null (strstr (get (article, "title"), "Psychiatrists’"));
    }
}

/* Both kinds, told or guessed, must agree on a page that uses neither's signs. */
static void
test_kinds (void **state)
{
  gsize length;
  g_autofree char *page = vouch_test_read_fixture (SEED, &length);

  for (guint kind = VOUCH_IMPORT_KIND_AUTO; kind <= VOUCH_IMPORT_KIND_MARKDOWN; kind++)
    {
      g_autoptr (JsonNode) card = vouch_import (page, length, kind, NULL, NULL);

      assert_non_null (card);
      assert_int_equal (count_in (card, FALSE), 14);
      assert_int_equal (count_in (card, TRUE), 14);
    }
}

/* --- pieces of a page --------------------------------------------------- */

#define PAGE_TITLE "Clinical Scorecard: A Title\n\n"

/* What becomes of one line of a page. */
static const struct
{
  const char *page;
  const char *line;
  VouchImportFate fate;
  const char *message;
} lines[] = {
  /* A heading behind a bullet is one, and what stands below it is a statement. */
  { PAGE_TITLE "·\tKey Highlights\n·\tOne is so\n\nAt a Glance\n", "·\tKey Highlights",
    VOUCH_IMPORT_FATE_TAKEN, "Heading" },
  { PAGE_TITLE "·\tKey Highlights\n·\tOne is so\n\nAt a Glance\n", "·\tOne is so",
    VOUCH_IMPORT_FATE_TAKEN, "“Key Highlights”, statement 1" },
  { PAGE_TITLE "Key Highlights\n• Diagnosis\n• One is so\n", "• Diagnosis",
    VOUCH_IMPORT_FATE_TAKEN, "Heading" },
  { PAGE_TITLE "o\tKey Highlights\n§ \tOne is so\n", "§ \tOne is so", VOUCH_IMPORT_FATE_TAKEN,
    "“Key Highlights”, statement 1" },
  /* A link to a heading is none. */
  { "• Key Highlights\n• Diagnosis\n\n" PAGE_TITLE "Key Highlights\n• One is so\nDiagnosis\n",
    "• Key Highlights", VOUCH_IMPORT_FATE_DROPPED, "Link within the page" },
  /* Below the card’s title nothing that is listed goes. */
  { PAGE_TITLE "• First of a list\n• Second of a list\n\nKey Highlights\n• One is so\n",
    "• Second of a list", VOUCH_IMPORT_FATE_TAKEN, "Also on the page" },
  { PAGE_TITLE "At a Glance\n\nCondition\tA\nTarget Population |\n|  |\n\nKey Highlights\n", "|  |",
    VOUCH_IMPORT_FATE_DROPPED, "Empty table row" },
  { PAGE_TITLE "At a Glance\n\nCondition\tA\nTarget Population |\n|  |\n\nKey Highlights\n",
    "Target Population |", VOUCH_IMPORT_FATE_TAKEN, "cell “Target Population” (empty)" },
  { PAGE_TITLE "At a Glance\n\nCondition\nTarget Population | \n|  |\n\nKey Highlights\n",
    "Target Population |", VOUCH_IMPORT_FATE_TAKEN, "cell “Target Population” (empty)" },
  { PAGE_TITLE "Key Highlights\n\nReferences\n1. A book\n[2]\n", "[2]", VOUCH_IMPORT_FATE_DROPPED,
    "Number without a reference" },
  { PAGE_TITLE "Key Highlights\n\nReferences\n10.5555/2024.7\n", "10.5555/2024.7",
    VOUCH_IMPORT_FATE_TAKEN, "The card’s references" },
  /* A list of references is no heading of the resources. */
  { PAGE_TITLE "Key Highlights\n\nReferences\n1. A book\n", "References",
    VOUCH_IMPORT_FATE_DROPPED, "References heading" },
};

static void
test_lines (void **state)
{
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (VouchImportReport) report = NULL;
      g_autoptr (JsonNode) card = import (lines[i].page, strlen (lines[i].page), &report);

      if (!has_entry (report, lines[i].fate, lines[i].line, lines[i].message))
        fail_msg ("Row %u: “%s” is not told as “%s”", i, lines[i].line, lines[i].message);
      assert_non_null (card);
    }
}

/* Bullets of a word processor, and no sign of Markdown among them. */
static void
test_bullets (void **state)
{
  static const char *const bullets[] = {
    "• ", "·\t", "·       ", "o\t", "o   ", "§\t", "§ \t", "Ø\t", "ü\t", "v\t", "q\t",
    "\uf0b7 ", "\uf0a7\t", "\uf0fc\t", "\uf0d8\t", "\uf076\t", "–\t", "—\t", "- ", "* ", "*\t", "1. ",
    "- - ", "- • ", "1. - ", "a.\t", "i.\t", "iv)\t", "A.\t",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bullets); i++)
    {
      g_autofree char *page = g_strconcat (PAGE_TITLE "Key Highlights\n", bullets[i], "One is so\n",
                                           bullets[i], "Two is so\n", NULL);
      g_autoptr (VouchImportReport) report = NULL;
      g_autoptr (JsonNode) card = import (page, strlen (page), &report);

      assert_section (card, "key-highlights", "Key Highlights", "One is so\nTwo is so\n");
      assert_true (has_entry (report, VOUCH_IMPORT_FATE_TOLD, NULL, "Read as plain text"));
    }
}

static const struct
{
  const char *printed;
  const char *role;
  const char *title;
} titles[] = {
  { "CLINICAL BEST PRACTICES", "best-practices", "Clinical Best Practices" },
  { "PATIENT AND PRESCRIBING DATA:", "prescribing", "Patient & Prescribing Data" },
  { "Clinical best practices", "best-practices", "Clinical best practices" },
  { "BEST PRACTICES", "best-practices", "BEST PRACTICES" },
  { "References\n1. A book", "resources", "Related Resources & Content" },
  { "References\n1. A book\n\nRelated Content\nA talk", "resources", "Related Resources & Content" },
  { "References\n\nOriginal Source(s)\nA book", "resources", "References" },
};

/* Words in capitals are the usual ones; other words are the writer’s. */
static void
test_titles (void **state)
{
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *page
          = g_strconcat (PAGE_TITLE "Key Highlights\n\n", titles[i].printed, "\n", NULL);
      g_autoptr (JsonNode) card = import (page, strlen (page), NULL);

      assert_string_equal (get (find_section (card, titles[i].role), "title"), titles[i].title);
    }
}

/* "1. Diagnosis" with nothing below is a group all the same; "[2]" is a reference's number. */
static void
test_numbers (void **state)
{
  static const char page[]
      = PAGE_TITLE "Guideline-Based Recommendations\n\n1. Diagnosis\n\n2. Management\n\n- Rest\n\n"
                   "3. Risks\n\nReferences\n\n[1] Ito K, Ono B. Tear osmolarity in lens wear. Eye. "
                   "2019;3:1-9.\n[12] Smith J, Doe A. Lenses dry the eye. Lens. 2020;4:11-19.\n";
  static const struct
  {
    const char *key;
    const char *title;
    const char *family;
  } expected[] = {
    { "1", "Tear osmolarity in lens wear", "Ito" },
    { "12", "Lenses dry the eye", "Smith" },
  };
  g_autoptr (JsonNode) card = import (page, strlen (page), NULL);
  JsonArray *references
      = json_object_get_array_member (json_node_get_object (card), "references");

  assert_section (card, "recommendations/diagnosis", "Diagnosis", "");
  assert_section (card, "recommendations/management", "Management", "Rest\n");
  assert_section (card, "recommendations/risks", "Risks", "");
  assert_int_equal (json_array_get_length (references), G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      JsonObject *reference = json_array_get_object_element (references, i);
      JsonArray *authors = json_object_get_array_member (reference, "author");

      assert_string_equal (get (reference, "citation-key"), expected[i].key);
      assert_string_equal (get (reference, "title"), expected[i].title);
      assert_string_equal (get (json_array_get_object_element (authors, 0), "family"),
                           expected[i].family);
    }
}

/* --- what is none ----------------------------------------------------- */

static const struct
{
  const char *what;
  const char *bytes;
  VouchImportError code;
} refused[] = {
  { "nothing", "", VOUCH_IMPORT_ERROR_NOT_A_SCORECARD },
  { "blank", " \n\t\n ", VOUCH_IMPORT_ERROR_NOT_A_SCORECARD },
  { "a poem", "The fog comes in\non no feet at all.\n\nIt sits,\nand goes.\n",
    VOUCH_IMPORT_ERROR_NOT_A_SCORECARD },
  { "a program", "#include <stdio.h>\n\n/* Management */\nint\nmain (void)\n{\n  return 0;\n}\n",
    VOUCH_IMPORT_ERROR_NOT_A_SCORECARD },
  { "JSON", "{ \"title\": \"Key Highlights\", \"risks\": [] }",
    VOUCH_IMPORT_ERROR_NOT_A_SCORECARD },
  { "a paper",
    "Title\n\nAbstract\n\nHighlights\n- One\n\nDiagnosis\n\nManagement\n\nReferences\n1. A\n",
    VOUCH_IMPORT_ERROR_NOT_A_SCORECARD },
  { "a read-me file",
    "# Tool\n\n## Overview\n\n## Highlights\n\n- Fast\n\n## Resources\n\n## References\n",
    VOUCH_IMPORT_ERROR_NOT_A_SCORECARD },
  { "a paper's abstract",
    "Objective:\nTo see.\nMethods:\n- One\nResults:\nTwo\nLimitations:\nConclusion:\nSources:\n",
    VOUCH_IMPORT_ERROR_NOT_A_SCORECARD },
  { "a card", "{\n  \"format\" : \"vouch-scorecard\",\n  \"version\": 1 }",
    VOUCH_IMPORT_ERROR_ALREADY_A_CARD },
};

static void
test_refused (void **state)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (VouchImportReport) report = NULL;
      g_autoptr (JsonNode) card = vouch_import (refused[i].bytes, strlen (refused[i].bytes),
                                                VOUCH_IMPORT_KIND_AUTO, &report, &error);

      if (card || !g_error_matches (error, VOUCH_IMPORT_ERROR, refused[i].code))
        fail_msg ("%s was not refused as it should", refused[i].what);
      assert_null (report);
    }
}

static void
test_too_many_lines (void **state)
{
  g_autoptr (GString) page = g_string_new (NULL);
  g_autofree char *seed = vouch_test_read_fixture (SEED, NULL);
  g_autoptr (GError) error = NULL;

  g_string_append (page, seed);
  for (guint i = 0; i < 200001; i++)
    g_string_append (page, "x\n");
  assert_null (vouch_import (page->str, page->len, VOUCH_IMPORT_KIND_AUTO, NULL, &error));
  assert_true (g_error_matches (error, VOUCH_IMPORT_ERROR, VOUCH_IMPORT_ERROR_TOO_LARGE));
}

static void
test_looks_like_draft (void **state)
{
  g_autofree char *seed = vouch_test_read_fixture (SEED, NULL);
  g_autofree char *flat = vouch_test_read_fixture ("import/flat-markdown.md", NULL);

  assert_true (vouch_import_looks_like_draft (seed));
  assert_true (vouch_import_looks_like_draft (flat));
  assert_false (vouch_import_looks_like_draft ("Clinical Scorecard: At a Glance, Key Highlights"));
  assert_false (vouch_import_looks_like_draft ("First point\nSecond point\nThird point"));
  assert_false (vouch_import_looks_like_draft (""));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_seed_header),     cmocka_unit_test (test_seed_sections),
    cmocka_unit_test (test_headers),         cmocka_unit_test (test_flat_markdown),
    cmocka_unit_test (test_headed_markdown), cmocka_unit_test (test_marks),
    cmocka_unit_test (test_copied_page),     cmocka_unit_test (test_wrapped_mail),
    cmocka_unit_test (test_dotted_letters),  cmocka_unit_test (test_disguises),
    cmocka_unit_test (test_kinds),           cmocka_unit_test (test_refused),
    cmocka_unit_test (test_too_many_lines),  cmocka_unit_test (test_looks_like_draft),
    cmocka_unit_test (test_lines),           cmocka_unit_test (test_bullets),
    cmocka_unit_test (test_numbers),
    cmocka_unit_test (test_titles),
  };

  return vouch_test_run ("import", tests);
}

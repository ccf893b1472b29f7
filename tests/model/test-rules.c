/* test-rules.c: what each rule finds, and what it must leave alone.
 *
 * Every case starts from a card without a finding, edits it, and counts what one
 * rule says then. What else is found is told, so that one fault has one finding.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-check.h"

#include <stdio.h>
#include <string.h>

#include "vouch-rule.h"

/* Of each kind, for each rule. */
#define MIN_CASES 5

typedef struct
{
  const char *node;   /* or the parent of what comes */
  const char *member; /* "+LIST": insert at its start; "-": remove */
  const char *json;   /* with ' for " */
} Edit;

typedef struct
{
  const char *rule;
  guint count;
  const char *also; /* other rules that speak then, with spaces; NULL: none */
  Edit edits[4];
} Case;

#define CITED                                                                                      \
  ",'origin':'written','citations':[{'id':'cx','reference':'r1','relation':'supports','how':'"     \
  "chosen'}]}"
#define BARE ",'origin':'written','citations':[]}"

static const Case cases[] = {
  /* marker-left */
  { "marker-left",
    1,
    NULL,
    { { "b1", "citations-", NULL }, { "b1", "marker", "{'text':'ensure sourced','at':3}" } } },
  { "marker-left",
    1,
    NULL,
    { { "h1", "text", "'Osmolarity rose after hours of wear (ensure sourced).'" } } },
  { "marker-left", 0, NULL, { { "h1", "marker", "{'text':'ensure sourced','at':3}" } } },
  { "marker-left", 0, NULL, { { "h1", "text", "'Osmolarity (tear) rose after hours of wear.'" } } },
  { "marker-left",
    0,
    NULL,
    { { "h1", "text", "'The sample (n = many) was drawn from one source.'" } } },
  { "marker-left",
    0,
    NULL,
    { { "b1", "citations-", NULL },
      { "b1", "marker", "{'text':'ref','at':3}" },
      { "b1", "declined", "{'reason':'our-own-advice','by':'W'}" } } },
  { "marker-left",
    1,
    NULL,
    { { "f1", "citations-", NULL },
      { "f1", "text", "'Check intraocular pressure after two weeks [citation needed].'" } } },
  { "marker-left",
    1,
    NULL,
    { { "b1", "text", "'Adherence was poor in one of three patients (source?).'" } } },
  { "marker-left",
    1,
    NULL,
    { { "k1", "text", "'Bleeding is more common with warfarin (ref).'" } } },
  { "marker-left",
    1,
    "original-source-missing",
    { { "mechanisms", "citations-", NULL },
      { "mechanisms", "marker", "{'text':'must be verified','at':12}" } } },
  { "marker-left",
    0,
    NULL,
    { { "h1", "text", "'Odds were higher than in never smokers (reference).'" } } },
  { "marker-left",
    0,
    NULL,
    { { "h2", "text", "'The radiation source [iridium-192] was placed in the applicator.'" } } },
  /* placeholder-text */
  { "placeholder-text", 1, NULL, { { "h1", "text", "'add'" } } },
  { "placeholder-text", 1, NULL, { { "practices", "+statements", "{'id':'x','text':'-'" BARE } } },
  { "placeholder-text", 1, NULL, { { "setting", "text", "'n/a'" } } },
  { "placeholder-text", 1, NULL, { { "k1", "text", "'None reported in the source.'" } } },
  { "placeholder-text", 0, NULL, { { "k1", "text", "'None of the wearers reported pain.'" } } },
  { "placeholder-text",
    1,
    NULL,
    { { "related", "+items", "{'id':'x','text':'TBD','citations':[]}" } } },
  { "placeholder-text",
    0,
    NULL,
    { { "h1", "text", "'Add-on therapy raised comfort in lens wearers.'" } } },
  { "placeholder-text",
    0,
    NULL,
    { { "h1", "text", "'What to do next was left to the wearer.'" } } },
  { "placeholder-text",
    0,
    "source-missing",
    { { "practices", "+statements", "{'id':'x','text':'Add a humidifier to the room.'" BARE } } },
  { "placeholder-text", 1, NULL, { { "p1", "text", "'Start at XXX mg daily.'" } } },
  { "placeholder-text", 1, NULL, { { "b1", "text", "'Lorem ipsum dolor sit amet'" } } },
  { "placeholder-text",
    0,
    NULL,
    { { "h1", "text", "'Women with a 47,XXX karyotype were not studied.'" } } },
  { "placeholder-text",
    0,
    NULL,
    { { "b1", "text", "'Not applicable to children younger than two.'" } } },
  { "placeholder-text", 0, NULL, { { "setting", "text", "'Text message follow-up at home'" } } },
  /* letters-apart */
  { "letters-apart",
    1,
    NULL,
    { { "management", "+statements", "{'id':'x1','text':'y'" BARE },
      { "management", "+statements", "{'id':'x2','text':'f'" BARE },
      { "management", "+statements", "{'id':'x3','text':'i'" BARE },
      { "management", "+statements", "{'id':'x4','text':'c'" BARE } } },
  { "letters-apart",
    0,
    "source-missing",
    { { "management", "+statements", "{'id':'x1','text':'y'" BARE },
      { "management", "+statements", "{'id':'x2','text':'f'" BARE },
      { "management", "+statements", "{'id':'x3','text':'i'" BARE } } },
  { "letters-apart",
    0,
    "source-missing",
    { { "management", "+statements", "{'id':'x1','text':'A'" BARE },
      { "management", "+statements", "{'id':'x2','text':'B'" BARE },
      { "diagnosis", "+statements", "{'id':'x3','text':'C'" BARE },
      { "diagnosis", "+statements", "{'id':'x4','text':'D'" BARE } } },
  { "letters-apart",
    1,
    "risks-missing",
    { { "diagnosis", "+statements", "{'id':'x0','text':'S'" BARE },
      { "diagnosis", "+statements", "{'id':'x1','text':'E'" BARE },
      { "diagnosis", "+statements", "{'id':'x2','text':'Y'" BARE },
      { "diagnosis", "+statements", "{'id':'x3','text':'E'" BARE } } },
  { "letters-apart",
    1,
    NULL,
    { { "prescribing", "+statements", "{'id':'x0','text':' D '" BARE },
      { "prescribing", "+statements", "{'id':'x1','text':' O '" BARE },
      { "prescribing", "+statements", "{'id':'x2','text':' S '" BARE },
      { "prescribing", "+statements", "{'id':'x3','text':' E '" BARE } } },
  { "letters-apart",
    1,
    NULL,
    { { "practices", "+statements", "{'id':'x0','text':'Ä'" BARE },
      { "practices", "+statements", "{'id':'x1','text':'Ö'" BARE },
      { "practices", "+statements", "{'id':'x2','text':'Ü'" BARE },
      { "practices", "+statements", "{'id':'x3','text':'ß'" BARE } } },
  { "letters-apart",
    1,
    NULL,
    { { "highlights", "+statements", "{'id':'x0','text':'乾'" BARE },
      { "highlights", "+statements", "{'id':'x1','text':'眼'" BARE },
      { "highlights", "+statements", "{'id':'x2','text':'症'" BARE },
      { "highlights", "+statements", "{'id':'x3','text':'候'" BARE } } },
  { "letters-apart",
    0,
    NULL,
    { { "h1", "text", "'A'" }, { "h2", "text", "'B'" }, { "h3", "text", "'C'" } } },
  { "letters-apart", 0, NULL, { { "h1", "text", "'Vitamin A'" } } },
  { "letters-apart", 0, NULL, { { "setting", "text", "'A'" } } },
  /* writer-instruction */
  { "writer-instruction",
    1,
    NULL,
    { { "mechanisms", "text",
        "'Include specific clinical mechanisms involved in dry eye disease.'" } } },
  { "writer-instruction", 1, NULL, { { "p1", "text", "'Specify the dosage of the drops.'" } } },
  { "writer-instruction", 1, NULL, { { "m1", "text", "'Specify type of lenses.'" } } },
  { "writer-instruction",
    0,
    NULL,
    { { "m1", "text", "'Provide evidence-based treatments for dry eye disease.'" } } },
  { "writer-instruction",
    0,
    NULL,
    { { "m1", "text", "'Specify the indication on each prescription.'" } } },
  { "writer-instruction",
    0,
    NULL,
    { { "b1", "text", "'Provide specific information to patients about blinking.'" } } },
  { "writer-instruction",
    0,
    NULL,
    { { "h1", "text", "'Reference lists of earlier reviews were searched too.'" } } },
  { "writer-instruction", 0, NULL, { { "b1", "text", "'Include family members in the plan.'" } } },
  { "writer-instruction",
    1,
    NULL,
    { { "h1", "text", "'Reference specific guidelines from the academy.'" } } },
  { "writer-instruction",
    1,
    NULL,
    { { "b1", "text", "'Remove unsupported claims or provide citations.'" } } },
  { "writer-instruction",
    1,
    NULL,
    { { "population", "text", "'Describe the relevant patient demographics.'" } } },
  { "writer-instruction",
    1,
    NULL,
    { { "mechanisms", "citations-", NULL },
      { "mechanisms", "marker", "{'text':'ensure sourced','at':3}" },
      { "mechanisms", "text", "'Specify type of mechanism.'" } } },
  { "writer-instruction",
    0,
    NULL,
    { { "f1", "text", "'Detail every adverse event in the chart.'" } } },
  { "writer-instruction",
    0,
    NULL,
    { { "d1", "text", "'Identify patients at risk of dependence.'" } } },
  /* chat-residue */
  { "chat-residue", 1, NULL, { { "h1", "text", "'Here is the summary: Osmolarity rose.'" } } },
  { "chat-residue", 1, NULL, { { "h1", "text", "'**Osmolarity** rose after hours of wear.'" } } },
  { "chat-residue",
    1,
    NULL,
    { { "p1", "text", "'Give [insert drug name] before insertion of lenses.'" } } },
  { "chat-residue",
    0,
    NULL,
    { { "h1", "text", "'Chatbots, as an AI language model does, err.'" } } },
  { "chat-residue", 0, NULL, { { "h1", "text", "'Dryness is the #1 cause of dropping out.'" } } },
  { "chat-residue",
    1,
    NULL,
    { { "b1", "text", "'As an AI language model, I cannot give advice. Monitor pressure.'" } } },
  { "chat-residue",
    1,
    NULL,
    { { "m1", "text", "'Shorten wearing time first. I hope this helps!'" } } },
  { "chat-residue",
    1,
    NULL,
    { { "h2", "text", "'## Comfort fell together with the tear film'" } } },
  { "chat-residue",
    0,
    NULL,
    { { "h1", "text", "'Pressure fell by more in treated eyes, P = .03**'" } } },
  { "chat-residue",
    0,
    NULL,
    { { "k1", "text", "'HLA-B*57:01 carriers reacted to the medicine.'" } } },
  { "chat-residue",
    0,
    NULL,
    { { "h3", "text", "'Effects were stable [95% CI, 1.2 to 3.4] in all groups.'" } } },
  /* page-chrome */
  { "page-chrome", 1, NULL, { { "h1", "text", "'Share'" } } },
  { "page-chrome",
    1,
    NULL,
    { { "card", "title",
        "'Tear Film Osmolarity in Contact Lens Wearers - Scorecard - Example'" } } },
  { "page-chrome", 0, NULL, { { "b1", "text", "'Share decisions with patients.'" } } },
  { "page-chrome", 0, NULL, { { "setting", "text", "'Print shop'" } } },
  { "page-chrome",
    0,
    "title-drift",
    { { "card", "title", "'The balanced scorecard - a method'" } } },
  { "page-chrome", 1, NULL, { { "h1", "text", "'5 min read'" } } },
  { "page-chrome", 1, NULL, { { "i2", "text", "'Back to top'" } } },
  { "page-chrome",
    1,
    NULL,
    { { "card", "article/title",
        "'Tear Film Osmolarity in Soft Contact Lens Wearers: A Trial | Scorecard | Example'" } } },
  { "page-chrome",
    0,
    NULL,
    { { "b1", "text", "'Print handouts for patients with low vision.'" } } },
  { "page-chrome", 0, NULL, { { "m1", "text", "'Search for foreign bodies under the lid.'" } } },
  /* title-missing, title-long */
  { "title-missing", 1, NULL, { { "card", "title", "' '" } } },
  { "title-missing", 0, NULL, { { "card", "title", "'Tear'" } } },
  { "title-missing", 0, NULL, { { "card", "title", "'Tear Film'" } } },
  { "title-missing", 1, NULL, { { "card", "title", "''" } } },
  { "title-missing", 1, NULL, { { "card", "title", NULL } } },
  { "title-missing", 1, NULL, { { "card", "title", "'  '" } } },
  { "title-missing", 1, NULL, { { "card", "title", "'​'" } } },
  { "title-missing",
    0,
    NULL,
    { { "card", "title", "'Osmolarität im Tränenfilm: Tear Film Osmolarity'" } } },
  { "title-missing", 0, NULL, { { "card", "title", "'0'" } } },
  { "title-missing", 0, NULL, { { "card", "article/title", "''" } } },
  { "title-long",
    0,
    NULL,
    { { "card", "title", "'Tear Film Osmolarity in Contact Lens Wearers'" } } },
  { "title-long",
    0,
    NULL,
    { { "card", "title", "'Größe der Tear Film Osmolarity in Contact Lens Wearers'" } } },
  /* field-empty */
  { "field-empty", 1, NULL, { { "condition", "text", "''" } } },
  { "field-empty", 1, NULL, { { "setting", "text", "'  '" } } },
  { "field-empty",
    0,
    NULL,
    { { "condition", "text", "''" },
      { "condition", "none", "{'why':'not-applicable','reason':'A method'}" } } },
  { "field-empty", 0, NULL, { { "practices", "+statements", "{'id':'x','text':''" BARE } } },
  { "field-empty",
    0,
    NULL,
    { { "prescribing", "+statements", "{'id':'x','label':'Dose','text':''" BARE } } },
  { "field-empty", 1, NULL, { { "population", "text", "' '" } } },
  { "field-empty", 1, NULL, { { "mechanisms", "text", "''" } } },
  { "field-empty",
    1,
    NULL,
    { { "glance", "+statements", "{'id':'x','label':'Evidence Base','text':''" BARE } } },
  { "field-empty", 0, NULL, { { "condition", "text", "'Any'" } } },
  { "field-empty", 0, NULL, { { "glance", "+statements", "{'id':'x','text':''" BARE } } },
  /* original-source-missing, related-missing */
  { "original-source-missing",
    1,
    NULL,
    { { "i1", "-", NULL }, { "card", "article/reference", NULL } } },
  { "original-source-missing",
    1,
    NULL,
    { { "sources", "-", NULL }, { "card", "article/reference", NULL } } },
  { "original-source-missing", 0, NULL, { { "i1", "-", NULL } } },
  { "original-source-missing", 0, NULL, { { "card", "article/reference", NULL } } },
  { "original-source-missing", 0, NULL, { { "sources", "-", NULL } } },
  { "original-source-missing",
    1,
    NULL,
    { { "i1", "-", NULL }, { "card", "article/reference", "''" } } },
  { "original-source-missing",
    1,
    "reference-unknown",
    { { "i1", "-", NULL }, { "card", "article/reference", "'gone'" } } },
  { "original-source-missing",
    1,
    NULL,
    { { "c11", "-", NULL }, { "card", "article/reference", NULL } } },
  { "original-source-missing",
    0,
    NULL,
    { { "i1", "-", NULL },
      { "sources", "+items", "{'id':'x','text':'Kim M, et al. JMIR. 2026.','citations':[]}" },
      { "card", "article/reference", NULL } } },
  { "original-source-missing",
    0,
    NULL,
    { { "sources", "-", NULL }, { "card", "article/reference", "'r2'" } } },
  { "related-missing", 1, NULL, { { "i2", "-", NULL } } },
  { "related-missing", 1, NULL, { { "related", "-", NULL } } },
  { "related-missing",
    0,
    NULL,
    { { "i2", "-", NULL }, { "related", "none", "{'why':'not-reported'}" } } },
  { "related-missing",
    0,
    NULL,
    { { "i2", "text", "''" }, { "i2", "link", "'https://example.org/'" } } },
  { "related-missing", 0, NULL, { { "related", "-", NULL }, { "card", "kind", "'takeaways'" } } },
  /* section-empty */
  { "section-empty", 1, NULL, { { "f1", "-", NULL } } },
  { "section-empty", 1, NULL, { { "f1", "text", "''" } } },
  { "section-empty", 1, NULL, { { "f1", "set-aside", "{'reason':'no source'}" } } },
  { "section-empty",
    0,
    NULL,
    { { "f1", "-", NULL }, { "monitoring", "none", "{'why':'not-reported'}" } } },
  { "section-empty",
    0,
    "field-empty",
    { { "condition", "text", "''" },
      { "mechanisms", "text", "''" },
      { "population", "text", "''" },
      { "setting", "text", "''" } } },
  { "section-empty", 0, "related-missing", { { "i2", "-", NULL } } },
  { "related-missing", 1, NULL, { { "i2", "text", "''" } } },
  { "related-missing", 1, NULL, { { "i2", "text", "' '" } } },
  { "related-missing",
    1,
    "original-source-missing",
    { { "resources", "-", NULL }, { "card", "article/reference", NULL } } },
  { "related-missing", 0, NULL, { { "i2", "text", "'Chatbots in psychotherapy'" } } },
  { "related-missing",
    0,
    NULL,
    { { "i2", "text", "''" },
      { "i2", "+citations",
        "{'id':'x','reference':'r2','relation':'background','how':'chosen'}" } } },
  { "section-empty", 1, NULL, { { "b1", "-", NULL } } },
  { "section-empty",
    1,
    NULL,
    { { "card", "+sections", "{'id':'x','role':'other','title':'Costs','statements':[]}" } } },
  { "section-empty", 0, "field-empty", { { "condition", "text", "''" } } },
  { "section-empty", 0, NULL, { { "h1", "-", NULL }, { "h2", "-", NULL } } },
  /* title-drift */
  { "title-drift", 1, NULL, { { "card", "title", "'New Hope for Glaucoma Surgery Patients'" } } },
  { "title-drift",
    0,
    NULL,
    { { "card", "title", "'Insights into Tear Film Osmolarity: What Lens Wearers Experience'" } } },
  { "title-drift", 0, NULL, { { "card", "article/title", "''" } } },
  { "title-drift", 0, NULL, { { "card", "title", "'Last Look'" } } },
  { "title-drift", 1, NULL, { { "card", "title", "'Why Screen Time Ruins Sleep in Teenagers'" } } },
  { "title-drift", 1, NULL, { { "card", "title", "'Five Myths about Cataract Surgery'" } } },
  { "title-drift",
    1,
    NULL,
    { { "card", "article/title", "'Aerobic Exercise and Cognition in Older Adults'" } } },
  { "title-drift",
    1,
    NULL,
    { { "card", "title", "'Breakthrough Drops Bring Relief to Millions'" } } },
  { "title-drift",
    0,
    NULL,
    { { "card", "title",
        "'Clinical Scorecard: Osmolarity of the Tear Film in Wearers of Contact Lenses'" } } },
  { "title-drift",
    0,
    NULL,
    { { "card", "title", "'What Raises Tear Osmolarity? Lens Wearers Followed for a Day'" } } },
  /* reading-time */
  { "reading-time", 1, NULL, { { "card", "reading-time", NULL } } },
  { "reading-time", 1, NULL, { { "card", "reading-time", "0" } } },
  { "reading-time", 1, NULL, { { "card", "reading-time", "5" } } },
  { "reading-time", 0, NULL, { { "card", "reading-time", "2" } } },
  { "reading-time", 0, NULL, { { "card", "reading-time", "1" } } },
  { "reading-time", 1, NULL, { { "card", "reading-time", "3" } } },
  { "reading-time", 1, NULL, { { "card", "reading-time", "60" } } },
  { "reading-time", 0, NULL, { { "h1", "text", "'Osmolarity rose.'" } } },
  { "reading-time",
    0,
    NULL,
    { { "card", "reading-time", "1" },
      { "h1", "text",
        "'Osmolarity rose after hours of wear, and comfort fell with it in most wearers.'" } } },
  { "reading-time", 0, NULL, { { "card", "reading-time", "2" }, { "h3", "-", NULL } } },
  /* duplicate-statement */
  { "duplicate-statement",
    1,
    NULL,
    { { "b1", "text", "'Comfort fell, together with the quality of the tear film'" } } },
  { "duplicate-statement",
    1,
    NULL,
    { { "b1", "text", "'Comfort fell together with the overall quality of the tear film.'" } } },
  { "duplicate-statement",
    0,
    NULL,
    { { "b1", "text",
        "'Comfort rose together with the quality of the tear film, but glare fell.'" } } },
  { "duplicate-statement", 0, NULL, { { "b1", "text", "'Dry eye disease'" } } },
  { "duplicate-statement",
    0,
    NULL,
    { { "b1", "text", "'Adults who wear soft contact lenses every day of the week'" } } },
  { "duplicate-statement",
    0,
    NULL,
    { { "h1", "text", "'Daily wear helps.'" }, { "h2", "text", "'Daily wear helps.'" } } },
  { "duplicate-statement",
    0,
    NULL,
    { { "h1", "text", "'Osmolarity above 308 was common among wearers with symptoms.'" },
      { "h2", "text", "'Osmolarity above 316 was common among wearers with symptoms.'" } } },
  { "duplicate-statement",
    0,
    NULL,
    { { "h1", "text", "'Comfort differed between groups with P < .05 at the last visit.'" },
      { "h2", "text", "'Comfort differed between groups with P > .05 at the last visit.'" } } },
  { "duplicate-statement",
    1,
    NULL,
    { { "k1", "text", "'Osmolarity rose after eight hours of wear'" } } },
  { "duplicate-statement",
    1,
    NULL,
    { { "h1", "text", "'Clinicians view chatbots as useful for documentation and efficiency.'" },
      { "b1", "text", "'Clinicians view chatbots as useful for documentation, and efficiency'" } } },
  { "duplicate-statement",
    1,
    NULL,
    { { "f1", "text", "'Repeat the measurement of osmolarity after one month in both eyes.'" },
      { "b1", "text",
        "'Repeat the measurement of osmolarity after one month in both the eyes.'" } } },
  { "duplicate-statement",
    0,
    NULL,
    { { "h1", "text", "'Steroids are recommended for most patients in the acute phase.'" },
      { "h2", "text", "'Steroids are not recommended for most patients in the acute phase.'" } } },
  { "duplicate-statement",
    0,
    NULL,
    { { "h1", "text", "'Higher tear osmolarity was found in the morning among lens wearers.'" },
      { "h2", "text", "'Lower tear osmolarity was found in the morning among lens wearers.'" } } },
  /* risks-missing */
  { "risks-missing",
    1,
    NULL,
    { { "k1", "-", NULL }, { "m1", "text", "'Start cyclosporine drops.'" } } },
  { "risks-missing",
    1,
    NULL,
    { { "risks", "-", NULL }, { "m1", "text", "'Start cyclosporine drops.'" } } },
  { "risks-missing",
    0,
    "section-empty",
    { { "k1", "-", NULL },
      { "p1", "text", "'Daily wear was preferred.'" },
      { "population", "text", "'Adults'" } } },
  { "risks-missing", 0, NULL, { { "m1", "text", "'Start cyclosporine drops.'" } } },
  { "risks-missing",
    0,
    NULL,
    { { "k1", "-", NULL },
      { "risks", "none", "{'why':'not-reported'}" },
      { "m1", "text", "'Start cyclosporine drops.'" } } },
  { "risks-missing",
    1,
    NULL,
    { { "k1", "-", NULL }, { "p1", "text", "'Semaglutide 2.4 mg weekly was continued.'" } } },
  { "risks-missing",
    1,
    NULL,
    { { "k1", "text", "' '" }, { "m1", "text", "'Give 50 mg with food.'" } } },
  { "risks-missing",
    1,
    NULL,
    { { "k1", "set-aside", "{'reason':'no source'}" },
      { "m1", "text", "'Apply a topical corticosteroid.'" } } },
  { "risks-missing",
    0,
    "section-empty",
    { { "k1", "-", NULL },
      { "p1", "text", "'Fasting glucose of 126 mg/dL or more'" },
      { "population", "text", "'Adults'" } } },
  { "risks-missing",
    0,
    "section-empty",
    { { "k1", "-", NULL },
      { "p1", "text", "'AI-based support may be attractive due to stigma.'" },
      { "population", "text", "'Adults'" } } },
  /* source-missing */
  { "source-missing", 1, NULL, { { "f1", "citations-", NULL } } },
  { "source-missing", 1, NULL, { { "f1", "citations-", NULL }, { "f1", "text", "'Recheck.'" } } },
  { "source-missing",
    1,
    NULL,
    { { "h1", "citations-", NULL }, { "h1", "text", "'A 40% rise.'" } } },
  { "source-missing",
    1,
    NULL,
    { { "h1", "citations-", NULL }, { "h1", "text", "'Avoid opioids.'" } } },
  { "source-missing", 1, NULL, { { "mechanisms", "citations-", NULL } } },
  { "source-missing", 1, NULL, { { "c2", "relation", "'background'" } } },
  { "source-missing",
    0,
    NULL,
    { { "h1", "citations-", NULL }, { "h1", "text", "'Osmolarity rose markedly.'" } } },
  { "source-missing",
    0,
    NULL,
    { { "condition", "text", "'Dry eye disease in adults of 40 years and more'" } } },
  { "source-missing",
    0,
    NULL,
    { { "h1", "citations-", NULL }, { "h1", "set-aside", "{'reason':'no source'}" } } },
  { "source-missing",
    0,
    NULL,
    { { "h2", "citations-", NULL }, { "h2", "declined", "{'reason':'not-a-claim','by':'W'}" } } },
  { "source-missing",
    0,
    NULL,
    { { "related", "+items",
        "{'id':'x','text':'Ten rules for lens wearers in 2026','citations':[]}" } } },
  { "source-missing",
    0,
    "marker-left",
    { { "f1", "citations-", NULL }, { "f1", "marker", "{'text':'ref','at':0}" } } },
  { "source-missing",
    0,
    "placeholder-text",
    { { "f1", "citations-", NULL }, { "f1", "text", "'TODO'" } } },
  /* decline-open */
  { "decline-open",
    1,
    NULL,
    { { "f1", "citations-", NULL },
      { "f1", "declined", "{'reason':'our-own-advice','by':'W'}" } } },
  { "decline-open",
    1,
    NULL,
    { { "f1", "citations-", NULL },
      { "f1", "declined", "{'reason':'our-own-advice','by':'W','accepted-by':'W'}" } } },
  { "decline-open",
    0,
    NULL,
    { { "f1", "citations-", NULL },
      { "f1", "declined", "{'reason':'our-own-advice','by':'W','accepted-by':{'name':'R'}}" } } },
  { "decline-open",
    0,
    NULL,
    { { "h2", "citations-", NULL }, { "h2", "declined", "{'reason':'not-a-claim','by':'W'}" } } },
  { "decline-open",
    1,
    NULL,
    { { "k1", "citations-", NULL },
      { "k1", "declined", "{'reason':'general-knowledge','by':'W'}" } } },
  { "decline-open",
    1,
    NULL,
    { { "p1", "citations-", NULL },
      { "p1", "declined", "{'reason':'general-knowledge','by':'W','accepted-by':' '}" } } },
  { "decline-open",
    1,
    NULL,
    { { "h1", "citations-", NULL },
      { "h1", "text", "'A 40% rise was seen in wearers.'" },
      { "h1", "declined", "{'reason':'worked-out','by':'W'}" } } },
  { "decline-open",
    0,
    NULL,
    { { "b1", "citations-", NULL },
      { "b1", "declined", "{'reason':'our-own-advice','by':'W'}" } } },
  { "decline-open",
    0,
    NULL,
    { { "h1", "citations-", NULL },
      { "h1", "text", "'COVID-19 changed how clinics work.'" },
      { "h1", "declined", "{'reason':'general-knowledge','by':'W'}" } } },
  { "decline-open", 0, NULL, { { "d1", "declined", "{'reason':'our-own-advice','by':'W'}" } } },
  /* reference-unknown, reference-unused */
  { "reference-unknown", 1, NULL, { { "c2", "reference", "'gone'" } } },
  { "reference-unknown", 1, NULL, { { "r2", "-", NULL } } },
  { "reference-unknown", 1, NULL, { { "card", "article/reference", "'gone'" } } },
  { "reference-unknown", 1, NULL, { { "c11", "reference", "'gone'" } } },
  { "reference-unknown", 0, "reference-unused", { { "c10", "reference", "'r1'" } } },
  { "reference-unknown", 0, NULL, { { "r2", "title", "'Another'" } } },
  { "reference-unknown",
    1,
    NULL,
    { { "b1", "+citations",
        "{'id':'x','reference':'r7','relation':'supports','how':'chosen'}" } } },
  { "reference-unknown",
    0,
    NULL,
    { { "h1", "+citations",
        "{'id':'x','reference':'r2','relation':'background','how':'chosen'}" } } },
  { "reference-unknown", 0, NULL, { { "card", "article/reference", NULL } } },
  { "reference-unknown", 0, NULL, { { "r2", "PMCID", "'PMC654321'" } } },
  { "reference-unused", 1, NULL, { { "c10", "reference", "'r1'" } } },
  { "reference-unused",
    1,
    NULL,
    { { "card", "+references", "{'id':'r3','type':'book','title':'Eyes'}" } } },
  { "reference-unused",
    0,
    NULL,
    { { "card", "+references", "{'id':'r3','type':'book','title':'Eyes'}" },
      { "card", "article/reference", "'r3'" } } },
  { "reference-unused",
    0,
    NULL,
    { { "card", "+references", "{'id':'r3','type':'book','title':'Eyes'}" },
      { "c11", "reference", "'r3'" } } },
  { "reference-unused",
    1,
    NULL,
    { { "b1", "-", NULL }, { "practices", "none", "{'why':'not-reported'}" } } },
  { "reference-unused",
    2,
    "source-missing",
    { { "b1", "citations-", NULL },
      { "card", "+references", "{'id':'r3','type':'report','title':'Burden of dry eye'}" } } },
  { "reference-unused", 1, "source-missing", { { "c10", "-", NULL } } },
  { "reference-unused", 0, "source-missing", { { "c10", "relation", "'contradicts'" } } },
  { "reference-unused",
    0,
    NULL,
    { { "b1", "-", NULL },
      { "h1", "+citations", "{'id':'x','reference':'r2','relation':'background','how':'chosen'}" },
      { "practices", "none", "{'why':'not-reported'}" } } },
  { "reference-unused",
    0,
    NULL,
    { { "card", "+references", "{'id':'r3','type':'book','title':'Eyes'}" },
      { "i2", "+citations",
        "{'id':'x','reference':'r3','relation':'background','how':'chosen'}" } } },
  /* identifier-malformed */
  { "identifier-malformed", 1, NULL, { { "r1", "DOI", "'https://doi.org/10.1000/abc.1'" } } },
  { "identifier-malformed", 1, NULL, { { "r1", "DOI", "'10.1000'" } } },
  { "identifier-malformed", 1, NULL, { { "r1", "PMID", "'PMID: 12345678'" } } },
  { "identifier-malformed", 1, NULL, { { "r2", "PMCID", "'123456'" } } },
  { "identifier-malformed",
    0,
    NULL,
    { { "r1", "DOI", "'10.1002/(SICI)1098-1004(1999)14:1<91::AID-HUMU21>3.0.CO;2-B'" } } },
  { "identifier-malformed", 0, NULL, { { "r1", "PMID", "12345678" } } },
  { "identifier-malformed", 0, NULL, { { "r1", "DOI", "''" } } },
  { "identifier-malformed", 1, NULL, { { "r1", "DOI", "'doi:10.2196/69420'" } } },
  { "identifier-malformed", 1, NULL, { { "r1", "PMID", "'0'" } } },
  { "identifier-malformed", 0, NULL, { { "r1", "DOI", "'10.1016/S0140-6736(20)30183-5'" } } },
  { "identifier-malformed", 0, NULL, { { "r2", "PMCID", "'PMC7159299'" } } },
  /* not-a-guideline */
  { "not-a-guideline",
    1,
    NULL,
    { { "recommendations", "title", "'Guideline-Based Recommendations'" } } },
  { "not-a-guideline",
    1,
    NULL,
    { { "recommendations", "title", "'Guidelines'" },
      { "management", "title", "'By guideline'" } } },
  { "not-a-guideline",
    0,
    NULL,
    { { "recommendations", "title", "'Guideline-Based Recommendations'" },
      { "card", "article/type", "'guideline'" } } },
  { "not-a-guideline",
    0,
    NULL,
    { { "recommendations", "title", "'Guideline-Based Recommendations'" },
      { "r1", "title", "'AAO guideline for dry eye disease'" } } },
  { "not-a-guideline",
    1,
    NULL,
    { { "recommendations", "title", "'Guideline-Based Recommendations'" },
      { "c5", "reference", "'r2'" } } },
  { "not-a-guideline", 0, NULL, { { "recommendations", "title", "'Recommendations'" } } },
  { "not-a-guideline",
    0,
    NULL,
    { { "h1", "text", "'A guideline was not followed by most lens wearers.'" } } },
  { "not-a-guideline",
    1,
    NULL,
    { { "card", "article/type", "'opinion'" },
      { "recommendations", "title", "'Guideline-Based Recommendations'" } } },
  { "not-a-guideline", 1, NULL, { { "management", "title", "'Management (per guideline)'" } } },
  { "not-a-guideline",
    0,
    NULL,
    { { "recommendations", "title", "'What the authors suggest'" },
      { "m1", "text", "'Follow the national guideline where there is one.'" } } },
  /* article-type-unknown */
  { "article-type-unknown", 1, NULL, { { "card", "article/type", "'unknown'" } } },
  { "article-type-unknown", 1, NULL, { { "card", "article/type", NULL } } },
  { "article-type-unknown", 0, NULL, { { "card", "article/type", "'interview'" } } },
  { "article-type-unknown", 0, NULL, { { "card", "article/type", "'qualitative'" } } },
  { "article-type-unknown", 1, NULL, { { "card", "article/type", "''" } } },
  { "article-type-unknown", 1, NULL, { { "card", "article/type", "'randomised'" } } },
  { "article-type-unknown", 1, NULL, { { "card", "article/type", "'Trial'" } } },
  { "article-type-unknown", 0, NULL, { { "card", "article/type", "'opinion'" } } },
  { "article-type-unknown", 0, NULL, { { "card", "article/type", "'case-report'" } } },
  { "article-type-unknown", 0, NULL, { { "card", "article/type", "'sponsored'" } } },
  /* abbreviation-undefined */
  { "abbreviation-undefined",
    1,
    NULL,
    { { "h1", "text", "'MGD is common, and MGD is treatable in most wearers.'" } } },
  { "abbreviation-undefined",
    2,
    NULL,
    { { "h1", "text", "'MGD, DED and their signs were measured.'" },
      { "k1", "text", "'MGD and DED are chronic.'" } } },
  { "abbreviation-undefined",
    0,
    NULL,
    { { "h1", "text", "'MGD is common in wearers of lenses.'" } } },
  { "abbreviation-undefined",
    0,
    NULL,
    { { "h1", "text", "'MGD is common, and MGD is treatable in most wearers.'" },
      { "k1", "text", "'Meibomian gland dysfunction (MGD) is chronic.'" } } },
  { "abbreviation-undefined",
    0,
    NULL,
    { { "h1", "text", "'MRI in the US: MRI is rarely needed in lens wearers.'" } } },
  { "abbreviation-undefined",
    0,
    NULL,
    { { "h1", "text", "'Phase II and phase II trials were left out on purpose.'" } } },
  { "abbreviation-undefined",
    1,
    NULL,
    { { "h1", "text", "'DED worsened overnight.'" },
      { "b1", "text", "'Ask about DED at every visit.'" } } },
  { "abbreviation-undefined",
    1,
    NULL,
    { { "h1", "text", "'AI-based triage was quick.'" },
      { "h2", "text", "'Nurses trusted AI less than doctors did.'" } } },
  { "abbreviation-undefined",
    1,
    NULL,
    { { "h1", "text", "'Anti-VEGF injections were delayed.'" },
      { "h2", "text", "'VEGF levels were not measured.'" } } },
  { "abbreviation-undefined",
    0,
    NULL,
    { { "h1", "text", "'Artificial intelligence (AI) read the images.'" },
      { "h2", "text", "'Nurses trusted AI less than doctors did.'" } } },
};

/* Takes all citations away: "citations-". */
static void
uncite (VouchDocument *document, const char *node)
{
  VouchNodeList *list = vouch_node_get_list (vouch_document_lookup (document, node), "citations");

  while (vouch_node_list_get_size (list) > 0)
    assert_true (vouch_node_remove (vouch_node_list_peek (list, 0), NULL));
}

static void
do_edit (VouchDocument *document, const Edit *edit)
{
  if (g_str_equal (edit->member, "citations-"))
    uncite (document, edit->node);
  else if (g_str_equal (edit->member, "-"))
    vouch_test_remove (document, edit->node);
  else if (edit->member[0] == '+')
    vouch_test_insert (document, edit->node, edit->member + 1, 0, edit->json);
  else
    vouch_test_set (document, edit->node, edit->member, edit->json);
}

/* Rules whose findings a case may have besides; the shared fixture has consequences
 * (a statement without citations leaves a reference unused). */
static gboolean
is_expected (const Case *test, const char *rule)
{
  return g_str_equal (rule, test->rule) || g_str_equal (rule, "reference-unused")
         || (test->also && strstr (test->also, rule));
}

static void
check_case (const Case *test, gsize number, VouchValidator *validator)
{
  g_autofree char *list = vouch_test_list_findings (validator);
  GListModel *model = G_LIST_MODEL (vouch_validator_get_findings (validator));

  if (vouch_test_count_findings (validator, test->rule) != test->count)
    fail_msg ("Case %zu, %s on %s: not %u of them:\n%s", number, test->rule, test->edits[0].json,
              test->count, list);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (VouchFinding) finding = g_list_model_get_item (model, i);

      if (!is_expected (test, vouch_finding_get_rule (finding)))
        fail_msg ("Case %zu, %s on %s: also\n%s", number, test->rule, test->edits[0].json, list);
    }
}

/* Once as the card is edited, once on the edited card from the start. */
static void
test_cases (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VouchDocument) document = vouch_test_open_fixture ("check/clean.scorecard");
      g_autoptr (VouchValidator) validator = vouch_validator_new (document);
      g_autoptr (VouchDocument) fresh = NULL;
      g_autoptr (VouchValidator) other = NULL;

      vouch_validator_flush (validator);
      for (guint k = 0; k < G_N_ELEMENTS (cases[i].edits) && cases[i].edits[k].node; k++)
        do_edit (document, &cases[i].edits[k]);
      vouch_validator_flush (validator);
      check_case (&cases[i], i, validator);
      fresh = vouch_test_reopen (document);
      other = vouch_validator_new (fresh);
      vouch_validator_flush (other);
      check_case (&cases[i], i, other);
    }
}

static void
test_clean_card (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_fixture ("check/clean.scorecard");
  g_autoptr (VouchValidator) validator = vouch_validator_new (document);
  g_autofree char *list = NULL;

  vouch_validator_flush (validator);
  list = vouch_test_list_findings (validator);
  assert_string_equal (list, "");
}

static void
test_title_long (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_fixture ("check/clean.scorecard");
  g_autoptr (VouchValidator) validator = vouch_validator_new (document);
  g_autoptr (GString) title = g_string_new ("Tear Film Osmolarity in Lens Wearers");

  while (g_utf8_strlen (title->str, -1) < 256)
    g_string_append (title, "ö");
  vouch_card_set_title (vouch_document_get_card (document), title->str);
  vouch_validator_flush (validator);
  assert_int_equal (vouch_test_count_findings (validator, "title-long"), 0);
  g_string_append (title, "ö");
  vouch_card_set_title (vouch_document_get_card (document), title->str);
  vouch_validator_flush (validator);
  assert_int_equal (vouch_test_count_findings (validator, "title-long"), 1);
}

static void
test_opt_in (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_fixture ("check/clean.scorecard");
  g_autoptr (VouchValidator) validator = vouch_validator_new (document);

  vouch_test_remove (document, "h3");
  vouch_validator_flush (validator);
  assert_int_equal (vouch_test_count_findings (validator, "highlights-count"), 0);
  vouch_validator_set_rule_enabled (validator, "highlights-count", TRUE);
  vouch_validator_flush (validator);
  assert_int_equal (vouch_test_count_findings (validator, "highlights-count"), 1);
  vouch_test_insert (document, "highlights", "statements", 0,
                     "{'id':'h9','text':'Wearers blinked less than others did.'" CITED);
  vouch_validator_flush (validator);
  assert_int_equal (vouch_test_count_findings (validator, "highlights-count"), 0);
}

static void
test_instruction_levels (void **state)
{
  static const struct
  {
    const char *node;
    VouchLevel level;
  } places[] = { { "mechanisms", VOUCH_LEVEL_ERROR },
                 { "p1", VOUCH_LEVEL_ERROR },
                 { "h1", VOUCH_LEVEL_WARNING },
                 { "m1", VOUCH_LEVEL_WARNING } };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (VouchDocument) document = vouch_test_open_fixture ("check/clean.scorecard");
      g_autoptr (VouchValidator) validator = vouch_validator_new (document);
      g_autoptr (VouchFinding) finding = NULL;

      vouch_test_set (document, places[i].node, "text", "'Specify types of lenses.'");
      vouch_validator_flush (validator);
      finding = vouch_test_find_finding (validator, "writer-instruction", places[i].node);
      assert_non_null (finding);
      assert_int_equal (vouch_finding_get_level (finding), places[i].level);
    }
}

/* Every rule has cases that it finds, and as many at least that it must leave alone. */
static void
test_every_rule_has_cases (void **state)
{
  for (guint i = 0; i < vouch_rules_count (); i++)
    {
      const VouchRule *rule = vouch_rules_get (i);
      guint n_found = 0;
      guint n_left_alone = 0;

      for (gsize k = 0; k < G_N_ELEMENTS (cases); k++)
        if (g_str_equal (cases[k].rule, rule->id))
          *(cases[k].count > 0 ? &n_found : &n_left_alone) += 1;
      if (rule->flags & VOUCH_RULE_OPT_IN || g_str_equal (rule->id, "title-long"))
        continue;
      if (n_found < MIN_CASES || n_left_alone < MIN_CASES)
        fail_msg ("%s: %u found, %u left alone", rule->id, n_found, n_left_alone);
    }
}

static void
test_every_rule_has_a_page (void **state)
{
  for (guint i = 0; i < vouch_rules_count (); i++)
    {
      const VouchRule *rule = vouch_rules_get (i);
      g_autofree char *page = vouch_rule_explain (rule);

      assert_ptr_equal (vouch_rules_find (rule->id), rule);
      assert_true (g_str_has_prefix (page, rule->id));
      assert_non_null (rule->title);
      assert_non_null (strstr (page, rule->meaning));
      assert_non_null (strstr (page, rule->bad));
      assert_non_null (strstr (page, rule->good));
      assert_true (!rule->mend || rule->repair);
      for (guint k = 0; rule->yields_to && rule->yields_to[k]; k++)
        {
          guint before = 0;

          while (before < i && !g_str_equal (vouch_rules_get (before)->id, rule->yields_to[k]))
            before++;
          if (before == i)
            fail_msg ("%s yields to %s, which doesn't stand before it", rule->id,
                      rule->yields_to[k]);
        }
    }
  assert_null (vouch_rules_find ("no-such-rule"));
}

static char *
make_row (const VouchRule *rule)
{
  return g_strdup_printf ("| `%s` | %s%s | %s | %s |\n", rule->id,
                          vouch_level_get_name (rule->level),
                          rule->flags & VOUCH_RULE_OPT_IN ? ", off" : "", rule->when,
                          rule->repair ? rule->repair : "–");
}

/* The page is for people who read the source; `test-rules --table` prints its rows. */
static void
test_page_of_rules_is_true (void **state)
{
  g_autofree char *page = vouch_test_read_fixture ("../../model/check/README.md", NULL);
  guint n_rows = 0;

  for (const char *p = page; (p = strstr (p, "\n| `")); p++)
    n_rows++;
  for (guint i = 0; i < vouch_rules_count (); i++)
    {
      g_autofree char *row = make_row (vouch_rules_get (i));

      if (!strstr (page, row))
        fail_msg ("model/check/README.md lacks:\n%s", row);
    }
  assert_int_equal (n_rows, vouch_rules_count ());
}

static void
print_utf8 (const char *text)
{
  fputs (text, stdout);
}

static int
print_table (void)
{
  g_set_print_handler (print_utf8);
  for (guint i = 0; i < vouch_rules_count (); i++)
    {
      const VouchRule *rule = vouch_rules_get (i);
      g_autofree char *row = make_row (rule);

      if (i == 0 || rule->family != vouch_rules_get (i - 1)->family)
        g_print (
            "\n### %s\n\n| rule | level | finds something when | repair |\n|---|---|---|---|\n",
            vouch_rule_family_title (rule->family));
      g_print ("%s", row);
    }
  return 0;
}

int
main (int argc, char **argv)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_clean_card),
    cmocka_unit_test (test_cases),
    cmocka_unit_test (test_title_long),
    cmocka_unit_test (test_opt_in),
    cmocka_unit_test (test_instruction_levels),
    cmocka_unit_test (test_every_rule_has_cases),
    cmocka_unit_test (test_every_rule_has_a_page),
    cmocka_unit_test (test_page_of_rules_is_true),
  };

  if (argc > 1 && g_str_equal (argv[1], "--table"))
    return print_table ();
  return vouch_test_run ("rules", tests);
}

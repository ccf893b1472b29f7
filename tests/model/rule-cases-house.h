/* rule-cases-house.h: cases of the rules that speak only where a house asks for them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rule-case.h"

typedef struct
{
  const char *rule;
  guint count;
  const char *profile;     /* with ' for "; NULL: the default */
  const char *approved_by; /* who approves the clean card first; NULL: nobody */
  Edit edits[6];
} HouseCase;

#define APPROVAL "{'approval':'required'}"
#define HIGHLIGHTS "{'rules':{'highlights-count':'hint'}}"
#define ANIMALS "{'rules':{'animal-evidence':'warning'}}"
#define INDIRECT "{'rules':{'indirect-citation':'warning'}}"
#define U63 "Tear film osmolarity in those who wear soft contact lenses, a s"
#define T64 U63 "t"

/* clang-format off */
static const HouseCase house_cases[] = {
  /* approval-stale */
  { "approval-stale", 1, APPROVAL, NULL, { { NULL } } },
  { "approval-stale", 1, APPROVAL, "Ada", { { "h1", "text", "'Osmolarity fell after eight hours of wear.'" } } },
  { "approval-stale", 1, APPROVAL, "Ada", { { "h3", "-", NULL } } },
  { "approval-stale", 1, APPROVAL, "Ada", { { "card", "title", "'Tear Film Osmolarity'" } } },
  { "approval-stale", 1, APPROVAL, "Ada", { { "c2", "quote", "{'exact':'Osmolarity rose.'}" } } },
  { "approval-stale", 1, APPROVAL, "Ada", { { "r1", "title", "'Another paper'" } } },
  { "approval-stale", 1, APPROVAL, NULL, { { "card", "approvals", "[{'by':'Ada','at':'2026-01-01T00:00:00Z','digest':'sha256:0'}]" } } },
  { "approval-stale", 0, APPROVAL, "Ada", { { NULL } } },
  { "approval-stale", 0, APPROVAL, "Ada", { { "card", "+notes", "{'id':'nz','on':'h1','author':'R','created':'2026-01-01T00:00:00Z','kind':'question','body':'Why?','replies':[]}" } } },
  { "approval-stale", 0, APPROVAL, "Ada", { { "h1", "text", "'Other words.'" }, { "h1", "text", "'Osmolarity rose after eight hours of wear.'" } } },
  { "approval-stale", 0, APPROVAL, "Ada", { { "h1", "origin", "'imported'" } } },
  { "approval-stale", 0, APPROVAL, "Ada", { { "card", "reading-time", "9" } } },
  { "approval-stale", 0, NULL, NULL, { { NULL } } },
  /* approval-own */
  { "approval-own", 1, APPROVAL, NULL, { { "card", "people", "[{'name':'A. Writer','role':'author'}]" }, { "card", "approvals", "[{'by':'A. Writer','at':'2026-01-01T00:00:00Z','digest':'sha256:0'}]" } } },
  { "approval-own", 1, APPROVAL, NULL, { { "card", "people", "[{'name':'A. Writer','role':'author'}]" }, { "card", "approvals", "[{'by':{'name':'A. Writer'},'at':'2026-01-01T00:00:00Z','digest':'sha256:0'}]" } } },
  { "approval-own", 1, APPROVAL, NULL, { { "card", "people", "[{'name':'A. Writer'}]" }, { "card", "approvals", "[{'by':'A. Writer','at':'2026-01-01T00:00:00Z','digest':'sha256:0'}]" } } },
  { "approval-own", 1, APPROVAL, NULL, { { "card", "people", "[{'name':'A. Writer','role':'Medical writer'}]" }, { "card", "approvals", "[{'by':'A. Writer','at':'2026-01-01T00:00:00Z','digest':'sha256:0'}]" } } },
  { "approval-own", 1, APPROVAL, NULL, { { "card", "people", "[{'name':'A. Writer','role':'author'}]" }, { "card", "approvals", "[{'by':'A. Writer','at':'2026-01-01T00:00:00Z','digest':'sha256:0'},{'by':'A. Writer','at':'2026-01-01T00:00:00Z','digest':'sha256:0'}]" } } },
  { "approval-own", 1, APPROVAL, NULL, { { "card", "people", "[{'name':'A. Writer','role':'author'},{'name':'C. Reader','role':'reviewer'}]" }, { "card", "approvals", "[{'by':'A. Writer','at':'2026-01-01T00:00:00Z','digest':'sha256:0'}]" } } },
  { "approval-own", 0, APPROVAL, NULL, { { "card", "people", "[{'name':'A. Writer','role':'author'}]" }, { "card", "approvals", "[{'by':'B. Editor','at':'2026-01-01T00:00:00Z','digest':'sha256:0'}]" } } },
  { "approval-own", 0, APPROVAL, NULL, { { "card", "people", "[{'name':'A. Writer','role':'author'}]" }, { "card", "approvals", "[{'by':'A. Writer','at':'2026-01-01T00:00:00Z','digest':'sha256:0'},{'by':'B. Editor','at':'2026-01-01T00:00:00Z','digest':'sha256:0'}]" } } },
  { "approval-own", 0, APPROVAL, NULL, { { "card", "people", "[{'name':'A. Writer','role':'author'}]" } } },
  { "approval-own", 0, APPROVAL, NULL, { { "card", "people", "[]" }, { "card", "approvals", "[{'by':'A. Writer','at':'2026-01-01T00:00:00Z','digest':'sha256:0'}]" } } },
  { "approval-own", 0, APPROVAL, NULL, { { "card", "people", "[{'name':'A. Writer','role':'author'},{'name':'C. Writer','role':'author'}]" }, { "card", "approvals", "[{'by':'A. Writer','at':'2026-01-01T00:00:00Z','digest':'sha256:0'}]" } } },
  { "approval-own", 0, NULL, NULL, { { "card", "people", "[{'name':'A. Writer','role':'author'}]" }, { "card", "approvals", "[{'by':'A. Writer','at':'2026-01-01T00:00:00Z','digest':'sha256:0'}]" } } },
  /* required-missing */
  { "required-missing", 1, "{'required':{'card':['disclosure']}}", NULL, { { NULL } } },
  { "required-missing", 1, "{'required':{'card':['disclosure']}}", NULL, { { "card", "disclosure", "'   '" } } },
  { "required-missing", 2, "{'required':{'reference':['publisher']}}", NULL, { { NULL } } },
  { "required-missing", 1, "{'required':{'reference':['publisher']}}", NULL, { { "r1", "publisher", "'Lens'" } } },
  { "required-missing", 1, "{'required':{'at-a-glance':['Cost']}}", NULL, { { NULL } } },
  { "required-missing", 1, "{'required':{'at-a-glance':['Condition']}}", NULL, { { "condition", "text", "''" } } },
  { "required-missing", 0, "{'required':{'card':['disclosure']}}", NULL, { { "card", "disclosure", "'A line.'" } } },
  { "required-missing", 0, "{'required':{'reference':['publisher']}}", NULL, { { "r1", "publisher", "'Lens'" }, { "r2", "publisher", "'Lens'" } } },
  { "required-missing", 0, "{'required':{'at-a-glance':['Condition']}}", NULL, { { NULL } } },
  { "required-missing", 0, "{'required':{'at-a-glance':['Condition']}}", NULL, { { "setting", "text", "''" } } },
  { "required-missing", 0, "{'required':{'card':['title','article/title']}}", NULL, { { NULL } } },
  { "required-missing", 0, NULL, NULL, { { NULL } } },
  /* highlights-count */
  { "highlights-count", 1, HIGHLIGHTS, NULL, { { "h1", "-", NULL } } },
  { "highlights-count", 1, HIGHLIGHTS, NULL, { { "h2", "-", NULL } } },
  { "highlights-count", 1, HIGHLIGHTS, NULL, { { "h3", "-", NULL } } },
  { "highlights-count", 1, HIGHLIGHTS, NULL, { { "h1", "-", NULL }, { "h2", "-", NULL } } },
  { "highlights-count", 1, HIGHLIGHTS, NULL, { { "h2", "text", "''" } } },
  { "highlights-count", 1, HIGHLIGHTS, NULL, { { "highlights", "+statements", "{'id':'x0','text':'Wearers blinked less than others did.','origin':'written','citations':[]}" }, { "highlights", "+statements", "{'id':'x1','text':'Wearers blinked less than others did.','origin':'written','citations':[]}" }, { "highlights", "+statements", "{'id':'x2','text':'Wearers blinked less than others did.','origin':'written','citations':[]}" }, { "highlights", "+statements", "{'id':'x3','text':'Wearers blinked less than others did.','origin':'written','citations':[]}" }, { "highlights", "+statements", "{'id':'x4','text':'Wearers blinked less than others did.','origin':'written','citations':[]}" } } },
  { "highlights-count", 0, HIGHLIGHTS, NULL, { { NULL } } },
  { "highlights-count", 0, HIGHLIGHTS, NULL, { { "highlights", "+statements", "{'id':'x1','text':'Wearers blinked less than others did.','origin':'written','citations':[]}" } } },
  { "highlights-count", 0, HIGHLIGHTS, NULL, { { "highlights", "+statements", "{'id':'x0','text':'Wearers blinked less than others did.','origin':'written','citations':[]}" }, { "highlights", "+statements", "{'id':'x1','text':'Wearers blinked less than others did.','origin':'written','citations':[]}" }, { "highlights", "+statements", "{'id':'x2','text':'Wearers blinked less than others did.','origin':'written','citations':[]}" }, { "highlights", "+statements", "{'id':'x3','text':'Wearers blinked less than others did.','origin':'written','citations':[]}" } } },
  { "highlights-count", 0, HIGHLIGHTS, NULL, { { "h1", "-", NULL }, { "highlights", "+statements", "{'id':'x1','text':'Wearers blinked less than others did.','origin':'written','citations':[]}" } } },
  { "highlights-count", 0, HIGHLIGHTS, NULL, { { "h1", "-", NULL }, { "h2", "-", NULL }, { "h3", "-", NULL } } },
  { "highlights-count", 0, NULL, NULL, { { "h1", "-", NULL } } },
  /* title-long: of code points */
  { "title-long", 1, NULL, NULL, { { "card", "title", "'" T64 T64 T64 T64 "x'" } } },
  { "title-long", 1, NULL, NULL, { { "card", "title", "'" T64 T64 T64 T64 "ö'" } } },
  { "title-long", 1, NULL, NULL, { { "card", "title", "'ö" T64 T64 T64 T64 "'" } } },
  { "title-long", 1, NULL, NULL, { { "card", "title", "'" T64 T64 T64 T64 " A Trial'" } } },
  { "title-long", 1, NULL, NULL, { { "card", "title", "'" T64 T64 T64 T64 T64 T64 "'" } } },
  { "title-long", 0, NULL, NULL, { { "card", "title", "'" T64 T64 T64 T64 "'" } } },
  { "title-long", 0, NULL, NULL, { { "card", "title", "'" T64 T64 T64 "'" } } },
  { "title-long", 0, NULL, NULL, { { "card", "title", "'" T64 T64 T64 U63 "ö'" } } },
  { "title-long", 0, NULL, NULL, { { "card", "title", "''" } } },
  { "title-long", 0, NULL, NULL, { { "card", "article/title", "'" T64 T64 T64 T64 "x'" } } },
  { "title-long", 0, NULL, NULL, { { NULL } } },
  /* animal-evidence */
  { "animal-evidence", 1, ANIMALS, NULL, { { "h1", "text", "'It protects nerve cells of patients.'" }, { "c2", "quote", "{'exact':'In mice, it protected nerve cells.'}" } } },
  { "animal-evidence", 1, ANIMALS, NULL, { { "h1", "text", "'Patients heal sooner with it.'" }, { "c2", "quote", "{'exact':'in vitro, wounds closed sooner'}" } } },
  { "animal-evidence", 1, ANIMALS, NULL, { { "h1", "text", "'Women gain from it as well.'" }, { "c2", "quote", "{'exact':'female rats gained from it'}" } } },
  { "animal-evidence", 1, ANIMALS, NULL, { { "h1", "text", "'People lose weight on it.'" }, { "c2", "quote", "{'exact':'zebrafish lost weight'}" } } },
  { "animal-evidence", 1, ANIMALS, NULL, { { "h1", "text", "'Children grow with it.'" }, { "c2", "quote", "{'exact':'young monkeys grew'}" } } },
  { "animal-evidence", 0, ANIMALS, NULL, { { "h1", "text", "'In mice, it protected nerve cells.'" }, { "c2", "quote", "{'exact':'In mice, it protected nerve cells.'}" } } },
  { "animal-evidence", 0, ANIMALS, NULL, { { "h1", "text", "'It protects nerve cells.'" }, { "c2", "quote", "{'exact':'In mice, it protected nerve cells.'}" } } },
  { "animal-evidence", 0, ANIMALS, NULL, { { "h1", "text", "'Patients heal sooner with it.'" }, { "c2", "quote", "{'exact':'patients and rats healed sooner'}" } } },
  { "animal-evidence", 0, ANIMALS, NULL, { { "h1", "text", "'Patients heal sooner with it.'" }, { "c2", "quote", "{'exact':'wounds closed sooner'}" } } },
  { "animal-evidence", 0, ANIMALS, NULL, { { "h1", "text", "'Patients who keep mice heal.'" }, { "c2", "quote", "{'exact':'mice healed'}" } } },
  { "animal-evidence", 0, NULL, NULL, { { "h1", "text", "'Patients heal sooner with it.'" }, { "c2", "quote", "{'exact':'in vitro, wounds closed sooner'}" } } },
  /* indirect-citation: brackets that cite another paper, and brackets that don't */
  { "indirect-citation", 1, INDIRECT, NULL, { { "c2", "quote", "{'exact':'Dry eye affects one in ten adults [12].'}" } } },
  { "indirect-citation", 1, INDIRECT, NULL, { { "c2", "quote", "{'exact':'Dry eye affects one in ten adults [3–5, 9].'}" } } },
  { "indirect-citation", 1, INDIRECT, NULL, { { "c2", "quote", "{'exact':'Osmolarity rises (Tsubota et al., 2019).'}" } } },
  { "indirect-citation", 1, INDIRECT, NULL, { { "c2", "quote", "{'exact':'Osmolarity rises (see Lemp and Sullivan 2014; Ito 2015).'}" } } },
  { "indirect-citation", 1, INDIRECT, NULL, { { "c2", "quote", "{'exact':'Tsubota et al. (2019) saw osmolarity rise.'}" } } },
  { "indirect-citation", 1, INDIRECT, NULL, { { "c2", "quote", "{'exact':'As Lemp and Sullivan [7] showed, osmolarity rises.'}" } } },
  { "indirect-citation", 0, INDIRECT, NULL, { { "c2", "quote", "{'exact':'Osmolarity rose by 8 mOsm/L [95% CI 2 to 14].'}" } } },
  { "indirect-citation", 0, INDIRECT, NULL, { { "c2", "quote", "{'exact':'Osmolarity rose (2019).'}" } } },
  { "indirect-citation", 0, INDIRECT, NULL, { { "c2", "quote", "{'exact':'The mean [SD] was 12 [3.4].'}" } } },
  { "indirect-citation", 0, INDIRECT, NULL, { { "c2", "quote", "{'exact':'Women (n = 20) and men (n = 12) took part.'}" } } },
  { "indirect-citation", 0, INDIRECT, NULL, { { "c2", "quote", "{'exact':'The trial (NCT01234567) began in May 2019.'}" } } },
  { "indirect-citation", 0, INDIRECT, NULL, { { "c2", "quote", "{'exact':'A device (Tearlab, San Diego) was used.'}" } } },
  { "indirect-citation", 0, INDIRECT, NULL, { { "c2", "quote", "{'exact':'Ito and others took part in 2019.'}" } } },
  { "indirect-citation", 0, NULL, NULL, { { "c2", "quote", "{'exact':'Dry eye affects one in ten adults [12].'}" } } },
};
/* clang-format on */

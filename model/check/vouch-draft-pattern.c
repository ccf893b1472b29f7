/* vouch-draft-pattern.c: how what machines and templates leave behind in sentences is told.
 *
 * Each pattern stands for something that was seen on a published card, and each
 * has near misses in its test: clinical prose also says "include", "add" and "#1".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-draft-pattern.h"

#define NOUN "(?:sources?|citations?|references?|refs?|cites?|footnotes?)"
#define SPECIFIC                                                                                   \
  "(?:specific|exact|concrete|actual|detailed|supporting|relevant|additional|more|key|any)"
/* What a writer adds to a text, and a clinician doesn't do to a patient. */
#define MATTER                                                                                     \
  "(?:citations?|references?|sources?|statistics?|data|details?|examples?|mechanisms?|"            \
  "information|findings?|studies|study|numbers|figures|percentages?|guidelines?|"                  \
  "recommendations?|criteria|evidence|text|content|outcomes?|results?|values|dosages?|"            \
  "dosing|names?|descriptions?|demographics?|characteristics|settings?|populations?|types?)"

static VouchPattern patterns[VOUCH_N_DRAFT_PATTERNS] = {
  /* The whole of what stands in brackets. "(reference)" is the group that others are compared
   * with. */
  [VOUCH_DRAFT_MARKER]
  = { "[(\\[{]\\s*(?:please )?(?:"
      "(?:ensure|must be|should be|needs?(?: to be)?|to be)(?: "
      "(?:this|it|claim|is|properly|fully))*"
      " (?:sourced|cited|referenced|verified|sourcing|verification)"
      "|(?:ensure|add|insert|provide|include|find|needs?|check|confirm|verify)"
      "(?: (?:a|an|the|its|original|supporting))* " NOUN "|" NOUN
      "(?: is| are)? (?:needed|required|missing|pending|tbd|to come|to be added|unclear)"
      "|(?:no|missing|which|what) " NOUN "|sources?|citations?|refs?\\??|cites?|footnotes?"
      "|references?\\s*\\?|unsourced|uncited|unreferenced|unverified"
      "|not (?:sourced|cited|verified)|verify(?: this)?|fact[- ]check"
      ")\\s*[?!.:…]*\\s*[)\\]}]",
      G_REGEX_CASELESS },
  /* "47,XXX" is a karyotype. */
  [VOUCH_DRAFT_PLACEHOLDER_WORD]
  = { "(?-i)(?<![\\w,.-])(?:TODO|FIXME|TBD|TBC|XXX+)(?![\\w-])"
      "|(?i)\\blorem ipsum\\b|\\berase this\\b",
      G_REGEX_CASELESS },
  [VOUCH_DRAFT_PLACEHOLDER_WHOLE]
  = { "^\\W*(?:add|todo|to do|tbd|tbc|tba|xxx+|placeholder|text|your text(?: "
      "here)?|(?:add|insert|enter|type) "
      "(?:your )?(?:text|content|details|item|here)(?: here)?|to be (?:determined|added|confirmed|"
      "completed|filled(?: in)?|written|decided)|coming soon|to come|fill in|sample text)?\\W*$",
      G_REGEX_CASELESS },
  [VOUCH_DRAFT_NOT_APPLICABLE]
  = { "^\\W*(?:n/?\\.?a\\.?|not applicable|not available)\\W*$", G_REGEX_CASELESS },
  [VOUCH_DRAFT_NOT_REPORTED]
  = { "^\\W*(?:none|(?:none|nothing|not) "
      "(?:reported|mentioned|described|noted|given|stated|specified)"
      "(?: in the (?:source|article|study|paper|text))?)\\W*$",
      G_REGEX_CASELESS },
  [VOUCH_DRAFT_INSTRUCTION_PLAIN]
  = { "^(?:please )?(?:"
      "(?:specify|cite|reference) (?:the )?(?:specific|exact|relevant|actual|types?|supporting|"
      "original|primary) "
      "|(?:include|provide|add|insert|supply|give)(?: "
      "(?:a|an|the|any|relevant|supporting|appropriate|"
      "proper|more))* (?:citations?|references?|sources?|footnotes?|statistics)\\b"
      "|(?:replace|rewrite|rephrase|revise|remove|delete)(?: (?:this|the|any|all))?(?: [\\w-]+)? "
      "(?:placeholders?|text|sentences?|claims?|statements?|bullets?|wording)\\b"
      ")",
      G_REGEX_CASELESS },
  [VOUCH_DRAFT_INSTRUCTION_WITHIN]
  = { "\\bunsupported claims\\b|\\bor provide (?:a )?citations?\\b", G_REGEX_CASELESS },
  [VOUCH_DRAFT_INSTRUCTION_SPECIFIC]
  = { "^(?:please )?(?:include|provide|mention|add|insert|list|state|give|detail|outline|describe) "
      "specific (?:[\\w-]+ ){0,3}" MATTER "\\b",
      G_REGEX_CASELESS },
  [VOUCH_DRAFT_INSTRUCTION_LOOSE]
  = { "^(?:please )?(?:include|provide|mention|list|state|describe|detail|outline|identify|"
      "indicate|define|summari[sz]e) (?:the )?" SPECIFIC " (?:[\\w-]+ ){0,3}" MATTER "\\b"
      "|^(?:please )?specify\\b",
      G_REGEX_CASELESS },
  [VOUCH_DRAFT_INSTRUCTION_FIELD]
  = { "^(?:please )?(?:describe|explain|discuss|summari[sz]e|outline|detail|list|identify|indicate|"
      "define|state|mention) (?:how|what|why|which|whether|the|any)\\b",
      G_REGEX_CASELESS },
  /* Told to people in care, it is advice and no instruction to a writer. */
  [VOUCH_DRAFT_INSTRUCTION_TO_PEOPLE]
  = { "\\b(?:to|for|with|by) (?:the |their |all |your |each |every |at-risk )*"
      "(?:patients?|parents?|caregivers?|carers?|families|family|users?|clinicians?|providers?|"
      "staff|"
      "physicians?|individuals|adults|children|women|men|people|persons|team|colleagues)\\b"
      "|\\bin (?:the |a |all |every |any )?(?:[\\w-]+ "
      ")?(?:records?|charts?|notes?|referrals?|letters?|"
      "documentation|consultations?|discussions?|counsell?ing|education|plans?|history|histories|"
      "visits?|"
      "assessments?|evaluations?|prescriptions?)\\b",
      G_REGEX_CASELESS },
  [VOUCH_DRAFT_SPEECH]
  = { "(?:^|[.!?:] )as an? (?:ai|large|artificial)(?: intelligence)?(?: language)?(?: model| "
      "assistant)"
      "(?:\\s*$|,? (?:I|I['’]m|my|it is important to note)\\b)"
      "|^(?:sure|certainly|of course|absolutely)[,!.:]? (?:here|I)\\b"
      "|^here(?:['’]s| is| are) (?:the|a|an|your|my|some) (?:[\\w-]+ "
      "){0,3}(?:summary|scorecard|list|"
      "bullet "
      "points?|bullets|revised|rewritten|updated|version|draft|overview|response|answer|highlights)"
      "\\b"
      "|\\bI hope this helps\\b|\\blet me know if you\\b|\\bmy (?:knowledge|training) "
      "(?:cut-?off|data)\\b"
      "|^I(?:['’]m sorry, but I| cannot (?:provide|assist|access|help)| can['’]t "
      "(?:provide|assist|access|help))\\b"
      "|\\bbased on the (?:text|article|information|content) (?:you )?provided\\b",
      G_REGEX_CASELESS },
  [VOUCH_DRAFT_BLANK]
  = { "\\[\\s*(?:insert|add|enter|your|specify|fill in|name of|drug name|date "
      "here|placeholder)\\b[^\\]]*\\]"
      "|\\{\\{[\\w .-]+\\}\\}",
      G_REGEX_CASELESS },
  [VOUCH_DRAFT_MARKUP]
  = { "\\*\\*(?=\\S)[^*]+?\\*\\*|(?<![\\w*])__(?=\\S)[^_]+?__(?!\\w)|\\*\\*(?=\\w)"
      "|(?<=:)\\*\\*(?=\\s|$)|(?<=\\w)\\*\\*(?=:)|~~(?=\\S)[^~]+?~~|<!--.*?-->"
      "|【[^】]{1,80}】|\\[cite(?:_start|_end)?(?::[^\\]]{0,80})?\\]"
      "|:?contentReference\\[oaicite:\\d+\\](?:\\{index=\\d+\\})?|\\[\\^\\w{1,20}\\]",
      G_REGEX_CASELESS },
  /* "# exacerbations" counts them. */
  [VOUCH_DRAFT_MARKUP_START]
  = { "^\\s*(?:#{2,6}\\s+(?=\\S)|#\\s+(?-i)(?=\\p{Lu})(?i))|\\s+#{2,6}\\s*$", G_REGEX_CASELESS },
  [VOUCH_DRAFT_CHROME]
  = { "^(?:share|share this(?: article)?|print(?: this)?|e-?mail|tweet|facebook|linkedin|twitter|"
      "whatsapp|copy link|bookmark|download(?: pdf)?|subscribe(?: now)?|sign in|sign up|"
      "log ?in|register|read more|view more|see more|load more|show more|continue "
      "reading|advertisement|"
      "sponsored content|back to top|skip to (?:main )?content|cookie settings|"
      "accept (?:all )?cookies|next article|previous article|related articles|comments|"
      "\\d+ min(?:ute)?s?(?: read)?|total \\d+)\\s*[.:]?$"
      "|^.{0,300} [-–—|] (?:clinical )?(?:scorecard|summary|takeaways) [-–—|] .{2,40}$",
      G_REGEX_CASELESS },
  [VOUCH_DRAFT_SITE_SUFFIX]
  = { " [-–—|] (?:clinical )?(?:scorecard|summary|takeaways) [-–—|] [^-–—|]{2,40}$",
      G_REGEX_CASELESS },
};

/** Returns: (transfer none): what @pattern is told by, for vouch_pattern_matches() and the like. */
VouchPattern *
vouch_draft_pattern (VouchDraftPattern pattern)
{
  return &patterns[pattern];
}

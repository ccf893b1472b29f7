/* vouch-journal-abbreviation.c: titles of journals, abbreviated as MEDLINE does.
 *
 * For records that carry the whole title only. Words are cut as ISO 4 and the National
 * Library of Medicine cut them; a word that is not known stays whole, and a title of one
 * word is never cut.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-journal-abbreviation.h"

#include <string.h>

/* Titles that are known by another name than the rule gives; lower case, without "the". */
static const struct
{
  const char *title;
  const char *brief;
} whole[] = {
  { "jama: journal of the american medical association", "JAMA" },
  { "jama: the journal of the american medical association", "JAMA" },
  { "journal of the american medical association", "JAMA" },
  { "british medical journal", "BMJ" },
  { "bmj", "BMJ" },
  { "bmj open", "BMJ Open" },
  { "jama", "JAMA" },
  { "new england journal of medicine", "N Engl J Med" },
  { "new zealand medical journal", "N Z Med J" },
  { "plos one", "PLoS One" },
  { "plos medicine", "PLoS Med" },
  { "proceedings of the national academy of sciences", "Proc Natl Acad Sci U S A" },
  { "proceedings of the national academy of sciences of the united states of america",
    "Proc Natl Acad Sci U S A" },
  { "cochrane database of systematic reviews", "Cochrane Database Syst Rev" },
  { "journal of the national cancer institute", "J Natl Cancer Inst" },
  { "mmwr. morbidity and mortality weekly report", "MMWR Morb Mortal Wkly Rep" },
  { "morbidity and mortality weekly report", "MMWR Morb Mortal Wkly Rep" },
};

/* Not printed in abbreviations. */
static const char *const small_words[] = {
  "a",   "an",  "and", "at",  "by",  "d",   "das", "de",  "del", "della", "der", "des", "di",
  "die", "du",  "e",   "en",  "et",  "for", "from", "für", "in", "its",   "la",  "le",  "les",
  "of",  "on",  "per", "section", "series", "the", "to",  "und", "with", "y",  "zur", "&",     NULL,
};

/* Irregular or short: the whole word and what stands for it. */
static const struct
{
  const char *word;
  const char *brief;
} words[] = {
  { "affairs", "Aff" }, { "affective", "Affect" }, { "african", "Afr" }, { "age", "Age" },
  { "alimentary", "Aliment" }, { "alzheimer", "Alzheimer" }, { "alzheimer's", "Alzheimers" },
  { "america", "Am" }, { "american", "Am" }, { "analgesia", "Analg" }, { "archive", "Arch" },
  { "archives", "Arch" }, { "art", "Art" }, { "arthritis", "Arthritis" },
  { "artificial", "Artif" }, { "arts", "Arts" }, { "asian", "Asian" },
  { "association", "Assoc" }, { "australia", "Aust" }, { "australian", "Aust" },
  { "biogeography", "Biogeogr" }, { "biological", "Biol" }, { "biology", "Biol" },
  { "brain", "Brain" }, { "british", "Br" }, { "bulletin", "Bull" }, { "canadian", "Can" },
  { "care", "Care" }, { "cases", "Cases" }, { "childhood", "Child" }, { "children", "Child" },
  { "children's", "Child" }, { "china", "China" }, { "chinese", "Chin" },
  { "circulation", "Circ" }, { "climate", "Clim" }, { "college", "Coll" },
  { "colleges", "Coll" }, { "community", "Community" }, { "comparative", "Comp" },
  { "connective", "Connect" }, { "control", "Control" }, { "current", "Curr" },
  { "danish", "Dan" }, { "dementia", "Dement" }, { "dependence", "Depend" },
  { "diabetes", "Diabetes" }, { "disease", "Dis" }, { "diseases", "Dis" },
  { "disorders", "Disord" }, { "dutch", "Dutch" }, { "dynamics", "Dyn" },
  { "engineering", "Eng" }, { "england", "Engl" }, { "english", "Engl" },
  { "environment", "Environ" }, { "environmental", "Environ" }, { "european", "Eur" },
  { "evidence", "Evid" }, { "express", "Express" }, { "failure", "Fail" }, { "family", "Fam" },
  { "french", "Fr" }, { "frontiers", "Front" }, { "gastroenterology", "Gastroenterol" },
  { "general", "Gen" }, { "german", "Ger" }, { "global", "Glob" },
  { "gynaecology", "Gynaecol" }, { "gynecology", "Gynecol" }, { "head", "Head" },
  { "health", "Health" }, { "heart", "Heart" }, { "immunity", "Immunity" },
  { "indian", "Indian" }, { "intensive", "Intensive" }, { "international", "Int" },
  { "internet", "Internet" }, { "investigation", "Invest" }, { "investigations", "Invest" },
  { "irish", "Ir" }, { "italian", "Ital" }, { "japan", "Jpn" }, { "japanese", "Jpn" },
  { "journal", "J" }, { "klinische", "Klin" }, { "korean", "Korean" }, { "letters", "Lett" },
  { "making", "Making" }, { "marrow", "Marrow" }, { "medicine", "Med" }, { "mental", "Ment" },
  { "monthly", "Mon" }, { "mortality", "Mortal" }, { "movement", "Mov" },
  { "national", "Natl" }, { "natural", "Nat" }, { "nature", "Nat" }, { "neck", "Neck" },
  { "new", "New" }, { "nursing", "Nurs" }, { "nutrition", "Nutr" }, { "official", "Off" },
  { "optical", "Opt" }, { "optics", "Opt" }, { "pain", "Pain" }, { "patents", "Pat" },
  { "personality", "Pers" }, { "physician", "Physician" }, { "physicians", "Physicians" },
  { "practice", "Pract" }, { "product", "Prod" }, { "products", "Prod" }, { "quarterly", "Q" },
  { "recent", "Recent" }, { "report", "Rep" }, { "reports", "Rep" },
  { "reproduction", "Reprod" }, { "research", "Res" }, { "retroviruses", "Retroviruses" },
  { "review", "Rev" }, { "reviews", "Rev" }, { "royal", "R" }, { "safety", "Saf" },
  { "scandinavian", "Scand" }, { "science", "Sci" }, { "sciences", "Sci" },
  { "scientific", "Sci" }, { "south", "S" }, { "special", "Spec" }, { "statistics", "Stat" },
  { "sterility", "Steril" }, { "stress", "Stress" }, { "studies", "Stud" },
  { "surgery", "Surg" }, { "swiss", "Swiss" }, { "tropical", "Trop" }, { "weekly", "Wkly" },
  { "women's", "Womens" }, { "world", "World" }, { "york", "Y" }, { "young", "Young" },
  { "zealand", "Z" },
};

/* A word that begins so is cut there; the longest that fits counts. */
static const char *const stems
    = "acad adm adolesc adv aesthet agric alcohol allerg alzheim anaesth anal anat androl "
      "anesth anesthesiol anim ann annu anthropol antimicrob appl arrhythm arthr arthrosc "
      "assess assist atheroscl athl audiol autoimmun auton bacteriol balneol bariatr behav "
      "bibl bioact biochem biodegrad biodivers bioeng bioethic biofilm biofunct "
      "biogerontol bioinform biol biomark biomater biomech biomed biomol biopharm biophys "
      "biorem biosci biostat biotechnol britannic bull calcif carcinog cardiol "
      "cardiothorac cardiovasc catheter cell ceram cerebrovasc chem chemother chiropr "
      "chromatogr chromosom circ civ climatol clin coagul codic cogn coll collab colloid "
      "color colorect commun comp compar complic comput conf conserv consult consum "
      "contemp contracept coron cosmet couns craniofac crit cryst crystallogr cybern cytogenet cytol "
      "cytometr deliv demogr densitom dent deriv dermatol dermatopathol dev diabet "
      "diabetol diagn dialys diet dig digit disabil discov disord divers dosim dysphagia "
      "ecol econ ecotoxicol educ effic electrocardiol electron electrophysiol embol "
      "embryol emerg endoc endocr endocrinol endosc endourol endovasc environ environm "
      "epidemiol epigen epilept equin ergon esophag essent estim ethic ethnobiol "
      "ethnopharmacol eval evol exerc exp fertil fluor food forens forsch found funct "
      "gastroenterol gastrointest gen genet genom geochem geogr geol geophys geosci "
      "geriatr gerontol glycobiol gynaecol gynecol haemat haematol haemost harm hemat "
      "hematol hemost hepat hepatol herit hist histochem histol histopathol hortic hosp "
      "hum hydrobiol hydrol hydrotherm hyg hyperbar hypertens hyperth identif illn imaging "
      "immun immunol immunopathol immunother implant implement improv infect inflamm "
      "inform inhal inject innat innov inorg inst instrum int integr intell intens "
      "interact intercult interdiscip intern interv invertebr invest investig ischem isot "
      "jurisprud kidney lab laparosc laryngol lett libr limnol logist longev lymphat "
      "macromol magn magnet malign manag marr mater matern math maxillofac measur mech med "
      "menopaus metab metall metast methodol methods microb microbiol microchem microcirc "
      "microelectron microsc microvasc midwif migrat mil millenn miner mitochond mod modif "
      "mol monit monogr morb morphol movem mult multidiscip multivar muscul musculoskelet "
      "mutagen mutat mycol nanobiotechnol nanomed nanopart nanosci nanotechnol narrat natl "
      "neonat nephrol nephropath neural neurobiol neurochem neurodegener neuroendocrinol "
      "neuroepidemiol neurogastroenterol neuroimag neuroimmunol neuroinflamm neurointerv "
      "neurol neuromuscul neurooncol neuropathol neuropediatr neuropeptid neuropharmacol "
      "neurophysiol neuropsychiatr neuropsychol neuropsychopharmacol neuroradiol "
      "neurorehab neurorehabil neurosci neurosurg neurotoxicol neurotransm neurotrauma "
      "neurovirol nonlinear nucl nurs nutr obes obstet occup oceanogr ocul odont oncol "
      "ophthalm ophthalmol optom org organ orthod orthop orthopt osteoarthr osteol "
      "osteopath osteopor osteoporos otol otolaryngol otorhinolaryng otorhinolaryngol outc "
      "oxyg packag paediatr paleontol palliat pancreatol paras parasitol parenter particip "
      "particul pathol pathophysiol patient pediatr perc perinat perinatol periodontol "
      "perioper periph perspect pestic pharm pharmacoecon pharmacoepidemiol pharmacogenom "
      "pharmacokinet pharmacol pharmacother philos photobiol photochem photodermatol "
      "photon phylogen phys physiol physiother phytochem phytopathol phytother pigment "
      "planet plasm plast pol policy polym popul portf postgrad pract practit precis "
      "preserv prev prim primatol princ probab proc process prof prog promot propag "
      "prospect prostagl prostat prosthet prosthodont proteom protoc psychiatr psychoanal "
      "psychobiol psychogeriatr psychol psychoneuroendocrinol psychooncol psychopathol "
      "psychopharmacol psychophys psychophysiol psychosom psychother pulm purif qual quant "
      "quest radiat radiobiol radiochem radiogr radiol radionucl radiother reanim rec "
      "recomb reconstr recov recur redox reflect refract regen regist regul rehab rehabil "
      "reinf relat remed renew rep reprod reproduct requir res resili resour respir "
      "respirol respon respons resusc retin retrovir rev rheol rheum rheumatol rhinol "
      "rhythm rur sanit savv scand schizophr scholarsh sci scint scler screen sect sedat "
      "segment seismol selec semin sequel serol serv sex simul soc sociol softw spat speci "
      "specif spectr spectrom spectrosc stabil stand stat stereotact steroid stomatol "
      "strab strat struct stud subst supercrit superv suppl surg surv surveill suscept "
      "sustain symbios symp synapt synchr syndr synth syst technol telem teratol theor "
      "ther theriogenol thermodyn thorac thromb tob top toxicol trans transcult transf "
      "transfus transl transm transpl transplant trauma traumat traumatol treat trop "
      "tuberc turk typol ultrason ultrastruct univ urogynecol urol urolith util vacc "
      "vaccin vasc vasculit vegetat venereol venom ventil verh vet vib virol vis vitam "
      "vocat volat welf wochenschr wom workforc xenotranspl zool";

/* A place and what the title goes on with aren't printed: "Lancet (London, England)". */
static char *
cut_parenthesis (const char *title)
{
  char *copy = g_strdup (title);
  static const char *const ends[] = { " (", ";", " : ", " = " };

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      char *end = strstr (copy, ends[i]);

      if (end && end > copy)
        *end = '\0';
    }
  return g_strstrip (copy);
}

static gboolean
is_small (const char *lower)
{
  return g_strv_contains (small_words, lower);
}

/* Length of the longest stem that @lower goes on after; 0 where there is none, or where it is one. */
static gsize
find_stem (const char *lower)
{
  gsize best = 0, length;

  for (const char *stem = stems; *stem; stem += length + (stem[length] == ' '))
    {
      length = strcspn (stem, " ");
      if (strncmp (lower, stem, length) == 0 && lower[length] == '\0')
        return 0;
      if (length > best && strncmp (lower, stem, length) == 0 && strlen (lower) > length + 1)
        best = length;
    }
  return best;
}

/* "Section A", "Series D": the letter stays. */
static gboolean
is_part (GString    *brief,
         const char *word)
{
  return brief->len > 0 && g_ascii_isupper (word[0]) && word[1] == '\0';
}

static void
append_word (GString    *brief,
             const char *word,
             gboolean    is_upper)
{
  g_autofree char *lower = g_utf8_strdown (word, -1);
  gsize stem = find_stem (lower);

  if (is_small (lower) && !is_part (brief, word))
    return;
  if (brief->len > 0)
    g_string_append_c (brief, ' ');
  for (gsize i = 0; !is_upper && i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].word, lower))
      {
        g_string_append (brief, words[i].brief);
        return;
      }
  g_string_append_unichar (brief, g_unichar_totitle (g_utf8_get_char (word)));
  if (stem > 0 && !is_upper)
    g_string_append_len (brief, g_utf8_next_char (word), (gssize) stem - 1);
  else
    g_string_append (brief, g_utf8_next_char (word));
}

/* "JAMA" and "AIDS" are no words to cut. */
static gboolean
is_acronym (const char *word)
{
  guint upper = 0;

  for (const char *p = word; *p; p = g_utf8_next_char (p))
    if (g_unichar_isupper (g_utf8_get_char (p)))
      upper++;
  return upper > 1;
}

static GPtrArray *
split_words (const char *title)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) parts = g_strsplit_set (title, " -–:,./", -1);

  for (gsize i = 0; parts[i]; i++)
    {
      g_autofree char *lower = g_utf8_strdown (parts[i], -1);

      if (*parts[i] && !(found->len == 0 && g_str_equal (lower, "the")))
        g_ptr_array_add (found, g_strdup (parts[i]));
    }
  return found;
}

static gboolean
is_shouted (const char *title)
{
  for (const char *p = title; *p; p = g_utf8_next_char (p))
    if (g_unichar_islower (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

/**
 * vouch_journal_abbreviate:
 * @title: the whole title of a journal, "Journal of Clinical Oncology"
 *
 * Returns: (transfer full): its abbreviation without stops, "J Clin Oncol"
 */
char *
vouch_journal_abbreviate (const char *title)
{
  g_autofree char *cut = cut_parenthesis (title);
  g_autofree char *lower = g_utf8_strdown (cut, -1);
  const char *bare = g_str_has_prefix (lower, "the ") ? lower + 4 : lower;
  g_autoptr (GPtrArray) parts = NULL;
  gboolean shouted = is_shouted (cut);
  GString *brief;

  for (gsize i = 0; i < G_N_ELEMENTS (whole); i++)
    if (g_str_equal (whole[i].title, bare))
      return g_strdup (whole[i].brief);
  parts = split_words (cut);
  if (parts->len < 2)
    return g_strdup (parts->len == 1 ? parts->pdata[0] : cut);
  brief = g_string_new (NULL);
  for (guint i = 0; i < parts->len; i++)
    append_word (brief, parts->pdata[i], !shouted && is_acronym (parts->pdata[i]));
  return g_string_free (brief, FALSE);
}

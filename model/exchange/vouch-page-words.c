/* vouch-page-words.c: the page's own words and dates, by the card's language.
 *
 * A published page must not depend on who rendered it: the same card gives the
 * same bytes under every locale. So its words come from these tables by the
 * card's language and not from the environment; a language without a table has
 * English words, which the page marks as English.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-page-words.h"

#include <string.h>

#include "vouch-reference-date.h"

#define N_ARTICLE_TYPES 11

struct _VouchPageWords
{
  const char *language;
  const char *open_quote;
  const char *close_quote;
  const char *day_pattern;   /* {d} day, {m} month, {y} year */
  const char *month_pattern;
  const char *months[12];
  const char *article_types[N_ARTICLE_TYPES]; /* as in article_types */
  const char *words[VOUCH_PAGE_N_WORDS];
};

/* `article.type` of the file; "unknown" is not printed. */
static const char *const article_types[N_ARTICLE_TYPES] = {
  "trial", "observational", "qualitative", "systematic-review", "review", "guideline",
  "case-report", "opinion", "interview", "news", "sponsored",
};

static const VouchPageWords tables[] = {
  {
    .language = "en",
    .open_quote = "“",
    .close_quote = "”",
    .day_pattern = "{m} {d}, {y}",
    .month_pattern = "{m} {y}",
    .months = {
      "January", "February", "March", "April", "May", "June", "July", "August",
      "September", "October", "November", "December",
    },
    .article_types = {
      "Clinical trial", "Observational study", "Qualitative study", "Systematic review",
      "Review", "Guideline", "Case report", "Opinion", "Interview", "News",
      "Sponsored content",
    },
    .words = {
      [VOUCH_PAGE_WORD_CLINICAL_SCORECARD] = "Clinical Scorecard",
      [VOUCH_PAGE_WORD_CLINICAL_SUMMARY] = "Clinical Summary",
      [VOUCH_PAGE_WORD_KEY_TAKEAWAYS] = "Key Takeaways",
      [VOUCH_PAGE_WORD_SUMMARY_OF] = "Summary of",
      [VOUCH_PAGE_WORD_PREPARED_BY] = "Prepared by",
      [VOUCH_PAGE_WORD_REVIEWED_BY] = "Reviewed by",
      [VOUCH_PAGE_WORD_PUBLISHED] = "Published",
      [VOUCH_PAGE_WORD_LAST_REVIEWED] = "Last reviewed",
      [VOUCH_PAGE_WORD_READING_TIME] = "{n} min read",
      [VOUCH_PAGE_WORD_INTERESTS] = "Interests",
      [VOUCH_PAGE_WORD_DISCLOSURE] = "About this page",
      [VOUCH_PAGE_WORD_CORRECTIONS] = "Corrections",
      [VOUCH_PAGE_WORD_REFERENCES] = "References",
      [VOUCH_PAGE_WORD_REFERENCE] = "Reference",
      [VOUCH_PAGE_WORD_BACK_TO] = "Back to citation",
      [VOUCH_PAGE_WORD_BUT_SEE] = "but see",
      [VOUCH_PAGE_WORD_NONE_REPORTED] = "None reported in the source",
      [VOUCH_PAGE_WORD_NOT_APPLICABLE] = "Not applicable",
      [VOUCH_PAGE_WORD_STRENGTH] = "Strength",
      [VOUCH_PAGE_WORD_CERTAINTY] = "Certainty",
      [VOUCH_PAGE_WORD_STRONG] = "strong",
      [VOUCH_PAGE_WORD_CONDITIONAL] = "conditional",
      [VOUCH_PAGE_WORD_HIGH] = "high",
      [VOUCH_PAGE_WORD_MODERATE] = "moderate",
      [VOUCH_PAGE_WORD_LOW] = "low",
      [VOUCH_PAGE_WORD_VERY_LOW] = "very low",
      [VOUCH_PAGE_WORD_BASIS_GUIDELINE] = "Based on a guideline",
      [VOUCH_PAGE_WORD_BASIS_AUTHORS] = "What the authors suggest",
      [VOUCH_PAGE_WORD_BASIS_OPINION] = "Expert opinion",
      [VOUCH_PAGE_WORD_BASIS_EDITORS] = "The editors’ view",
      [VOUCH_PAGE_WORD_PAGE] = "p.",
      [VOUCH_PAGE_WORD_FILE_PAGE] = "page of the file:",
      [VOUCH_PAGE_WORD_SECTION] = "section",
      [VOUCH_PAGE_WORD_TABLE] = "table",
      [VOUCH_PAGE_WORD_FIGURE] = "figure",
      [VOUCH_PAGE_WORD_PARAGRAPH] = "paragraph",
      [VOUCH_PAGE_WORD_UNTITLED] = "Untitled card",
      [VOUCH_PAGE_WORD_AND_NEXT] = ", ",
    },
  },
  {
    .language = "de",
    .open_quote = "„",
    .close_quote = "“",
    .day_pattern = "{d}. {m} {y}",
    .month_pattern = "{m} {y}",
    .months = {
      "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September",
      "Oktober", "November", "Dezember",
    },
    .article_types = {
      "Klinische Studie", "Beobachtungsstudie", "Qualitative Studie",
      "Systematische Übersichtsarbeit", "Übersichtsarbeit", "Leitlinie", "Fallbericht",
      "Meinungsbeitrag", "Interview", "Nachricht", "Gesponserter Beitrag",
    },
    .words = {
      [VOUCH_PAGE_WORD_CLINICAL_SCORECARD] = "Klinische Scorecard",
      [VOUCH_PAGE_WORD_CLINICAL_SUMMARY] = "Klinische Zusammenfassung",
      [VOUCH_PAGE_WORD_KEY_TAKEAWAYS] = "Das Wichtigste in Kürze",
      [VOUCH_PAGE_WORD_SUMMARY_OF] = "Zusammenfassung von",
      [VOUCH_PAGE_WORD_PREPARED_BY] = "Erstellt von",
      [VOUCH_PAGE_WORD_REVIEWED_BY] = "Geprüft von",
      [VOUCH_PAGE_WORD_PUBLISHED] = "Veröffentlicht",
      [VOUCH_PAGE_WORD_LAST_REVIEWED] = "Zuletzt geprüft",
      [VOUCH_PAGE_WORD_READING_TIME] = "{n} Min. Lesezeit",
      [VOUCH_PAGE_WORD_INTERESTS] = "Interessen",
      [VOUCH_PAGE_WORD_DISCLOSURE] = "Über diese Seite",
      [VOUCH_PAGE_WORD_CORRECTIONS] = "Korrekturen",
      [VOUCH_PAGE_WORD_REFERENCES] = "Literatur",
      [VOUCH_PAGE_WORD_REFERENCE] = "Literaturstelle",
      [VOUCH_PAGE_WORD_BACK_TO] = "Zurück zur Textstelle",
      [VOUCH_PAGE_WORD_BUT_SEE] = "siehe aber",
      [VOUCH_PAGE_WORD_NONE_REPORTED] = "In der Quelle nicht berichtet",
      [VOUCH_PAGE_WORD_NOT_APPLICABLE] = "Nicht zutreffend",
      [VOUCH_PAGE_WORD_STRENGTH] = "Empfehlungsgrad",
      [VOUCH_PAGE_WORD_CERTAINTY] = "Vertrauenswürdigkeit",
      [VOUCH_PAGE_WORD_STRONG] = "stark",
      [VOUCH_PAGE_WORD_CONDITIONAL] = "bedingt",
      [VOUCH_PAGE_WORD_HIGH] = "hoch",
      [VOUCH_PAGE_WORD_MODERATE] = "moderat",
      [VOUCH_PAGE_WORD_LOW] = "niedrig",
      [VOUCH_PAGE_WORD_VERY_LOW] = "sehr niedrig",
      [VOUCH_PAGE_WORD_BASIS_GUIDELINE] = "Auf einer Leitlinie beruhend",
      [VOUCH_PAGE_WORD_BASIS_AUTHORS] = "Was die Autoren vorschlagen",
      [VOUCH_PAGE_WORD_BASIS_OPINION] = "Expertenmeinung",
      [VOUCH_PAGE_WORD_BASIS_EDITORS] = "Sicht der Redaktion",
      [VOUCH_PAGE_WORD_PAGE] = "S.",
      [VOUCH_PAGE_WORD_FILE_PAGE] = "Seite der Datei:",
      [VOUCH_PAGE_WORD_SECTION] = "Abschnitt",
      [VOUCH_PAGE_WORD_TABLE] = "Tabelle",
      [VOUCH_PAGE_WORD_FIGURE] = "Abbildung",
      [VOUCH_PAGE_WORD_PARAGRAPH] = "Absatz",
      [VOUCH_PAGE_WORD_UNTITLED] = "Karte ohne Titel",
      [VOUCH_PAGE_WORD_AND_NEXT] = ", ",
    },
  },
  {
    .language = "fr",
    .open_quote = "«\u00a0",
    .close_quote = "\u00a0»",
    .day_pattern = "{d} {m} {y}",
    .month_pattern = "{m} {y}",
    .months = {
      "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août",
      "septembre", "octobre", "novembre", "décembre",
    },
    .article_types = {
      "Essai clinique", "Étude observationnelle", "Étude qualitative",
      "Revue systématique", "Revue", "Recommandation", "Cas clinique", "Opinion",
      "Entretien", "Actualité", "Contenu sponsorisé",
    },
    .words = {
      [VOUCH_PAGE_WORD_CLINICAL_SCORECARD] = "Fiche clinique",
      [VOUCH_PAGE_WORD_CLINICAL_SUMMARY] = "Résumé clinique",
      [VOUCH_PAGE_WORD_KEY_TAKEAWAYS] = "Points clés",
      [VOUCH_PAGE_WORD_SUMMARY_OF] = "Résumé de",
      [VOUCH_PAGE_WORD_PREPARED_BY] = "Rédigé par",
      [VOUCH_PAGE_WORD_REVIEWED_BY] = "Relu par",
      [VOUCH_PAGE_WORD_PUBLISHED] = "Publié le",
      [VOUCH_PAGE_WORD_LAST_REVIEWED] = "Dernière relecture",
      [VOUCH_PAGE_WORD_READING_TIME] = "{n} min de lecture",
      [VOUCH_PAGE_WORD_INTERESTS] = "Liens d’intérêts",
      [VOUCH_PAGE_WORD_DISCLOSURE] = "À propos de cette page",
      [VOUCH_PAGE_WORD_CORRECTIONS] = "Corrections",
      [VOUCH_PAGE_WORD_REFERENCES] = "Références",
      [VOUCH_PAGE_WORD_REFERENCE] = "Référence",
      [VOUCH_PAGE_WORD_BACK_TO] = "Retour à la citation",
      [VOUCH_PAGE_WORD_BUT_SEE] = "mais voir",
      [VOUCH_PAGE_WORD_NONE_REPORTED] = "Non rapporté dans la source",
      [VOUCH_PAGE_WORD_NOT_APPLICABLE] = "Sans objet",
      [VOUCH_PAGE_WORD_STRENGTH] = "Force",
      [VOUCH_PAGE_WORD_CERTAINTY] = "Niveau de certitude",
      [VOUCH_PAGE_WORD_STRONG] = "forte",
      [VOUCH_PAGE_WORD_CONDITIONAL] = "conditionnelle",
      [VOUCH_PAGE_WORD_HIGH] = "élevé",
      [VOUCH_PAGE_WORD_MODERATE] = "modéré",
      [VOUCH_PAGE_WORD_LOW] = "faible",
      [VOUCH_PAGE_WORD_VERY_LOW] = "très faible",
      [VOUCH_PAGE_WORD_BASIS_GUIDELINE] = "D’après une recommandation officielle",
      [VOUCH_PAGE_WORD_BASIS_AUTHORS] = "Ce que suggèrent les auteurs",
      [VOUCH_PAGE_WORD_BASIS_OPINION] = "Avis d’expert",
      [VOUCH_PAGE_WORD_BASIS_EDITORS] = "Point de vue de la rédaction",
      [VOUCH_PAGE_WORD_PAGE] = "p.",
      [VOUCH_PAGE_WORD_FILE_PAGE] = "page du fichier :",
      [VOUCH_PAGE_WORD_SECTION] = "section",
      [VOUCH_PAGE_WORD_TABLE] = "tableau",
      [VOUCH_PAGE_WORD_FIGURE] = "figure",
      [VOUCH_PAGE_WORD_PARAGRAPH] = "paragraphe",
      [VOUCH_PAGE_WORD_UNTITLED] = "Fiche sans titre",
      [VOUCH_PAGE_WORD_AND_NEXT] = ", ",
    },
  },
  {
    .language = "es",
    .open_quote = "«",
    .close_quote = "»",
    .day_pattern = "{d} de {m} de {y}",
    .month_pattern = "{m} de {y}",
    .months = {
      "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto",
      "septiembre", "octubre", "noviembre", "diciembre",
    },
    .article_types = {
      "Ensayo clínico", "Estudio observacional", "Estudio cualitativo",
      "Revisión sistemática", "Revisión", "Guía clínica", "Caso clínico", "Opinión",
      "Entrevista", "Noticia", "Contenido patrocinado",
    },
    .words = {
      [VOUCH_PAGE_WORD_CLINICAL_SCORECARD] = "Ficha clínica",
      [VOUCH_PAGE_WORD_CLINICAL_SUMMARY] = "Resumen clínico",
      [VOUCH_PAGE_WORD_KEY_TAKEAWAYS] = "Puntos clave",
      [VOUCH_PAGE_WORD_SUMMARY_OF] = "Resumen de",
      [VOUCH_PAGE_WORD_PREPARED_BY] = "Elaborado por",
      [VOUCH_PAGE_WORD_REVIEWED_BY] = "Revisado por",
      [VOUCH_PAGE_WORD_PUBLISHED] = "Publicado",
      [VOUCH_PAGE_WORD_LAST_REVIEWED] = "Última revisión",
      [VOUCH_PAGE_WORD_READING_TIME] = "{n} min de lectura",
      [VOUCH_PAGE_WORD_INTERESTS] = "Intereses",
      [VOUCH_PAGE_WORD_DISCLOSURE] = "Acerca de esta página",
      [VOUCH_PAGE_WORD_CORRECTIONS] = "Correcciones",
      [VOUCH_PAGE_WORD_REFERENCES] = "Referencias",
      [VOUCH_PAGE_WORD_REFERENCE] = "Referencia",
      [VOUCH_PAGE_WORD_BACK_TO] = "Volver a la cita",
      [VOUCH_PAGE_WORD_BUT_SEE] = "pero véase",
      [VOUCH_PAGE_WORD_NONE_REPORTED] = "No se informa en la fuente",
      [VOUCH_PAGE_WORD_NOT_APPLICABLE] = "No procede",
      [VOUCH_PAGE_WORD_STRENGTH] = "Fuerza",
      [VOUCH_PAGE_WORD_CERTAINTY] = "Certeza",
      [VOUCH_PAGE_WORD_STRONG] = "fuerte",
      [VOUCH_PAGE_WORD_CONDITIONAL] = "condicional",
      [VOUCH_PAGE_WORD_HIGH] = "alta",
      [VOUCH_PAGE_WORD_MODERATE] = "moderada",
      [VOUCH_PAGE_WORD_LOW] = "baja",
      [VOUCH_PAGE_WORD_VERY_LOW] = "muy baja",
      [VOUCH_PAGE_WORD_BASIS_GUIDELINE] = "Basado en una guía",
      [VOUCH_PAGE_WORD_BASIS_AUTHORS] = "Lo que sugieren los autores",
      [VOUCH_PAGE_WORD_BASIS_OPINION] = "Opinión de expertos",
      [VOUCH_PAGE_WORD_BASIS_EDITORS] = "Opinión de la redacción",
      [VOUCH_PAGE_WORD_PAGE] = "p.",
      [VOUCH_PAGE_WORD_FILE_PAGE] = "página del archivo:",
      [VOUCH_PAGE_WORD_SECTION] = "sección",
      [VOUCH_PAGE_WORD_TABLE] = "tabla",
      [VOUCH_PAGE_WORD_FIGURE] = "figura",
      [VOUCH_PAGE_WORD_PARAGRAPH] = "párrafo",
      [VOUCH_PAGE_WORD_UNTITLED] = "Ficha sin título",
      [VOUCH_PAGE_WORD_AND_NEXT] = ", ",
    },
  },
  {
    .language = "ar",
    .open_quote = "«",
    .close_quote = "»",
    .day_pattern = "{d} {m} {y}",
    .month_pattern = "{m} {y}",
    .months = {
      "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر",
      "أكتوبر", "نوفمبر", "ديسمبر",
    },
    .article_types = {
      "تجربة سريرية", "دراسة رصدية", "دراسة نوعية", "مراجعة منهجية", "مراجعة",
      "دليل إرشادي", "تقرير حالة", "رأي", "مقابلة", "خبر", "محتوى برعاية",
    },
    .words = {
      [VOUCH_PAGE_WORD_CLINICAL_SCORECARD] = "بطاقة سريرية",
      [VOUCH_PAGE_WORD_CLINICAL_SUMMARY] = "ملخص سريري",
      [VOUCH_PAGE_WORD_KEY_TAKEAWAYS] = "أهم النقاط",
      [VOUCH_PAGE_WORD_SUMMARY_OF] = "ملخص",
      [VOUCH_PAGE_WORD_PREPARED_BY] = "إعداد",
      [VOUCH_PAGE_WORD_REVIEWED_BY] = "مراجعة",
      [VOUCH_PAGE_WORD_PUBLISHED] = "تاريخ النشر",
      [VOUCH_PAGE_WORD_LAST_REVIEWED] = "آخر مراجعة",
      [VOUCH_PAGE_WORD_READING_TIME] = "مدة القراءة: {n} د",
      [VOUCH_PAGE_WORD_INTERESTS] = "تضارب المصالح",
      [VOUCH_PAGE_WORD_DISCLOSURE] = "عن هذه الصفحة",
      [VOUCH_PAGE_WORD_CORRECTIONS] = "تصويبات",
      [VOUCH_PAGE_WORD_REFERENCES] = "المراجع",
      [VOUCH_PAGE_WORD_REFERENCE] = "المرجع",
      [VOUCH_PAGE_WORD_BACK_TO] = "العودة إلى الاستشهاد",
      [VOUCH_PAGE_WORD_BUT_SEE] = "لكن انظر",
      [VOUCH_PAGE_WORD_NONE_REPORTED] = "لم يُذكر شيء في المصدر",
      [VOUCH_PAGE_WORD_NOT_APPLICABLE] = "لا ينطبق",
      [VOUCH_PAGE_WORD_STRENGTH] = "القوة",
      [VOUCH_PAGE_WORD_CERTAINTY] = "درجة اليقين",
      [VOUCH_PAGE_WORD_STRONG] = "قوية",
      [VOUCH_PAGE_WORD_CONDITIONAL] = "مشروطة",
      [VOUCH_PAGE_WORD_HIGH] = "عالية",
      [VOUCH_PAGE_WORD_MODERATE] = "متوسطة",
      [VOUCH_PAGE_WORD_LOW] = "منخفضة",
      [VOUCH_PAGE_WORD_VERY_LOW] = "منخفضة جدًا",
      [VOUCH_PAGE_WORD_BASIS_GUIDELINE] = "استنادًا إلى دليل إرشادي",
      [VOUCH_PAGE_WORD_BASIS_AUTHORS] = "ما يقترحه المؤلفون",
      [VOUCH_PAGE_WORD_BASIS_OPINION] = "رأي الخبراء",
      [VOUCH_PAGE_WORD_BASIS_EDITORS] = "رأي المحررين",
      [VOUCH_PAGE_WORD_PAGE] = "ص",
      [VOUCH_PAGE_WORD_FILE_PAGE] = "صفحة الملف:",
      [VOUCH_PAGE_WORD_SECTION] = "القسم",
      [VOUCH_PAGE_WORD_TABLE] = "الجدول",
      [VOUCH_PAGE_WORD_FIGURE] = "الشكل",
      [VOUCH_PAGE_WORD_PARAGRAPH] = "الفقرة",
      [VOUCH_PAGE_WORD_UNTITLED] = "بطاقة بلا عنوان",
      [VOUCH_PAGE_WORD_AND_NEXT] = "، ",
    },
  },
};

/* ISO 15924 codes and languages that are written from right to left. */
static const char *const right_to_left_scripts[]
    = { "Adlm", "Arab", "Aran", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa" };
static const char *const right_to_left_languages[] = {
  "ar", "arc", "ckb", "dv", "fa", "he", "iw", "ji", "nqo", "ps", "sd", "syr", "ug", "ur", "yi",
};

/* English outside the United States puts the day first. */
static const char *const day_first_pattern = "{d} {m} {y}";

static gboolean
is_listed (const char        *text,
           gsize              length,
           const char *const *list,
           gsize              n_list)
{
  for (gsize i = 0; i < n_list; i++)
    if (strlen (list[i]) == length && g_ascii_strncasecmp (list[i], text, length) == 0)
      return TRUE;
  return FALSE;
}

static gsize
count_letters (const char *text)
{
  gsize length = 0;

  while (g_ascii_isalpha (text[length]))
    length++;
  return length;
}

/* Language, then script, then region (RFC 5646, section 2.1); that is what a page needs. */
static gboolean
is_language (const char *tag)
{
  gsize length = count_letters (tag);

  if (length != 2 && length != 3)
    return FALSE;
  tag += length;
  if (*tag == '-' && count_letters (tag + 1) == 4)
    tag += 5;
  if (*tag == '-' && count_letters (tag + 1) == 2)
    tag += 3;
  else if (*tag == '-' && strspn (tag + 1, "0123456789") == 3)
    tag += 4;
  return *tag == '\0';
}

static gboolean
is_day_first (const char *language)
{
  return language && g_ascii_strncasecmp (language, "en-", 3) == 0
         && g_ascii_strcasecmp (language, "en-US") != 0;
}

static void
replace_number (GString    *text,
                const char *placeholder,
                int         number)
{
  g_autofree char *digits = g_strdup_printf ("%d", number);

  g_string_replace (text, placeholder, digits, 0);
}

/**
 * vouch_page_dup_language:
 * @language: (nullable): a card's language
 *
 * Returns: (transfer full): a language tag that a page can carry; "en" where @language is none.
 */
char *
vouch_page_dup_language (const char *language)
{
  g_autofree char *tag = g_strdelimit (g_strdup (language ? language : ""), "_", '-');

  return is_language (tag) ? g_steal_pointer (&tag) : g_strdup ("en");
}

/**
 * vouch_page_language_is_right_to_left:
 * @language: a language tag
 *
 * Returns: whether it is written from right to left: by its script, else by its language.
 */
gboolean
vouch_page_language_is_right_to_left (const char *language)
{
  gsize length = count_letters (language);
  const char *next = language[length] == '-' ? language + length + 1 : "";

  if (count_letters (next) == 4)
    return is_listed (next, 4, right_to_left_scripts, G_N_ELEMENTS (right_to_left_scripts));
  return is_listed (language, length, right_to_left_languages,
                    G_N_ELEMENTS (right_to_left_languages));
}

/**
 * vouch_page_words_for:
 * @language: (nullable): a language tag
 *
 * Returns: (transfer none): the words in that language, else in English.
 */
const VouchPageWords *
vouch_page_words_for (const char *language)
{
  gsize length = language ? count_letters (language) : 0;

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    if (is_listed (language ? language : "", length, &tables[i].language, 1))
      return &tables[i];
  return &tables[0];
}

/**
 * vouch_page_words_get_language:
 * @self: words
 *
 * Returns: the language that they are in, which may be other than asked for.
 */
const char *
vouch_page_words_get_language (const VouchPageWords *self)
{
  return self->language;
}

/**
 * vouch_page_words_get:
 * @self: words
 * @word: which
 *
 * Returns: the word, plain text.
 */
const char *
vouch_page_words_get (const VouchPageWords *self,
                      VouchPageWord         word)
{
  g_return_val_if_fail (word < VOUCH_PAGE_N_WORDS, "");
  return self->words[word];
}

/**
 * vouch_page_words_open_quote:
 * @self: words
 *
 * Returns: what stands before a quotation in that language
 */
const char *
vouch_page_words_open_quote (const VouchPageWords *self)
{
  return self->open_quote;
}

/**
 * vouch_page_words_close_quote:
 * @self: words
 *
 * Returns: what stands after a quotation in that language
 */
const char *
vouch_page_words_close_quote (const VouchPageWords *self)
{
  return self->close_quote;
}

/**
 * vouch_page_words_article_type:
 * @self: words
 * @type: (nullable): an `article.type`
 *
 * Returns: (nullable): its name, or %NULL where there is nothing to print.
 */
const char *
vouch_page_words_article_type (const VouchPageWords *self,
                               const char           *type)
{
  for (gsize i = 0; type && i < N_ARTICLE_TYPES; i++)
    if (g_str_equal (article_types[i], type))
      return self->article_types[i];
  return NULL;
}

/**
 * vouch_page_words_date:
 * @self: words
 * @language: (nullable): the card's language, for the order of day and month
 * @date: "2026-06-02", "2026-06" or "2026"
 *
 * Returns: (transfer full) (nullable): the date as a sentence has it, or %NULL where @date is none.
 */
char *
vouch_page_words_date (const VouchPageWords *self,
                       const char           *language,
                       const char           *date)
{
  VouchReferenceDate parts;
  GString *text;

  if (!vouch_reference_date_parse (&parts, date))
    return NULL;
  if (!parts.month)
    return g_strdup_printf ("%d", parts.year);
  text = g_string_new (!parts.day                                      ? self->month_pattern
                       : self == &tables[0] && is_day_first (language) ? day_first_pattern
                                                                       : self->day_pattern);
  replace_number (text, "{d}", parts.day);
  replace_number (text, "{y}", parts.year);
  g_string_replace (text, "{m}", self->months[parts.month - 1], 0);
  return g_string_free (text, FALSE);
}

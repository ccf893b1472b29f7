/* vouch-speller.c: whether a word is in a dictionary; the dictionaries are opened when first asked.
 *
 * Enchant is loaded at run time and not linked: most checks never ask it, and where it
 * isn't there nothing is said. It may be asked by one thread at a time; what it has
 * answered is remembered.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-speller.h"

#include <string.h>
#include <gio/gio.h>
#include <gmodule.h>

#include "vouch-file-io.h"

#define LIBRARY "libenchant-2.so.2"
#define MEDICAL_WORDS "en_med_glut.dic"
/* What is left of a word behind a beginning that many have. */
#define MIN_REST 5
#define MAX_OWN_WORDS ((gsize) 4 * 1024 * 1024)
/* Of one language; a card of ten thousand statements has fewer. */
#define MAX_REMEMBERED 100000
/* To add a word, where another program writes the words at the same moment. */
#define MAX_TRIES 5

/* What is used of enchant-2: its types are opaque. */
typedef struct
{
  gpointer (*broker_init) (void);
  gpointer (*broker_request_dict) (gpointer broker, const char *tag);
  int      (*dict_check) (gpointer dict, const char *word, gssize length);
  char   **(*dict_suggest) (gpointer dict, const char *word, gssize length, gsize *n);
  void     (*dict_free_string_list) (gpointer dict, char **list);
} Enchant;

typedef struct
{
  gpointer    dicts[2]; /* (unowned) (nullable): enchant's, the likelier first; none: there is none */
  GHashTable *medical; /* (owned) (nullable): words of medicine, in lower case */
  GHashTable *known; /* (owned): word -> whether it is known, as 1 or 2 */
  GHashTable *better; /* (owned): word -> the likeliest instead, "" for none */
} Language;

static GMutex learning;       /* one word after the other; never taken under the lock */
static GMutex lock;
static Enchant enchant;       /* under the lock, as all below */
static gpointer broker;       /* (nullable): as long as the program lives */
static gboolean is_tried;     /* to load it */
static GHashTable *languages; /* (owned) (nullable): by tag */
static GHashTable *own_words; /* (owned) (nullable): the user's, in lower case */

static gboolean
find_symbols (GModule *module)
{
  const struct
  {
    const char *name;
    gpointer *place;
  } symbols[] = {
    { "enchant_broker_init", (gpointer *) &enchant.broker_init },
    { "enchant_broker_request_dict", (gpointer *) &enchant.broker_request_dict },
    { "enchant_dict_check", (gpointer *) &enchant.dict_check },
    { "enchant_dict_suggest", (gpointer *) &enchant.dict_suggest },
    { "enchant_dict_free_string_list", (gpointer *) &enchant.dict_free_string_list },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (symbols); i++)
    if (!g_module_symbol (module, symbols[i].name, symbols[i].place))
      return FALSE;
  return TRUE;
}

/* Once; it stays, as its dictionaries do. */
static void
load (void)
{
  GModule *module;

  if (is_tried)
    return;
  is_tried = TRUE;
  module = g_module_open (LIBRARY, G_MODULE_BIND_LAZY | G_MODULE_BIND_LOCAL);
  if (!module)
    return;
  g_module_make_resident (module);
  if (find_symbols (module))
    broker = enchant.broker_init ();
}

static char *
fold (const char *word)
{
  return g_utf8_strdown (word, -1);
}

/* Returns: (transfer full): a word a line, as a set in lower case */
static GHashTable *
parse_words (GBytes *bytes)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *text = bytes ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes))
                                : g_strdup ("");
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (gsize i = 0; lines[i]; i++)
    if (*g_strstrip (lines[i]) && g_utf8_validate (lines[i], -1, NULL))
      g_hash_table_add (words, fold (lines[i]));
  return words;
}

static gboolean
request (Language *self, const char *tag)
{
  gpointer dict = broker ? enchant.broker_request_dict (broker, tag) : NULL;

  for (gsize i = 0; dict && i < G_N_ELEMENTS (self->dicts); i++)
    if (!self->dicts[i])
      {
        self->dicts[i] = dict;
        break;
      }
  return dict != NULL;
}

static gboolean
is_english (const char *tag)
{
  return g_ascii_strncasecmp (tag, "en", 2) == 0 && !g_ascii_isalpha (tag[2]);
}

/* "en" is either of its kinds: that a card mixes them is another rule's. English of a country that
 * has no dictionary here is spelt as in Britain, where that is there; other languages are asked for
 * as they are, then as "de_DE". */
static void
request_all (Language *self, const char *asked)
{
  g_autofree char *tag = g_strdelimit (g_strdup (asked), "-", '_');
  g_autofree char *upper = g_ascii_strup (tag, -1);
  g_autofree char *doubled = g_strdup_printf ("%s_%s", tag, upper);

  if (g_ascii_strcasecmp (tag, "en") == 0)
    {
      request (self, "en_US");
      request (self, "en_GB");
      if (!self->dicts[0])
        request (self, tag);
    }
  else if (is_english (tag))
    (void) (request (self, tag) || request (self, "en_GB") || request (self, "en_US"));
  else
    (void) (request (self, tag) || request (self, doubled));
}

/* A plain list, a word a line, where the computer has one: as the dictionaries' package calls it. */
static GHashTable *
read_medical (void)
{
  const char *const *folders = g_get_system_data_dirs ();

  for (gsize i = 0; folders[i]; i++)
    {
      g_autoptr (GFile) file
          = g_file_new_build_filename (folders[i], "hunspell", MEDICAL_WORDS, NULL);
      g_autoptr (GBytes) bytes = vouch_file_read (file, MAX_OWN_WORDS, NULL, NULL);

      if (bytes)
        return parse_words (bytes);
    }
  return NULL;
}

static Language *
get_language (const char *tag)
{
  Language *language;

  tag = tag && *tag ? tag : "en";
  if (!languages)
    languages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  language = g_hash_table_lookup (languages, tag);
  if (language)
    return language;
  load ();
  language = g_new0 (Language, 1);
  request_all (language, tag);
  if (language->dicts[0] && is_english (tag))
    language->medical = read_medical ();
  language->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  language->better = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_insert (languages, g_strdup (tag), language);
  return language;
}

/** Returns: whether there is a dictionary for @language ("en", "de"). */
gboolean
vouch_speller_is_there (const char *language)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);

  return get_language (language)->dicts[0] != NULL;
}

static gboolean
is_listed (Language *in, const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (in->dicts) && in->dicts[i]; i++)
    if (enchant.dict_check (in->dicts[i], word, (gssize) strlen (word)) == 0)
      return TRUE;
  return in->medical && g_hash_table_contains (in->medical, word);
}

/* "Microenvironment", "overexpressed": medicine makes them faster than dictionaries take them. */
static gboolean
is_compound (Language *in, const char *word)
{
  static const char *const starts[]
      = { "over", "under", "up",    "down",  "micro",  "macro", "hyper", "hypo",  "neuro", "immuno",
          "anti", "pre",   "post",  "non",   "inter",  "intra", "trans", "multi", "poly",  "mono",
          "bio",  "cardio", "patho", "radio", "chemo", "cyto",  "electro", "nano", "meta",  "bi" };

  for (gsize i = 0; in->medical && i < G_N_ELEMENTS (starts); i++)
    {
      gsize length = strlen (starts[i]);

      if (g_str_has_prefix (word, starts[i]) && strlen (word + length) >= MIN_REST
          && is_listed (in, word + length))
        return TRUE;
    }
  return FALSE;
}

/**
 * vouch_speller_knows:
 * @language: "en", "de"
 * @word: one word, UTF-8
 *
 * Returns: whether the dictionary has it; also where there is none
 */
gboolean
vouch_speller_knows (const char *language, const char *word)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  Language *in = get_language (language);
  guint answer;

  if (!in->dicts[0])
    return TRUE;
  answer = GPOINTER_TO_UINT (g_hash_table_lookup (in->known, word));
  if (answer == 0)
    {
      answer = is_listed (in, word) || is_compound (in, word) ? 1 : 2;
      if (g_hash_table_size (in->known) < MAX_REMEMBERED)
        g_hash_table_insert (in->known, g_strdup (word), GUINT_TO_POINTER (answer));
    }
  return answer == 1;
}

static char *
ask_better (Language *in, const char *word)
{
  gsize n = 0;
  char **list = enchant.dict_suggest (in->dicts[0], word, (gssize) strlen (word), &n);
  char *first = g_strdup (n > 0 ? list[0] : "");

  if (list)
    enchant.dict_free_string_list (in->dicts[0], list);
  return first;
}

/** Returns: (transfer full) (nullable): the likeliest word instead of @word; the first time it
 * may take a moment. */
char *
vouch_speller_suggest (const char *language, const char *word)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  Language *in = get_language (language);
  const char *better;

  if (!in->dicts[0])
    return NULL;
  better = g_hash_table_lookup (in->better, word);
  if (!better)
    {
      char *found = ask_better (in, word);

      better = found;
      g_hash_table_insert (in->better, g_strdup (word), found);
    }
  return *better ? g_strdup (better) : NULL;
}

/* --- the user's own words --- */

static GFile *
get_own_file (void)
{
  return g_file_new_build_filename (g_get_user_data_dir (), GETTEXT_PACKAGE, "words.txt", NULL);
}

/* Read once, when the first word is not in the dictionary, and whenever one is added. */
static void
read_own_words (void)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (own_words)
    return;
  file = get_own_file ();
  bytes = vouch_file_read (file, MAX_OWN_WORDS, NULL, NULL);
  own_words = parse_words (bytes);
}

/** Returns: whether the user has added @word, in any case, to the known ones. */
gboolean
vouch_speller_is_own (const char *word)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  g_autofree char *folded = fold (word);

  read_own_words ();
  return g_hash_table_contains (own_words, folded);
}

/* What the file has now, and @word in a line of its own behind it: other lines stay as they are. */
static GBytes *
append_word (GBytes *bytes, const char *word)
{
  GString *text = g_string_new (NULL);

  if (bytes)
    g_string_append_len (text, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
  if (text->len > 0 && text->str[text->len - 1] != '\n')
    g_string_append_c (text, '\n');
  g_string_append_printf (text, "%s\n", word);
  return g_string_free_to_bytes (text);
}

static void
take_own_words (GHashTable *words)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);

  g_clear_pointer (&own_words, g_hash_table_unref);
  own_words = g_hash_table_ref (words);
}

/* Once; what another program wrote since the file was read is never written over. */
static gboolean
try_to_learn (GFile *file, const char *folded, GError **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (GBytes) before = vouch_file_read (file, MAX_OWN_WORDS, NULL, &trouble);
  g_autoptr (GHashTable) words = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autofree char *etag = before ? vouch_file_etag (before) : NULL;

  if (!before && !g_error_matches (trouble, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&trouble));
      return FALSE;
    }
  g_clear_error (&trouble);
  words = parse_words (before);
  if (g_hash_table_add (words, g_strdup (folded)))
    {
      after = append_word (before, folded);
      vouch_file_write (file, after, before ? VOUCH_FILE_IF_UNCHANGED : VOUCH_FILE_CREATE, etag, NULL,
                        &trouble);
    }
  if (!trouble || g_error_matches (trouble, VOUCH_FILE_ERROR, VOUCH_FILE_ERROR_UNSURE))
    take_own_words (words);
  if (!trouble)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

static gboolean
is_overtaken (const GError *error)
{
  return g_error_matches (error, VOUCH_FILE_ERROR, VOUCH_FILE_ERROR_CHANGED_ON_DISK)
         || g_error_matches (error, VOUCH_FILE_ERROR, VOUCH_FILE_ERROR_EXISTS);
}

/**
 * vouch_speller_learn:
 * @word: a word that is right
 * @error: return location for a #GIOErrorEnum or #VouchFileError
 *
 * Adds it to the user's words, as their file is now, and knows it from then on; to be
 * done in a worker. A file that can't be read is left alone.
 *
 * Returns: whether it was written
 */
gboolean
vouch_speller_learn (const char *word, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&learning);
  g_autoptr (GFile) file = get_own_file ();
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GError) trouble = NULL;
  g_autofree char *folded = fold (word);

  g_file_make_directory_with_parents (folder, NULL, NULL);
  for (guint i = 0; i < MAX_TRIES; i++)
    {
      g_clear_error (&trouble);
      if (try_to_learn (file, folded, &trouble))
        return TRUE;
      if (!is_overtaken (trouble))
        break;
    }
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

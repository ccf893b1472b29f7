/* vouch-cite-search.c: what fits what is typed: of the card, and of whoever else is asked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-cite-search.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "vouch-card.h"
#include "vouch-cite-found.h"
#include "vouch-cite-hit.h"
#include "vouch-json.h"
#include "vouch-pasted-reference.h"
#include "vouch-reference-article.h"
#include "vouch-reference-edit.h"
#include "vouch-reference-intake.h"
#include "vouch-reference-match.h"
#include "vouch-reference-reader.h"
#include "vouch-reference-search.h"

/* Of a list that was pasted; the rest is for “Import References”. */
#define MAX_LISTED 20
#define MAX_LIST_BYTES (256 * 1024)

/**
 * VouchCiteSearch:
 *
 * The card's own references stand there at once. What the others find follows below them, each work
 * once; what a registry knows of an identifier takes the place of the bare identifier. An answer to
 * what is no longer typed is dropped.
 */
struct _VouchCiteSearch
{
  GObject parent_instance;

  GListStore           *hits;        /* (owned) */
  GPtrArray            *providers;   /* (owned) (element-type VouchCiteProvider) */
  VouchDocument        *document;    /* (owned) (nullable) */
  VouchCitationIndex   *index;       /* (owned) (nullable) */
  VouchReferenceSearch *search;      /* (owned) (nullable): while there is a document */
  GCancellable         *cancellable; /* (owned) (nullable): of those that are asked */
  char                 *typed;       /* (owned) (nullable) */
  char                 *status;      /* (owned) (nullable): whom it waits for, or why one can't tell */
  GString              *troubles;    /* (owned): why some could not tell, a line each */
  guint                 n_asked;     /* that have not answered */
  guint                 delay;       /* source */
  int                   rested;      /* milliseconds: the last pause that is over; -1: none is */
};

G_DEFINE_FINAL_TYPE (VouchCiteSearch, vouch_cite_search, G_TYPE_OBJECT)

static guint changed_signal;

static void
tell_changed (VouchCiteSearch *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
set_status (VouchCiteSearch *self,
            char            *status)
{
  g_free (self->status);
  self->status = status;
}

/* --- the card's own --- */

static void
add_reference (VouchCiteSearch *self,
               GPtrArray       *hits,
               VouchNode       *owner,
               VouchReference  *reference)
{
  const char *id = vouch_node_get_id (VOUCH_NODE (reference));
  guint number = self->index ? vouch_citation_index_get_number (self->index, id) : 0;

  g_ptr_array_add (hits, vouch_cite_hit_new (reference, number, vouch_reference_find_citation (owner, id, NULL) != NULL));
}

static gboolean
is_cited (VouchCiteSearch *self,
          VouchReference  *reference)
{
  return self->index && vouch_citation_index_get_number (self->index, vouch_node_get_id (VOUCH_NODE (reference))) > 0;
}

static VouchReference *
find_same (VouchCiteSearch *self,
           JsonObject      *csl)
{
  return vouch_reference_find_same (vouch_document_get_card (self->document), csl, NULL);
}

/* What was pasted, or the card's own reference to that work. */
static gboolean
add_pasted (VouchCiteSearch *self,
            GPtrArray       *hits,
            VouchNode       *owner,
            const char      *typed)
{
  VouchPasted pasted;
  g_autoptr (JsonObject) csl = vouch_pasted_reference_read (typed, &pasted);
  VouchReference *same;

  if (!csl || pasted == VOUCH_PASTED_WORDS)
    return FALSE;
  same = find_same (self, csl);
  if (same)
    add_reference (self, hits, owner, same);
  else
    g_ptr_array_add (hits, vouch_cite_hit_new_pasted (csl));
  return TRUE;
}

/* RIS, BibTeX and the like, as reference managers copy them. */
static gboolean
add_list (VouchCiteSearch *self,
          GPtrArray       *hits,
          VouchNode       *owner,
          const char      *typed)
{
  g_autoptr (VouchReferenceBatch) batch = NULL;
  gsize length = strlen (typed);

  if (length > MAX_LIST_BYTES || !vouch_reference_intake_is_list (typed))
    return FALSE;
  batch = vouch_reference_batch_new ();
  if (!vouch_reference_read (batch, VOUCH_REFERENCE_FORMAT_AUTO, typed, length, NULL))
    return FALSE;
  for (guint i = 0; i < MIN (batch->items->len, MAX_LISTED); i++)
    {
      VouchReference *same = find_same (self, batch->items->pdata[i]);

      if (same)
        add_reference (self, hits, owner, same);
      else
        g_ptr_array_add (hits, vouch_cite_hit_new_found (batch->items->pdata[i], _("Pasted"), NULL));
    }
  return hits->len > 0;
}

/* Words that nothing fits may be the title of what is missing. */
static void
add_title (GPtrArray  *hits,
           const char *typed)
{
  g_autoptr (JsonObject) csl = vouch_pasted_reference_read (typed, NULL);

  if (csl)
    g_ptr_array_add (hits, vouch_cite_hit_new_pasted (csl));
}

/* The article that the card summarises, where no reference of the card is it: most statements are its own.
 * A title alone makes no reference. */
static void
add_article (VouchCiteSearch *self,
             GPtrArray       *hits,
             const char      *typed)
{
  VouchCard *card = vouch_document_get_card (self->document);
  const char *reference = vouch_card_get_article_reference (card);
  g_autoptr (JsonObject) csl = vouch_reference_csl_from_article (card);
  g_autofree char *folded = vouch_reference_fold (typed);
  g_autofree char *text = NULL;

  if ((reference && *reference) || !vouch_json_get_text (csl, "title")
      || vouch_json_array_length (vouch_json_get_array (csl, "author")) == 0 || find_same (self, csl))
    return;
  text = vouch_reference_dup_search_text (csl);
  if (vouch_reference_score (text, folded) > 0)
    g_ptr_array_add (hits, vouch_cite_hit_new_found (csl, _("This article"), NULL));
}

static GPtrArray *
find_own (VouchCiteSearch *self,
          VouchNode       *owner,
          const char      *typed)
{
  GPtrArray *hits = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) found = NULL;
  gboolean is_begun; /* another one has been cited: whoever goes on with Enter means that one */

  if (add_list (self, hits, owner, typed) || add_pasted (self, hits, owner, typed))
    return hits;
  found = vouch_reference_search_find (self->search, typed);
  is_begun = found->len > 0 && is_cited (self, found->pdata[0]);
  if (!is_begun)
    add_article (self, hits, typed);
  for (guint i = 0; i < found->len; i++)
    add_reference (self, hits, owner, found->pdata[i]);
  if (is_begun)
    add_article (self, hits, typed);
  if (hits->len == 0)
    add_title (hits, typed);
  return hits;
}

/* --- what others find --- */

static void
add_found (VouchCiteSearch *self,
           JsonObject      *item,
           const char      *origin)
{
  if (!find_same (self, item))
    vouch_cite_found_add (self->hits, item, origin, self->typed);
}

typedef struct
{
  GWeakRef search;
  GCancellable *cancellable; /* (owned): tells this question from the next */
} Question;

static void
add_trouble (VouchCiteSearch *self,
             const char      *sentence)
{
  if (self->troubles->len > 0)
    g_string_append_c (self->troubles, '\n');
  g_string_append (self->troubles, sentence);
}

static void
answered_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      data)
{
  Question *question = data;
  VouchCiteProvider *provider = VOUCH_CITE_PROVIDER (object);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = vouch_cite_provider_search_finish (provider, result, &error);
  g_autoptr (VouchCiteSearch) self = g_weak_ref_get (&question->search);

  if (self && self->document && self->cancellable == question->cancellable)
    {
      for (guint i = 0; items && i < items->len; i++)
        add_found (self, items->pdata[i], vouch_cite_provider_get_name (provider));
      if (error)
        add_trouble (self, error->message);
      if (--self->n_asked == 0)
        set_status (self, self->troubles->len > 0 ? g_strdup (self->troubles->str) : NULL);
      tell_changed (self);
    }
  g_weak_ref_clear (&question->search);
  g_object_unref (question->cancellable);
  g_free (question);
}

static void
ask (VouchCiteSearch   *self,
     VouchCiteProvider *provider)
{
  Question *question = g_new0 (Question, 1);

  g_weak_ref_init (&question->search, self);
  question->cancellable = g_object_ref (self->cancellable);
  self->n_asked++;
  set_status (self, g_strdup_printf (_("Asking: %s…"), vouch_cite_provider_get_name (provider)));
  vouch_cite_provider_search_async (provider, self->typed, self->cancellable, answered_cb, question);
}

static int
get_pause (VouchCiteSearch *self,
           guint            index)
{
  return *self->typed ? (int) vouch_cite_provider_get_pause (self->providers->pdata[index]) : 0;
}

/* Returns: the shortest pause that is not over; -1: there is none */
static int
find_next_pause (VouchCiteSearch *self)
{
  int next = -1;

  for (guint i = 0; i < self->providers->len; i++)
    {
      int pause = get_pause (self, i);

      if (pause > self->rested && (next < 0 || pause < next))
        next = pause;
    }
  return next;
}

static gboolean ask_cb (gpointer data);

static void
wait_for_pause (VouchCiteSearch *self)
{
  int next = find_next_pause (self);

  if (next >= 0)
    self->delay = g_timeout_add ((guint) (next - MAX (self->rested, 0)), ask_cb, self);
}

static gboolean
ask_cb (gpointer data)
{
  VouchCiteSearch *self = data;

  self->delay = 0;
  self->rested = find_next_pause (self);
  for (guint i = 0; i < self->providers->len; i++)
    if (get_pause (self, i) == self->rested
        && vouch_cite_provider_wants (self->providers->pdata[i], self->typed))
      ask (self, self->providers->pdata[i]);
  wait_for_pause (self);
  if (self->n_asked > 0)
    tell_changed (self);
  return G_SOURCE_REMOVE;
}

/** Returns: (nullable): what the user has to agree to before more is searched. */
const char *
vouch_cite_search_get_question (VouchCiteSearch *self)
{
  const char *question = NULL;

  g_return_val_if_fail (VOUCH_IS_CITE_SEARCH (self), NULL);
  for (guint i = 0; self->typed && !question && i < self->providers->len; i++)
    question = vouch_cite_provider_get_question (self->providers->pdata[i], self->typed);
  return question;
}

/** The user has read vouch_cite_search_get_question(), and agreed: nobody waits for a pause any more. */
void
vouch_cite_search_agree (VouchCiteSearch *self)
{
  g_autofree gboolean *is_asked = NULL;

  g_return_if_fail (VOUCH_IS_CITE_SEARCH (self));
  if (!self->document || !self->typed)
    return;
  g_clear_handle_id (&self->delay, g_source_remove);
  is_asked = g_new0 (gboolean, self->providers->len);
  /* What one is told holds for the next, too. */
  for (guint i = 0; i < self->providers->len; i++)
    is_asked[i] = get_pause (self, i) > self->rested
                  || vouch_cite_provider_get_question (self->providers->pdata[i], self->typed);
  for (guint i = 0; i < self->providers->len; i++)
    if (is_asked[i])
      vouch_cite_provider_agree (self->providers->pdata[i], self->typed);
  for (guint i = 0; i < self->providers->len; i++)
    if (is_asked[i] && vouch_cite_provider_wants (self->providers->pdata[i], self->typed))
      ask (self, self->providers->pdata[i]);
  self->rested = G_MAXINT;
  tell_changed (self);
}

/** Whoever is still asked need not answer. */
void
vouch_cite_search_stop (VouchCiteSearch *self)
{
  g_return_if_fail (VOUCH_IS_CITE_SEARCH (self));

  g_clear_handle_id (&self->delay, g_source_remove);
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->n_asked = 0;
  g_string_truncate (self->troubles, 0);
  set_status (self, NULL);
}

/**
 * vouch_cite_search_run:
 * @owner: the statement, or the item, that is to cite
 * @typed: may be empty: what was used last
 *
 * Shows what the card has at once; the others are asked when the keyboard rests.
 */
void
vouch_cite_search_run (VouchCiteSearch *self,
                       VouchNode       *owner,
                       const char      *typed)
{
  g_autoptr (GPtrArray) hits = NULL;

  g_return_if_fail (VOUCH_IS_CITE_SEARCH (self));

  vouch_cite_search_stop (self);
  if (!self->document)
    return;
  g_free (self->typed);
  self->typed = g_strdup (typed);
  for (guint i = 0; i < self->providers->len; i++)
    vouch_cite_provider_agree (self->providers->pdata[i], NULL);
  hits = find_own (self, owner, typed);
  g_list_store_splice (self->hits, 0, g_list_model_get_n_items (G_LIST_MODEL (self->hits)),
                       hits->pdata, hits->len);
  tell_changed (self);
  if (self->providers->len == 0)
    return;
  self->cancellable = g_cancellable_new ();
  self->rested = -1;
  wait_for_pause (self);
}

/** Says that @reference was cited just now: it is offered first. */
void
vouch_cite_search_use (VouchCiteSearch *self,
                       const char      *reference)
{
  g_return_if_fail (VOUCH_IS_CITE_SEARCH (self));

  if (self->search)
    vouch_reference_search_use (self->search, reference);
}

/** Returns: (nullable): whom it waits for, or why somebody could not tell. */
const char *
vouch_cite_search_get_status (VouchCiteSearch *self)
{
  g_return_val_if_fail (VOUCH_IS_CITE_SEARCH (self), NULL);
  return self->status;
}

/** Asks @provider too, after those that were added before. */
void
vouch_cite_search_add_provider (VouchCiteSearch   *self,
                                VouchCiteProvider *provider)
{
  g_return_if_fail (VOUCH_IS_CITE_SEARCH (self));
  g_ptr_array_add (self->providers, g_object_ref (provider));
}

/**
 * vouch_cite_search_set_document:
 * @document: (nullable): whose references
 * @index: (nullable): that document's
 */
void
vouch_cite_search_set_document (VouchCiteSearch    *self,
                                VouchDocument      *document,
                                VouchCitationIndex *index)
{
  g_return_if_fail (VOUCH_IS_CITE_SEARCH (self));

  vouch_cite_search_stop (self);
  g_list_store_remove_all (self->hits);
  g_set_object (&self->document, document);
  g_set_object (&self->index, index);
  g_clear_object (&self->search);
  if (document)
    self->search = vouch_reference_search_new (document, index);
}

static void
vouch_cite_search_dispose (GObject *object)
{
  VouchCiteSearch *self = VOUCH_CITE_SEARCH (object);

  vouch_cite_search_stop (self);
  g_ptr_array_set_size (self->providers, 0);
  g_clear_object (&self->search);
  g_clear_object (&self->index);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (vouch_cite_search_parent_class)->dispose (object);
}

static void
vouch_cite_search_finalize (GObject *object)
{
  VouchCiteSearch *self = VOUCH_CITE_SEARCH (object);

  g_object_unref (self->hits);
  g_ptr_array_unref (self->providers);
  g_free (self->typed);
  g_free (self->status);
  g_string_free (self->troubles, TRUE);
  G_OBJECT_CLASS (vouch_cite_search_parent_class)->finalize (object);
}

static void
vouch_cite_search_class_init (VouchCiteSearchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vouch_cite_search_dispose;
  G_OBJECT_CLASS (klass)->finalize = vouch_cite_search_finalize;
  changed_signal = g_signal_new ("changed", VOUCH_TYPE_CITE_SEARCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
vouch_cite_search_init (VouchCiteSearch *self)
{
  self->providers = g_ptr_array_new_with_free_func (g_object_unref);
  self->troubles = g_string_new (NULL);
}

/** @hits: (element-type VouchCiteHit): where the hits stand */
VouchCiteSearch *
vouch_cite_search_new (GListStore *hits)
{
  VouchCiteSearch *self = g_object_new (VOUCH_TYPE_CITE_SEARCH, NULL);

  self->hits = g_object_ref (hits);
  return self;
}

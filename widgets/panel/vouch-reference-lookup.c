/* vouch-reference-lookup.c: whether a registry could tell the rest of a reference, and what came of asking.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-reference-lookup.h"

#include <glib/gi18n-lib.h>

#include "vouch-identifier.h"
#include "vouch-json.h"
#include "vouch-reference-date.h"
#include "vouch-reference-names.h"
#include "vouch-reference-plain.h"

typedef enum
{
  STATE_NONE,
  STATE_OFFERED,
  STATE_ASKING,
  STATE_FAILED,
} State;

struct _VouchReferenceLookup
{
  State         state;
  int           kind;        /* index of kinds[]; -1: there is nothing to look up */
  char         *text;        /* (owned) (nullable): what would be looked up */
  char         *trouble;     /* (owned) (nullable): why it failed */
  GCancellable *cancellable; /* (owned) (nullable): while it is asked for */
};

static const struct
{
  VouchIdentifierKind identifier;
  const char *prefix; /* of what is asked for */
  const char *offer;
  const char *asking;
} kinds[] = {
  { VOUCH_IDENTIFIER_DOI, "", N_("DOI recognised. Crossref can fill in the rest. Only the DOI is sent."),
    N_("Asking Crossref…") },
  { VOUCH_IDENTIFIER_PMID, "PMID: ",
    N_("PubMed number recognised. PubMed can fill in the rest. Only the number is sent."),
    N_("Asking PubMed…") },
  { VOUCH_IDENTIFIER_PMCID, "",
    N_("PubMed Central number recognised. PubMed can fill in the rest. Only the number is sent."),
    N_("Asking PubMed…") },
  { 0, NULL,
    N_("Look this up in Crossref? Only the title, first author and year are sent."),
    N_("Asking Crossref…") },
};

/* The last of them: a work without an identifier. */
#define KIND_WORDS ((int) G_N_ELEMENTS (kinds) - 1)
/* Fewer letters are the title of too many works. */
#define MIN_TITLE_LETTERS 20

static VouchReferenceAsk installed; /* (nullable): there is nobody to ask */

/**
 * vouch_reference_lookup_install:
 * @ask: (nullable): asks a registry, without waiting
 */
void
vouch_reference_lookup_install (VouchReferenceAsk ask)
{
  installed = ask;
}

VouchReferenceLookup *
vouch_reference_lookup_new (void)
{
  VouchReferenceLookup *self = g_new0 (VouchReferenceLookup, 1);

  self->kind = -1;
  return self;
}

static void
stop (VouchReferenceLookup *self)
{
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/** Whoever is still being asked need not answer. */
void
vouch_reference_lookup_free (VouchReferenceLookup *self)
{
  stop (self);
  g_free (self->text);
  g_free (self->trouble);
  g_free (self);
}

/* Returns: (transfer full) (nullable): what a registry can look for by itself: a title that somebody
 * has written with its author or its year. */
static char *
dup_words (JsonObject *csl)
{
  g_autofree char *title = vouch_reference_dup_plain_title (csl);
  JsonArray *names = vouch_json_get_array (csl, "author");
  g_autofree char *family = vouch_json_array_length (names) > 0
                                ? vouch_reference_name_family (vouch_json_array_object (names, 0))
                                : NULL;
  VouchReferenceDate date;
  g_autofree char *year = vouch_reference_date_read (&date, csl, "issued") && date.year > 0
                              ? g_strdup_printf (" %d", date.year)
                              : NULL;

  if (!title || g_utf8_strlen (title, -1) < MIN_TITLE_LETTERS || (!family && !year))
    return NULL;
  return g_strconcat (title, family ? " " : "", family ? family : "", year ? year : "", NULL);
}

static int
find_kind (JsonObject  *csl,
           char       **text)
{
  for (gsize i = 0; i < (gsize) KIND_WORDS; i++)
    {
      const char *own = vouch_json_get_text (csl, vouch_identifier_kind_get_member (kinds[i].identifier));
      g_autofree char *normal = own ? vouch_identifier_normalise (kinds[i].identifier, own) : NULL;

      if (!normal)
        continue;
      *text = g_strconcat (kinds[i].prefix, normal, NULL);
      return (int) i;
    }
  *text = dup_words (csl);
  return *text ? KIND_WORDS : -1;
}

/* What the registry would tell is there. */
static gboolean
is_complete (JsonObject *csl)
{
  return vouch_json_get_text (csl, "title") && vouch_json_get_node (csl, "author")
         && vouch_json_get_node (csl, "issued") && vouch_json_get_text (csl, "container-title");
}

/**
 * vouch_reference_lookup_consider:
 * @csl: the item as the form has it now, without what was found for another identifier
 *
 * Sees whether there is something new to look up. Another identifier ends the question for the last.
 */
void
vouch_reference_lookup_consider (VouchReferenceLookup *self,
                                 JsonObject           *csl)
{
  g_autofree char *text = NULL;
  int kind = installed ? find_kind (csl, &text) : -1;

  if (kind == self->kind && g_strcmp0 (text, self->text) == 0)
    {
      if (self->state == STATE_OFFERED && is_complete (csl))
        self->state = STATE_NONE;
      return;
    }
  stop (self);
  g_free (self->text);
  self->text = g_steal_pointer (&text);
  self->kind = kind;
  self->state = kind < 0 || is_complete (csl) ? STATE_NONE : STATE_OFFERED;
}

/** Returns: (nullable): what to say; %NULL: there is nothing to say */
const char *
vouch_reference_lookup_get_words (VouchReferenceLookup *self)
{
  switch (self->state)
    {
    case STATE_OFFERED:
      return _(kinds[self->kind].offer);
    case STATE_ASKING:
      return _(kinds[self->kind].asking);
    case STATE_FAILED:
      return self->trouble;
    case STATE_NONE:
    default:
      return NULL;
    }
}

/** Returns: what the button beside the words says */
const char *
vouch_reference_lookup_get_button (VouchReferenceLookup *self)
{
  switch (self->state)
    {
    case STATE_ASKING:
      return _("_Stop");
    case STATE_FAILED:
      return _("_Try Again");
    case STATE_NONE:
    case STATE_OFFERED:
    default:
      return _("_Look It Up");
    }
}

/** Asks, or stops asking. */
void
vouch_reference_lookup_press (VouchReferenceLookup *self,
                              GtkWidget            *dialog)
{
  gboolean was_asking = self->state == STATE_ASKING;

  stop (self);
  if (was_asking || !installed || !self->text)
    {
      self->state = self->text ? STATE_OFFERED : STATE_NONE;
      return;
    }
  self->state = STATE_ASKING;
  self->cancellable = g_cancellable_new ();
  installed (dialog, self->text, self->cancellable);
}

/**
 * vouch_reference_lookup_end:
 * @cancellable: of the question that has ended
 * @trouble: (nullable): why nothing was found
 *
 * Returns: whether it was the question that is waited for
 */
gboolean
vouch_reference_lookup_end (VouchReferenceLookup *self,
                            GCancellable         *cancellable,
                            const char           *trouble)
{
  if (self->state != STATE_ASKING || cancellable != self->cancellable)
    return FALSE;
  g_clear_object (&self->cancellable);
  g_free (self->trouble);
  self->trouble = g_strdup (trouble);
  self->state = trouble ? STATE_FAILED : STATE_NONE;
  return TRUE;
}

/* vouch-support-private.h: what the files of VouchSupport share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-statement.h"
#include "vouch-support.h"

G_BEGIN_DECLS

/* What is known of one statement. */
typedef struct
{
  char *query;         /* (owned) */
  GStrv except;        /* (owned): sources of which the writer says that it isn't in them */
  GPtrArray *passages; /* (owned) (nullable): as of `round`; kept while newer ones are looked for */
  char *trouble;       /* (owned) (nullable): why the last search failed */
  guint round;         /* the sources' that it was looked for in; 0: not yet */
  gboolean is_open;
  gboolean is_doubted; /* it has a passage, and was edited: whether that bears it out is to be judged */
  gboolean is_waiting;
  gboolean is_asked;   /* what runs looks for what it is now */
} VouchSupportEntry;

struct _VouchSupport
{
  GObject parent_instance;

  VouchDocument *document;        /* (unowned) (nullable): cleared when it is gone */
  VouchPassageFinder *finder;     /* (owned) */
  GHashTable *entries;            /* (owned) (element-type utf8 VouchSupportEntry) */
  GQueue waiting;                 /* (owned) (element-type utf8): ids, each once */
  char *wanted;                   /* (owned) (nullable): who is looked at */
  char *running;                  /* (owned) (nullable): whom the thread is at */
  char *running_query;            /* (owned) (nullable) */
  GCancellable *cancellable;      /* (owned): of the thread */
  VouchPassageHoldings *holdings; /* (owned) (nullable): not known yet */
  guint round;                    /* another one when the card's sources are others */
  guint timer;
  gboolean must_look;  /* which sources the store has is to be looked up */
  gboolean is_looking;
  gboolean is_stopped;
  VouchSupportCounts counts;
};

VouchStatement    *vouch_support_find_statement (VouchSupport            *self,
                                                const char              *id);
void               vouch_support_count          (VouchSupport            *self,
                                                 const VouchSupportEntry *entry,
                                                 int                      sign);
gboolean           vouch_support_entry_is_fresh (VouchSupport            *self,
                                                 const VouchSupportEntry *entry);
void               vouch_support_enqueue        (VouchSupport            *self,
                                                 const char              *id,
                                                 VouchSupportEntry       *entry);
VouchSupportEntry *vouch_support_refresh        (VouchSupport            *self,
                                                 VouchStatement          *statement);
void               vouch_support_refresh_all    (VouchSupport            *self);
void               vouch_support_enqueue_all    (VouchSupport            *self);
void               vouch_support_follow         (VouchSupport            *self,
                                                 VouchChange             *part);

G_END_DECLS

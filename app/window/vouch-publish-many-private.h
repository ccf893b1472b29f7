/* vouch-publish-many-private.h: what the files of the publishing of many cards share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "vouch-publication.h"
#include "vouch-publish-many.h"

G_BEGIN_DECLS

/* One card. */
typedef struct
{
  VouchPublishManyState state;
  char *words;                   /* (owned) (nullable): why, or where */
  gint64 number;                 /* in the outbox; 0: not there */
  VouchPublication *publication; /* (owned) (nullable): what is sent */
} VouchPublishManyEntry;

struct _VouchPublishMany
{
  GObject parent_instance;

  GPtrArray *uris;           /* (owned) */
  VouchPublishManyEntry *entries;            /* (owned) (array): one a card */
  GHashTable *places;        /* (owned): number → place, from 1 */
  GHashTable *early;         /* (owned): number → how it went: told before we knew the number */
  VouchOutboxSender *sender; /* (owned) */
  GCancellable *cancellable; /* (owned) (nullable): while they are looked at */
  GApplication *application; /* (owned) (nullable): held while they are */
  gboolean is_running;
  gboolean is_refused; /* the portal did not know the password */
};

/* vouch-publish-many-told.c */
void     vouch_publish_many_tell        (VouchPublishMany      *self,
                                         guint                  place,
                                         VouchPublishManyState  state,
                                         const char            *words);
void     vouch_publish_many_end_if_done (VouchPublishMany      *self);
gboolean vouch_publish_many_take_early  (VouchPublishMany      *self,
                                         guint                  place);
void     vouch_publish_many_follow      (VouchPublishMany      *self);

G_END_DECLS

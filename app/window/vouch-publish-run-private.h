/* vouch-publish-run-private.h: what the files of a publish run share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-document.h"
#include "vouch-publish-job.h"
#include "vouch-publish-run.h"

G_BEGIN_DECLS

struct _VouchPublishRun
{
  GObject parent_instance;

  VouchEditor *editor;       /* (owned) */
  VouchDocument *document;   /* (owned) */
  VouchFile *file;           /* (owned) */
  GApplication *application; /* (owned) (nullable): held while it runs */
  VouchPortal *portal;       /* (owned) (nullable): the embedded one */
  VouchPublishJob *job;      /* (owned) (nullable): while the card is sent, and after */
  char *status;              /* (owned) */
  char *reason;              /* (owned) (nullable): why the card is withdrawn, where it is */
  char *step;                /* (owned) (nullable) */
  GError *unkept;            /* (owned) (nullable): why the receipt is not on the disk */
  gint64 base;               /* negative = the last receipt's */
  char *base_digest;         /* (owned) (nullable): of what that holds */
  gint64 due;                /* before when it is not sent, in milliseconds since 1970; 0 = at once */
  gboolean is_saved;         /* what is sent is on the disk */
};

/* vouch-publish-run.c */
void vouch_publish_run_succeed      (GTask        *task);

/* vouch-publish-run-receipt.c */
void vouch_publish_run_keep_receipt (GTask        *task,
                                     VouchReceipt *receipt);

G_END_DECLS

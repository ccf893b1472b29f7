/* vouch-publish-dialog-private.h: what the files of the publish dialog share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-portal-group.h"
#include "vouch-publish-changes.h"
#include "vouch-publish-dialog.h"
#include "vouch-publish-fields.h"
#include "vouch-publish-run.h"
#include "vouch-publish-stops.h"

G_BEGIN_DECLS

struct _VouchPublishDialog
{
  AdwWindow parent_instance;

  VouchEditor     *editor;      /* (owned) (nullable): until it is closed */
  VouchPublishRun *run;         /* (owned) (nullable): the last one */
  GCancellable    *cancellable; /* (owned) (nullable): while it runs */
  char            *address;     /* (owned) (nullable): of the page as it is on the portal */
  char            *last_address; /* (owned) (nullable): of what was sent before */
  guint            pulse;       /* source */
  guint            errors;      /* that stop the card */
  gint64           base;        /* the revision that the user may choose to replace; negative: none */
  char            *base_digest; /* (owned) (nullable): what that holds, as the portal told */
  GCancellable    *asking;      /* (owned) (nullable): while the portal is asked for its card */
  GCancellable    *looking;     /* (owned) (nullable): while what stands there is looked up */
  gboolean         is_looking;  /* what stands there is not known yet */
  char            *unknown;     /* (owned) (nullable): why what stands there can't be compared */
  gboolean         is_preview;  /* its page is opened as soon as it is there */
  gboolean         is_correction; /* what was published last is one */
  GPtrArray       *other_rows;  /* (owned): unowned rows of `others` */
  gboolean         is_wanted;   /* Publish was pressed meanwhile */
  gint64           wanted_base; /* what it is to replace then */
  gboolean         lacks_review; /* the chosen portal has nobody who would look at it first */
  gboolean         is_uncompared; /* nobody was signed in when what stands there was looked up */
  char            *reason;      /* (owned) (nullable): why it is replaced there; written once it is */

  AdwToastOverlay     *toasts;
  GtkStack            *pages;
  GtkButton           *cancel;
  GtkButton           *publish;
  GtkLabel            *hindrance;
  GtkWidget           *hindrance_bar;
  VouchPublishStops   *stops;
  VouchPublishChanges *changes;
  VouchPortalGroup    *place;
  AdwComboRow         *status;
  VouchPublishFields  *fields;
  GtkWidget           *on_portal;
  AdwActionRow        *last;
  GtkWidget           *last_open;
  GtkLabel            *step;
  GtkProgressBar      *progress;
  AdwStatusPage       *done;
  GtkLabel            *done_address;
  AdwPreferencesGroup *others;
  AdwStatusPage       *failed;
  AdwStatusPage       *waiting;
  GtkWidget           *waiting_again;
  GtkWidget           *open;
  GtkWidget           *again;
  GtkWidget           *elsewhere;
  GtkWidget           *there;
  GtkWidget           *compare;
  GtkButton           *replace;
};

/* vouch-publish-dialog-status.c */
gboolean     vouch_publish_dialog_is_draft       (VouchPublishDialog *self);
const char  *vouch_publish_dialog_get_status     (VouchPublishDialog *self);
void         vouch_publish_dialog_choose_status  (VouchPublishDialog *self,
                                                  const char         *status);
gboolean     vouch_publish_dialog_is_stopped     (VouchPublishDialog *self);
void         vouch_publish_dialog_offer_statuses (VouchPublishDialog *self);
char        *vouch_publish_dialog_describe_hindrance (VouchPublishDialog *self) G_GNUC_WARN_UNUSED_RESULT;
void         vouch_publish_dialog_show_publish   (VouchPublishDialog *self,
                                                  gboolean            is_form);

/* vouch-publish-dialog.c */
void         vouch_publish_dialog_open           (VouchPublishDialog *self);
void         vouch_publish_dialog_show_page      (VouchPublishDialog *self,
                                                  const char         *page);
void         vouch_publish_dialog_show_form      (VouchPublishDialog *self);

/* vouch-publish-dialog-changes.c */
void         vouch_publish_dialog_look           (VouchPublishDialog *self);
void         vouch_publish_dialog_look_again     (VouchPublishDialog *self);
char        *vouch_publish_dialog_describe_unsaid (VouchPublishDialog *self) G_GNUC_WARN_UNUSED_RESULT;
void         vouch_publish_dialog_tell           (VouchPublishDialog *self);

/* vouch-publish-dialog-stock.c */
void         vouch_publish_dialog_look_at_site   (VouchPublishDialog *self);

/* vouch-publish-dialog-run.c */
void         vouch_publish_dialog_run            (VouchPublishDialog *self,
                                                  gint64              base);
void         vouch_publish_dialog_stop           (VouchPublishDialog *self);

/* vouch-publish-dialog-others.c */
void         vouch_publish_dialog_look_elsewhere (VouchPublishDialog *self,
                                                  const VouchReceipt *receipt);

/* vouch-publish-dialog-conflict.c */
void         vouch_publish_dialog_compare        (VouchPublishDialog *self);
void         vouch_publish_dialog_replace        (VouchPublishDialog *self);
void         vouch_publish_dialog_write_reason   (VouchPublishDialog *self);

G_END_DECLS

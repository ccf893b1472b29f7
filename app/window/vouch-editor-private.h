/* vouch-editor-private.h: what the files of the editor share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-adaptive.h"
#include "vouch-beside.h"
#include "vouch-card-view.h"
#include "vouch-cite-popover.h"
#include "vouch-editor.h"
#include "vouch-export.h"
#include "vouch-file-bar.h"
#include "vouch-finding-round.h"
#include "vouch-findings-popover.h"
#include "vouch-house.h"
#include "vouch-outline.h"
#include "vouch-journal.h"
#include "vouch-publish-button.h"
#include "vouch-reference-library.h"
#include "vouch-recovered-bar.h"
#include "vouch-review-bar.h"
#include "vouch-side-panel.h"
#include "vouch-source-pane.h"
#include "vouch-source-mode.h"
#include "vouch-split.h"
#include "vouch-support.h"

G_BEGIN_DECLS

struct _VouchEditor
{
  AdwBin parent_instance;

  GSettings          *settings;    /* (owned) */
  VouchFile          *file;        /* (owned) */
  VouchDocument      *document;    /* (owned) */
  VouchHistory       *history;     /* (owned) */
  VouchValidator     *validator;   /* (owned) */
  VouchCitationIndex *index;       /* (owned) */
  VouchJournal       *journal;     /* (owned): what is in no file */
  VouchHouse         *house;       /* (owned): by whose profile the card is checked */
  VouchSupport       *support;     /* (owned) (nullable): made after the first frame */
  VouchRecovery      *recovery;    /* (owned) (nullable): until it was saved or is not wanted */
  GCancellable       *cancellable; /* (owned): of all that waits for something */

  VouchImportReport *report;  /* (owned) (nullable): until it was shown */
  GFile             *draft;   /* (owned) (nullable): the file that the card was made of */
  VouchFinding      *finding; /* (owned) (nullable): the one that F8 went to last */
  VouchFindingRound *round;   /* (owned) (nullable): of F8, from its first time on */
  GSource           *selecting; /* (owned) (nullable): the panel follows F8, when the card is painted */
  char              *finding_place; /* (owned) (nullable): the node that had the keyboard then */
  char              *offered; /* (owned) (nullable): the passage that was offered last, and for which statement */
  VouchChange       *taken;   /* (owned) (nullable): the step that took what was on disk */
  AdwToast          *toast;   /* (owned) (nullable): the last one */
  AdwToast          *undo_toast; /* (owned) (nullable): its Undo is for the last step */
  GQueue             papers;  /* (owned) (element-type GFile): dropped, each asked about after the one before */
  GPtrArray         *jobs;    /* (owned) (nullable): what runs now; the last one is shown */
  guint              last_job; /* number of the one that was begun last */
  guint              pulse;   /* source: shows that something runs */
  guint              settling; /* source: what is done after the first frame */
  guint              proving; /* source: what was recovered is shown, and nothing went wrong */
  guint              following; /* source: the outline follows the card */
  gulong             painted; /* handler on the frame clock */

  guint is_recovered : 1; /* what a crash left is here, and the user has not said what to do */
  guint is_discarding : 1; /* the file is being read to go back to it, not to take another's */
  guint is_taking_paper : 1; /* one of the papers is asked about */
  guint is_checked : 1; /* a check of the card has ended: what is found is known */
  guint is_overruled : 1; /* what was taken from disk was undone: saving asks again */

  VouchAdaptive   *adaptive;
  AdwWindowTitle  *window_title;
  AdwToastOverlay *toasts;
  VouchSplit      *split;
  VouchFileBar    *file_bar;
  VouchRecoveredBar *recovered_bar;
  GtkWidget       *find_place; /* the find bar's */
  GtkProgressBar  *progress;
  GtkWidget       *cancel_button;
  GtkWidget       *outline_button;
  GtkWidget       *panel_button;
  GtkWidget       *undo_button;
  GtkWidget       *redo_button;
  GtkWidget       *preview_button;
  VouchPublishButton *publish_button;
  GtkWidget       *bottom;
  GtkWidget       *bottom_outline;
  GtkWidget       *bottom_undo;
  GtkWidget       *bottom_redo;
  GtkWidget       *bottom_panel;
  VouchPublishButton *bottom_publish;
  GMenu           *undo_section;

  VouchOutline   *outline; /* (unowned: in `split`) */
  VouchCardView  *view;    /* (unowned: in `split`) */
  VouchBeside    *beside;  /* (unowned: in `split`): holds `view` and `source` */
  VouchSourcePane *source; /* (unowned: in `beside`) (nullable): while one is open */
  GtkStack       *content; /* (unowned: in `beside`): the card, or source mode over it */
  VouchSourceMode *source_mode; /* (unowned: in `content`) (nullable): made when it is first wanted */
  GtkRevealer    *review_place; /* (unowned: in `split`): below the card and the source */
  VouchReviewBar *review;  /* (unowned: in `review_place`) (nullable): made when it is first wanted */
  VouchSidePanel *panel;   /* (unowned: in `split`) (nullable): made after the first frame */
  GtkWidget      *cite;    /* (owned) (nullable): made when it is first wanted */
  GtkWidget      *repairs; /* (owned) (nullable): made when it is first wanted */
  GtkWidget      *citation_menu; /* (owned) (nullable): made when it is first wanted */
  GtkWidget      *places;  /* (owned) (nullable): made when it is first wanted */
};

/* vouch-editor.c */
GtkWindow      *vouch_editor_get_window       (VouchEditor         *self);
VouchSidePanel *vouch_editor_get_panel        (VouchEditor         *self);
VouchCard      *vouch_editor_get_card         (VouchEditor         *self);
VouchReferenceLibrary *vouch_editor_get_library (VouchEditor       *self);
gboolean        vouch_editor_is_edited        (VouchEditor         *self);
VouchNode      *vouch_editor_find             (VouchEditor         *self,
                                               const char          *id,
                                               GType                type);

/* vouch-editor-publish.c */
void            vouch_editor_follow_outbox    (VouchEditor         *self);

/* vouch-editor-title.c */
void            vouch_editor_follow_state     (VouchEditor         *self);
char           *vouch_editor_dup_title        (VouchEditor         *self) G_GNUC_WARN_UNUSED_RESULT;
char           *vouch_editor_dup_state        (VouchEditor         *self) G_GNUC_WARN_UNUSED_RESULT;
void            vouch_editor_show_state       (VouchEditor         *self);

/* vouch-editor-actions.c */
void            vouch_editor_install_actions  (GtkWidgetClass      *klass);
void            vouch_editor_show_toast       (VouchEditor         *self,
                                               AdwToast            *toast);
void            vouch_editor_toast            (VouchEditor         *self,
                                               const char          *words);
void            vouch_editor_toast_undo       (VouchEditor         *self,
                                               const char          *words);
void            vouch_editor_drop_undo_toast  (VouchEditor         *self);
gboolean        vouch_editor_edit             (VouchEditor         *self,
                                               VouchChange         *change);

/* vouch-editor-checks.c */
void            vouch_editor_install_check_actions (GtkWidgetClass *klass);
void            vouch_editor_follow_checks    (VouchEditor         *self);
void            vouch_editor_end_checks       (VouchEditor         *self);

/* vouch-editor-compare.c */
void            vouch_editor_install_compare_actions (GtkWidgetClass *klass);

/* vouch-editor-jobs.c */
void            vouch_editor_install_job_actions (GtkWidgetClass   *klass);
guint           vouch_editor_begin_job        (VouchEditor         *self,
                                               const char          *words,
                                               GCancellable        *cancellable);
void            vouch_editor_advance_job      (VouchEditor         *self,
                                               guint                job,
                                               const char          *words,
                                               double               fraction);
void            vouch_editor_end_job          (VouchEditor         *self,
                                               guint                job);

/* vouch-editor-file.c */
void            vouch_editor_install_file_actions     (GtkWidgetClass *klass);
void            vouch_editor_tell_overruled           (VouchEditor    *self,
                                                       VouchChange    *undone,
                                                       gboolean        is_undo);

/* vouch-editor-journal.c */
void            vouch_editor_install_journal_actions  (GtkWidgetClass *klass);
void            vouch_editor_start_journal            (VouchEditor    *self,
                                                       VouchOpening   *opening);
void            vouch_editor_follow_journal           (VouchEditor    *self);
void            vouch_editor_prove_recovered          (VouchEditor    *self);
void            vouch_editor_end_journal              (VouchEditor    *self);
void            vouch_editor_settle_recovered         (VouchEditor    *self);

/* vouch-editor-navigate.c */
void            vouch_editor_install_navigate_actions (GtkWidgetClass *klass);
void            vouch_editor_install_undo_actions     (GtkWidgetClass *klass);
void            vouch_editor_go                       (VouchEditor    *self,
                                                       const char     *id,
                                                       const char     *member);
void            vouch_editor_show_panel               (VouchEditor    *self,
                                                       const char     *page);

/* vouch-editor-cite.c, vouch-editor-note.c */
void            vouch_editor_install_cite_actions     (GtkWidgetClass *klass);
void            vouch_editor_install_note_actions     (GtkWidgetClass *klass);
gboolean        vouch_editor_point_popover            (VouchEditor    *self,
                                                       GtkWidget      *popover,
                                                       const char     *id);
const char     *vouch_editor_get_focused              (VouchEditor    *self);
VouchNode      *vouch_editor_resolve                  (VouchEditor    *self,
                                                       GVariant       *target,
                                                       GType           type);

/* vouch-editor-attach.c */
void            vouch_editor_install_attach_actions   (GtkWidgetClass *klass);
void            vouch_editor_tell                     (VouchEditor    *self,
                                                       const char     *heading,
                                                       const char     *words);
void            vouch_editor_attach                   (VouchEditor    *self,
                                                       const char     *reference,
                                                       GFile          *file);

/* vouch-editor-paper.c */
void            vouch_editor_install_paper_actions    (GtkWidgetClass *klass);
void            vouch_editor_take_paper               (VouchEditor    *self,
                                                       GFile          *file);

/* vouch-editor-style.c */
void            vouch_editor_install_style_actions    (GtkWidgetClass *klass);
void            vouch_editor_follow_style             (VouchEditor    *self);

/* vouch-editor-references.c */
void            vouch_editor_install_reference_actions (GtkWidgetClass *klass);
void            vouch_editor_import_references        (VouchEditor    *self,
                                                       GPtrArray      *files,
                                                       const char     *text);
gboolean        vouch_editor_is_of_references         (GFile          *file);
gboolean        vouch_editor_may_be_references        (GFile          *file);
void            vouch_editor_import_or_open           (VouchEditor    *self,
                                                       GFile          *file);

/* vouch-editor-find.c, vouch-editor-publish.c */
void            vouch_editor_install_find_actions     (GtkWidgetClass *klass);
void            vouch_editor_install_publish_actions  (GtkWidgetClass *klass);

/* vouch-editor-scan.c */
void            vouch_editor_install_scan_actions     (GtkWidgetClass *klass);
void            vouch_editor_offer_scan               (VouchEditor    *self,
                                                       const char     *digest);

/* vouch-editor-source.c */
void            vouch_editor_install_source_actions   (GtkWidgetClass *klass);

/* vouch-editor-ahead.c */
int             vouch_editor_guess_source_width       (VouchEditor    *self);
void            vouch_editor_expect_source            (VouchEditor    *self);
void            vouch_editor_install_ahead_actions    (GtkWidgetClass *klass);

GtkWidget      *vouch_editor_make_beside              (VouchEditor    *self,
                                                       GtkWidget      *content);
void            vouch_editor_name_statement           (VouchEditor    *self);
void            vouch_editor_show_source              (VouchEditor    *self,
                                                       const char     *reference,
                                                       const char     *digest,
                                                       guint           start,
                                                       guint           end);
void            vouch_editor_prepare_source           (VouchEditor    *self);
void            vouch_editor_close_source             (VouchEditor    *self);
void            vouch_editor_uncover_card             (VouchEditor    *self);
gboolean        vouch_editor_focus_source             (VouchEditor    *self);
gboolean        vouch_editor_show_passage_of          (VouchEditor    *self,
                                                       VouchNode      *statement);
/* vouch-editor-review.c */
void            vouch_editor_install_review_actions   (GtkWidgetClass *klass);
GtkWidget      *vouch_editor_make_review_place        (VouchEditor    *self,
                                                       GtkWidget      *content);
gboolean        vouch_editor_is_in_review             (VouchEditor    *self);
void            vouch_editor_leave_review             (VouchEditor    *self);
void            vouch_editor_lend_letters             (VouchEditor    *self,
                                                       GtkWidget      *source);

/* vouch-editor-support.c */
void            vouch_editor_install_support_actions  (GtkWidgetClass *klass);
void            vouch_editor_start_support            (VouchEditor    *self);
void            vouch_editor_end_support              (VouchEditor    *self);
void            vouch_editor_sources_changed          (VouchEditor    *self);
void            vouch_editor_follow_statement         (VouchEditor    *self);

/* vouch-editor-source-mode.c */
void            vouch_editor_install_source_mode_actions (GtkWidgetClass *klass);
void            vouch_editor_follow_source_mode       (VouchEditor    *self);
void            vouch_editor_lend_keys                (VouchEditor    *self,
                                                       GtkWidget      *source);
gboolean        vouch_editor_is_in_source_mode        (VouchEditor    *self);
void            vouch_editor_leave_source_mode        (VouchEditor    *self);
void            vouch_editor_focus_content            (VouchEditor    *self);

/* vouch-editor-reanchor.c */
void            vouch_editor_follow_editions          (VouchEditor    *self);
void            vouch_editor_follow_better            (VouchEditor    *self);

/* vouch-editor-citation.c */
void            vouch_editor_install_citation_actions (GtkWidgetClass *klass);
void            vouch_editor_end_citations    (VouchEditor         *self);

/* vouch-editor-eye.c */
void            vouch_editor_install_eye_actions      (GtkWidgetClass *klass);

/* vouch-editor-export.c */
void            vouch_editor_install_export_actions   (GtkWidgetClass *klass);
void            vouch_editor_export_to                (VouchEditor    *self,
                                                       const VouchExport *format,
                                                       GFile          *location);

/* vouch-editor-import.c */
void            vouch_editor_show_report              (VouchEditor    *self);

G_END_DECLS

/* vouch-reanchor.h: a reference's passages looked up in another edition of its file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "vouch-card.h"
#include "vouch-change.h"

G_BEGIN_DECLS

/* What was found, until the card is changed by it. */
typedef struct _VouchReanchor VouchReanchor;

VouchReanchor *vouch_reanchor_new         (VouchCard            *card,
                                           const char           *reference,
                                           const char           *digest) G_GNUC_WARN_UNUSED_RESULT;
void           vouch_reanchor_free        (VouchReanchor        *self);
gboolean       vouch_reanchor_is_needed   (VouchReanchor        *self);
gboolean       vouch_reanchor_look        (VouchReanchor        *self,
                                           GCancellable         *cancellable,
                                           GError              **error);
void           vouch_reanchor_look_async  (VouchReanchor        *self,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              data);
VouchReanchor *vouch_reanchor_look_finish (GAsyncResult         *result,
                                           GError              **error) G_GNUC_WARN_UNUSED_RESULT;
VouchChange   *vouch_reanchor_to_change   (VouchReanchor        *self,
                                           VouchCard            *card) G_GNUC_WARN_UNUSED_RESULT;
guint          vouch_reanchor_get_n_found (VouchReanchor        *self);
char          *vouch_reanchor_describe    (VouchReanchor        *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchReanchor, vouch_reanchor_free)

G_END_DECLS

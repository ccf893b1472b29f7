/* vouch-test-random.h: changes at random that fit a card, and some that don't.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-test-card.h"

G_BEGIN_DECLS

typedef struct _VouchTestRandom VouchTestRandom;

VouchTestRandom *vouch_test_random_new    (guint32          seed) G_GNUC_WARN_UNUSED_RESULT;
void             vouch_test_random_free   (VouchTestRandom *self);
guint            vouch_test_random_below  (VouchTestRandom *self,
                                           guint            end);
VouchChange     *vouch_test_random_change (VouchTestRandom *self,
                                           VouchDocument   *document) G_GNUC_WARN_UNUSED_RESULT;
VouchChange     *vouch_test_random_group  (VouchTestRandom *self,
                                           VouchDocument   *document) G_GNUC_WARN_UNUSED_RESULT;
VouchChange     *vouch_test_random_broken (VouchTestRandom *self,
                                           VouchDocument   *document) G_GNUC_WARN_UNUSED_RESULT;
VouchChange     *vouch_test_random_record (VouchTestRandom *self,
                                           VouchDocument   *document) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchTestRandom, vouch_test_random_free)

G_END_DECLS

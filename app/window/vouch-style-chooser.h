/* vouch-style-chooser.h: chooses one of the installed citation styles.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-document.h"

G_BEGIN_DECLS

void vouch_style_chooser_present          (GtkWindow     *parent,
                                           GSettings     *settings);
void vouch_style_chooser_present_for_card (GtkWindow     *parent,
                                           GSettings     *settings,
                                           VouchDocument *document);

G_END_DECLS

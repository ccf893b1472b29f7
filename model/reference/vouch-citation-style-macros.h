/* vouch-citation-style-macros.h: whether the macros of a citation style come to an end.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _VouchStyleMacros VouchStyleMacros;

VouchStyleMacros *vouch_style_macros_new   (void) G_GNUC_WARN_UNUSED_RESULT;
void              vouch_style_macros_free  (VouchStyleMacros  *self);
void              vouch_style_macros_enter (VouchStyleMacros  *self,
                                            const char        *element,
                                            const char        *name,
                                            const char        *macro);
void              vouch_style_macros_leave (VouchStyleMacros  *self,
                                            const char        *element);
gboolean          vouch_style_macros_check (VouchStyleMacros  *self,
                                            GError           **error);

G_END_DECLS

/* vouch-accels.h: which key does what, in one table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * VouchAccel:
 * @action: the action's detailed name
 * @keys: (array zero-terminated=1): the first one is shown in menus
 */
typedef struct
{
  const char *action;
  const char *keys[4];
} VouchAccel;

const VouchAccel *vouch_accels_list     (gsize          *n);
void              vouch_accels_set      (GtkApplication *application);
void              vouch_accels_add_to   (GtkWidget      *widget,
                                         const char     *group);
void              vouch_accels_lend_to  (GtkWidget      *popover);

G_END_DECLS

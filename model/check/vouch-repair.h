/* vouch-repair.h: the pieces that repairs are made of, as changes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-change.h"
#include "vouch-node.h"

G_BEGIN_DECLS

GPtrArray   *vouch_repair_begin      (void) G_GNUC_WARN_UNUSED_RESULT;
void         vouch_repair_set        (GPtrArray  *changes,
                                      VouchNode  *node,
                                      const char *member,
                                      JsonNode   *after);
void         vouch_repair_set_text   (GPtrArray  *changes,
                                      VouchNode  *node,
                                      const char *member,
                                      const char *text);
void         vouch_repair_set_rich   (GPtrArray  *changes,
                                      VouchNode  *node,
                                      const char *text);
void         vouch_repair_set_none   (GPtrArray  *changes,
                                      VouchNode  *section,
                                      const char *why);
void         vouch_repair_remove     (GPtrArray  *changes,
                                      VouchNode  *node,
                                      guint       position);
void         vouch_repair_add_note   (GPtrArray  *changes,
                                      VouchNode  *card,
                                      const char *on,
                                      const char *body);
VouchChange *vouch_repair_end        (GPtrArray  *changes,
                                      const char *label) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

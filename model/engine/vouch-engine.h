/* vouch-engine.h: heavy libraries, loaded when they are first wanted.
 *
 * An engine is a module that links nothing of ours. It exports one constant
 * table of C functions over strings and bytes; whoever uses it includes the
 * header of that table and never the library behind it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VouchEngineError:
 * @VOUCH_ENGINE_ERROR_MISSING: the module, or a library that it needs, is not there
 * @VOUCH_ENGINE_ERROR_FOREIGN: a file of that name is there but has no such table
 *
 * Codes of the domain %VOUCH_ENGINE_ERROR. Messages are translated and made for the user.
 */
typedef enum
{
  VOUCH_ENGINE_ERROR_MISSING,
  VOUCH_ENGINE_ERROR_FOREIGN,
} VouchEngineError;

#define VOUCH_ENGINE_ERROR (vouch_engine_error_quark ())

GQuark         vouch_engine_error_quark (void);

char          *vouch_engine_find        (const char  *name) G_GNUC_WARN_UNUSED_RESULT;
gconstpointer  vouch_engine_open        (const char  *name,
                                         const char  *symbol,
                                         GError     **error);

G_END_DECLS

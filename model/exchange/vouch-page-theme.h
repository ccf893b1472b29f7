/* vouch-page-theme.h: a house's look of the page: colours and a typeface, and nothing else.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define VOUCH_PAGE_THEME_ERROR (vouch_page_theme_error_quark ())

/**
 * VouchPageThemeError:
 * @VOUCH_PAGE_THEME_ERROR_VALUE: a member or a value that a theme does not have
 * @VOUCH_PAGE_THEME_ERROR_CONTRAST: text that could not be read by everybody
 */
typedef enum
{
  VOUCH_PAGE_THEME_ERROR_VALUE,
  VOUCH_PAGE_THEME_ERROR_CONTRAST,
} VouchPageThemeError;

GQuark  vouch_page_theme_error_quark (void);

char   *vouch_page_theme_css      (const char  *json,
                                   gsize        length,
                                   GError     **error) G_GNUC_WARN_UNUSED_RESULT;
char   *vouch_page_theme_get_path (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

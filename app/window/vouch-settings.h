/* vouch-settings.h: what the program remembers between two runs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define VOUCH_SETTING_WINDOW_WIDTH "window-width"
#define VOUCH_SETTING_WINDOW_HEIGHT "window-height"
#define VOUCH_SETTING_WINDOW_MAXIMIZED "window-maximized"
#define VOUCH_SETTING_SHOW_OUTLINE "show-outline"
#define VOUCH_SETTING_SHOW_PANEL "show-panel"
#define VOUCH_SETTING_PANEL_PAGE "panel-page"
#define VOUCH_SETTING_CARDS_ORDER "cards-order"
#define VOUCH_SETTING_COLOR_SCHEME "color-scheme"
#define VOUCH_SETTING_AUTHOR_NAME "author-name"
#define VOUCH_SETTING_CITATION_STYLE "citation-style"
#define VOUCH_SETTING_HOUSE_PROFILE "house-profile"
#define VOUCH_SETTING_CHECK_SPELLING "check-spelling"
#define VOUCH_SETTING_MUTED_CHECKS "muted-checks"
#define VOUCH_SETTING_CHECK_COUNTS "check-counts"
#define VOUCH_SETTING_RETRACTION_LIST "retraction-list"
#define VOUCH_SETTING_RETRACTION_ADDRESS "retraction-address"
#define VOUCH_SETTING_LOOKUP "lookup"
#define VOUCH_SETTING_LOOKUP_PASTED "lookup-pasted"
#define VOUCH_SETTING_LOOKUP_MAIL "lookup-mail"
#define VOUCH_SETTING_LOOKUP_CROSSREF "lookup-crossref"
#define VOUCH_SETTING_LOOKUP_PUBMED "lookup-pubmed"
#define VOUCH_SETTING_LOOKUP_ARXIV "lookup-arxiv"
#define VOUCH_SETTING_LOOKUP_ZOTERO "lookup-zotero"
#define VOUCH_SETTING_LOOKUP_ZOTERO_USED "lookup-zotero-used"

GSettings *vouch_settings_new        (GError   **error) G_GNUC_WARN_UNUSED_RESULT;
char      *vouch_settings_dup_author (GSettings *settings) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

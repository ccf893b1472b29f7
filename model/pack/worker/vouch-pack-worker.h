/* vouch-pack-worker.h: what the program that draws packs and whoever starts it agree on.
 *
 * Standard input is a file that can be mapped: the length of the manifest in 8 bytes, lowest
 * first; the manifest, a JSON object; the PDFs that it names by offset (from the manifest's end)
 * and length. The answer, on standard output, is frames: a byte that says which, the length of
 * what follows in 4 bytes, lowest first, and that.
 *
 * The manifest: "title", "notice", "page-words" ("Page {n} of {total}"), "link-words" ("page {n}"),
 * "language", "outline" (of the card), "documents": [{"offset","length"}];
 * "blocks", the card: [{"style","text","markup","number","dest","to","tone","level","outline"}];
 * "pages", the evidence: [{"dest","title","place","group","outline","document","page","failed",
 *   "failed-words","rows": [{"number","text","to"}],
 *   "marks": [{"number","is-region","boxes": [[x1,y1,x2,y2]],"before","exact","after"}]}].
 * A page without "document" is drawn as text. Numbers of pages count from 1, boxes are points from
 * the top left of the page as it is shown.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

/** A part of the PDF. */
#define VOUCH_PACK_FRAME_DATA 'D'
/** 4 bytes: which of "pages" is begun. Who ends after this, or is late, failed on that page. */
#define VOUCH_PACK_FRAME_BEGIN 'B'
/** 4 bytes: that page of a file could not be drawn and stands there as text. */
#define VOUCH_PACK_FRAME_FAILED 'F'
/** Nothing: all is sent. */
#define VOUCH_PACK_FRAME_END 'E'

#define VOUCH_PACK_FRAME_HEAD 5

/** No more of these in one pack. */
#define VOUCH_PACK_MAX_PAGES 5000
/** What all pages together may take, in seconds of work; each is limited by who waits for it. */
#define VOUCH_PACK_MAX_CPU 900

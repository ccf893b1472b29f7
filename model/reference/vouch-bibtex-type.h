/* vouch-bibtex-type.h: what the types of BibTeX and biblatex are in CSL.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VouchBibtexType:
 * @name: the type without "@"
 * @csl: the type of CSL-JSON
 * @genre: (nullable): what CSL says beside it
 */
typedef struct
{
  const char *name;
  const char *csl;
  const char *genre;
} VouchBibtexType;

const VouchBibtexType *vouch_bibtex_type_find (const char *name);

G_END_DECLS

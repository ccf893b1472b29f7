/* vouch-ris-type.h: what the types of RIS are in CSL, and what their second title is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VouchRisType:
 * @name: the value of TY
 * @csl: the type of CSL-JSON
 * @second: the member that T2 fills
 * @people: the member that AU fills
 */
typedef struct
{
  const char *name;
  const char *csl;
  const char *second;
  const char *people;
} VouchRisType;

const VouchRisType *vouch_ris_type_find (const char *name);

G_END_DECLS

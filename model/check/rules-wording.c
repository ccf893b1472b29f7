/* rules-wording.c: placeholder */
#include "config.h"
#include "rules.h"
const VouchRule vouch_rules_wording[] = { { NULL } };

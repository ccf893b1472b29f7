/* rules-safety.c: placeholder */
#include "config.h"
#include "rules.h"
const VouchRule vouch_rules_safety[] = { { NULL } };

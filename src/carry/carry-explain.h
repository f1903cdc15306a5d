/* carry-explain.h - sentences for people about a shared folder that could not be reached or filled */
#pragma once

#include "carry-protocol.h"

G_BEGIN_DECLS

/* What happened, what is safe, what to try; in their language. Static. */
const char *carry_explain (CarryError code);

/* Of one file or of one desktop's folder; NULL: nothing people have to know of. Static. */
const char *carry_explain_fate (CarryFate fate);

G_END_DECLS

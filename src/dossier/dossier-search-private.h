/* dossier-search-private.h - what indexing and asking share */
#pragma once

#include "dossier-search.h"

G_BEGIN_DECLS

/* The sign that stands in the index for a code of a vocabulary. */
void dossier_search_add_sign (GString    *out,
                              const char *vocabulary,
                              const char *code);

G_END_DECLS

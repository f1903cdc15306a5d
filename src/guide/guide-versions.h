/* guide-versions.h - what a practice said, each time its words changed
 *
 * As the journal remembers: from its first words to those of today, whoever wrote them. Merging, undoing and going back make versions
 * as well. What was erased is in none.
 */
#pragma once

#include "dossier-reader.h"

G_BEGIN_DECLS

typedef struct
{
  gint64   wall;   /* milliseconds since 1970: when it was said so */
  char    *author; /* or NULL */
  gboolean is_register;
  char    *statement, *development; /* "": nothing */
  char    *status;                  /* code, the last it had while it said so; or NULL */
} GuideVersion;

/* Reader thread. Oldest first, each unlike the one before; GuideVersion elements, owned. NULL on error. */
GPtrArray *guide_versions_read (DossierReader *reader,
                                const char    *practice,
                                GCancellable  *cancellable,
                                GError       **error);

G_END_DECLS

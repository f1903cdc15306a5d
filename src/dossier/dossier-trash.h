/* dossier-trash.h - what was put in the trash, with what comes back along
 *
 * A line is a record somebody deleted; what could not be without it (a structure's links, their steps…) went in the same act, stands
 * behind it and comes back with it: dossier-rules-restore.h says how. Asked on the reader thread.
 */
#pragma once

#include "dossier-reader.h"

G_BEGIN_DECLS

/* Something that comes back with another. */
typedef struct
{
  char              *id;
  const DossierKind *kind;
} DossierTrashPart;

typedef struct
{
  char              *id;
  const DossierKind *kind;
  char              *title;       /* NULL: it has none */
  gint64             wall;        /* when, milliseconds since 1970 */
  char              *author;      /* NULL: nobody said */
  gboolean           is_register; /* not by a person */
  GPtrArray         *along;       /* DossierTrashPart: what restoring it brings back too, in order of id */
} DossierTrashLine;

void dossier_trash_line_free (DossierTrashLine *self);

/* What restoring those brings back too: DossierTrashPart elements, in order of id; those asked for are not among them. NULL on error. */
GPtrArray *dossier_trash_list_along (DossierReader     *reader,
                                     const char *const *ids,
                                     GError           **error);
/* DossierTrashLine elements, the newest first, most of them at most (0: all). NULL on error. */
GPtrArray *dossier_trash_list (DossierReader *reader,
                               guint          most,
                               GError       **error);

G_END_DECLS

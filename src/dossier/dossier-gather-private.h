/* dossier-gather-private.h - what some paths lead to, in each record that answers
 *
 * The paths are the faces a question is looked at from. What the query asks of one of them is not asked of the records, but
 * noted: a record that misses one face only is counted there and nowhere else. All the paths of one relation are one face
 * in this, as they are about the same record around.
 */
#pragma once

#include "dossier-pool-private.h"

G_BEGIN_DECLS

#define DOSSIER_GATHER_MISSES_NONE G_MAXUINT
#define DOSSIER_GATHER_MISSES_SEVERAL (G_MAXUINT - 1)

/* One value of one path in one record; in order of records, and of a relation as often as records around have it. */
typedef struct
{
  guint  record; /* index of missed */
  guint  value;  /* of the pool */
  gint64 member; /* row of the record around; 0: none */
} DossierGathered;

typedef struct
{
  DossierPath  path;
  guint        face; /* as missed says it; MISSES_NONE: the query asks nothing of it */
  DossierPool *pool;
  GArray      *pairs; /* DossierGathered */
} DossierGatherPath;

typedef struct
{
  GArray *missed; /* guint, one a record: the face it misses, or MISSES_… */
  GArray *paths;  /* DossierGatherPath, as asked */
} DossierGather;

/* except: leave the query's filters on the paths aside, as facets do; else they are asked like all others. Borrows query and
 * vocabulary of the reader while it lives. */
DossierGather *dossier_gather_new (DossierReader      *reader,
                                   const DossierQuery *query,
                                   const char *const  *paths,
                                   gboolean            except,
                                   GError            **error);
void           dossier_gather_free (DossierGather *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierGather, dossier_gather_free)

G_END_DECLS

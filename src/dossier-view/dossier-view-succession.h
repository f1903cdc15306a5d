/* dossier-view-succession.h - somebody leaves a post: what is written of it, in one act
 *
 * The post ends; another, of the same role and weight in the same structure, may begin the same day and take over the threads
 * it held. The post that ended stays among those that held them: who followed whom is told by the links too.
 * A plain value: built on the main thread, written by the store.
 */
#pragma once

#include "base-date.h"
#include "dossier-act.h"
#include "dossier-record.h"
#include "dossier-view-threads.h"

G_BEGIN_DECLS

typedef struct
{
  const BaseDate *on;            /* the last day of one, the first of the other */
  const char     *reason;        /* of the end, or NULL */
  gboolean        is_followed;   /* FALSE: the post ends, and that is all */
  const char     *person;        /* who follows: id of one who is known… */
  const char     *name;          /* …or the name of one to be made; both NULL: nobody knows who */
  gboolean        takes_threads; /* who follows holds what the post held */
} DossierViewSuccession;

/* post: the record; threads: DossierViewThread elements, of that post or others. Returns the id of the post that begins, owned
 * by the act; NULL: none does. */
const char *dossier_view_succession_tell (const DossierViewSuccession *self,
                                          DossierAct                  *act,
                                          const DossierRecord         *post,
                                          GPtrArray                   *threads);

/* Makes a person of a name as it is typed; the id is owned by the act. NULL: no name is said. */
const char *dossier_view_succession_add_person (DossierAct *act,
                                                const char *name);

G_END_DECLS

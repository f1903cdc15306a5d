/* dossier-view-threads.h - the links whose thread a post holds
 *
 * A link has two sides; on each, somebody may hold its thread. What falls when the only one leaves is told here, so that
 * it is seen before. Immutable, read on the reader thread.
 */
#pragma once

#include "dossier-view-posts.h"

G_BEGIN_DECLS

typedef struct
{
  char       *link;     /* id */
  char       *other;    /* what is at the other end: its name, or NULL */
  char       *type;     /* of the other: code, or NULL */
  char       *kind;     /* of the link: code, or NULL */
  const char *side;     /* the field of the link that holds the post; static */
  char       *post;     /* id of the post that holds it */
  gboolean    is_alone; /* on its side no other post that is not over holds it */
  gboolean    is_over;  /* the link itself has ended: nobody is missed */
} DossierViewThread;

/* posts: DossierViewPost elements. DossierViewThread elements, by name of the other; NULL on error. */
GPtrArray *dossier_view_threads_list (DossierReader *reader,
                                      GPtrArray     *posts,
                                      GError       **error);
void       dossier_view_thread_free (DossierViewThread *self);

/* The link has ended: nobody is missed. */
gboolean dossier_view_thread_is_over (const DossierRecord *link);

/* Nobody holds it any more once this post is over. */
gboolean dossier_view_thread_falls_with (const DossierViewThread *self,
                                         const DossierViewPost   *post);
/* How many of them would fall with the post. */
guint dossier_view_threads_count_falling (GPtrArray             *threads,
                                          const DossierViewPost *post);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierViewThread, dossier_view_thread_free)

G_END_DECLS

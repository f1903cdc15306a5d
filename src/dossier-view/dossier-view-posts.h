/* dossier-view-posts.h - posts and who holds them: the people of a structure, of a link, the life of a person
 *
 * A post is a role in a structure, for a time; nobody may be known to hold it, which is a fact worth showing.
 * Immutable, read on the reader thread.
 */
#pragma once

#include "dossier-reader.h"
#include "dossier-vocabulary.h"

G_BEGIN_DECLS

typedef struct
{
  char         *id;
  char         *person;         /* id; NULL: nobody is known to hold it */
  char         *name;           /* of the person; NULL: nobody is known to hold it */
  char         *structure;      /* id, or NULL */
  char         *structure_name; /* or NULL */
  char         *structure_type; /* code, or NULL */
  char         *role;           /* code, or NULL */
  gboolean      is_major;       /* a decisive contact: ++ */
  DossierValue *from;           /* NULL: nobody said */
  DossierValue *to;             /* NULL: nobody said */
  gboolean      is_over;        /* it ended, even if nobody remembers when */
} DossierViewPost;

/* Has this end come? A day to come is not the end yet; words that say no day say that it came. value may be NULL. */
gboolean dossier_view_posts_is_past (const DossierValue *value);

/* NULL when there is no such post any more. */
DossierViewPost *dossier_view_post_read (DossierReader *reader,
                                         const char    *id);
/* field: "structure" or "person". Those held now first, then the past, the latest first. NULL on error. */
GPtrArray *dossier_view_posts_list (DossierReader *reader,
                                    const char    *field,
                                    const char    *id,
                                    GError       **error);
void       dossier_view_post_free (DossierViewPost *self);

/* "Anne Martin", or that the holder is not known. Borrowed. */
const char *dossier_view_post_get_name (const DossierViewPost *self);
/* "direction"; what stands for no answer when the role was not said. Borrowed. */
const char *dossier_view_post_get_role (const DossierViewPost   *self,
                                        const DossierVocabulary *vocabulary);
/* How many of these posts have ended on a date that somebody knows, and the year of the first of them (0: none). */
guint dossier_view_posts_count_changes (GPtrArray *posts,
                                        guint     *since);
/* "2021 – 2024", "2021 – …", "" when nobody said. Caller owns. */
char *dossier_view_post_dup_span (const DossierViewPost *self);
/* "direction · ++ · 2021 – 2024". Caller owns. */
char *dossier_view_post_describe (const DossierViewPost   *self,
                                  const DossierVocabulary *vocabulary);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierViewPost, dossier_view_post_free)

G_END_DECLS

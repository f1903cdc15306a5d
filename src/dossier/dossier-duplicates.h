/* dossier-duplicates.h - which records may be one and the same thing
 *
 * Names are compared as people would: accents, case, acronyms and synonyms ("CS" for "centre social") do not count, a slip of the
 * pen counts little, a number or another kind of school counts much. What tells most: the same UAI; then the name with the
 * commune. Two records that somebody said are not the same ("distinct_from") are never told again. Nothing here decides: it is
 * for a person to look. Asked on the reader thread; quick enough to be asked while one types.
 */
#pragma once

#include "dossier-reader.h"
#include "dossier-synonyms.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_DUPLICATE_UAI,     /* the same official number */
  DOSSIER_DUPLICATE_CONTACT, /* the same phone or e-mail */
  DOSSIER_DUPLICATE_NAME,    /* alike by name, and nothing says they are apart */
} DossierDuplicateReason;

typedef struct
{
  char                  *one, *other; /* ids; one: NULL where a record not made yet was asked about */
  char                  *one_title, *other_title;
  double                 likeness; /* 0…1 */
  DossierDuplicateReason reason;
} DossierDuplicate;

void dossier_duplicate_free (DossierDuplicate *self);

/* What is known of the one that is being typed. */
typedef struct
{
  const char *kind;
  const char *name;      /* may be NULL */
  const char *territory; /* id, or NULL: not known */
  const char *uai;       /* or NULL */
  const char *type;      /* code of a structure, or NULL */
  const char *except;    /* id of itself, or NULL */
} DossierDuplicateProbe;

/* DossierDuplicate elements, the likeliest first; limit 0: all. NULL on error. */
GPtrArray *dossier_duplicates_find (DossierReader               *reader,
                                    const DossierDuplicateProbe *probe,
                                    guint                        limit,
                                    GError                     **error);
/* Those of a record that is there. */
GPtrArray *dossier_duplicates_find_of (DossierReader *reader,
                                       const char    *id,
                                       guint          limit,
                                       GError       **error);
/* The pairs of a whole kind, the likeliest first. Takes seconds on a nation. */
GPtrArray *dossier_duplicates_list (DossierReader *reader,
                                    const char    *kind,
                                    GCancellable  *cancellable,
                                    GError       **error);
/* Adds to act that the two are not the same. */
void dossier_duplicates_part (DossierAct        *act,
                              const DossierKind *kind,
                              const char        *one,
                              const char        *other);

/* How alike two names are, 0…1. */
double dossier_duplicates_compare_names (const char            *one,
                                         const char            *other,
                                         const DossierSynonyms *synonyms); /* may be NULL */

G_END_DECLS

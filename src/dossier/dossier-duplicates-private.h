/* dossier-duplicates-private.h - a name taken apart, to be compared with thousands */
#pragma once

#include "dossier-database.h"
#include "dossier-duplicates.h"
#include "dossier-vocabulary.h"

G_BEGIN_DECLS

typedef struct
{
  char    *word;   /* folded, or the sign of a group of synonyms */
  double   weight; /* how much it tells */
  gboolean is_number, is_group;
  gboolean is_telling; /* says which one it is, not only of what sort */
} DossierNameWord;

/* Immutable. */
typedef struct
{
  GArray *words; /* DossierNameWord */
  double  weight;
} DossierName;

DossierName *dossier_name_new (const char            *text,
                               const DossierSynonyms *synonyms); /* may be NULL */
void         dossier_name_free (DossierName *self);
double       dossier_name_compare (const DossierName *one,
                                   const DossierName *other);
/* Its telling words, the longest first, borrowed; for the index. */
GPtrArray *dossier_name_list_telling (const DossierName *self);

/* --- slips among the first letters of a word; words are folded */

/* A question to the index for the words that such a slip could have made of this one; NULL: it is too short. Caller owns. */
char *dossier_slip_dup_match (const char *word);

typedef struct
{
  guint64 hash; /* two words of one place that such a slip parts have one in common */
  guint64 word; /* the same for the same word of that place */
  guint   index;
} DossierSlipKey;

/* Adds those of the word; none when it is too short. index: whose word it is. */
void dossier_slip_add_keys (GArray     *keys,
                            gint64      place,
                            const char *word,
                            guint       index);

/* Those of one hash stand together, up to the end; from: the first of them. */
void  dossier_slip_sort_keys (GArray *keys);
guint dossier_slip_find_end (const GArray *keys,
                             guint         from);

/* What is compared of a record. */
typedef struct
{
  gint64       row;
  char        *id; /* NULL: not made yet */
  DossierName *name;
  gint64       place;       /* row of the commune; 0: not known */
  char        *number;      /* UAI, official code; NULL: none */
  char        *sort;        /* type as it stands today, edition; NULL: none */
  char        *contacts[2]; /* phone as digits, e-mail folded; NULL: none */
} DossierFace;

#define DOSSIER_FACE_LEAST 0.72 /* a likeness below is told to nobody */

void dossier_face_free (DossierFace *self);
/* 0…1; 0: nothing says that they are one, or less than DOSSIER_FACE_LEAST. */
double dossier_face_compare (const DossierKind      *kind,
                             const DossierFace      *one,
                             const DossierFace      *other,
                             DossierDuplicateReason *reason);
/* "SELECT …" of what a face is read from, of the kind's table k and its ent e, living only, up to further conditions ("AND …"). NULL:
 * records of this kind are not compared. Caller owns. */
char *dossier_face_dup_sql (const DossierKind *kind);
/* A row of that. vocabulary: NULL when it could not be read: names are then compared word by word, types as they were recorded. */
DossierFace *dossier_face_read (DossierStatement        *row,
                                const DossierKind       *kind,
                                const DossierVocabulary *vocabulary);
/* The sort as it stands today: two types that became one are one. sort may be NULL, and is then. Caller owns. */
char *dossier_face_dup_sort (const DossierKind       *kind,
                             const DossierVocabulary *vocabulary,
                             const char              *sort);
/* Digits of a phone, an e-mail in small letters; NULL when there is none. Caller owns. */
char *dossier_face_dup_phone (const char *text);
char *dossier_face_dup_email (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierName, dossier_name_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierFace, dossier_face_free)

G_END_DECLS

/* dossier-path.h - how a question names what it asks about
 *
 *   FIELD              of the record itself: "type", "programmes"
 *   REFERENCE.FIELD    of the record it refers to: "territory.type", "a.territory"
 *   KIND               how many records of that kind are tied to it, referring to it or referred to: of a structure "link"
 *   KIND.FIELD         of one of those: of a structure "link.programmes", of a link "structure.territory", "assignment.role"
 *   KIND.REFERENCE.…   of what one of those refers to; of a structure "link.other.type" is at the link's other end
 *   …MEASURE           what nobody types and can be told of each record: "life", "holding", "presence.clas"
 *   "id"               the record itself
 * A code that names both a reference and a kind is the reference.
 *
 * Measures: "life" of a link, a structure, a post ("to_come", "current", "past"); "holding" of a link ("nobody", "left",
 * "one_person", "one_sided", "thin", "shared"); "bearers" of a structure: who holds its side of its links ("no_link",
 * "nobody", "one_person", "several"); "presence.CODE" of a programme in a link or around a structure
 * ("present", "absent", "unknown": nobody said); "near.METRES" of a school or a centre ("yes": one of the other sort is
 * that near, as the crow flies, and no link joins them; to filter by only).
 */
#pragma once

#include "dossier-kinds.h"

G_BEGIN_DECLS

typedef struct
{
  const DossierKind *kind;     /* around whose records */
  const DossierKind *target;   /* of those that are tied to them */
  gboolean           has_time; /* a question about a day leaves out those that are not of that day */
} DossierRelation;

typedef struct
{
  const char *code;
  const char *label; /* English */
} DossierMeasureValue;

typedef struct
{
  const char                *code;
  const char                *kinds[4];   /* NULL-terminated: of whose records it is told */
  const char                *label;      /* English */
  const char                *vocabulary; /* of its parameter; NULL: none, or a number */
  gboolean                   takes_number;
  const DossierMeasureValue *values;     /* ends with a code NULL */
  DossierVisibility          visibility; /* of what it is told from */
} DossierMeasure;

typedef struct
{
  const DossierRelation *relation;  /* NULL: of the record itself */
  const DossierField    *through;   /* a reference; NULL: none */
  const DossierField    *field;     /* NULL: a measure, or the number of the relation, or "id" */
  const DossierMeasure  *measure;   /* NULL: none */
  const char            *parameter; /* of the measure; borrowed from the text read, NULL when it takes none */
  const DossierKind     *kind;      /* whose field or measure it is at last */
} DossierPath;

/* FALSE when a record of the kind has nothing of the sort. path may be NULL. */
gboolean dossier_path_read (const DossierKind *kind,
                            const char        *text,
                            DossierPath       *path);
gboolean dossier_path_is_id (const DossierPath *self);
/* A relation alone: asks how many. */
gboolean dossier_path_is_number (const DossierPath *self);
/* May one record have several of its values? */
gboolean dossier_path_is_many (const DossierPath *self);
/* May this audience be told what the path leads to, where it may see the record? */
gboolean dossier_path_is_shown (const DossierPath *self,
                                DossierVisibility  audience);
/* The vocabulary its values are codes of; NULL: none. */
const char *dossier_path_get_vocabulary (const DossierPath *self);

/* NULL: no reference ties records of these kinds. */
const DossierRelation *dossier_relation_find (const DossierKind *kind,
                                              const char        *target);

/* Types of structure as shipped, NULL-terminated: what "centre" and "school" mean where links are counted. */
const char *const *dossier_path_get_centre_types (void);
const char *const *dossier_path_get_school_types (void);

G_END_DECLS

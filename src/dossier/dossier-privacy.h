/* dossier-privacy.h - who may see what, and what was left out
 *
 * Kinds and fields of dossier-kinds say how widely they may be shown; a record may say otherwise of
 * itself in its field "visibility". Every output (export, print, projector, picture) asks here, and
 * says what it left out. A reference to a record that is not shown says its role only, never its name.
 *   1. a record is seen by whom its own visibility lets in, its kind's where it says nothing, and
 *      by nobody who may not see the record it is a part of (DOSSIER_FIELD_OWNER);
 *   2. in a record that is seen, a field as wide as its kind goes with the record; a narrower or a
 *      pinned one stays at its own.
 * Records by the thousand are asked for with dossier_query_set_audience ().
 */
#pragma once

#include "dossier-reader.h"
#include "dossier-vocabulary.h"

G_BEGIN_DECLS

/* Days somebody is kept after their last post: long enough for a successor to ask who began a link, the term the CNIL
 * recommends for contacts that are no longer active. Then it is told; nothing goes by itself. */
#define DOSSIER_PRIVACY_KEPT_FOR (3 * 365)

typedef enum
{
  DOSSIER_AUDIENCE_PUBLIC,   /* anybody: a web page, a leaflet */
  DOSSIER_AUDIENCE_NETWORK,  /* partners */
  DOSSIER_AUDIENCE_INTERNAL, /* the federation itself */
} DossierAudience;

/* "public", "network", "internal"; FALSE when it is none of them. */
gboolean    dossier_audience_from_code (const char      *code,
                                        DossierAudience *audience);
const char *dossier_audience_to_code (DossierAudience audience);

/* Unless a record says otherwise of itself. */
gboolean dossier_privacy_shows_kind (DossierAudience    audience,
                                     const DossierKind *kind);
/* FALSE too when the kind itself is not shown. Of records that say nothing of themselves. */
gboolean dossier_privacy_shows_field (DossierAudience     audience,
                                      const DossierKind  *kind,
                                      const DossierField *field);
/* Its own visibility, or its kind's. What it is a part of does not count here. */
DossierVisibility dossier_privacy_get_visibility (const DossierRecord *record);
/* FALSE too when there is no such record. */
gboolean dossier_privacy_shows_record (DossierReader  *reader,
                                       DossierAudience audience,
                                       const char     *id);
/* Of a record that is shown: this field too? */
gboolean dossier_privacy_shows_answer (DossierAudience      audience,
                                       const DossierRecord *record,
                                       const DossierField  *field);
/* May the field be seen in some record of the kind, one that says of itself that it may be seen? */
gboolean dossier_privacy_may_show_field (DossierAudience     audience,
                                         const DossierKind  *kind,
                                         const DossierField *field);

/* What to call a record before this audience: its title when it may be shown, else its role ("direction") or what it is
 * ("Personne"). Caller owns; NULL: no such record. */
char *dossier_privacy_dup_title (DossierReader           *reader,
                                 const DossierVocabulary *vocabulary,
                                 DossierAudience          audience,
                                 const char              *id);

/* What an output for this audience leaves out: records not shown, and in those shown, answers to fields not shown. */
typedef struct
{
  const DossierKind  *kind;
  const DossierField *field; /* NULL: whole records */
  gint64              count; /* > 0 */
} DossierLeftOut;

/* kinds: codes an output would have held, NULL-terminated; NULL: all. DossierLeftOut elements, in order of kinds. */
GPtrArray *dossier_privacy_list_left_out (DossierReader     *reader,
                                          DossierAudience    audience,
                                          const char *const *kinds,
                                          GError           **error);
/* "Left out: People (3), Links: Notes (12)" in the language of the screen; NULL when nothing was. vocabulary:
 * for what the fields are called; NULL: as delivered. Caller owns. */
char *dossier_privacy_dup_left_out (GPtrArray               *left_out,
                                    const DossierVocabulary *vocabulary);

/* What in a free text may name somebody: never refused, only said. */
typedef enum
{
  DOSSIER_WARNING_NAME,  /* "Mme Martin" */
  DOSSIER_WARNING_PHONE, /* "06 12 34 56 78" */
  DOSSIER_WARNING_EMAIL,
} DossierWarningType;

typedef struct
{
  DossierWarningType type;
  guint              start, length; /* bytes of the text */
} DossierWarning;

/* DossierWarning elements, in order of the text; empty: nothing found. text NULL is "". */
GArray *dossier_privacy_list_warnings (const char *text);

G_END_DECLS

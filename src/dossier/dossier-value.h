/* dossier-value.h - one answer to one question about a record
 *
 * Immutable and reference counted. "Not known" (asked, nobody could say), "not applicable"
 * and "no" are three different answers; a field nobody has answered has no value at all
 * (NULL wherever a value is expected).
 *
 * Many-valued fields are sets: an element is a key that is in or out. The key of a vocabulary
 * element is its code ("clas"), of a programme with its carrier "clas@" + the carrier's id, of
 * a reference the id itself, of free words the words. An only element says "not known",
 * "not applicable" or "none" (dossier-key.h).
 */
#pragma once

#include "base-date.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_VALUE (dossier_value_get_type ())

typedef enum
{
  DOSSIER_VALUE_UNKNOWN,        /* asked, not known */
  DOSSIER_VALUE_NOT_APPLICABLE, /* the question has no sense here */
  DOSSIER_VALUE_TEXT,           /* also a vocabulary code */
  DOSSIER_VALUE_INTEGER,
  DOSSIER_VALUE_REAL,
  DOSSIER_VALUE_BOOLEAN,
  DOSSIER_VALUE_BYTES,     /* an outline as territory_outline_encode gives it */
  DOSSIER_VALUE_REFERENCE, /* the id of another record */
  DOSSIER_VALUE_DATE,      /* imprecise */
  DOSSIER_VALUE_POSITION,  /* degrees of WGS84 */
  DOSSIER_VALUE_ERASED,    /* was removed on purpose (RGPD); no longer readable by anybody */
} DossierValueType;

typedef struct _DossierValue DossierValue;

GType dossier_value_get_type (void);

/* Makers never return NULL; text is copied. */
DossierValue *dossier_value_new_unknown (void);
DossierValue *dossier_value_new_not_applicable (void);
DossierValue *dossier_value_new_text (const char *text);
DossierValue *dossier_value_new_integer (gint64 number);
DossierValue *dossier_value_new_real (double number);
DossierValue *dossier_value_new_boolean (gboolean truth);
DossierValue *dossier_value_new_bytes (GBytes *bytes);
DossierValue *dossier_value_new_reference (const char *id);
DossierValue *dossier_value_new_date (const BaseDate *date);
DossierValue *dossier_value_new_position (double lon,
                                          double lat);
DossierValue *dossier_value_new_erased (void);

DossierValue *dossier_value_ref (DossierValue *self);
void          dossier_value_unref (DossierValue *self);

/* Readers answer for their own type only; all borrowed. */
DossierValueType dossier_value_get_value_type (const DossierValue *self);
const char      *dossier_value_get_text (const DossierValue *self);      /* TEXT; NULL for others */
gint64           dossier_value_get_integer (const DossierValue *self);   /* INTEGER */
double           dossier_value_get_real (const DossierValue *self);      /* REAL or INTEGER */
gboolean         dossier_value_get_boolean (const DossierValue *self);   /* BOOLEAN */
GBytes          *dossier_value_get_bytes (const DossierValue *self);     /* BYTES; NULL for others */
const char      *dossier_value_get_reference (const DossierValue *self); /* REFERENCE; NULL for others */
const BaseDate  *dossier_value_get_date (const DossierValue *self);      /* DATE; NULL for others */
gboolean         dossier_value_get_position (const DossierValue *self,   /* FALSE for others */
                                             double             *lon,
                                             double             *lat);

/* NULL equals NULL only. */
gboolean dossier_value_equal (const DossierValue *one,
                              const DossierValue *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierValue, dossier_value_unref)

G_END_DECLS

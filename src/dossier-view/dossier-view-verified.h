/* dossier-view-verified.h - "verified" is not "changed": who vouched for a record, when, and a button to vouch for it today
 *
 * How long ago is said by words, by a sign and by a quiet colour.
 */
#pragma once

#include "dossier-view-facts.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_VIEW_AGE_FRESH,  /* within a year */
  DOSSIER_VIEW_AGE_AGEING, /* within three */
  DOSSIER_VIEW_AGE_OLD,    /* longer ago, or never */
} DossierViewAge;

/* verified: what the record says; NULL: nothing. today: a Julian day. */
DossierViewAge dossier_view_age_of (const DossierValue *verified,
                                    guint32             today);

#define DOSSIER_VIEW_TYPE_VERIFIED (dossier_view_verified_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewVerified, dossier_view_verified, DOSSIER_VIEW, VERIFIED, GtkBox)

/* Of a kind that has the field "verified_on". facts are only read. */
void dossier_view_verified_show (DossierViewVerified    *self,
                                 DossierStore           *store,
                                 const DossierViewFacts *facts);
/* Lets go of the dossier. */
void dossier_view_verified_clear (DossierViewVerified *self);
/* Still true today: one act. */
void dossier_view_verified_confirm (DossierViewVerified *self);

G_END_DECLS

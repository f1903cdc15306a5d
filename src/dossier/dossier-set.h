/* dossier-set.h - which row ids are in it: one bit each
 *
 * Row ids are dense, so a set of 70,000 is a few kilobytes and two of them are compared by words.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DossierSet DossierSet;

DossierSet *dossier_set_new (void);
DossierSet *dossier_set_copy (const DossierSet *self);
void        dossier_set_free (DossierSet *self);

gboolean dossier_set_has (const DossierSet *self,
                          gint64            row);
/* row: above 0. */
void dossier_set_add (DossierSet *self,
                      gint64      row);
/* Keeps what is in the other too. */
void dossier_set_restrict (DossierSet       *self,
                           const DossierSet *other);
/* Row ids in their order, gint64. Caller owns. */
GArray *dossier_set_list (const DossierSet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierSet, dossier_set_free)

G_END_DECLS

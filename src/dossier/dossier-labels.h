/* dossier-labels.h - what the fields are called, kept fresh for who shows their names for long
 *
 * Read once, then again when somebody renames or explains a field, and only then. Before it was read, and without it, fields are called as
 * they were delivered.
 */
#pragma once

#include "dossier-store.h"
#include "dossier-vocabulary.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_LABELS (dossier_labels_get_type ())
G_DECLARE_FINAL_TYPE (DossierLabels, dossier_labels, DOSSIER, LABELS, GObject)

DossierLabels *dossier_labels_new (DossierStore *store);

/* For whatever names fields by a vocabulary. NULL: not read yet, or self is NULL. Borrowed until "changed". */
const DossierVocabulary *dossier_labels_get_vocabulary (DossierLabels *self);

/* signal "changed" (): they are read, or read anew. */

G_END_DECLS

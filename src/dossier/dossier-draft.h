/* dossier-draft.h - a form's edits of one record, until they are saved
 *
 * Holds the record as it stood and what was typed, field by field, in the notation of
 * dossier-notation.h (a set: one element a line). What is typed is kept in the dossier file
 * within a moment, outside the journal, and comes back after a crash (I13). Saving writes only
 * what was changed; a field that somebody else changed meanwhile is said before it is
 * overwritten.
 */
#pragma once

#include "dossier-notation.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_DRAFT (dossier_draft_get_type ())
G_DECLARE_FINAL_TYPE (DossierDraft, dossier_draft, DOSSIER, DRAFT, GObject)

/* Of a record that is there; current is referenced, vocabulary too. */
DossierDraft *dossier_draft_new (DossierStore      *store,
                                 DossierRecord     *current,
                                 DossierVocabulary *vocabulary);
/* Of a record that will be made by the first save. */
DossierDraft *dossier_draft_new_record (DossierStore      *store,
                                        const DossierKind *kind,
                                        DossierVocabulary *vocabulary);

const char        *dossier_draft_get_id (DossierDraft *self);
const DossierKind *dossier_draft_get_kind (DossierDraft *self);
/* The record as last read; NULL: not made yet. Borrowed. */
DossierRecord *dossier_draft_get_record (DossierDraft *self);

/* What the field's entry holds: what was typed, else what is recorded. References whose name is not known yet show
 * their id; dossier_draft_load () brings the names. Caller owns. */
char *dossier_draft_dup_text (DossierDraft *self,
                              const char   *field);
/* Typing back what is recorded changes nothing. */
void dossier_draft_set_text (DossierDraft *self,
                             const char   *field,
                             const char   *text);
/* Leaves what was typed in the field. */
void     dossier_draft_forget (DossierDraft *self,
                               const char   *field);
gboolean dossier_draft_is_changed (DossierDraft *self,
                                   const char   *field); /* NULL: any field */
/* Can what was typed be understood? A name typed for a reference is looked for when it is saved. */
gboolean dossier_draft_check (DossierDraft *self,
                              const char   *field,
                              GError      **error);
/* Somebody changed the field since the form was opened, and something else is typed here. */
gboolean dossier_draft_is_overtaken (DossierDraft *self,
                                     const char   *field);

/* Reads again the record, the names it refers to and what a crash left typed; "changed" tells each field. */
void dossier_draft_load (DossierDraft *self);

/* The changes, and nothing else; NULL and *error when something typed cannot be understood, NULL alone when nothing
 * changed. Names of references are ids here. */
DossierAct *dossier_draft_dup_act (DossierDraft *self,
                                   GError      **error);
/* Writes what was typed, names looked for, then forgets it: TRUE also when there was nothing to write. */
void     dossier_draft_save_async (DossierDraft       *self,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data);
gboolean dossier_draft_save_finish (DossierDraft *self,
                                    GAsyncResult *result,
                                    GError      **error);

/* signal "changed" (const char *field): what dup_text () gives is another; NULL: all fields.
 * property "changed" (boolean): something typed is not saved. */

G_END_DECLS

/* dossier-scrub-private.h - between the files that scrub: the rows of a record, the words beside them, what waits for the share
 *
 * All inside a transaction of the writer thread. FALSE: *error.
 */
#pragma once

#include "dossier-scrub.h"

#include "dossier-codec.h"

G_BEGIN_DECLS

/* --- the rows of one record */

/* Without what erasures that count took, and the labels of what was done to it without those words. *cleaned: something went. */
gboolean dossier_scrub_clean (DossierJournal *journal,
                              gint64          ent,
                              gboolean       *cleaned,
                              GError        **error);
/* What was being typed in a field that this erases goes whole. */
gboolean dossier_scrub_drop_drafts (DossierJournal  *journal,
                                    const DossierOp *op,
                                    GError         **error);
/* What is typed here in a field that somebody erased elsewhere goes too. */
gboolean dossier_scrub_drop_drafts_of (DossierJournal *journal,
                                       gint64          ent,
                                       GError        **error);
/* Something went: whoever keeps what was handed over learns that it holds too much. */
gboolean dossier_scrub_count (DossierDatabase *database,
                              GError         **error);

/* --- words: patterns of what is forgotten; NULL: nothing is */

/* What a value said goes into pattern. */
void dossier_scrub_add_words (GString                 *pattern,
                              const DossierAssignment *assignment);
/* Of the values of before that are not among those of after; NULL: none. Caller owns. */
char *dossier_scrub_dup_words_between (GBytes *before,
                                       GBytes *after);
/* In all labels, and in all that is typed. */
gboolean dossier_scrub_forget (DossierJournal *journal,
                               const char     *pattern,
                               GError        **error);
/* In the labels of what was done to the record. */
gboolean dossier_scrub_forget_here (DossierDatabase *database,
                                    gint64           ent,
                                    const char      *pattern,
                                    GError         **error);

/* --- files beside the dossier, that a record names: dossier-scrub-beside.c */

/* Number of the field that says what the file of such a record is called; 0: it has none. */
guint dossier_scrub_find_file_field (DossierDatabase *database,
                                     gint64           ent);
/* What it was called goes into files (char *). */
void dossier_scrub_add_file (GPtrArray               *files,
                             const DossierAssignment *assignment);
/* They are to go when the file is cleaned; where it is known what they are called here, those. */
gboolean dossier_scrub_note_files (DossierJournal *journal,
                                   gint64          ent,
                                   GPtrArray      *files,
                                   GError        **error);
/* Outside of any transaction: they go, those that no record names. */
gboolean dossier_scrub_remove_files (DossierDatabase *database,
                                     const char      *path, /* of the dossier */
                                     GError         **error);

/* --- what waits for the share */

/* op: an erasure that was just written. */
gboolean dossier_scrub_clean_or_put_off (DossierJournal  *journal,
                                         const DossierOp *op,
                                         GError         **error);

G_END_DECLS

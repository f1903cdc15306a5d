/* dossier-schema.h - the tables of a dossier, step by step
 *
 * PRAGMA user_version is the step a file stands at; each step's SQL is frozen once released.
 * The journal (poste, run, vv, txn, ent, op) is the truth; all the rest is projected from it
 * and can be rebuilt. A record's table bears its kind's code and has, per field of dossier-kinds:
 *   single-valued          one column "CODE" (a reference: the row id of ent; unknown: the blob '?',
 *                          not applicable: the blob '-', erased: the blob '!')
 *   DATE                   "CODE" (words), "CODE.from", "CODE.to" (Julian days, NULL: no bound),
 *                          "CODE.precision" (code)
 *   POSITION               "CODE.lon", "CODE.lat"
 *   sets                   no column: rows of `element`
 * and "id" (the row id of ent). Deleted records keep their row; ent.state says so.
 *   ent (id, uuid BLOB(16), kind, t, state)      state: 0 only referred to, 1 living, 2 deleted, 3 merged into another
 *   merged (ent, into_ent)                       the record that stands for one that was merged; references lead there already
 *   element (ent, field, key, ref)               field: number in the kind; ref: row id of ent for
 *                                                references (and carriers), else NULL
 *   search (rowid = ent.id)                      FTS5, see dossier-search.h
 *   title (ent, kind, text, sort)                what a record is called, folded for sorting; none when it has no TITLE field
 *   erasure (run, n, ent)                        the transactions that erased something, and of which record
 *   divergence, alert, draft, meta               see SYNC.md §5 and dossier-store.h
 * Of the journal, besides SYNC.md §5:
 *   op.tab                                       the kind it was written under, when that is not ent.kind
 *   run.known                                    0: only named by others; its parent is told when it comes
 *   run.accepted                                 what is beyond is void (its poste was revoked); NULL: nothing is
 *   poste.met, poste.predecessor                 it showed a valid hello; whose key signed its own (8 bytes)
 *   hole (run, first, last)                      declared lost; seen by nobody (dossier-members.h)
 *   awaited (run, by_run, by_n)                  who named a run not known yet
 *   unscrubbed (run, n, ent)                     erasures of ours that are not on the share yet (dossier-scrub.h)
 */
#pragma once

#include "dossier-database.h"

G_BEGIN_DECLS

#define DOSSIER_APPLICATION_ID 0x4C49454E /* "LIEN" */
#define DOSSIER_SCHEMA_STEP 2
#define DOSSIER_PROJECTION 5 /* when the way records are projected changes: rebuilt at opening */

#define DOSSIER_ENT_REFERRED 0
#define DOSSIER_ENT_LIVING 1
#define DOSSIER_ENT_DELETED 2
#define DOSSIER_ENT_MERGED 3

/* Brings a file to DOSSIER_SCHEMA_STEP; to be called inside a transaction. */
gboolean dossier_schema_upgrade (DossierDatabase *database,
                                 GError         **error);
/* *step of a file that says it is a dossier. */
gboolean dossier_schema_read_step (DossierDatabase *database,
                                   int             *step,
                                   GError         **error);

/* Drops what is projected and makes its tables anew, empty, as dossier-kinds describes them. */
gboolean dossier_schema_make_projected (DossierDatabase *database,
                                        GError         **error);
/* Changes whenever the projected tables, or the way they are filled, do. Caller owns. */
char    *dossier_schema_dup_fingerprint (void);

G_END_DECLS

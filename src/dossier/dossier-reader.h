/* dossier-reader.h - questions to the dossier, asked on its reader thread
 *
 * A reader is lent to a DossierQuestion for its time and sees one state of the dossier.
 * Rooms above never write SQL: they hold a DossierQuery and read records, rows or a cursor.
 */
#pragma once

#include "dossier-query.h"
#include "dossier-record.h"
#include "dossier-store.h"

G_BEGIN_DECLS

/* The record whole, deleted ones included (see dossier_record_is_deleted); of one that was merged, the one that stands for
 * it. NULL and DOSSIER_STORE_ERROR_NOT_FOUND when there is none. */
DossierRecord *dossier_reader_find_record (DossierReader *self,
                                           const char    *id,
                                           GError       **error);
/* The name people know a record by ("École Jules-Ferry (Argenville)"), a link as "A ↔ B". Caller owns; NULL: none. */
char          *dossier_reader_dup_title (DossierReader *self,
                                         const char    *id);
/* Records that answer the query, whole, in its order: DossierRecord elements. For small kinds. */
GPtrArray     *dossier_reader_list (DossierReader      *self,
                                    const DossierQuery *query,
                                    GError            **error);
/* -1 on error. */
gint64         dossier_reader_count (DossierReader      *self,
                                     const DossierQuery *query,
                                     GError            **error);
/* Ids of the live links of a structure, or (other != NULL) between the two: char * elements. */
GPtrArray     *dossier_reader_list_links (DossierReader *self,
                                          const char    *structure,
                                          const char    *other,
                                          GError       **error);
/* Who points to this record: ids of live records of the kind whose field holds it. char * elements. */
GPtrArray     *dossier_reader_list_referring (DossierReader *self,
                                              const char    *kind,
                                              const char    *field,
                                              const char    *id,
                                              GError       **error);

/* Ids of the live records of a kind called so, accents and case apart; people by their family name too. char * elements. */
GPtrArray     *dossier_reader_list_named (DossierReader *self,
                                          const char    *kind,
                                          const char    *name,
                                          GError       **error);

/* What is before the eyes now, for dossier_act_set_seen (); opaque. Caller owns; NULL on error. */
GBytes *dossier_reader_dup_seen (DossierReader *self,
                                 GError       **error);

/* Grows with each transaction: two answers of the same age are of the same facts. -1 on error. */
gint64 dossier_reader_get_age (DossierReader *self,
                               GError       **error);

/* Walks the answer of a query without building records: for maps, lists and sheets.
 * columns: field codes, NULL-terminated; "territory.name" reads the name of the record the field
 * refers to; "id" and "title" are always possible; "position.lon" and "position.lat" give numbers;
 * "began.from" and "began.to" give Julian days; "count(link)" gives how often living links refer to the record; of a person
 * "now(assignment).role" reads the post that is theirs today, "count(thread)" how many links they hold the thread of. A set field gives
 * its keys joined by "\n". */
typedef struct _DossierCursor DossierCursor;

DossierCursor *dossier_reader_walk (DossierReader      *self,
                                    const DossierQuery *query,
                                    const char *const  *columns,
                                    GError            **error);
/* FALSE at the end and on error (then *error is set). */
gboolean       dossier_cursor_next (DossierCursor *self,
                                    GError       **error);
/* Valid until next: borrowed. NULL when empty, unknown or not applicable. */
const char    *dossier_cursor_get_text (DossierCursor *self,
                                        guint          column);
gint64         dossier_cursor_get_integer (DossierCursor *self, /* 0 when empty */
                                           guint          column);
double         dossier_cursor_get_real (DossierCursor *self, /* NAN when empty */
                                        guint          column);
const guint8  *dossier_cursor_get_bytes (DossierCursor *self,
                                         guint          column,
                                         gsize         *length);
gboolean       dossier_cursor_is_unknown (DossierCursor *self,
                                          guint          column);
gboolean       dossier_cursor_is_not_applicable (DossierCursor *self,
                                                 guint          column);
void           dossier_cursor_free (DossierCursor *self);

/* Drafts left by a crash or a quit: subject, field, text as three parallel char * arrays. */
typedef struct
{
  char *subject;
  char *field;
  char *text;
} DossierDraftLine;

/* DossierDraftLine elements; subject NULL: all. */
GPtrArray *dossier_reader_list_drafts (DossierReader *self,
                                       const char    *subject,
                                       GError       **error);
void       dossier_draft_line_free (DossierDraftLine *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierCursor, dossier_cursor_free)

G_END_DECLS

/* dossier-history.h - who did what, when, in words people read
 *
 * Read from the journal, so it goes back to the first day and misses nothing that was not
 * erased.
 */
#pragma once

#include "dossier-reader.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_FATE_SETTLED,    /* nobody takes it back: an undoing, an erasure */
  DOSSIER_FATE_STANDS,     /* as far as the journal says; what it wrote may have been changed since */
  DOSSIER_FATE_TAKEN_BACK, /* and may be given again */
} DossierFate;

typedef struct
{
  gint64   wall;        /* milliseconds since 1970 */
  char    *author;      /* name, or NULL: nobody said */
  gboolean is_register; /* a public register spoke, not a person */
  char    *subject;     /* id of the record, or NULL: several */
  char    *title;       /* what it is called today, or NULL */
  gint64   run, n;      /* the transaction of the journal (the last of a batch) */
  char    *sentence;    /* "Name: “A” → “B”", in the language of the screen */
  /* of dossier_history_list (), of a record and of a field: */
  DossierFate fate;
  gint64      undo_run, undo_n; /* what dossier_store_undo_act () is asked: the act, or the undoing of what was taken back */
} DossierHistoryLine;

void dossier_history_line_free (DossierHistoryLine *self);

/* What happened to one record, newest first; DossierHistoryLine elements. limit 0: all. */
GPtrArray *dossier_history_list_record (DossierReader *reader,
                                        const char    *id,
                                        guint          limit,
                                        GError       **error);
/* Likewise what one field said; what made, deleted or brought back the record is left out. */
GPtrArray *dossier_history_list_field (DossierReader      *reader,
                                       const char         *id,
                                       const DossierField *field,
                                       guint               limit,
                                       GError            **error);
/* What happened in the dossier, newest first, an import one line; vocabularies shipped are left out. */
GPtrArray *dossier_history_list (DossierReader *reader,
                                 guint          limit,
                                 GError       **error);

/* What other desktops did that was not here yet when seen was (dossier_reader_dup_seen ()), newest first, among the latest thousands.
 * poste: of this desktop, 8 bytes. */
GPtrArray *dossier_history_list_news (DossierReader *reader,
                                      GBytes        *seen,
                                      const guint8  *poste,
                                      guint          limit,
                                      GError       **error);

/* Who said what a single-valued field says today: a line without sentence or title. NULL: nobody has, or *error. */
DossierHistoryLine *dossier_history_find_hand (DossierReader      *reader,
                                               const char         *id,
                                               const DossierField *field,
                                               GError            **error);

/* What a record said once an act had written one of the fields asked for. */
typedef struct
{
  DossierHistoryLine *line;  /* who and when; without sentence or title */
  GStrv               texts; /* of each field, in the order asked for; "": nothing, or no text */
} DossierHistoryTexts;

void dossier_history_texts_free (DossierHistoryTexts *self);

/* Single-valued fields, oldest first; DossierHistoryTexts elements. Every hand is there, those that others wrote over unseen as well;
 * what was erased is "". */
GPtrArray *dossier_history_list_texts (DossierReader     *reader,
                                       const char        *id,
                                       const char *const *fields,
                                       GError           **error);

/* How many acts made a record say something else in the fields asked for, and when the last did, in milliseconds since 1970. */
typedef struct
{
  guint  n;
  gint64 wall;
} DossierHistoryChanges;

/* Of all records of a kind, in one reading: id → DossierHistoryChanges, owned by the table. */
GHashTable *dossier_history_count_changes (DossierReader     *reader,
                                           const char        *kind,
                                           const char *const *fields,
                                           GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierHistoryLine, dossier_history_line_free)

G_END_DECLS

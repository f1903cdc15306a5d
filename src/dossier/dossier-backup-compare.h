/* dossier-backup-compare.h - what putting a dossier back as a copy says would change
 *
 * Both files are projected from their journals and compared field by field, so only records that some transaction of one and not
 * of the other touched are looked at. Left as they are, in all: authors (a history needs its names), what was erased (it comes
 * back by no copy), and what only the trash shows.
 */
#pragma once

#include "dossier-backup.h"
#include "dossier-reader.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_RETURN_COMES_BACK, /* deleted since */
  DOSSIER_RETURN_GOES,       /* not there then: it goes to the trash */
  DOSSIER_RETURN_DIFFERS,    /* some fields take their value of then */
} DossierReturnType;
#define DOSSIER_N_RETURN_TYPES (DOSSIER_RETURN_DIFFERS + 1)

typedef struct
{
  DossierReturnType  type;
  const DossierKind *kind;
  char              *id;
  char              *title;    /* what it is called today, or was then; NULL: it has no name */
  char              *sentence; /* "Name: “A” → “B”"; NULL: nothing to add, or no words were asked for */
  GArray            *changes;  /* private to the room */
} DossierReturn;

void dossier_return_free (DossierReturn *self);

/* "back", "gone", "changed". Static. */
const char *dossier_return_type_get_code (DossierReturnType type);

/* DossierReturn elements, by kind, then what comes back, goes, differs; empty: the copy says the same. with_words: titles and
 * sentences, which take the longest. reader: of the dossier as it is. NULL on error. */
GPtrArray *dossier_backup_compare (DossierReader *reader,
                                   const char    *backup,
                                   gboolean       with_words,
                                   GCancellable  *cancellable,
                                   GError       **error);
/* The same, not waiting for the lists of the window. */
void       dossier_backup_compare_async (DossierStore       *store,
                                         const char         *backup,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
GPtrArray *dossier_backup_compare_finish (GAsyncResult *result,
                                          GError      **error);
/* The same, waiting, for programs without a window. */
GPtrArray *dossier_backup_compare_now (DossierStore *store,
                                       const char   *backup,
                                       GError      **error);

/* Puts the open dossier back as the copy says. The journal is never rewritten: it is one batch of ordinary acts that give
 * each field that differs its value of then, so that a shared dossier converges, and one undo takes it back. The dossier is
 * copied first. Whole or not at all. How many records changed; -1 on error. */
gint64 dossier_backup_restore (DossierStore *store,
                               const char   *backup,
                               GCancellable *cancellable,
                               GError      **error);
void   dossier_backup_restore_async (DossierStore       *store,
                                     const char         *backup,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
gint64 dossier_backup_restore_finish (GAsyncResult *result,
                                      GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierReturn, dossier_return_free)

G_END_DECLS

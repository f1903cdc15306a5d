/* guide-import.h - a document brought into the dossier, whole
 *
 * Its text goes in as it was typed (a version of a document), and what each piece became as records that say their source, their
 * line and what was first written. Invariants:
 *  1. one import is one batch: all of it or nothing, taken back by one undo;
 *  2. the same document again adds nothing; a changed one adds a version and what is new in it, and alters nothing else;
 *  3. what a person put in the trash, joined, cut or made something else of is known: it does not come back by itself;
 *  4. every line of the text comes back, and what a record was made of stands at its line.
 */
#pragma once

#include "dossier-reader.h"
#include "dossier-turn.h"
#include "guide-choices.h"

G_BEGIN_DECLS

/* What is asked: a value that may go to another thread. */
typedef struct _GuideImportRequest GuideImportRequest;

/* title: NULL: what the document says, or the name of its file. file: its name for people; NULL: pasted. author: NULL: the store's. */
GuideImportRequest *guide_import_request_new (const GuideChoices *choices,
                                              const char         *title,
                                              const char         *file,
                                              const char         *author);
GuideImportRequest *guide_import_request_ref (GuideImportRequest *self);
void                guide_import_request_unref (GuideImportRequest *self);
const char         *guide_import_request_get_title (const GuideImportRequest *self);

typedef enum
{
  GUIDE_IMPORT_NEW,     /* nobody brought it before */
  GUIDE_IMPORT_VERSION, /* another text of a document that is known */
  GUIDE_IMPORT_SAME,    /* this very text is known */
} GuideImportNews;

/* What it would do, or did. */
typedef struct
{
  GuideImportNews news;
  char           *document;                   /* id */
  guint           added[GUIDE_BECOMES_KINDS]; /* records */
  guint           n_added;
  guint           known; /* pieces that have their record already */
  guint           gone;  /* records whose words the text no longer has: they stay */
} GuideImport;

void guide_import_free (GuideImport *self);
/* "5 questions, 29 practices, 72 post-its": what is added. Caller owns; "" when nothing is. */
char *guide_import_dup_sentence (const GuideImport *self);

/* A DossierQuestion; data: a GuideImportRequest. Caller owns. */
gpointer guide_import_preview (DossierReader *reader,
                               gpointer       request,
                               GCancellable  *cancellable,
                               GError       **error);
/* A DossierWork; data: a GuideImportRequest. A copy of the dossier is made first. Caller owns. */
gpointer guide_import_write (DossierTurn  *turn,
                             gpointer      request,
                             GCancellable *cancellable,
                             GError      **error);

/* The newest text of a document, as it was typed. Caller owns; NULL on error, or DOSSIER_STORE_ERROR_NOT_FOUND. */
char *guide_import_dup_text (DossierReader *reader,
                             const char    *document,
                             GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuideImport, guide_import_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuideImportRequest, guide_import_request_unref)

G_END_DECLS

/* guide-import-private.h - an import being planned, for the files that plan and write it */
#pragma once

#include "guide-import.h"

G_BEGIN_DECLS

/* The kinds a piece can become a record of. */
typedef enum
{
  GUIDE_RECORD_QUESTION,
  GUIDE_RECORD_PRACTICE,
  GUIDE_RECORD_POSTIT,
  GUIDE_RECORD_PASSAGE,
  GUIDE_RECORD_OPEN_QUESTION,
  GUIDE_RECORD_TASK,
  GUIDE_RECORD_NONE,
} GuideRecord;

struct _GuideImportRequest
{
  GPtrArray *choices; /* GuideChoice */
  char      *text;    /* the whole, as it was typed */
  char      *title;
  char      *file;   /* or NULL */
  char      *date;   /* words; or NULL */
  char      *author; /* or NULL */
};

/* One choice, and the record it has or will have. */
typedef struct
{
  const GuideChoice *choice; /* of the request */
  GuideRecord        record;
  char              *id;       /* NULL: it makes none */
  gboolean           is_known; /* the record is there, maybe in the trash */
  gboolean           is_moved; /* it is there, at another line */
  char              *place;    /* in the list of its kind; NULL: none */
} GuideImportRow;

typedef struct
{
  GuideImportRequest *request;
  GuideImportNews     news;
  char               *document, *source; /* ids */
  guint               version;           /* its number */
  GPtrArray          *rows;              /* GuideImportRow, beside the choices */
  GHashTable         *index_of;          /* id of a choice → index + 1 */
  guint               known, gone;
} GuideImportPlan;

GuideRecord guide_record_of (GuideBecomes becomes);
const char *guide_record_get_kind (GuideRecord record);
/* Where it keeps what was first written. */
const char *guide_record_get_raw (GuideRecord record);

/* Caller owns; NULL on error. */
GuideImportPlan *guide_import_plan_new (DossierReader      *reader,
                                        GuideImportRequest *request,
                                        GError            **error);
void             guide_import_plan_free (GuideImportPlan *self);

/* Which document it is, and which rows have their record. */
gboolean guide_import_recognise (GuideImportPlan *self,
                                 DossierReader   *reader,
                                 GError         **error);
/* Places for the new rows among all that is in the dossier. */
gboolean guide_import_place (GuideImportPlan *self,
                             DossierReader   *reader,
                             GError         **error);
gboolean guide_import_plan_write (const GuideImportPlan *self,
                                  DossierTurn           *turn,
                                  GCancellable          *cancellable,
                                  GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuideImportPlan, guide_import_plan_free)

G_END_DECLS

/* guide-notes.h - notes taken in an interview or a meeting, and what was made of their words
 *
 * The notes stay as they were taken. Each passage knows where it stands in them (line and bytes); where somebody wrote in the notes
 * since, it is looked for by its words, and is told apart when they are not there any more.
 */
#pragma once

#include "dossier-vocabulary.h"
#include "guide-recordings.h"

G_BEGIN_DECLS

/* Words of the notes that became something. */
typedef struct
{
  char    *id;
  gboolean is_found;      /* in the notes as they stand */
  gboolean was_taken;     /* selected in the notes; FALSE: written beside them */
  gsize    start, length; /* bytes of the text, when it is */
  char    *becomes;       /* code of a kind: "practice", "open_question", "link", "brake", or "passage": the words themselves */
  char    *target;        /* id to be opened */
  char    *title;         /* of the target; of the words themselves, the role of the speaker; NULL: none */
  char    *recording;     /* in which they are heard; NULL: nobody said */
} GuideNote;

/* A moment of the recording, as it is written in the notes. */
typedef struct
{
  gsize start, length;
  guint seconds;
} GuideMoment;

/* Words between quotation marks, without them, as an import of the same text finds them. */
typedef struct
{
  gsize start, length;
} GuideSaid;

typedef struct
{
  char              *id;
  const DossierKind *kind;
  char              *title;
  char              *text;               /* never NULL */
  GPtrArray         *notes;              /* GuideNote, in the order of the text; those not found last */
  GArray            *moments;            /* GuideMoment */
  GArray            *said;               /* GuideSaid */
  GPtrArray         *structures, *links; /* GuideNamed: who was met, and the links of those */
  GStrv              roles;              /* codes: of who was met */
  GuideRecordings   *recordings;
  DossierVocabulary *vocabulary;
} GuideNotes;

/* NULL with no error: it is not there, or not a record that has notes. */
GuideNotes *guide_notes_read (DossierReader *reader,
                              const char    *id,
                              GError       **error);
void        guide_notes_free (GuideNotes *self);
/* All that have notes or may have some, interviews first, the last ones first: GuideNamed. */
GPtrArray *guide_notes_list (DossierReader *reader,
                             GError       **error);

/* The field of the notes of a kind ("interview": "raw"); NULL: it has none. */
const char *guide_notes_get_field (const DossierKind *kind);

/* The words somebody said, where one is within quotation marks; else the sentence; from an empty line, the next one. FALSE: there is
 * none. */
gboolean guide_notes_find_sentence (const char *text,
                                    gsize       at,
                                    gsize      *start,
                                    gsize      *length);
/* GuideMoment and GuideSaid elements; caller owns. */
void guide_notes_find_signs (const char *text,
                             GArray    **moments,
                             GArray    **said);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuideNotes, guide_notes_free)

G_END_DECLS

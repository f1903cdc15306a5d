/* guide-recordings.h - what was recorded of an interview, a meeting or a document, and where a passage of it is heard
 *
 * Several recordings may be known of one of them: a passage may say in which it is heard. Where nobody said, any may be tried.
 */
#pragma once

#include "dossier-act.h"
#include "dossier-reader.h"

G_BEGIN_DECLS

/* A record told by its name, for who chooses one. */
typedef struct
{
  char *id, *title;
} GuideNamed;

typedef struct
{
  char      *of;        /* id of the interview, the meeting or the document that was recorded */
  gboolean   has_notes; /* an interview or a meeting: it has notes to be read beside */
  char      *passage;   /* that was asked for; NULL: none */
  char      *chosen;    /* the recording that passage is heard in; NULL: nobody said */
  guint      seconds;   /* where that passage begins */
  GPtrArray *list;      /* GuideNamed, by name; title: the name of the file, or the label */
} GuideRecordings;

/* id: of a passage, or of what was recorded. NULL with no error: it is gone, or comes from nothing that can be recorded. */
GuideRecordings *guide_recordings_read (DossierReader *reader,
                                        const char    *id,
                                        GError       **error);
GuideRecordings *guide_recordings_ref (GuideRecordings *self);
void             guide_recordings_unref (GuideRecordings *self);

const GuideNamed *guide_recordings_find (const GuideRecordings *self,
                                         const char            *id); /* NULL: it is not one of them */

/* The field of a recording that says it is of this kind ("interview", "meeting", "source"); NULL: that kind is never recorded. */
const char *guide_recordings_get_field (const DossierKind *kind);
/* From now on the passage is heard in that recording. */
DossierAct *guide_recordings_new_choice (const char *passage,
                                         const char *recording);

void guide_named_free (GuideNamed *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuideRecordings, guide_recordings_unref)

G_END_DECLS

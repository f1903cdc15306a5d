/* insight-doubts.h - everything that deserves a look, in one list, each with its mend
 *
 * Warnings, not walls: doubtful data is saved, and told here. A doubt says what is wrong in a sentence, about which record and
 * field, and how it may be mended. What the rules of the dossier doubt (dossier-check.h) is among them: one source of truth.
 */
#pragma once

#include "dossier-act.h"
#include "dossier-privacy.h"

G_BEGIN_DECLS

typedef enum
{
  INSIGHT_MEND_OPEN = 1 << 0,      /* show the record, at the field */
  INSIGHT_MEND_SET = 1 << 1,       /* write what is proposed */
  INSIGHT_MEND_EMPTY = 1 << 2,     /* empty the field */
  INSIGHT_MEND_SWAP = 1 << 3,      /* exchange the beginning and the end */
  INSIGHT_MEND_COMPLETE = 1 << 4,  /* say that nothing misses any more */
  INSIGHT_MEND_CONFIRM = 1 << 5,   /* verified today */
  INSIGHT_MEND_INFORM = 1 << 6,    /* the person was informed today */
  INSIGHT_MEND_RESTORE = 1 << 7,   /* take the other record out of the trash */
  INSIGHT_MEND_DELETE = 1 << 8,    /* put the record into the trash */
  INSIGHT_MEND_APART = 1 << 9,     /* say that they are two */
  INSIGHT_MEND_MERGE = 1 << 10,    /* the window compares both, and makes one */
  INSIGHT_MEND_PLACE = 1 << 11,    /* the window puts it on the map */
  INSIGHT_MEND_CHOOSE = 1 << 12,   /* the window shows both answers, and one is chosen */
  INSIGHT_MEND_ANONYMISE = 1 << 13 /* never from a list: “liens erase” asks twice */
} InsightMend;

typedef struct
{
  const char *code;     /* "phone" */
  const char *title;    /* English; heading of its group */
  const char *sentence; /* English; why it matters, what to do */
  guint       mends;    /* what may be done about any of them, the likeliest last */
  gboolean    is_apart; /* much of it and none of it wrong: counted apart, the oldest first */
} InsightDoubtKind;

/* Static, in the order of the list; title and sentence in the language of the screen. */
const InsightDoubtKind *insight_doubts_get_kinds (guint *n_kinds);
const InsightDoubtKind *insight_doubts_find_kind (const char *code);
const char             *insight_doubt_kind_get_title (const InsightDoubtKind *self);
const char             *insight_doubt_kind_get_sentence (const InsightDoubtKind *self);

typedef struct
{
  const InsightDoubtKind *kind;
  const DossierKind      *of;       /* kind of the record */
  char                   *id;       /* of the record */
  char                   *title;    /* what it is called */
  const DossierField     *field;    /* or NULL */
  char                   *sentence; /* what is wrong */
  char                   *other;    /* id of the other record, or NULL */
  char                   *proposal; /* what SET would write, as it is typed, or NULL */
  guint                   mends;    /* of its kind, those that can be done here */
  guint32                 day;      /* Julian, since when; 0 where it does not matter */
} InsightDoubt;

InsightDoubt *insight_doubt_copy (const InsightDoubt *self);
void          insight_doubt_free (InsightDoubt *self);

/* *n_left_out: how many an audience is not told (may be NULL). InsightDoubt elements, by kind. NULL on error. */
GPtrArray *insight_doubts_list (DossierReader  *reader,
                                DossierAudience audience,
                                guint          *n_left_out,
                                GCancellable   *cancellable,
                                GError        **error);

/* "set", "place"… and the words of its button. Static. */
const char *insight_mend_get_code (InsightMend mend);
const char *insight_mend_get_label (InsightMend mend);
/* One act that mends it, undone like any other; NULL where the window has more to ask. Caller owns. */
DossierAct *insight_doubt_dup_act (const InsightDoubt *self,
                                   InsightMend         mend,
                                   DossierReader      *reader);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InsightDoubt, insight_doubt_free)

G_END_DECLS

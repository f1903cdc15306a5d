/* dossier-act.h - what a person just did: the changes that stand or fall together
 *
 * One act of a person becomes one transaction of the journal (an import, several that share
 * a batch). It is a plain value: build it anywhere, hand it to dossier_store_write ().
 * A change sets a field, empties it, puts a key in or out of a set, deletes or restores. Erasing is the one act that is not
 * taken back: all that a field ever said goes, from the history too.
 */
#pragma once

#include "dossier-kinds.h"
#include "dossier-value.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_RANK_REGISTER = 0, /* a public register speaks: never beats a person */
  DOSSIER_RANK_HUMAN = 1,
} DossierRank;

typedef enum
{
  DOSSIER_CHANGE_SET, /* field and value (NULL empties); for sets key, and value TRUE/FALSE or NULL */
  DOSSIER_CHANGE_DELETE,
  DOSSIER_CHANGE_RESTORE,
  DOSSIER_CHANGE_ERASE, /* field: what it ever said, before this act */
} DossierChangeType;

typedef struct
{
  DossierChangeType   type;
  const char         *subject; /* id, owned by the act */
  const DossierKind  *kind;
  const DossierField *field; /* SET and ERASE */
  const char         *key;   /* sets only, owned by the act */
  DossierValue       *value; /* owned; NULL: the field is emptied */
} DossierChange;

typedef struct _DossierAct DossierAct;

/* label: a sentence of the history, in the language of who does it ("Import of 787 schools");
 * NULL lets the history describe the changes. At most 200 bytes are kept. */
DossierAct *dossier_act_new (const char *label);
void        dossier_act_free (DossierAct *self);

/* The author is a record of the dossier found by name, made when missing. side: code of the
 * vocabulary `side`, or NULL. Without a name the act is written under the store's own author. */
void dossier_act_set_author (DossierAct *self,
                             const char *name,
                             const char *side);
void dossier_act_set_rank (DossierAct *self,
                           DossierRank rank); /* HUMAN until said */
/* Acts of one import share a batch: undone together. NULL: alone. */
void dossier_act_set_batch (DossierAct *self,
                            const char *batch_id);
/* What is said is all that is done: nothing is deleted along, nor comes back along. For putting back what was, whole. */
void dossier_act_set_exact (DossierAct *self,
                            gboolean    exact);
/* Milliseconds since 1970, for a story told afterwards (the demonstration); 0: now. */
void dossier_act_set_wall_time (DossierAct *self,
                                gint64      milliseconds);

/* Returns the id the new record will have, owned by the act. id: NULL makes a random one. */
const char *dossier_act_create (DossierAct        *self,
                                const DossierKind *kind,
                                const char        *id);
/* Takes value (NULL empties the field). */
void dossier_act_set (DossierAct        *self,
                      const DossierKind *kind,
                      const char        *subject,
                      const char        *field,
                      DossierValue      *value);
/* Puts a key in (TRUE) or out of a set field. */
void dossier_act_put (DossierAct        *self,
                      const DossierKind *kind,
                      const char        *subject,
                      const char        *field,
                      const char        *key,
                      gboolean           in);
void dossier_act_delete (DossierAct        *self,
                         const DossierKind *kind,
                         const char        *subject);
void dossier_act_restore (DossierAct        *self,
                          const DossierKind *kind,
                          const char        *subject);

/* What the field ever said goes for ever; what the same act sets there stays. See dossier-erasure.h for a person. */
void dossier_act_erase (DossierAct        *self,
                        const DossierKind *kind,
                        const char        *subject,
                        const char        *field);
/* What was before the eyes of who acts, as dossier_reader_dup_seen () told when the form was opened (or the workbook written): a
 * value that came meanwhile is then not replaced knowingly. NULL: all that is here when it is written. */
void dossier_act_set_seen (DossierAct *self,
                           GBytes     *seen);

/* With an erasure, regular expressions of what is forgotten as well: by all labels of acts and all drafts; by the labels of acts
 * on the very records erased. Either may be NULL. */
void dossier_act_set_forgotten (DossierAct *self,
                                const char *everywhere,
                                const char *here);

guint                dossier_act_get_n_changes (const DossierAct *self);
const DossierChange *dossier_act_get_change (const DossierAct *self,
                                             guint             index);
const char          *dossier_act_get_label (const DossierAct *self);
const char          *dossier_act_get_author (const DossierAct *self); /* name or NULL */
const char          *dossier_act_get_side (const DossierAct *self);
DossierRank          dossier_act_get_rank (const DossierAct *self);
gboolean             dossier_act_is_exact (const DossierAct *self);
const char          *dossier_act_get_batch (const DossierAct *self);
gint64               dossier_act_get_wall_time (const DossierAct *self);
GBytes              *dossier_act_get_seen (const DossierAct *self); /* borrowed, or NULL */
const char          *dossier_act_get_forgotten (const DossierAct *self, /* or NULL */
                                                gboolean          here);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierAct, dossier_act_free)

G_END_DECLS

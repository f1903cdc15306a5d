/* dossier-draft-private.h - what the files of the draft share */
#pragma once

#include "dossier-draft.h"

G_BEGIN_DECLS

struct _DossierDraft
{
  GObject parent;

  DossierStore      *store;
  DossierVocabulary *vocabulary;
  const DossierKind *kind;
  char              *id;
  DossierRecord     *record; /* NULL: not made yet */
  DossierRecord     *opened; /* as it was when the first of typed was typed; NULL: nothing typed, or not made yet */
  GHashTable        *typed;  /* field code → text */
  GHashTable        *names;  /* id → title, of what the record refers to */
  GHashTable        *unkept; /* set of field codes typed in since they were last kept */
  guint              pause;
};

/* What is recorded, as it would be typed. Caller owns. */
char *dossier_draft_dup_recorded (DossierDraft       *self,
                                  const DossierField *field);
/* Hands what was typed since to the store, now. */
void dossier_draft_keep (DossierDraft *self);
/* Notifies "changed" when it is another than it was. */
void dossier_draft_note_changed (DossierDraft *self,
                                 gboolean      was_changed);
void dossier_draft_tell_all (DossierDraft *self);

G_END_DECLS

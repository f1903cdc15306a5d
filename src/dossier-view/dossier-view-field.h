/* dossier-view-field.h - one field of a record, read and edited in place
 *
 * A row: the name of the field, what was answered, and a sentence when something must be said.
 * An edit is told twice: "typed" at each key (what a crash must not lose), "answered" when it is
 * to be saved: on leaving the field, after a second of calm, or at once for what is chosen.
 * A field that is being edited keeps what the person typed whatever the dossier becomes.
 */
#pragma once

#include "dossier-act.h"
#include "dossier-view-facts.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_FIELD (dossier_view_field_get_type ())
G_DECLARE_DERIVABLE_TYPE (DossierViewField, dossier_view_field, DOSSIER_VIEW, FIELD, AdwPreferencesRow)

struct _DossierViewFieldClass
{
  AdwPreferencesRowClass parent_class;

  /* What the record says now. */
  void (*show) (DossierViewField       *self,
                const DossierViewFacts *facts);
  /* What the record says now, while something is typed here. NULL: it does not matter. */
  void (*follow) (DossierViewField       *self,
                  const DossierViewFacts *facts);
  /* The answer as changes of id; FALSE and a sentence for people when it cannot be true. */
  gboolean (*write) (DossierViewField *self,
                     DossierAct       *act,
                     const char       *id,
                     char            **sentence);
  /* Puts back what was typed and never saved. */
  void (*restore) (DossierViewField *self,
                   const char       *text);
  /* What is typed there, whole; caller owns. NULL: nothing is typed in such a field. */
  char *(*dup_typed) (DossierViewField *self);
  /* Where the focus goes when the row gets it. */
  GtkWidget *(*get_editor) (DossierViewField *self);
};

typedef enum
{
  DOSSIER_VIEW_TONE_QUIET,
  DOSSIER_VIEW_TONE_WARNING,
  DOSSIER_VIEW_TONE_ERROR,
} DossierViewTone;

/* The row that suits the type of the field. store is used to look for references. */
DossierViewField *dossier_view_field_new (const DossierKind  *kind,
                                          const DossierField *field,
                                          DossierStore       *store);

const DossierField *dossier_view_field_get_field (DossierViewField *self);
const DossierKind  *dossier_view_field_get_kind (DossierViewField *self);
DossierStore       *dossier_view_field_get_store (DossierViewField *self);
const char         *dossier_view_field_get_label (DossierViewField *self);
/* Instead of the label of the table of kinds. */
void dossier_view_field_set_label (DossierViewField *self,
                                   const char       *label);
/* All that was before the eyes when the editing of the field began, for dossier_act_set_seen (). NULL: nothing to tell. Borrowed. */
GBytes *dossier_view_field_get_seen (DossierViewField *self);
/* What came meanwhile was shown, and is known. */
void dossier_view_field_see (DossierViewField *self);
/* Waiting to be saved? */
gboolean dossier_view_field_is_edited (DossierViewField *self);
/* Has the record no answer to it? As last shown. */
gboolean dossier_view_field_is_empty (DossierViewField *self);

/* Was it erased for good while something was typed here? It is not saved any more, and stays to be copied (dossier-view-lost.h). */
gboolean dossier_view_field_is_lost (DossierViewField *self);
/* The dossier refused the answer for that reason. */
void dossier_view_field_lose (DossierViewField *self);
/* Caller owns; NULL: nothing one types. */
char *dossier_view_field_dup_typed (DossierViewField *self);

void     dossier_view_field_show (DossierViewField       *self,
                                  const DossierViewFacts *facts);
gboolean dossier_view_field_write (DossierViewField *self,
                                   DossierAct       *act,
                                   const char       *id,
                                   char            **sentence);
void     dossier_view_field_restore (DossierViewField *self,
                                     const char       *text);
/* Grows with each key and choice: tells whether something was typed since. */
guint dossier_view_field_get_serial (DossierViewField *self);
/* The answer of that serial is on the disk: it is edited no more, unless something was typed since. */
void dossier_view_field_settle (DossierViewField *self,
                                guint             serial);
/* Tells "answered" now if something waits. */
void dossier_view_field_flush (DossierViewField *self);
/* NULL: nothing to say. */
void dossier_view_field_say (DossierViewField *self,
                             DossierViewTone   tone,
                             const char       *sentence);

/* What shows its answer (dossier-view-evidence.h); NULL: nothing is asked to. */
GtkWidget *dossier_view_field_get_mark (DossierViewField *self);
/* Before it is shown: the answer is of no record yet, so nothing is asked to show it, and nothing is made on the way. */
void     dossier_view_field_detach (DossierViewField *self);
gboolean dossier_view_field_is_detached (DossierViewField *self);

/* For the kinds of fields. */
void dossier_view_field_set_editor (DossierViewField *self,
                                    GtkWidget        *editor);
/* Under the sentence; NULL: nothing. */
void dossier_view_field_set_below (DossierViewField *self,
                                   GtkWidget        *widget);
/* Held: what is typed waits, nothing is saved. */
void dossier_view_field_set_held (DossierViewField *self,
                                  gboolean          is_held);
/* A button after the editor. */
void dossier_view_field_add_suffix (DossierViewField *self,
                                    GtkWidget        *widget);
/* text: all that is typed; starts the second of calm. NULL: nothing a crash could lose. */
void dossier_view_field_type (DossierViewField *self,
                              const char       *text);
/* Something was chosen: to be saved at once. */
void dossier_view_field_answer (DossierViewField *self);
/* What was typed is given up: the record is to be shown again. */
void dossier_view_field_abandon (DossierViewField *self);

/* signals: "typed" (const char *text), "answered", "abandoned", "repeat": the last answer given elsewhere is wanted here. */

G_END_DECLS

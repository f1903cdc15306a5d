/* dossier-view-typed.h - a field that is typed in: a line or a page, a number, an imprecise date
 *
 * The kinds of it say how text is shown and taken; what is common is here: reading what was
 * typed, Escape, the answers that are not values, and the rule that nobody is overwritten
 * unawares: when somebody else writes the field while it is being typed in, the field says who
 * wrote what and waits until the person keeps their own or takes the other's. Both go to the
 * history.
 */
#pragma once

#include "dossier-view-answer.h"
#include "dossier-view-field.h"

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_TYPED (dossier_view_typed_get_type ())
G_DECLARE_DERIVABLE_TYPE (DossierViewTyped, dossier_view_typed, DOSSIER_VIEW, TYPED, DossierViewField)

struct _DossierViewTypedClass
{
  DossierViewFieldClass parent_class;

  /* All that stands in the editor. */
  char *(*dup_text) (DossierViewTyped *self);
  void (*set_text) (DossierViewTyped *self,
                    const char       *text);
  /* What stands while nothing is typed. */
  void (*set_placeholder) (DossierViewTyped *self,
                           const char       *words);
};

/* To be called by the kinds, once, with the widget that has the focus while one types. */
void dossier_view_typed_set_up (DossierViewTyped *self,
                                GtkWidget        *editor);
/* To be called by the kinds when the text of the editor changed, whoever changed it. */
void dossier_view_typed_changed (DossierViewTyped *self);
/* Enter: what stands is meant, also against what somebody else wrote meanwhile. */
void dossier_view_typed_confirm (DossierViewTyped *self);

G_END_DECLS

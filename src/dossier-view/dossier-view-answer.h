/* dossier-view-answer.h - the answers that are not values: nobody said, nobody knows, no sense here
 *
 * Three different answers everywhere, and none of them is "no".
 */
#pragma once

#include "dossier-value.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_VIEW_ANSWER_NONE,    /* nobody has answered */
  DOSSIER_VIEW_ANSWER_UNKNOWN, /* asked, not known */
  DOSSIER_VIEW_ANSWER_NOT_APPLICABLE,
} DossierViewAnswer;
#define DOSSIER_VIEW_N_ANSWERS (DOSSIER_VIEW_ANSWER_NOT_APPLICABLE + 1)

typedef void (*DossierViewAnswerChosen) (gpointer          field,
                                         DossierViewAnswer answer);

/* NONE for values too. */
DossierViewAnswer dossier_view_answer_of (const DossierValue *value);
/* NULL for NONE; caller owns. */
DossierValue *dossier_view_answer_make_value (DossierViewAnswer answer);
/* What stands in place of a value. */
const char *dossier_view_answer_get_label (DossierViewAnswer answer);

/* A discreet menu after a field; chosen is called while field lives. */
GtkWidget *dossier_view_answer_new_button (DossierViewAnswerChosen chosen,
                                           gpointer                field);

G_END_DECLS

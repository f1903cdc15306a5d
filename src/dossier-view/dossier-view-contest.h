/* dossier-view-contest.h - under a field: that it was answered twice, and a way to choose */
#pragma once

#include "dossier-conflicts.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Who else said what, when. Caller owns. */
char *dossier_view_contest_dup_sentence (const DossierConflict *conflict);
/* Opens both side by side: win.choose-answer. */
GtkWidget *dossier_view_contest_new_button (const DossierConflict *conflict);

G_END_DECLS

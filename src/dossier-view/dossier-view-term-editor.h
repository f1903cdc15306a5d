/* dossier-view-term-editor.h - a word being changed: what it is called, and what it means
 *
 * Enter saves, Escape gives up, going elsewhere saves. What cannot be saved is said, and waits. Of a group of words that mean the same,
 * only the words are asked.
 */
#pragma once

#include "dossier-vocabulary.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_TERM_EDITOR (dossier_view_term_editor_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewTermEditor, dossier_view_term_editor, DOSSIER_VIEW, TERM_EDITOR, GtkBox)

GtkWidget *dossier_view_term_editor_new (const DossierTerm *term);

const char *dossier_view_term_editor_get_label (DossierViewTermEditor *self);
/* Why what is typed is not saved. may_insist: it will be if it is asked once more; may_merge: or the word becomes the one that is
 * called so. */
void dossier_view_term_editor_complain (DossierViewTermEditor *self,
                                        const char            *sentence,
                                        gboolean               may_insist,
                                        gboolean               may_merge);

/* signals: "edited" (const char *label, const char *definition, gboolean insists); "ended": given up; "merge". */

G_END_DECLS

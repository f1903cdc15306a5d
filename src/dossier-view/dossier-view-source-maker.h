/* dossier-view-source-maker.h - a source in one line: what it is called, of which nature, of when
 *
 * Nothing is written here: who asked adds what was said to an act of its own.
 */
#pragma once

#include "dossier-act.h"
#include "dossier-vocabulary.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_SOURCE_MAKER (dossier_view_source_maker_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewSourceMaker, dossier_view_source_maker, DOSSIER_VIEW, SOURCE_MAKER, GtkBox)

GtkWidget *dossier_view_source_maker_new (DossierVocabulary *vocabulary);

/* Takes the focus; words: the beginning of its title, or "". */
void dossier_view_source_maker_begin (DossierViewSourceMaker *self,
                                      const char             *words);
/* Adds the source to the act; its id, owned by the act. What people tell stays inside until somebody shows it. */
const char *dossier_view_source_maker_add (DossierViewSourceMaker *self,
                                           DossierAct             *act);

/* signal "ready": all was said, the title at least. */

G_END_DECLS

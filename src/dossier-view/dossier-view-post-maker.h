/* dossier-view-post-maker.h - a post in one line: a role, and who holds it if somebody knows, or where a person does
 *
 * The person is found among those already known, or made with the post; a post without known holder is a post
 * too. Nothing is written here: who asked adds what was said to an act of its own.
 */
#pragma once

#include "dossier-store.h"
#include "dossier-vocabulary.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_POST_MAKER (dossier_view_post_maker_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewPostMaker, dossier_view_post_maker, DOSSIER_VIEW, POST_MAKER, GtkBox)

GtkWidget *dossier_view_post_maker_new (DossierStore      *store,
                                        DossierVocabulary *vocabulary);
/* A post of somebody: the structure is what is looked for. */
GtkWidget *dossier_view_post_maker_new_of_person (DossierStore      *store,
                                                  DossierVocabulary *vocabulary);
/* Asks since when, too. */
void dossier_view_post_maker_ask_since (DossierViewPostMaker *self);

/* Takes the focus where something is left to say; words: a role, a name, both ("direction Anne Martin"), or "". */
void dossier_view_post_maker_begin (DossierViewPostMaker *self,
                                    const char           *words);
/* After a page that was turned: the name that was typed is looked for again, Enter takes it. */
void dossier_view_post_maker_resume (DossierViewPostMaker *self);
/* Was it said who, or where? */
gboolean dossier_view_post_maker_is_ready (DossierViewPostMaker *self);
/* Was something said, and not that? */
gboolean dossier_view_post_maker_is_open (DossierViewPostMaker *self);
/* Adds to the act the post in that structure, and the person when nobody knew them; or the post of that person. The id of the
 * post, owned by the act. */
const char *dossier_view_post_maker_add (DossierViewPostMaker *self,
                                         DossierAct           *act,
                                         const char           *of);

/* signal "ready": all was said. */

G_END_DECLS

/* dossier-view-tenure.h - one post in a list of posts: a row, and a drawer under it for what is done to the post
 *
 * Told in a structure by who holds it, in the life of a person by where it is. The row opens the other; a post that nobody
 * is known to hold opens its drawer.
 */
#pragma once

#include "dossier-view-facts.h"

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct
{
  char          *id;
  gboolean       is_over; /* as last shown */
  gboolean       is_past; /* it stands among those of before: the list it is in says so */
  AdwActionRow  *row;
  GtkWidget     *sign; /* in the row, like the menu */
  GtkMenuButton *menu;
  GtkWidget     *drawer; /* out of sight while it is empty */
} DossierViewTenure;

/* is_of_person: told by where it is. The widgets are owned. */
DossierViewTenure *dossier_view_tenure_new (const DossierViewPost   *post,
                                            const DossierVocabulary *vocabulary,
                                            gboolean                 is_of_person);
void               dossier_view_tenure_free (DossierViewTenure *self);

/* What the post says now. */
void dossier_view_tenure_show (DossierViewTenure       *self,
                               const DossierViewPost   *post,
                               const DossierVocabulary *vocabulary,
                               gboolean                 is_of_person);
/* content: floating or owned elsewhere; NULL: the drawer closes. */
void dossier_view_tenure_open (DossierViewTenure *self,
                               GtkWidget         *content);

/* A drawer by itself: a row that is none. */
GtkWidget *dossier_view_tenure_drawer_new (const char *title);
void       dossier_view_tenure_drawer_open (GtkWidget *drawer,
                                            GtkWidget *content);

G_END_DECLS

/* dossier-view-set.h - a field of several answers: chips, and a list to tick
 *
 * Each tick is saved by itself: a key goes in or out, so that two people who tick different
 * words never undo each other. What is more than a word (a programme with its carrier, who holds a thread)
 * says how its keys are shown and what is offered.
 */
#pragma once

#include "dossier-view-field.h"
#include "dossier-view-terms.h"

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_SET (dossier_view_set_get_type ())
G_DECLARE_DERIVABLE_TYPE (DossierViewSet, dossier_view_set, DOSSIER_VIEW, SET, DossierViewField)

struct _DossierViewSetClass
{
  DossierViewFieldClass parent_class;

  /* What a key is called; caller owns. */
  char *(*name_key) (DossierViewSet *self,
                     const char     *key);
  /* Which comes first; NULL: that of the vocabulary, then of the alphabet. */
  int (*compare) (DossierViewSet *self,
                  const char     *one,
                  const char     *other);
  /* What more its element says; NULL: nothing. Caller owns. */
  char *(*detail_key) (DossierViewSet *self,
                       const char     *key);
  /* A key as it stands in the row; name: from name_key. */
  GtkWidget *(*make_element) (DossierViewSet *self,
                              const char     *key,
                              const char     *name);
  /* What can be chosen. The answers that are not values are added after. */
  void (*fill) (DossierViewSet   *self,
                DossierViewTerms *terms);
  /* A code of the list was chosen, or given up. */
  void (*choose) (DossierViewSet   *self,
                  DossierViewTerms *terms,
                  const char       *code,
                  gboolean          in);
};

const DossierVocabulary *dossier_view_set_get_vocabulary (DossierViewSet *self);
/* Of the record; borrowed. */
const char *dossier_view_set_get_id (DossierViewSet *self);
gboolean    dossier_view_set_holds (DossierViewSet *self,
                                    const char     *key);
/* As shown; elements borrowed, the list is the caller's. */
GList *dossier_view_set_list_keys (DossierViewSet *self);
/* All that is recorded of what is shown as key, itself first: words that were merged since are taken out with it. Caller owns. */
char **dossier_view_set_list_recorded (DossierViewSet *self,
                                       const char     *key);
/* What a record is called, "?" when nobody knows. */
const char *dossier_view_set_get_title (DossierViewSet *self,
                                        const char     *id);
/* A record that is not in the facts yet. */
void dossier_view_set_learn_title (DossierViewSet *self,
                                   const char     *id,
                                   const char     *title);

/* In or out, saved at once. */
void dossier_view_set_choose (DossierViewSet *self,
                              const char     *key,
                              gboolean        in);
/* One goes, the other comes, in one act; old NULL: only comes. */
void dossier_view_set_replace (DossierViewSet *self,
                               const char     *old,
                               const char     *key);

/* What the word of a key means ("clas@ID": of "clas"); NULL: it is no word of a vocabulary, or says itself. Borrowed. */
const char *dossier_view_set_find_definition (DossierViewSet *self,
                                              const char     *key);
/* A pill around content, with what takes it out. */
GtkWidget *dossier_view_set_make_chip (DossierViewSet *self,
                                       const char     *key,
                                       const char     *name,
                                       GtkWidget      *content);

G_END_DECLS

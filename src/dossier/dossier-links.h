/* dossier-links.h - what is done to a link as a whole: turned round, made again, described like another
 *
 * Each adds its changes to an act, from records as they stand; nothing is written here.
 */
#pragma once

#include "dossier-act.h"
#include "dossier-reader.h"

G_BEGIN_DECLS

/* The two sides change places, who holds the thread with them: the same link, told the other way round. */
void dossier_links_swap (DossierAct          *act,
                         const DossierRecord *link);
/* A second link described alike: between the same two, or with comes instead of leaves (both NULL: nobody leaves). Who
 * holds the thread for who leaves, when it was verified and what shows each answer are not copied. Its id, owned by the act. */
const char *dossier_links_duplicate (DossierAct          *act,
                                     const DossierRecord *link,
                                     const char          *leaves,
                                     const char          *comes);

/* Gives the link the answers of another where it has none: what it is and how it lives, not its own words and dates. Who
 * holds the thread comes along for a structure the two share. Returns how many fields. */
guint dossier_links_repeat (DossierAct          *act,
                            const DossierRecord *link,
                            const DossierRecord *other);
/* One answer, of whatever field, instead of the one there; what a set holds stays in it. FALSE: it changes nothing. */
gboolean dossier_links_repeat_field (DossierAct          *act,
                                     const DossierRecord *link,
                                     const DossierRecord *other,
                                     const DossierField  *field);

/* The other link in which this field was answered last (field NULL: of which anything was said last) and that has something for
 * this one. Caller owns; NULL: there is none, or *error. */
DossierRecord *dossier_links_find_last (DossierReader       *reader,
                                        const DossierRecord *link,
                                        const DossierField  *field,
                                        GError             **error);

G_END_DECLS

/* guide-booklet-names.h - people are not named in what is handed on
 *
 * The names of the people of a dossier, and what looks like a name, a telephone number or an address in a free
 * text, give way to "[…]".
 */
#pragma once

#include "dossier-reader.h"

G_BEGIN_DECLS

typedef struct _GuideBookletNames GuideBookletNames;

/* Reader thread; NULL on error. */
GuideBookletNames *guide_booklet_names_read (DossierReader *reader,
                                             GError       **error);
void               guide_booklet_names_free (GuideBookletNames *self);

/* Caller owns; text NULL is NULL. *n grows by how many were taken out. */
char *guide_booklet_names_clean (const GuideBookletNames *self,
                                 const char              *text,
                                 guint                   *n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuideBookletNames, guide_booklet_names_free)

G_END_DECLS

/* dossier-view-register-page.h - a line of the register on paper
 *
 * Drawn with Cairo and Pango on any surface: for the printer, and for a file. An item is never cut between two pages, unless it
 * is longer than one.
 */
#pragma once

#include "dossier-view-register-line.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

typedef struct _DossierViewRegisterPage DossierViewRegisterPage;

/* In points; context: of the surface it will be drawn on. line is copied from. */
DossierViewRegisterPage *dossier_view_register_page_new (const DossierViewRegisterLine *line,
                                                         PangoContext                  *context,
                                                         double                         width,
                                                         double                         height);
void                     dossier_view_register_page_free (DossierViewRegisterPage *self);

guint dossier_view_register_page_count (const DossierViewRegisterPage *self);
/* number: from 0. */
void dossier_view_register_page_draw (const DossierViewRegisterPage *self,
                                      guint                          number,
                                      cairo_t                       *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierViewRegisterPage, dossier_view_register_page_free)

G_END_DECLS

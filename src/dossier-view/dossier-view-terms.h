/* dossier-view-terms.h - a popover to choose among words: one, or as many as are true
 *
 * A list with its definitions, searched without accents when it is long. Choosing one closes the
 * popover; ticking several leaves it open.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_TERMS (dossier_view_terms_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewTerms, dossier_view_terms, DOSSIER_VIEW, TERMS, GtkPopover)

/* many: ticks instead of a choice. label names the list for a screen reader. */
GtkWidget *dossier_view_terms_new (const char *label,
                                   gboolean    many);

/* definition may be NULL. apart: one of the answers that are not values, under a line. */
void dossier_view_terms_add (DossierViewTerms *self,
                             const char       *code,
                             const char       *label,
                             const char       *definition,
                             gboolean          apart,
                             gboolean          chosen);
/* An entry at the end, for words that are not in the list. */
void dossier_view_terms_add_entry (DossierViewTerms *self,
                                   const char       *placeholder);

/* signals: "chosen" (const char *code, gboolean in), "entered" (const char *words). */

G_END_DECLS

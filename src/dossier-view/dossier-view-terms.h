/* dossier-view-terms.h - a popover to choose among words: one, or as many as are true
 *
 * A list with its definitions, searched without accents. Choosing one closes the popover; ticking several
 * leaves it open. Some choices ask one thing more: a page then turns over the list, and back. By the keyboard:
 * letters look for a word, Enter takes the first that is left, Enter once more has done.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_TERMS (dossier_view_terms_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewTerms, dossier_view_terms, DOSSIER_VIEW, TERMS, GtkPopover)

typedef enum
{
  DOSSIER_VIEW_TERM_PLAIN,
  DOSSIER_VIEW_TERM_APART, /* one of the answers that are not values, under a line */
  DOSSIER_VIEW_TERM_DOOR,  /* asks one thing more: never ticked */
  DOSSIER_VIEW_TERM_MAKER, /* at the end, whatever is looked for: makes what is not in the list */
} DossierViewTermNature;

/* many: ticks instead of a choice. label names the list for a screen reader. */
GtkWidget *dossier_view_terms_new (const char *label,
                                   gboolean    many);

/* definition may be NULL. */
void dossier_view_terms_add (DossierViewTerms     *self,
                             const char           *code,
                             const char           *label,
                             const char           *definition,
                             DossierViewTermNature nature,
                             gboolean              chosen);
/* An entry at the end, for words that are not in the list. */
void dossier_view_terms_add_entry (DossierViewTerms *self,
                                   const char       *placeholder);
gboolean dossier_view_terms_has (DossierViewTerms *self,
                                 const char       *code);
/* However short the list: what is not in it is looked for too. */
void dossier_view_terms_show_search (DossierViewTerms *self);
/* Looks for these letters, as if they had been typed. */
void dossier_view_terms_begin (DossierViewTerms *self,
                               const char       *letters);
/* What is looked for; "" for nothing. */
const char *dossier_view_terms_get_words (DossierViewTerms *self);

/* Turns a page over the list; focus gets the focus, NULL: the page takes it itself. page NULL: back to the list, ready for the next word. */
void dossier_view_terms_turn (DossierViewTerms *self,
                              const char       *title,
                              GtkWidget        *page,
                              GtkWidget        *focus);

/* signals: "chosen" (const char *code, gboolean in), "entered" (const char *words), "looked" (const char *words): other words are looked for, "done": the keyboard has chosen and the
 * popover is closed. */

G_END_DECLS

/* dossier-view-term-sentences.h - what is said of the words of a vocabulary, and why something cannot be done to them */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* error: of DOSSIER_TERMS_ERROR, about what is called label. Caller owns. */
char *dossier_view_term_sentences_dup_refusal (const GError *error,
                                               const char   *label);
/* error: of the store. Caller owns. */
char *dossier_view_term_sentences_dup_failure (const GError *error);

/* "Types of structure", "Words that mean the same". */
const char *dossier_view_term_sentences_get_title (const char *vocabulary);
/* What is to be known before one changes something; NULL: nothing. */
const char *dossier_view_term_sentences_get_note (const char *vocabulary);
/* What the entry that adds a word asks for; NULL: none is added. */
const char *dossier_view_term_sentences_get_adder (const char *vocabulary);

G_END_DECLS

/* dossier-view-quote.h - what somebody said, as it can be read
 *
 * The words as they were noted are kept; beside them stand the same words with their quotation marks in order: « and » for
 * all of them, none left open, none that closes nothing.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Caller owns; the same words where nothing was to be repaired. */
char *dossier_view_quote_repair (const char *words);
/* Between « and », whether or not they already stood so. Caller owns. */
char *dossier_view_quote_dress (const char *words);

G_END_DECLS

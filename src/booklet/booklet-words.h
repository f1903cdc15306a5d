/* booklet-words.h - French as a printer sets it: its spaces, its quotation marks, where a word may be cut
 *
 * One for each thread.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define BOOKLET_NO_BREAK "\u00a0"
#define BOOKLET_NARROW "\u202f" /* no break either; whoever draws makes it narrow */
#define BOOKLET_CUT "\u00ad"    /* a word may be cut here */

typedef struct _BookletWords BookletWords;

/* Without a table of the French language on this machine, no word is cut. */
BookletWords *booklet_words_new (void);
void          booklet_words_free (BookletWords *self);

/* Apostrophes, quotation marks and the spaces before : ; ! ? and inside « ». What is so already stays. Caller owns. */
char *booklet_words_dup_french (const BookletWords *self,
                                const char         *text);
/* With a cut wherever a word may have one: never in a short word, a name, nor what is in capitals. Caller owns. */
char *booklet_words_dup_cut (const BookletWords *self,
                             const char         *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BookletWords, booklet_words_free)

G_END_DECLS

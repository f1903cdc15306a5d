/* exchange-paste.h - cells, or the text of a document, copied in another program, as a file that can be read
 *
 * They come from anywhere, so liens-reader must be the one to look at them: they are put in a
 * private file of the session, which goes with the value.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define EXCHANGE_PASTE_ERROR (exchange_paste_error_quark ())

typedef enum
{
  EXCHANGE_PASTE_ERROR_NO_TABLE,   /* what was copied are no cells: copy them, then paste */
  EXCHANGE_PASTE_ERROR_NO_WORDS,   /* there is nothing in what was copied: copy the text, then paste */
  EXCHANGE_PASTE_ERROR_UNWRITABLE, /* there is no room for it: save it as a file, and import that */
} ExchangePasteError;

GQuark exchange_paste_error_quark (void);

typedef struct _ExchangePaste ExchangePaste;

/* html, text: the two forms in which cells are copied; either may be NULL. The first is preferred: it
 * keeps the breaks inside cells. */
ExchangePaste *exchange_paste_new (const char *html,
                                   const char *text,
                                   GError    **error);
/* The words of a document, as a plain text of the same lines. NULL text: nothing was copied. */
ExchangePaste *exchange_paste_new_document (const char *text,
                                            GError    **error);
/* The file goes too. */
void exchange_paste_free (ExchangePaste *self);

/* Its name is one for people: "Pasted table 2026-11-28 14.32", "Pasted text 2026-11-28 14.32.txt". */
const char *exchange_paste_get_path (const ExchangePaste *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExchangePaste, exchange_paste_free)

G_END_DECLS

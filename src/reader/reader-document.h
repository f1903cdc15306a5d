/* reader-document.h - the paragraphs of what a word processor saved
 *
 * .docx, .odt, and plain text: one table, whose rows are paragraphs: what is written ("text"), what a list writes before
 * it by itself ("mark": "3.", "·"), and the level of a heading ("level": 1 the highest). Deleted text, notes at the foot,
 * comments and fields' instructions are no paragraphs; a line break in one begins another.
 */
#pragma once

#include <glib.h>

#include "reader-text.h"

G_BEGIN_DECLS

/* Is this an archive, as word processors save? (Plain text is read by reader_document_read_text.) */
gboolean reader_document_is_archive (GBytes *file);
/* Both leave through reader_output_fail when they cannot. */
void reader_document_read_archive (const char *path,
                                   const char *name);
void reader_document_read_text (const ReaderText *text,
                                const char       *name);

G_END_DECLS

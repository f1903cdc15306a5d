/* reader-text.h - a text file whose encoding nobody wrote down
 *
 * A byte order mark decides; else UTF-16 shows by its zeros; else what is valid UTF-8 is
 * UTF-8; what remains is Windows-1252, as Excel saves in France. Cells are repaired one by
 * one as they are written, so that one stray byte never spoils a whole file.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *bytes; /* UTF-8, or Windows-1252: see encoding */
  gsize       length;
  const char *encoding; /* "UTF-8", "UTF-16" or "CP1252" */
  GBytes     *owner;
} ReaderText;

/* FALSE: these bytes are no text at all. file is kept alive by *text. */
gboolean reader_text_settle (GBytes     *file,
                             ReaderText *text);
void     reader_text_clear (ReaderText *text);

/* Physical lines: of CRLF, LF, or (where there is no LF at all) CR. */
gint64 reader_text_count_lines (const ReaderText *text);

G_END_DECLS

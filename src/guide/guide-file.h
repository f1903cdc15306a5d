/* guide-file.h - a document read from a file, by the helper program
 *
 * .docx, .odt and plain text, whatever its encoding. A hostile or torn file ends the helper, never us
 * (exchange-reader.h). For a thread that may wait.
 */
#pragma once

#include <gio/gio.h>

#include "guide-document.h"

G_BEGIN_DECLS

/* Caller owns. NULL on error: EXCHANGE_READER_ERROR, or cancelled. */
GuideDocument *guide_file_read (const char       *path,
                                const GuideKnown *known,
                                GCancellable     *cancellable,
                                GError          **error);
/* A sentence for people about such an error. Static. */
const char *guide_file_explain (const GError *error);

G_END_DECLS

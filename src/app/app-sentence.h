/* app-sentence.h - what a failure says to a person
 *
 * A code of the store becomes what happened, what is safe and what to try.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* heading and body are owned by the caller. path: the file it is about. */
void app_sentence_of_opening (const GError *error,
                              const char   *path,
                              char        **heading,
                              char        **body);

G_END_DECLS

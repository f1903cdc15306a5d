/* dossier-key.h - the elements of a set that are answers to its question, and no values
 *
 * Asked and not known, without sense here, asked and none: three answers of a set, each alone in it. "None" is known: statistics
 * count it apart from what nobody could say.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DOSSIER_KEY_UNKNOWN "?"
#define DOSSIER_KEY_NOT_APPLICABLE "-"
#define DOSSIER_KEY_NONE "/" /* begins no word, code nor id */

gboolean dossier_key_is_answer (const char *key);

/* How much is known by it: that it is not known least, then the other two, then a value. */
int dossier_key_compare_weight (const char *one,
                                const char *other);

G_END_DECLS

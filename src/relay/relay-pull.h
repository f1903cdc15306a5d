/* relay-pull.h - what the mirror has not, copied from the share
 *
 *   1. Only regular files of a known ending, under its bound of size, of a folder named as a poste.
 *   2. Under plain names, whole or not at all. What is in the mirror is not replaced, but where the
 *      request asks for it again; what is ours there, never.
 *   3. What hinders one file, or one poste, is said and passed over.
 *   4. A file known by its name is not looked at: a poll costs a listing for each poste.
 *   5. Words never wait for documents: those come after all else, only where the request names them, and a quarter of what a mirror may
 *      hold is kept from them.
 */
#pragma once

#include "relay-folder.h"

G_BEGIN_DECLS

#define RELAY_PULL_FILES_MAX 4096 /* of a poste */
#define RELAY_PULL_POSTES_MAX 1024
#define RELAY_PULL_MIRROR_MAX (G_GUINT64_CONSTANT (2) << 30)
#define RELAY_PULL_DOCUMENTS_MAX (RELAY_PULL_MIRROR_MAX / 4 * 3) /* of the mirror in all: beyond it, no document comes */

gboolean relay_pull_all (const RelayFolder *folder,
                         RelayFault        *fault);

G_END_DECLS

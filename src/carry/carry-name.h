/* carry-name.h - what may be called how, in the shared folder and in its mirror
 *
 * Names are hints, never trusted: whatever a share holds, what is written in a mirror has a plain
 * name (lower case, [0-9a-z.-], at most 60 characters, good for FAT) in the folder of a poste
 * (16 hexadecimal digits). Shared by both sides of the pipe; knows GLib only.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CARRY_POSTE_DIGITS 16
#define CARRY_NAME_MAX 60   /* of a plain name */
#define CARRY_ENTRY_MAX 255 /* of whatever a folder may hold */
#define CARRY_SENTINEL "federation.liens"
#define CARRY_NOTE "LISEZ-MOI.txt"
#define CARRY_POSTES "p"

gboolean carry_name_is_poste (const char *text);

/* A file Liens itself would name so: plain, and of a known ending. */
gboolean carry_name_is_plain (const char *name);

/* One entry of a folder, whatever its bytes: not empty, no '/', neither "." nor "..". */
gboolean carry_name_is_entry (const char *name);

gboolean carry_name_is_temporary (const char *name);
/* Room for one, as "tmp-0123456789abcdef.part". Caller owns. */
char *carry_name_new_temporary (void);

/* A file kept on the server by a sync tool, of which only a token is here (*.nextcloud, *.owncloud). */
gboolean carry_name_is_placeholder (const char *name);

/* The most bytes a file of that name may have; 0: not a file of ours, whatever its case. */
guint64 carry_name_get_limit (const char *name);

/* Is it a document (.lbl)? Those travel after all else, each when it is asked for. */
gboolean carry_name_is_document (const char *name);

/* The plain name under which a mirror keeps that entry: itself, or "x-<32 digits>.lsg" made from its bytes
 * (conflicted copies, upper case, strange bytes). NULL: not a file of ours. Caller owns. */
char *carry_name_dup_plain (const char *name);

G_END_DECLS

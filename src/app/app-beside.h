/* app-beside.h - a file is copied beside the dossier, into NAME.pieces for NAME.liens
 *
 * The folder is made when it is wanted; the copy takes the next name nobody has there ("plan.pdf", then "plan (2).pdf"), and one
 * that could not be finished leaves nothing behind. The record holds that name and no path: what others wrote never leads out of
 * the folder.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define APP_BESIDE_ERROR (app_beside_error_quark ())

typedef enum
{
  APP_BESIDE_ERROR_UNREADABLE, /* no file one can read: choose another */
  APP_BESIDE_ERROR_TOO_LARGE,  /* choose a smaller one, or leave it where it is */
  APP_BESIDE_ERROR_NOT_COPIED, /* the disk is full, or the folder cannot be written: make room */
} AppBesideError;

GQuark app_beside_error_quark (void);

/* Where the file of that name is, beside the dossier of that path; it may not be there. Caller owns. */
GFile *app_beside_get_file (const char *dossier,
                            const char *name);

/* dossier: its path. largest: bytes. Copied elsewhere than on the main thread. */
void app_beside_copy_async (const char         *dossier,
                            GFile              *file,
                            guint64             largest,
                            GAsyncReadyCallback callback,
                            gpointer            user_data);
/* The name it has there; caller owns. NULL: nothing was left there. digest: of what is in it, by which the other desktops know it; NULL: it
 * is larger than what goes to them, and stays here; caller owns. digest may be NULL. */
char *app_beside_copy_finish (GAsyncResult *result,
                              char        **digest,
                              GError      **error);
/* Takes away again what was copied under that name and is not wanted after all. Returns at once. */
void app_beside_remove (const char *dossier,
                        const char *name);
/* What is said of it; too_large: the sentence of what is too large, with its own limit. Static, or too_large. */
const char *app_beside_explain (const GError *error,
                                const char   *too_large);

G_END_DECLS

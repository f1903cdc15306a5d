/* app-command-wire.h - what a command and the window that carries it out say to each other
 *
 * A private socket in the dossier's data folder. Frames: four bytes of length (little endian), then a
 * serialized GVariant of a known type, never more than APP_WIRE_MOST bytes.
 *
 *   command                       window
 *   ask   (uayaaytt)         →                  version, folder, words, device and inode of the dossier
 *                            ←    say (yay)     READY, within five seconds; or ERR… END when it will not
 *   go    (yay) GO           →                  only now is anything done: who gave up waiting left nothing behind
 *                            ←    say (yay)     OUT and ERR as they come
 *                            ←    say (yay)     END and the exit status
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define APP_WIRE_VERSION 1
#define APP_WIRE_MOST (1024 * 1024)
#define APP_WIRE_PATIENCE 5 /* seconds without an answer */
#define APP_WIRE_ASK "(uayaaytt)"

typedef enum
{
  APP_WIRE_OUT,
  APP_WIRE_ERR,
  APP_WIRE_READY,
  APP_WIRE_GO,
  APP_WIRE_END,
} AppWireFrame;

/* The socket of the folder as an address the kernel takes, however long the path: *folder is a descriptor of the
 * folder to keep open while it is used, -1 when none was needed. NULL on error. */
GSocketAddress *app_wire_new_address (const char *data_dir,
                                      int        *folder,
                                      GError    **error);
/* The other end is a program of the same person. */
gboolean app_wire_is_ours (GSocketConnection *connection);

gboolean app_wire_send (GSocketConnection *connection,
                        GVariant          *value, /* sunk */
                        GError           **error);
/* Any length: several frames. */
gboolean app_wire_say (GSocketConnection *connection,
                       AppWireFrame       frame,
                       const char        *bytes,
                       gsize              length,
                       GError           **error);
/* In normal form; NULL on error, at the end, or when it is not of that type. */
GVariant *app_wire_receive (GSocketConnection  *connection,
                            const GVariantType *type,
                            GError            **error);
/* The frame received; *bytes (borrowed from *value, which the caller unrefs) may be NULL. -1: none. */
int app_wire_hear (GSocketConnection *connection,
                   GVariant         **value,
                   const char       **bytes,
                   gsize             *length,
                   GError           **error);

G_END_DECLS

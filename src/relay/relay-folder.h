/* relay-folder.h - a shared folder known to be ours, and the mirror of it
 *
 *   1. It is open only once its sentinel was read and is the one expected.
 *   2. From there on everything is an entry of a folder that is open: the share that goes away, or another
 *      that comes in its place, is never mistaken for it.
 *   3. Nothing is made or removed on the share outside p/ and our own folder in it, but by MAKE and RELAY_ALL.
 */
#pragma once

#include "carry-protocol.h"
#include "relay-disk.h"

G_BEGIN_DECLS

#define RELAY_ENTRIES_MAX 65536 /* of a folder: what comes after is not looked at */

typedef struct
{
  const CarryRequest *request; /* borrowed */
  RelayFd             root;
  RelayFd             mirror;
} RelayFolder;

void relay_folder_clear (RelayFolder *self);

/* Share, sentinel and mirror as the request says. */
gboolean relay_folder_open (RelayFolder        *self,
                            const CarryRequest *request,
                            RelayFault         *fault);

/* The folder alone; -1: fault. */
RelayFd relay_folder_open_root (const CarryRequest *request,
                                RelayFault         *fault);
/* At most CARRY_SENTINEL_MAX bytes; NULL: fault. */
GBytes *relay_folder_read_sentinel (int         root,
                                    RelayFault *fault);

/* p/, or our folder in it. make: where it is missing it is made; else -1 with ENOENT in fault. */
RelayFd relay_folder_open_postes (const RelayFolder *self,
                                  gboolean           make,
                                  RelayFault        *fault);
RelayFd relay_folder_open_poste (const RelayFolder *self,
                                 const char        *poste,
                                 gboolean           make,
                                 RelayFault        *fault);

/* The folder of a poste in the mirror, made where it is missing. */
RelayFd relay_folder_open_mirror (const RelayFolder *self,
                                  const char        *poste,
                                  RelayFault        *fault);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RelayFolder, relay_folder_clear)

G_END_DECLS

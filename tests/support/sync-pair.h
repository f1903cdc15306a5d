/* sync-pair.h - two desktops around one folder, on real disks: the founder's and another's, who joins
 *
 * Every call asserts that it went well. What a desktop does by itself is in sync-desktop.h.
 */
#pragma once

#include "sync-desktop.h"

G_BEGIN_DECLS

typedef struct
{
  char   *dir, *folder; /* the folder they share is made by the founder */
  Desktop founder, other;
} Pair;

/* For g_test_add: the founder has a dossier, that is not shared yet. */
void pair_begin (Pair         *self,
                 gconstpointer data);
void pair_end (Pair         *self,
               gconstpointer data);

/* Of this name, where the dossiers and the folder lie; caller owns. The founder's dossier is fondation.liens, the other's second.liens. */
char *pair_dup_path (const Pair *self,
                     const char *name);
void  pair_found (Pair       *self,
                  const char *passphrase,
                  gboolean    is_open);
void  pair_join (Pair       *self,
                 const char *passphrase);

/* A round, in which nothing alerts. Caller owns. */
SyncReport *pair_go (Desktop *self);
void        pair_go_quietly (Desktop *self);
/* Two rounds of each: what one wrote the other has. */
void pair_meet (Pair *self);

#define pair_add(path, test) g_test_add ("/sync/round/" path, Pair, NULL, pair_begin, test, pair_end)

G_END_DECLS

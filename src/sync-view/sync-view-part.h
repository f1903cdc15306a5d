/* sync-view-part.h - a window that removes somebody from a shared dossier, and says what that changes and what it does not
 *
 * Where the folder has a passphrase another takes its place: who leaves knows the former one. Signal "done" (): they are out.
 */
#pragma once

#include "sync-runner.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SYNC_VIEW_TYPE_PART (sync_view_part_get_type ())
G_DECLARE_FINAL_TYPE (SyncViewPart, sync_view_part, SYNC_VIEW, PART, AdwWindow)

SyncViewPart *sync_view_part_new (GtkWindow           *parent,
                                  SyncRunner          *runner,
                                  const DossierMember *member,
                                  gboolean             has_passphrase);

G_END_DECLS

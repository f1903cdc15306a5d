/* guide-view-review-work.h - what a review does away from the main thread: reading the file, and the draft kept of it */
#pragma once

#include "dossier-store.h"
#include "guide-choices.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The words of the dossier, then the file, by the helper program. */
void guide_view_review_read_async (DossierStore       *store,
                                   const char         *path,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data);
/* NULL on error. Caller owns. *has_draft: what was begun before was taken up; *title: as it was written then, owned by the caller,
 * or NULL. */
GuideChoices *guide_view_review_read_finish (GAsyncResult *result,
                                             gboolean     *has_draft,
                                             char        **title,
                                             GError      **error);

/* What is decided so far; typed, NULL: nothing, is what is being typed in a choice. */
void guide_view_review_keep (DossierStore       *store,
                             const GuideChoices *choices);
void guide_view_review_keep_typing (DossierStore       *store,
                                    const GuideChoices *choices,
                                    guint               id,
                                    const char         *typed);
void guide_view_review_keep_title (DossierStore       *store,
                                   const GuideChoices *choices,
                                   const char         *title);
/* It is in the dossier. */
void guide_view_review_forget (DossierStore       *store,
                               const GuideChoices *choices);

G_END_DECLS

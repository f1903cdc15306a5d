/* guide-view-versions.h - two versions of a practice, side by side: the words that went struck, those that came underlined
 *
 * Modal to its window. Going back to a version is one act of the place it was opened from, and closes the window.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define GUIDE_VIEW_TYPE_VERSIONS (guide_view_versions_get_type ())
G_DECLARE_FINAL_TYPE (GuideViewVersions, guide_view_versions, GUIDE_VIEW, VERSIONS, AdwWindow)

/* place: a widget of the place “Guide”; it outlives the window. Present it with gtk_window_present (). */
GuideViewVersions *guide_view_versions_new (GtkWidget  *place,
                                            const char *practice);

G_END_DECLS

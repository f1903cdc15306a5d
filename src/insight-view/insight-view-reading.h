/* insight-view-reading.h - keeps what a widget shows equal to the dossier, while it is looked at
 *
 * Asks on the reader thread when the dossier has changed and the widget is seen; what changes meanwhile is asked once, when it
 * is seen again. A later question makes an earlier answer late.
 */
#pragma once

#include "dossier-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define INSIGHT_VIEW_TYPE_READING (insight_view_reading_get_type ())
G_DECLARE_FINAL_TYPE (InsightViewReading, insight_view_reading, INSIGHT_VIEW, READING, GObject)

/* What the question is given, made anew each time; its answer, to be taken. */
typedef gpointer (*InsightViewMakeQuestion) (gpointer user_data);
typedef void (*InsightViewTakeAnswer) (gpointer answer,
                                       gpointer user_data);

/* widget: borrowed; it holds the reading, not the reverse. */
InsightViewReading *insight_view_reading_new (GtkWidget      *widget,
                                              DossierQuestion question,
                                              GDestroyNotify  free_answer);
void                insight_view_reading_set_hands (InsightViewReading     *self,
                                                    InsightViewMakeQuestion make,
                                                    GDestroyNotify          free_question,
                                                    InsightViewTakeAnswer   take,
                                                    gpointer                user_data);
/* NULL: nothing is open. */
void insight_view_reading_set_store (InsightViewReading *self,
                                     DossierStore       *store);
/* Something else is asked: soon, if it is seen. */
void insight_view_reading_ask (InsightViewReading *self);

G_END_DECLS

/* insight-doubts-private.h - what the searches for doubts share */
#pragma once

#include "insight-doubts.h"

G_BEGIN_DECLS

typedef struct
{
  DossierReader           *reader;
  const DossierVocabulary *vocabulary;
  guint32                  today;
  GPtrArray               *doubts; /* InsightDoubt, without titles */
  GCancellable            *cancellable;
} InsightDoubting;

/* Takes sentence. What else is to be said of it may be added to what is returned; it is owned by the list. */
InsightDoubt *insight_doubting_add (InsightDoubting *self,
                                    const char      *code,
                                    const char      *kind,
                                    const char      *id,
                                    const char      *field,
                                    char            *sentence);

typedef void (*InsightTakeRow) (InsightDoubting *self,
                                DossierCursor   *row,
                                gpointer         data);

/* Each living record of the kind, in the order it is stored. query: NULL for all; columns: "id" first. */
gboolean insight_doubting_walk (InsightDoubting    *self,
                                const char         *kind,
                                const DossierQuery *query,
                                const char *const  *columns,
                                InsightTakeRow      take,
                                gpointer            data,
                                GError            **error);

/* The searches, each in its file. */
gboolean insight_doubting_search_rules (InsightDoubting *self,
                                        GError         **error);
gboolean insight_doubting_search_codes (InsightDoubting *self,
                                        GError         **error);
gboolean insight_doubting_search_dates (InsightDoubting *self,
                                        GError         **error);
gboolean insight_doubting_search_places (InsightDoubting *self,
                                         GError         **error);
gboolean insight_doubting_search_twins (InsightDoubting *self,
                                        GError         **error);
gboolean insight_doubting_search_names (InsightDoubting *self,
                                        GError         **error);
gboolean insight_doubting_search_people (InsightDoubting *self,
                                         GError         **error);
gboolean insight_doubting_search_stale (InsightDoubting *self, GError **error);
gboolean insight_doubting_search_links (InsightDoubting *self,
                                        GError         **error);

G_END_DECLS

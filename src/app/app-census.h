/* app-census.h - how many records there are of a kind, how many are shown, and the families of structures
 *
 * A finished value, counted on the reader thread: shown + hidden = total, always.
 */
#pragma once

#include "dossier-reader.h"
#include "map-scene.h"

G_BEGIN_DECLS

typedef struct
{
  const char *kind;       /* static: that of the query */
  guint       total;      /* living records of it */
  guint       shown;      /* of them, those the query keeps */
  guint       unseen;     /* where all of it is shown, records of the other kind (links, or structures) that the same question hides */
  guint       structures; /* living */
  guint       counts[MAP_N_FAMILIES];
  GPtrArray  *codes[MAP_N_FAMILIES]; /* char *: the types present, "" when nobody said */
} AppCensus;

/* What is counted: records of a kind, where this is asked of the window. */
typedef struct
{
  const char   *kind;     /* static */
  DossierQuery *question; /* owned */
} AppCensusAsked;

void app_census_asked_free (gpointer asked);

/* A DossierQuestion: data is an AppCensusAsked; answers an AppCensus. */
gpointer app_census_take (DossierReader *reader,
                          gpointer       asked,
                          GCancellable  *cancellable,
                          GError       **error);
void     app_census_free (AppCensus *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AppCensus, app_census_free)

G_END_DECLS

/* exchange-view-file-private.h - what looking at a file and writing it share */
#pragma once

#include "exchange-view-file.h"

G_BEGIN_DECLS

struct _ExchangeViewFile
{
  GObject               parent_instance;
  DossierStore         *store;
  char                 *path, *name, *batch;
  ExchangePaste        *paste; /* the file at path, when it is ours; NULL: it is not, or was read */
  ExchangeViewFileState state;
  char                 *problem;
  double                share;
  guint64               n_rows;
  ExchangeViewAnswers  *answers;
  ExchangePlan         *plan;
  GCancellable         *work; /* what is going on: an answer that comes with another one is late */
  guint                 calm; /* source */
};

void exchange_view_file_set_state (ExchangeViewFile     *self,
                                   ExchangeViewFileState state);
/* An ExchangeProgress. */
void exchange_view_file_tell_progress (double   share,
                                       guint64  n_rows,
                                       gpointer file);

G_END_DECLS

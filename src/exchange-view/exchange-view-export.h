/* exchange-view-export.h - handing the dossier out: for whom, how much of it, where to
 *
 * What every export asks and tells: the audience, whether only what is shown goes out, what is
 * left out before anything is written, the file, the wait, what went wrong. A kind of export says
 * what it reads for an audience and how it writes it; its own questions stand above these.
 */
#pragma once

#include <adwaita.h>

#include "dossier-query.h"
#include "dossier-store.h"

G_BEGIN_DECLS

#define EXCHANGE_VIEW_TYPE_EXPORT (exchange_view_export_get_type ())
G_DECLARE_DERIVABLE_TYPE (ExchangeViewExport, exchange_view_export, EXCHANGE_VIEW, EXPORT, AdwWindow)

struct _ExchangeViewExportClass
{
  AdwWindowClass parent_class;

  const char *help; /* its page */

  /* Reads what would go out. shown: borrowed; NULL: everything. */
  void (*prepare) (ExchangeViewExport *self,
                   DossierStore       *store,
                   DossierVisibility   audience,
                   const DossierQuery *shown,
                   GCancellable       *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer            user_data);
  /* Keeps what was read, for write. Sentences on what is left out, borrowed from it; NULL on error. */
  const char *const *(*receive) (ExchangeViewExport *self,
                                 DossierStore       *store,
                                 GAsyncResult       *result,
                                 GError            **error);
  /* ".pdf"; *filter: what such files are called. Static. NULL: no file is asked for. */
  const char *(*get_suffix) (ExchangeViewExport *self,
                             const char        **filter);
  /* Writes what was received last; path is NULL where no file was asked for. Its result is a GTask that answers a boolean. */
  void (*write) (ExchangeViewExport *self,
                 const char         *path,
                 GCancellable       *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer            user_data);
  /* What happened, what is safe, what to try. Static. */
  const char *(*explain) (const GError *error);
};

/* For who derives, once it is built. shown: the query of the window when it hides something, else NULL; copied. */
void exchange_view_export_begin (ExchangeViewExport *self,
                                 DossierStore       *store,
                                 const DossierQuery *shown);
/* What prepare would read is another now: it is read again. */
void exchange_view_export_ask_again (ExchangeViewExport *self);
/* Of the button that does it: "_Export…" unless told. */
void exchange_view_export_set_verb (ExchangeViewExport *self,
                                    const char         *verb);
/* While something is written: how much of it is, 0 to 1. */
void exchange_view_export_set_progress (ExchangeViewExport *self,
                                        double              part);
/* The dossier as people call it: what file and title are proposed to be. Borrowed. */
const char *exchange_view_export_get_name (ExchangeViewExport *self);

/* properties "options": a widget, above the question of the audience; "preview": another, beside all questions; construct them in
 * the template. signal "exported" (GFile *file): it is written, and the window closes; file is NULL where none was asked for. */

G_END_DECLS

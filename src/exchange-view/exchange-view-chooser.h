/* exchange-view-chooser.h - asking which files to read, or where to write
 *
 * The platform's file dialogs change with each of its releases: this file alone knows them here.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Several files to import. The callback answers with exchange_view_chooser_open_finish (). */
void exchange_view_chooser_open (GtkWindow          *parent,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data);
/* A GListModel of GFile, NULL when the person gave up. Caller owns. */
GListModel *exchange_view_chooser_open_finish (GAsyncResult *result);

/* Where to write; name is proposed; its extension ("pdf") is put back when it was left out.
 * filter: what such files are called. */
void exchange_view_chooser_save (GtkWindow          *parent,
                                 const char         *title,
                                 const char         *filter,
                                 const char         *name,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data);
/* NULL when the person gave up. Caller owns. */
GFile *exchange_view_chooser_save_finish (GAsyncResult *result);

G_END_DECLS

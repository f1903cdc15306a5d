/* app-dialogs.h - the dialogs of the platform, behind one door
 *
 * File choosers, alerts, the about window and addresses to open change with each release of the
 * platform: only this file knows which of its classes are used.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  APP_FILE_DOSSIER,  /* NAME.liens */
  APP_FILE_ANY,      /* to be attached */
  APP_FILE_PDF,      /* to save only */
  APP_FILE_PICTURE,  /* to open only */
  APP_FILE_DOCUMENT, /* to open only: typed, .docx, .odt, text */
  APP_FILE_FOLDER,   /* that exists; to open only */
} AppFileType;

/* Asks for a file that exists. The callback answers with app_dialogs_choose_finish (). */
void app_dialogs_choose_to_open (GtkWindow          *parent,
                                 AppFileType         type,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data);
/* Asks where to write; name is proposed, with its extension; the extension is added when it was
 * left out. */
void app_dialogs_choose_to_save (GtkWindow          *parent,
                                 AppFileType         type,
                                 const char         *name,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data);
/* NULL: the person gave up. Caller owns. */
GFile *app_dialogs_choose_finish (GAsyncResult *result);

/* One sentence that says what happened, one that says what is safe and what to try. */
void app_dialogs_alert (GtkWindow  *parent,
                        const char *heading,
                        const char *body);
void app_dialogs_about (GtkWindow *parent);
/* What opens the address or folder shows it. */
void app_dialogs_show (GtkWindow  *parent,
                       const char *uri);

G_END_DECLS

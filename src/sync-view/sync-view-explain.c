#include "config.h"

#include "sync-view-explain.h"

#include "dossier-store.h"
#include "sync-explain.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

static const char *
explain_store (DossierStoreError code)
{
  switch (code)
    {
    case DOSSIER_STORE_ERROR_EXISTS:
      return _ ("There is a file of this name already. It was not touched: choose another name for your dossier.");
    case DOSSIER_STORE_ERROR_REMOTE:
      return _ ("A dossier cannot live on a network drive: choose a place on this computer, the shared folder carries it to the others.");
    case DOSSIER_STORE_ERROR_READ_ONLY:
      return _ ("Nothing can be written there. Choose another place for your dossier.");
    case DOSSIER_STORE_ERROR_REFUSED:
      return _ ("Only an administrator can do that, and one administrator must always be left. Nothing was changed.");
    case DOSSIER_STORE_ERROR_DISK:
      return _ ("The disk of this computer refuses to write, it may be full. Make some room, then try again.");
    default:
      return _ ("This could not be done. Nothing was changed.");
    }
}

char *
sync_view_explain (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return NULL;
  if (sync_explain (error) != NULL)
    return g_strdup (sync_explain (error));
  return g_strdup (explain_store (error->domain == DOSSIER_STORE_ERROR ? (DossierStoreError) error->code : DOSSIER_STORE_ERROR_FAILED));
}

void
sync_view_say (GtkLabel   *line,
               const char *sentence,
               gboolean    is_error)
{
  gtk_label_set_label (line, sentence != NULL ? sentence : "");
  if (is_error)
    gtk_widget_add_css_class (GTK_WIDGET (line), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (line), "error");
  gtk_widget_set_visible (GTK_WIDGET (line), sentence != NULL);
}

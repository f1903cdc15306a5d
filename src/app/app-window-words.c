/* app-window-words.c - what the network shows, in sentences, beside the network itself */
#include "config.h"

#include "app-window-private.h"

#include "insight-findings.h"

#include <glib/gi18n-lib.h>

#define MOST 8 /* sentences: the place of findings has them all */

static gpointer
ask_findings (DossierReader *reader,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  return insight_findings_list (reader, NULL, DOSSIER_AUDIENCE_INTERNAL, error);
}

/* A sentence that is pressed shows whom it is about. */
static GMenuItem *
make_item (const InsightFinding *finding)
{
  g_autofree char *query = dossier_query_dup_text (finding->query);
  g_auto (GStrv)   parts = g_strsplit (finding->sentence, "_", -1);
  g_autofree char *label = g_strjoinv ("__", parts); /* else it would underline a letter */
  GMenuItem       *item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "win.show-answers", "(ss)", query, finding->title);
  return item;
}

/* The menu stays, it is open meanwhile: only its sentences change. */
static void
show_words (AppWindow       *self,
            const GPtrArray *findings)
{
  g_menu_remove_all (self->words);
  for (guint i = 0; i < MIN (findings->len, MOST); i++)
    {
      g_autoptr (GMenuItem) item = make_item (findings->pdata[i]);

      g_menu_append_item (self->words, item);
    }
}

static void
on_findings (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (AppWindow) self = user_data;
  g_autoptr (GPtrArray) findings = dossier_store_ask_finish (DOSSIER_STORE (source), result, NULL);

  if (findings != NULL && self->store == DOSSIER_STORE (source))
    show_words (self, findings);
}

static void
on_words_wanted (AppWindow *self)
{
  if (self->store != NULL)
    dossier_store_ask_async (self->store, ask_findings, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, NULL, on_findings, g_object_ref (self));
}

void
app_window_listen_to_words (AppWindow *self)
{
  g_autoptr (GMenu) menu = g_menu_new (), all = g_menu_new ();

  self->words = g_menu_new ();
  g_menu_append (all, _ ("All the findings"), "win.go-to::findings");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (self->words));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (all));
  map_view_set_words (self->map, G_MENU_MODEL (menu));
  g_signal_connect_object (self->map, "words-wanted", G_CALLBACK (on_words_wanted), self, G_CONNECT_SWAPPED);
}

/* insight-doubts-links.c - links nobody holds any more, or was sure of; attachments nobody has */
#include "config.h"

#include "insight-doubts-private.h"

#include <glib/gi18n-lib.h>

static void
take_left (InsightDoubting *self,
           DossierCursor   *row,
           gpointer         data)
{
  insight_doubting_add (self, "left", "link", dossier_cursor_get_text (row, 0), "thread_a",
                        g_strdup (_ ("On one side, all those who held the thread have left their post.")));
}

static void
take_unsure (InsightDoubting *self,
             DossierCursor   *row,
             gpointer         data)
{
  insight_doubting_add (self, "to-check", "link", dossier_cursor_get_text (row, 0), "certainty", g_strdup (_ ("Whoever wrote it asked for a check.")));
}

/* Columns: id, missing, as it is cited. */
static void
take_attachment (InsightDoubting *self,
                 DossierCursor   *row,
                 gpointer         data)
{
  const char *cited = dossier_cursor_get_text (row, 2);

  if (dossier_cursor_get_integer (row, 1) == 0)
    return;
  insight_doubting_add (self, "missing-file", "attachment", dossier_cursor_get_text (row, 0), "file",
                        /* Translators: the words of a document that cites a file. */
                        cited == NULL ? g_strdup (_ ("Nobody has this file.")) : g_strdup_printf (_ ("Nobody has this file, cited as “%s”."), cited));
}

gboolean
insight_doubting_search_links (InsightDoubting *self,
                               GError         **error)
{
  static const char *const id_only[] = { "id", NULL };
  static const char *const of_attachments[] = { "id", "missing", "cited", NULL };
  g_autoptr (DossierQuery) left = dossier_query_new ("link");
  g_autoptr (DossierQuery) unsure = dossier_query_new ("link");

  dossier_query_add_filter (left, "life", "current");
  dossier_query_add_filter (left, "holding", "left");
  dossier_query_add_filter (unsure, "life", "current");
  dossier_query_add_filter (unsure, "certainty", "to_check");
  return insight_doubting_walk (self, "link", left, id_only, take_left, NULL, error) &&
         insight_doubting_walk (self, "link", unsure, id_only, take_unsure, NULL, error) &&
         insight_doubting_walk (self, "attachment", NULL, of_attachments, take_attachment, NULL, error);
}

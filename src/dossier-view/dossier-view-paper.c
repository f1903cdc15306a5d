#include "dossier-view-paper.h"

static void
append_cell (GString    *out,
             const char *words)
{
  for (; *words != '\0'; words++)
    g_string_append_c (out, *words == '\t' || *words == '\n' || *words == '\r' ? ' ' : *words);
}

char *
dossier_view_paper_dup_text (GPtrArray *rows)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      char **cells = rows->pdata[i];

      for (guint j = 0; cells[j] != NULL; j++)
        {
          if (j > 0)
            g_string_append_c (out, '\t');
          append_cell (out, cells[j]);
        }
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}

static void
append_row (GString    *out,
            char      **cells,
            const char *element)
{
  g_string_append (out, "<tr>");
  for (; *cells != NULL; cells++)
    {
      g_autofree char *plain = g_markup_escape_text (*cells, -1);

      g_string_append_printf (out, "<%s>%s</%s>", element, plain, element);
    }
  g_string_append (out, "</tr>\n");
}

char *
dossier_view_paper_dup_html (GPtrArray *rows)
{
  GString *out = g_string_new ("<meta charset=\"utf-8\">\n<table border=\"1\">\n<thead>\n");

  for (guint i = 0; i < rows->len; i++)
    {
      append_row (out, rows->pdata[i], i == 0 ? "th" : "td");
      if (i == 0)
        g_string_append (out, "</thead>\n<tbody>\n");
    }
  g_string_append (out, "</tbody>\n</table>\n");
  return g_string_free (out, FALSE);
}

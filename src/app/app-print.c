#include "config.h"

#include "app-print.h"

#include "dossier-view-register-page.h"

#define MARGIN 18.0 /* millimetres */

typedef struct
{
  DossierViewRegisterLine *line;
  DossierViewRegisterPage *page; /* NULL until the paper is known */
} Printing;

static void
printing_free (gpointer data)
{
  Printing *self = data;

  dossier_view_register_line_free (self->line);
  g_clear_pointer (&self->page, dossier_view_register_page_free);
  g_free (self);
}

static void
on_begin (GtkPrintOperation *operation,
          GtkPrintContext   *context,
          Printing          *self)
{
  PangoContext *pango = gtk_print_context_create_pango_context (context);

  self->page = dossier_view_register_page_new (self->line, pango, gtk_print_context_get_width (context), gtk_print_context_get_height (context));
  g_object_unref (pango);
  gtk_print_operation_set_n_pages (operation, (int) dossier_view_register_page_count (self->page));
}

static void
on_draw (GtkPrintOperation *operation,
         GtkPrintContext   *context,
         int                number,
         Printing          *self)
{
  dossier_view_register_page_draw (self->page, (guint) number, gtk_print_context_get_cairo_context (context));
}

static GtkPageSetup *
make_paper (void)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  GtkPaperSize *a4 = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size (setup, a4);
  gtk_page_setup_set_top_margin (setup, MARGIN, GTK_UNIT_MM);
  gtk_page_setup_set_bottom_margin (setup, MARGIN, GTK_UNIT_MM);
  gtk_page_setup_set_left_margin (setup, MARGIN, GTK_UNIT_MM);
  gtk_page_setup_set_right_margin (setup, MARGIN, GTK_UNIT_MM);
  gtk_paper_size_free (a4);
  return setup;
}

gboolean
app_print_register_line (GtkWindow               *parent,
                         DossierViewRegisterLine *line,
                         const char              *path,
                         GError                 **error)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup)      paper = make_paper ();
  Printing                     *printing = g_new0 (Printing, 1);

  printing->line = line;
  gtk_print_operation_set_default_page_setup (operation, paper);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, line->title);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  g_object_set_data_full (G_OBJECT (operation), "printing", printing, printing_free);
  g_signal_connect (operation, "begin-print", G_CALLBACK (on_begin), printing);
  g_signal_connect (operation, "draw-page", G_CALLBACK (on_draw), printing);
  if (path != NULL)
    gtk_print_operation_set_export_filename (operation, path);
  return gtk_print_operation_run (operation, path != NULL ? GTK_PRINT_OPERATION_ACTION_EXPORT : GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, error) !=
         GTK_PRINT_OPERATION_RESULT_ERROR;
}

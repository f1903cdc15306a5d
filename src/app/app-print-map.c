/* app-print-map.c - the map to the printer */
#include "config.h"

#include "app-print.h"

#include "map-edition.h"

#include <math.h>

typedef struct
{
  GtkWindow         *parent; /* NULL: none */
  MapHandout        *handout;
  MapSheet           sheet;
  char              *path; /* NULL: to the printer */
  MapEdition        *edition;
  MapPainter        *painter; /* of the main thread */
  GtkPrintOperation *operation;
  gulong             giving_up;
  gboolean           looked; /* it went back to the pages instead of being printed */
} Job;

static void
job_free (gpointer data)
{
  Job *self = data;

  g_clear_object (&self->parent);
  g_clear_object (&self->operation);
  map_handout_unref (self->handout);
  map_sheet_clear (&self->sheet);
  g_clear_pointer (&self->edition, map_edition_unref);
  g_clear_pointer (&self->painter, map_painter_free);
  g_free (self->path);
  g_free (self);
}

/* --- a page */

/* The paper of the printer may be another one: the page is fitted to it, but sheets of a poster keep their size. */
static void
on_draw_page (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page,
              GTask             *task)
{
  Job     *job = g_task_get_task_data (task);
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double   wide = gtk_print_context_get_width (context), high = gtk_print_context_get_height (context), width, height, factor;

  map_edition_get_size (job->edition, (guint) page, &width, &height);
  factor = MIN (wide / width, high / height);
  if (map_edition_is_exact (job->edition) || fabs (factor - 1) < 0.005)
    factor = 1;
  cairo_translate (cr, (wide - width * factor) / 2, (high - height * factor) / 2);
  cairo_scale (cr, factor, factor);
  map_edition_draw (job->edition, (guint) page, job->painter, cr);
}

/* Pages bring their own margins. */
static GtkPageSetup *
make_paper (const Job *job)
{
  static const char *const names[MAP_N_PAPERS] = { "iso_a4", "iso_a3", "iso_a2", "iso_a1", "iso_a0" };
  GtkPageSetup            *setup = gtk_page_setup_new ();
  GtkPaperSize            *paper = gtk_paper_size_new (names[job->sheet.tiled ? job->sheet.tile : job->sheet.paper]);
  double                   width, height;

  map_edition_get_size (job->edition, 0, &width, &height);
  gtk_page_setup_set_paper_size (setup, paper);
  gtk_page_setup_set_orientation (setup, width > height ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_page_setup_set_top_margin (setup, 0, GTK_UNIT_MM);
  gtk_page_setup_set_bottom_margin (setup, 0, GTK_UNIT_MM);
  gtk_page_setup_set_left_margin (setup, 0, GTK_UNIT_MM);
  gtk_page_setup_set_right_margin (setup, 0, GTK_UNIT_MM);
  gtk_paper_size_free (paper);
  return setup;
}

/* --- the whole */

static void
on_done (GtkPrintOperation      *operation,
         GtkPrintOperationResult result,
         GTask                  *task)
{
  Job *job = g_task_get_task_data (task);

  g_cancellable_disconnect (g_task_get_cancellable (task), job->giving_up);
  job->giving_up = 0;
  g_signal_handlers_disconnect_by_data (operation, task);
  if (job->looked || result == GTK_PRINT_OPERATION_RESULT_CANCEL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "given up");
  else if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    g_task_return_boolean (task, TRUE);
  else
    {
      g_autoptr (GError) error = NULL;

      gtk_print_operation_get_error (operation, &error);
      g_task_return_new_error (task, MAP_PRINT_ERROR, MAP_PRINT_ERROR_NOT_PRINTED, "%s", error != NULL ? error->message : "no word why");
    }
  g_object_unref (task);
}

static void
on_given_up (GCancellable *cancellable,
             gpointer      operation)
{
  gtk_print_operation_cancel (operation);
}

/* The pages are in the window underneath: the preview of GTK, which wants another program, only leads back to them. */
static void
on_preview_ready (GtkPrintOperationPreview *preview,
                  GtkPrintContext          *context,
                  GTask                    *task)
{
  GtkPrintOperation *operation = GTK_PRINT_OPERATION (preview);

  gtk_print_operation_preview_end_preview (preview);
  if (g_signal_handler_find (operation, G_SIGNAL_MATCH_FUNC | G_SIGNAL_MATCH_DATA, 0, 0, NULL, on_done, task) != 0)
    on_done (operation, GTK_PRINT_OPERATION_RESULT_CANCEL, task);
}

static gboolean
on_preview (GtkPrintOperation        *operation,
            GtkPrintOperationPreview *preview,
            GtkPrintContext          *context,
            GtkWindow                *parent,
            GTask                    *task)
{
  Job             *job = g_task_get_task_data (task);
  cairo_surface_t *nowhere = cairo_recording_surface_create (CAIRO_CONTENT_COLOR, NULL);
  cairo_t         *cr = cairo_create (nowhere);

  job->looked = TRUE;
  gtk_print_context_set_cairo_context (context, cr, 72, 72); /* it wants one, though nothing is drawn */
  g_signal_connect (preview, "ready", G_CALLBACK (on_preview_ready), task);
  cairo_destroy (cr);
  cairo_surface_destroy (nowhere);
  return TRUE;
}

/* Who prints to a file finds it under the title, where documents are. */
static GtkPrintSettings *
make_settings (const Job *job)
{
  GtkPrintSettings *settings = gtk_print_settings_new ();
  const char       *folder = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_DIR, folder != NULL ? folder : g_get_home_dir ());
  if (job->sheet.title != NULL && *job->sheet.title != '\0')
    {
      g_autofree char *name = g_strdelimit (g_strdup (job->sheet.title), "/", '-');

      gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, name);
    }
  return settings;
}

static GtkPrintOperation *
make_operation (const Job *job)
{
  GtkPrintOperation           *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup)     paper = make_paper (job);
  g_autoptr (GtkPrintSettings) settings = make_settings (job);

  gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_default_page_setup (operation, paper);
  gtk_print_operation_set_n_pages (operation, (int) map_edition_get_n_pages (job->edition));
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_show_progress (operation, job->path == NULL);
  if (job->sheet.title != NULL && *job->sheet.title != '\0')
    gtk_print_operation_set_job_name (operation, job->sheet.title);
  if (job->path != NULL)
    gtk_print_operation_set_export_filename (operation, job->path);
  return operation;
}

/* Takes task. */
static void
print (GTask *task)
{
  Job                    *job = g_task_get_task_data (task);
  GtkPrintOperation      *operation = make_operation (job);
  GCancellable           *cancellable = g_task_get_cancellable (task);
  GtkPrintOperationResult result;

  job->operation = g_object_ref (operation);
  job->painter = map_painter_new ();
  g_signal_connect (operation, "draw-page", G_CALLBACK (on_draw_page), task);
  g_signal_connect (operation, "preview", G_CALLBACK (on_preview), task);
  g_signal_connect (operation, "done", G_CALLBACK (on_done), task);
  if (cancellable != NULL)
    job->giving_up = g_cancellable_connect (cancellable, G_CALLBACK (on_given_up), operation, NULL);
  result = gtk_print_operation_run (operation, job->path != NULL ? GTK_PRINT_OPERATION_ACTION_EXPORT : GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, job->parent, NULL);
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR && g_signal_handler_find (operation, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, task) != 0)
    on_done (operation, result, task); /* it failed before it began: nothing else will tell */
  g_object_unref (operation);
}

static void
on_laid_out (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  GTask             *task = user_data;
  Job               *job = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  job->edition = g_task_propagate_pointer (G_TASK (result), &error);
  if (job->edition != NULL)
    {
      print (task);
      return;
    }
  g_task_return_error (task, g_steal_pointer (&error));
  g_object_unref (task);
}

/* Worker. */
static void
lay_out (GTask        *work,
         gpointer      source,
         gpointer      data,
         GCancellable *cancellable)
{
  Job        *job = data;
  GError     *error = NULL;
  MapEdition *edition = map_edition_new (job->handout, &job->sheet, cancellable, &error);

  if (edition != NULL)
    g_task_return_pointer (work, edition, (GDestroyNotify) map_edition_unref);
  else
    g_task_return_error (work, error);
}

void
app_print_map_async (GtkWindow          *parent,
                     MapHandout         *handout,
                     const MapSheet     *sheet,
                     const char         *path,
                     GCancellable       *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer            user_data)
{
  GTask            *task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GTask) work = g_task_new (NULL, cancellable, on_laid_out, task);
  Job              *job = g_new0 (Job, 1);

  job->parent = parent != NULL ? g_object_ref (parent) : NULL;
  job->handout = map_handout_ref (handout);
  job->sheet = map_sheet_copy (sheet);
  job->path = g_strdup (path);
  g_task_set_check_cancellable (task, FALSE); /* the operation tells how it ended */
  g_task_set_task_data (task, job, job_free);
  g_task_set_task_data (work, job, NULL); /* lives as long: task waits for it */
  g_task_run_in_thread (work, lay_out);
}

gboolean
app_print_map_finish (GAsyncResult *result,
                      GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

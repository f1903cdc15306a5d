#include "config.h"

#include "exchange-view-workbook.h"

#include "exchange-xlsx.h"

#include <glib/gi18n-lib.h>

struct _ExchangeViewWorkbook
{
  ExchangeViewExport parent_instance;
  ExchangeReport    *report; /* NULL: none was received yet */
};

G_DEFINE_FINAL_TYPE (ExchangeViewWorkbook, exchange_view_workbook, EXCHANGE_VIEW_TYPE_EXPORT)

static void
prepare (ExchangeViewExport *view,
         DossierStore       *store,
         DossierVisibility   audience,
         const DossierQuery *shown,
         GCancellable       *cancellable,
         GAsyncReadyCallback callback,
         gpointer            user_data)
{
  exchange_report_new_shown_async (store, audience, shown, cancellable, callback, user_data);
}

static const char *const *
receive (ExchangeViewExport *view,
         DossierStore       *store,
         GAsyncResult       *result,
         GError            **error)
{
  ExchangeViewWorkbook *self = EXCHANGE_VIEW_WORKBOOK (view);
  ExchangeReport       *report = exchange_report_new_finish (store, result, error);

  if (report == NULL)
    return NULL;
  g_clear_pointer (&self->report, exchange_report_unref);
  self->report = report;
  return exchange_report_get_left_out (report);
}

static const char *
get_suffix (ExchangeViewExport *view,
            const char        **filter)
{
  *filter = _ ("Excel workbooks");
  return ".xlsx";
}

/* --- writing, in a worker */

typedef struct
{
  ExchangeReport *report;
  char           *path;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  exchange_report_unref (order->report);
  g_free (order->path);
  g_free (order);
}

static void
carry_out (GTask        *task,
           gpointer      source,
           gpointer      data,
           GCancellable *cancellable)
{
  Order  *order = data;
  GError *error = NULL;

  if (exchange_xlsx_write (order->report, order->path, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
write_workbook (ExchangeViewExport *view,
                const char         *path,
                GCancellable       *cancellable,
                GAsyncReadyCallback callback,
                gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Order            *order = g_new (Order, 1);

  order->report = exchange_report_ref (EXCHANGE_VIEW_WORKBOOK (view)->report);
  order->path = g_strdup (path);
  g_task_set_task_data (task, order, order_free);
  g_task_run_in_thread (task, carry_out);
}

static const char *
explain (const GError *error)
{
  if (g_error_matches (error, EXCHANGE_XLSX_ERROR, EXCHANGE_XLSX_ERROR_UNWRITABLE))
    return _ ("The workbook could not be written there: the folder refuses, the disk is full, or the file is open in another program. Close it or choose another place. The dossier is untouched.");
  if (g_error_matches (error, EXCHANGE_XLSX_ERROR, EXCHANGE_XLSX_ERROR_TOO_LONG))
    return _ ("There are more rows than a sheet can hold. Export only what is shown, after filtering. The dossier is untouched.");
  return _ ("The workbook could not be written. The dossier is untouched. Try again, or in another folder.");
}

static void
exchange_view_workbook_finalize (GObject *object)
{
  g_clear_pointer (&EXCHANGE_VIEW_WORKBOOK (object)->report, exchange_report_unref);
  G_OBJECT_CLASS (exchange_view_workbook_parent_class)->finalize (object);
}

static void
exchange_view_workbook_class_init (ExchangeViewWorkbookClass *klass)
{
  ExchangeViewExportClass *export_class = EXCHANGE_VIEW_EXPORT_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = exchange_view_workbook_finalize;
  export_class->help = "export-workbook";
  export_class->prepare = prepare;
  export_class->receive = receive;
  export_class->get_suffix = get_suffix;
  export_class->write = write_workbook;
  export_class->explain = explain;
}

static void
exchange_view_workbook_init (ExchangeViewWorkbook *self)
{
  gtk_window_set_title (GTK_WINDOW (self), _ ("Export the Workbook"));
}

ExchangeViewExport *
exchange_view_workbook_new (GtkWindow          *parent,
                            DossierStore       *store,
                            const DossierQuery *shown)
{
  ExchangeViewExport *self = g_object_new (EXCHANGE_VIEW_TYPE_WORKBOOK, "transient-for", parent, NULL);

  exchange_view_export_begin (self, store, shown);
  return self;
}

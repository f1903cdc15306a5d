#include "config.h"

#include "exchange-view-workbook.h"

#include "exchange-report.h"
#include "exchange-view-audience.h"
#include "exchange-view-chooser.h"
#include "exchange-xlsx.h"

#include <glib/gi18n-lib.h>

struct _ExchangeViewWorkbook
{
  AdwWindow       parent_instance;
  DossierStore   *store;
  DossierQuery   *shown; /* NULL: everything is shown */
  char           *name;
  ExchangeReport *report;   /* for the audience chosen; NULL: being made */
  GCancellable   *counting; /* of the report being made */
  gboolean        is_writing;

  ExchangeViewAudience *audience;
  GtkWidget            *scope;
  GtkSwitch            *only_shown;
  GtkWidget *export;
  GtkLabel   *problem;
  GtkSpinner *spinner;
};

enum
{
  EXPORTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ExchangeViewWorkbook, exchange_view_workbook, ADW_TYPE_WINDOW)

static void
show_state (ExchangeViewWorkbook *self)
{
  gtk_widget_set_sensitive (self->export, self->report != NULL && !self->is_writing);
  gtk_spinner_set_spinning (self->spinner, self->is_writing);
}

static void
show_problem (ExchangeViewWorkbook *self,
              const char           *sentence)
{
  gtk_label_set_label (self->problem, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), sentence != NULL);
}

/* --- the report, made as soon as it is known for whom: what it leaves out is told before */

static void
on_report (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (ExchangeViewWorkbook) self = user_data;
  g_autoptr (GError)               error = NULL;
  g_autoptr (ExchangeReport)       report = exchange_report_new_finish (DOSSIER_STORE (source), result, &error);
  g_autofree char                 *sentence = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->store == NULL)
    return;
  if (report == NULL)
    {
      show_problem (self, _ ("The dossier could not be read. Nothing was written. Try again."));
      return;
    }
  sentence = g_strjoinv ("\n", (char **) exchange_report_get_left_out (report));
  exchange_view_audience_set_left_out (self->audience, *sentence != '\0' ? sentence : _ ("Nothing"));
  self->report = g_steal_pointer (&report);
  show_state (self);
}

static void
make_report (ExchangeViewWorkbook *self)
{
  gboolean only_shown = self->shown != NULL && gtk_switch_get_active (self->only_shown);

  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  g_clear_pointer (&self->report, exchange_report_unref);
  self->counting = g_cancellable_new ();
  exchange_view_audience_set_left_out (self->audience, NULL);
  show_problem (self, NULL);
  show_state (self);
  exchange_report_new_shown_async (self->store, exchange_view_audience_get (self->audience), only_shown ? self->shown : NULL,
                                   self->counting, on_report, g_object_ref (self));
}

/* --- writing */

typedef struct
{
  ExchangeReport *report;
  GFile          *file;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  exchange_report_unref (order->report);
  g_object_unref (order->file);
  g_free (order);
}

static void
write_workbook (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Order           *order = data;
  g_autofree char *path = g_file_get_path (order->file);
  GError          *error = NULL;

  if (exchange_xlsx_write (order->report, path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
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
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (ExchangeViewWorkbook) self = user_data;
  g_autoptr (GError)               error = NULL;
  Order                           *order = g_task_get_task_data (G_TASK (result));

  self->is_writing = FALSE;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_message ("%s", error->message);
      show_problem (self, explain (error));
      show_state (self);
      return;
    }
  g_signal_emit (self, signals[EXPORTED], 0, order->file);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
on_place_chosen (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (ExchangeViewWorkbook) self = user_data;
  g_autoptr (GFile)                file = exchange_view_chooser_save_finish (result);
  g_autoptr (GTask)                task = NULL;
  Order                           *order;

  if (file == NULL || self->report == NULL)
    return;
  order = g_new (Order, 1);
  order->report = exchange_report_ref (self->report);
  order->file = g_object_ref (file);
  self->is_writing = TRUE;
  show_state (self);
  task = g_task_new (NULL, NULL, on_written, g_object_ref (self));
  g_task_set_task_data (task, order, order_free);
  g_task_run_in_thread (task, write_workbook);
}

static void export(GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  ExchangeViewWorkbook *self = EXCHANGE_VIEW_WORKBOOK (widget);
  g_autofree char      *file_name = g_strconcat (self->name, ".xlsx", NULL);

  if (self->report != NULL && !self->is_writing)
    exchange_view_chooser_save (GTK_WINDOW (self), _ ("Export the Workbook"), _ ("Excel workbooks"), file_name, on_place_chosen, g_object_ref (self));
}

static void
ask_help (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.help", "s", "export-workbook");
}

static void
exchange_view_workbook_dispose (GObject *object)
{
  ExchangeViewWorkbook *self = EXCHANGE_VIEW_WORKBOOK (object);

  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  g_clear_object (&self->store);
  g_clear_pointer (&self->shown, dossier_query_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->report, exchange_report_unref);
  adw_window_set_content (ADW_WINDOW (object), NULL); /* before the template: its parent class would let go of it twice */
  gtk_widget_dispose_template (GTK_WIDGET (object), EXCHANGE_VIEW_TYPE_WORKBOOK);
  G_OBJECT_CLASS (exchange_view_workbook_parent_class)->dispose (object);
}

static void
exchange_view_workbook_class_init (ExchangeViewWorkbookClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exchange_view_workbook_dispose;
  g_type_ensure (EXCHANGE_VIEW_TYPE_AUDIENCE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/exchange-view-workbook.ui");
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewWorkbook, audience);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewWorkbook, scope);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewWorkbook, only_shown);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewWorkbook, export);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewWorkbook, problem);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewWorkbook, spinner);

  gtk_widget_class_install_action (widget_class, "export.write", NULL, export);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "export.write", NULL);
  gtk_widget_class_install_action (widget_class, "export.help", NULL, ask_help);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F1, 0, "export.help", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  signals[EXPORTED] = g_signal_new ("exported", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);
}

static void
exchange_view_workbook_init (ExchangeViewWorkbook *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_focus (GTK_WINDOW (self), self->export);
}

ExchangeViewWorkbook *
exchange_view_workbook_new (GtkWindow          *parent,
                            DossierStore       *store,
                            const DossierQuery *shown,
                            const char         *name)
{
  ExchangeViewWorkbook *self = g_object_new (EXCHANGE_VIEW_TYPE_WORKBOOK, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  self->shown = shown != NULL ? dossier_query_copy (shown) : NULL;
  self->name = g_strdup (name);
  gtk_widget_set_visible (self->scope, shown != NULL);
  g_signal_connect_object (self->audience, "chosen", G_CALLBACK (make_report), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->only_shown, "notify::active", G_CALLBACK (make_report), self, G_CONNECT_SWAPPED);
  make_report (self);
  return self;
}

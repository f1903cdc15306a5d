#include "config.h"

#include "sync-view-lost.h"

#include "sync-view-errand.h"
#include "sync-view-explain.h"
#include "sync-view-row.h"

#include "base-day.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _SyncViewLost
{
  AdwPreferencesGroup parent_instance;
  SyncRunner         *runner;
  GPtrArray          *rows;    /* GtkWidget, borrowed */
  char               *shown;   /* what the rows say */
  GCancellable       *working; /* NULL: nothing goes on */
  gboolean            may_act;
  SyncAlert           given_up; /* names are NULL; it is told until a round is over */
};

G_DEFINE_FINAL_TYPE (SyncViewLost, sync_view_lost, ADW_TYPE_PREFERENCES_GROUP)

#define ACTION "lost.give-up"

enum
{
  SAID,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- words */

static const char *
get_name (const SyncAlert *lost)
{
  return lost->who != NULL && *lost->who != '\0' ? lost->who : _ ("Somebody");
}

static char *
dup_day (const SyncAlert *lost)
{
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_local (lost->since / 1000);

  return base_day_dup_words (when);
}

/* How many, and since when. */
static char *
dup_stretch (const SyncAlert *lost)
{
  gint64           n = lost->last - lost->first + 1;
  g_autofree char *day = dup_day (lost), *count = g_strdup_printf ("%" G_GINT64_FORMAT, n);

  /* Translators: a number, then a day */
  return g_strdup_printf (ngettext ("%s change, missing since %s", "%s changes, missing since %s", (gulong) n), count, day);
}

static char *
dup_subtitle (const SyncViewLost *self,
              const SyncAlert    *lost)
{
  g_autofree char *stretch = dup_stretch (lost);

  if (self->may_act)
    return g_steal_pointer (&stretch);
  return g_strdup_printf ("%s\n%s", stretch, _ ("If that computer is gone for good, ask an administrator to give them up."));
}

/* --- giving up */

static void
set_working (SyncViewLost *self,
             GCancellable *working)
{
  g_set_object (&self->working, working);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), ACTION, working == NULL);
}

static void
on_given_up (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (SyncViewLost)   self = user_data;
  g_autoptr (GError)         error = NULL;
  g_autoptr (SyncViewErrand) done = NULL;
  g_autofree char           *sentence = NULL;

  if (self->runner == NULL)
    return;
  done = sync_view_errand_finish (self->runner, result, &error);
  set_working (self, NULL);
  if (done == NULL)
    {
      g_message ("giving up what is lost: %s", error->message);
      memset (&self->given_up, 0, sizeof self->given_up);
    }
  sentence = done != NULL ? g_strdup (_ ("They are given up. What was written after them is taken now.")) : sync_view_explain (error);
  sync_view_lost_tell (self, self->may_act);
  if (sentence != NULL)
    g_signal_emit (self, signals[SAID], 0, sentence);
}

/* What was asked before it is done. */
typedef struct
{
  SyncViewLost *view;
  SyncAlert     lost; /* names are NULL */
} Asked;

static void
asked_free (gpointer  data,
            GClosure *closure)
{
  Asked *asked = data;

  g_object_unref (asked->view);
  g_free (asked);
}

static void
on_response (AdwMessageDialog *dialog,
             const char       *response,
             Asked            *asked)
{
  SyncViewLost            *self = asked->view;
  g_autoptr (GCancellable) working = NULL;

  if (!g_str_equal (response, "do") || self->runner == NULL || self->working != NULL)
    return;
  working = g_cancellable_new ();
  self->given_up = asked->lost;
  set_working (self, working);
  sync_view_errand_give_up_async (self->runner, &asked->lost, working, on_given_up, g_object_ref (self));
}

static Asked *
asked_new (SyncViewLost    *self,
           const SyncAlert *lost)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->view = g_object_ref (self);
  asked->lost = *lost;
  asked->lost.who = asked->lost.detail = NULL;
  return asked;
}

static char *
dup_question (const SyncAlert *lost)
{
  g_autofree char *stretch = dup_stretch (lost);

  /* Translators: the name of a person; then “3 changes, missing since 22 November 2026” */
  return g_strdup_printf (_ ("Of %s: %s. No computer has brought them since; the one that wrote them is probably lost.\n\n"
                             "Everything written after them is shown at last, here and at everybody’s. If they come back one day they are taken too: nothing is lost by it."),
                          get_name (lost), stretch);
}

static void
ask (SyncViewLost    *self,
     const SyncAlert *lost)
{
  /* Translators: the name of a person */
  g_autofree char  *heading = g_strdup_printf (_ ("Give up changes of “%s”?"), get_name (lost)), *body = dup_question (lost);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), heading, body));

  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "do", _ ("_Give them up"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "do", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), asked_new (self, lost), asked_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_give_up (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  SyncViewLost     *self = SYNC_VIEW_LOST (widget);
  const SyncReport *report = self->runner != NULL ? sync_runner_get_report (self->runner) : NULL;
  const SyncAlert  *lost = report != NULL ? sync_report_find_alert (report, SYNC_ALERT_LOST, g_variant_get_string (parameter, NULL)) : NULL;

  if (lost != NULL)
    ask (self, lost);
}

/* --- rows */

static GtkWidget *
make_button (const SyncAlert *lost)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Give these changes up…"));
  /* Translators: what a button says to a screen reader; the name of a person */
  g_autofree char *name = g_strdup_printf (_ ("Give these changes of %s up…"), get_name (lost));

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", lost->poste);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), ACTION);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static void
add_row (SyncViewLost    *self,
         const SyncAlert *lost)
{
  GtkWidget       *row = sync_view_row_new (get_name (lost));
  g_autofree char *subtitle = dup_subtitle (self, lost);

  sync_view_row_set_subtitle (row, subtitle);
  if (self->may_act)
    sync_view_row_add_button (row, make_button (lost));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
show (SyncViewLost *self,
      GPtrArray    *lost)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < lost->len; i++)
    add_row (self, lost->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self), lost->len > 0);
  if (root != NULL && gtk_root_get_focus (root) == NULL) /* it was on a row that went: the keys go on working here */
    gtk_widget_child_focus (GTK_WIDGET (root), GTK_DIR_TAB_FORWARD);
}

static gboolean
is_given_up (const SyncViewLost *self,
             const SyncAlert    *lost)
{
  return self->working == NULL && lost->first == self->given_up.first && lost->last == self->given_up.last && memcmp (lost->run, self->given_up.run, sizeof lost->run) == 0;
}

/* SyncAlert, borrowed from the report. */
static GPtrArray *
list_lost (const SyncViewLost *self)
{
  const SyncReport *report = self->runner != NULL ? sync_runner_get_report (self->runner) : NULL;
  GPtrArray        *lost = g_ptr_array_new ();

  for (guint i = 0; report != NULL && i < report->alerts->len; i++)
    {
      SyncAlert *alert = report->alerts->pdata[i];

      if (alert->kind == SYNC_ALERT_LOST && !is_given_up (self, alert))
        g_ptr_array_add (lost, alert);
    }
  return lost;
}

void
sync_view_lost_tell (SyncViewLost *self,
                     gboolean      may_act)
{
  g_autoptr (GPtrArray) lost = list_lost (self);
  g_autoptr (GString)   said = g_string_new (may_act ? "may" : "");

  g_return_if_fail (SYNC_VIEW_IS_LOST (self));

  self->may_act = may_act;
  for (guint i = 0; i < lost->len; i++)
    {
      const SyncAlert *alert = lost->pdata[i];
      g_autofree char *subtitle = dup_subtitle (self, alert);

      g_string_append_printf (said, "\n%s %s %s", alert->poste, get_name (alert), subtitle);
    }
  if (g_strcmp0 (self->shown, said->str) == 0)
    return;
  g_free (self->shown);
  self->shown = g_strdup (said->str);
  show (self, lost);
}

/* --- the widget */

static void
sync_view_lost_dispose (GObject *object)
{
  SyncViewLost *self = SYNC_VIEW_LOST (object);

  if (self->working != NULL)
    g_cancellable_cancel (self->working);
  g_clear_object (&self->working);
  g_clear_object (&self->runner);
  G_OBJECT_CLASS (sync_view_lost_parent_class)->dispose (object);
}

static void
sync_view_lost_finalize (GObject *object)
{
  SyncViewLost *self = SYNC_VIEW_LOST (object);

  g_ptr_array_unref (self->rows);
  g_free (self->shown);
  G_OBJECT_CLASS (sync_view_lost_parent_class)->finalize (object);
}

static void
sync_view_lost_class_init (SyncViewLostClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sync_view_lost_dispose;
  G_OBJECT_CLASS (klass)->finalize = sync_view_lost_finalize;
  signals[SAID] = g_signal_new ("said", SYNC_VIEW_TYPE_LOST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), ACTION, "s", on_give_up);
}

static void
sync_view_lost_init (SyncViewLost *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Changes that never came"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), _ ("What was written after them waits. They come by themselves once the computer that wrote them exchanges again; another one that has them can bring them by a stick."));
}

void
sync_view_lost_set_runner (SyncViewLost *self,
                           SyncRunner   *runner)
{
  g_return_if_fail (SYNC_VIEW_IS_LOST (self) && SYNC_IS_RUNNER (runner) && self->runner == NULL);

  self->runner = g_object_ref (runner);
}

#include "config.h"

#include "dossier-view-advice.h"

#include "guide-fit.h"
#include "guide-work.h"

#include <glib/gi18n-lib.h>

#define N_SHOWN 4 /* more are behind a row that says how many */
#define MOST_REASONS 3

struct _DossierViewAdvice
{
  AdwBin               parent_instance;
  DossierStore        *store;
  char                *id;
  AdwPreferencesGroup *group;
  GPtrArray           *rows;   /* in the group */
  char                *shown;  /* what they say */
  gboolean             is_all; /* those behind the row too */
  char                *goal;   /* the practice whose row takes the focus once it is shown again; NULL: none */
  GuideFits           *fits;
  GCancellable        *asking;
};

G_DEFINE_FINAL_TYPE (DossierViewAdvice, dossier_view_advice, ADW_TYPE_BIN)

static void show_rows (DossierViewAdvice *self);

/* --- why */

static char *
dup_reasons (const GuideFits *fits,
             const GuideFit  *fit)
{
  GString *reasons = g_string_new (NULL);
  guint    n = MIN (fit->reasons->len, MOST_REASONS);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *words = guide_fit_reason_dup_words (fit->reasons->pdata[i], fits);

      g_string_append_printf (reasons, "%s%s", i > 0 ? "\n" : "", words);
    }
  return g_string_free (reasons, FALSE);
}

/* --- a link shows a practice, or no longer */

static gboolean
is_example (const GuideFit *fit)
{
  for (guint i = 0; i < fit->reasons->len; i++)
    if (((GuideFitReason *) fit->reasons->pdata[i])->sort == GUIDE_FIT_EXAMPLE)
      return TRUE;
  return FALSE;
}

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (DossierViewAdvice) self = user_data;

  if (!dossier_store_write_finish (DOSSIER_STORE (source), result, NULL))
    adw_preferences_group_set_description (self->group, _ ("This could not be written. Nothing was changed; try again."));
}

static void
on_example (GtkButton         *button,
            DossierViewAdvice *self)
{
  const char *practice = gtk_widget_get_name (GTK_WIDGET (button));
  gboolean    shows = g_object_get_data (G_OBJECT (button), "shows") != NULL;
  DossierAct *act = self->fits == NULL ? NULL : guide_work_new_example (self->fits->book, practice, self->id, !shows);

  if (act == NULL)
    return;
  g_free (self->goal);
  self->goal = g_strdup (practice);
  dossier_store_write_async (self->store, act, on_written, g_object_ref (self));
}

static GtkWidget *
make_example (DossierViewAdvice *self,
              const GuideFit    *fit)
{
  gboolean    shows = is_example (fit);
  const char *words = shows ? _ ("This link no longer shows it") : _ ("This link shows it");
  GtkWidget  *button = gtk_button_new_from_icon_name (shows ? "list-remove-symbolic" : "list-add-symbolic");

  gtk_widget_set_name (button, fit->practice->id);
  g_object_set_data (G_OBJECT (button), "shows", shows ? button : NULL);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_example), self, 0);
  return button;
}

/* --- one practice, in a row */

static GtkWidget *
make_row (DossierViewAdvice *self,
          const GuideFit    *fit)
{
  const GuideFits *fits = self->fits;
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *title = g_strdup_printf ("%s\302\240 %s", fit->practice->number, fit->practice->statement);
  g_autofree char *reasons = dup_reasons (fits, fit);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", title, reasons);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), reasons);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2 * MOST_REASONS);
  if (fits->subject == GUIDE_FIT_LINK)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_example (self, fit));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_tooltip_text (row, _ ("Open in the guide"));
  gtk_widget_add_css_class (row, "near");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", fit->practice->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-practice");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

static void
on_more (DossierViewAdvice *self)
{
  self->is_all = TRUE;
  show_rows (self);
  if (self->rows->len > N_SHOWN)
    gtk_widget_grab_focus (self->rows->pdata[N_SHOWN]);
}

static GtkWidget *
make_more (DossierViewAdvice *self,
           guint              n)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *title = g_strdup_printf (ngettext ("%u more practice", "%u more practices", n), n);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_more), self, G_CONNECT_SWAPPED);
  return row;
}

/* --- all of them */

static void
add_row (DossierViewAdvice *self,
         GtkWidget         *row)
{
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

static void
show_rows (DossierViewAdvice *self)
{
  guint n = self->fits == NULL ? 0 : self->fits->fits->len, n_shown = self->is_all ? n : MIN (n, N_SHOWN);

  /* One alone behind a row would take no more room than the row. */
  if (n == n_shown + 1)
    n_shown = n;
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < n_shown; i++)
    {
      const GuideFit *fit = self->fits->fits->pdata[i];

      add_row (self, make_row (self, fit));
      if (g_strcmp0 (self->goal, fit->practice->id) == 0)
        gtk_widget_grab_focus (self->rows->pdata[i]);
    }
  g_clear_pointer (&self->goal, g_free);
  if (n > n_shown)
    add_row (self, make_more (self, n - n_shown));
}

static const char *
get_description (const GuideFits *fits)
{
  const char *excuse = guide_fits_get_excuse (fits);

  if (excuse != NULL)
    return excuse;
  return fits->subject == GUIDE_FIT_PLACE ? _ ("No link of today here. Of the guide, what rests on something known around:") : NULL;
}

/* What would be told; NULL: nothing is. Caller owns. */
static char *
dup_said (const GuideFits *fits)
{
  GString *said = fits->subject == GUIDE_FIT_NOTHING || (fits->fits->len == 0 && !fits->is_ours) ? NULL : g_string_new (get_description (fits));

  for (guint i = 0; said != NULL && i < fits->fits->len; i++)
    {
      const GuideFit  *fit = fits->fits->pdata[i];
      g_autofree char *reasons = dup_reasons (fits, fit);

      g_string_append_printf (said, "\n%s %s %s %s", fit->practice->id, fit->practice->number, fit->practice->statement, reasons);
    }
  return said != NULL ? g_string_free (said, FALSE) : NULL;
}

/* Takes fits. The same ones are left as they stand: one may be pressed just now. */
static void
show_fits (DossierViewAdvice *self,
           GuideFits         *fits)
{
  g_autofree char *said = fits == NULL ? NULL : dup_said (fits);
  gboolean         is_same = g_strcmp0 (said, self->shown) == 0;

  g_clear_pointer (&self->fits, guide_fits_free);
  self->fits = fits;
  gtk_widget_set_visible (GTK_WIDGET (self), said != NULL);
  if (is_same)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&said);
  if (fits != NULL && self->shown != NULL)
    {
      adw_preferences_group_set_title (self->group, fits->subject == GUIDE_FIT_PLACE ? _ ("What could work here") : _ ("Practices that speak to this link"));
      adw_preferences_group_set_description (self->group, get_description (fits));
    }
  show_rows (self);
}

/* --- asked on the reader thread */

static gpointer
ask_fits (DossierReader *reader,
          gpointer       id,
          GCancellable  *cancellable,
          GError       **error)
{
  return guide_fits_read (reader, DOSSIER_AUDIENCE_INTERNAL, id, error);
}

static void
on_asked (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (DossierViewAdvice) self = user_data;
  g_autoptr (GError)            error = NULL;
  g_autoptr (GuideFits)         fits = dossier_store_ask_finish (DOSSIER_STORE (source), result, &error);

  if (fits == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("looking for practices: %s", error->message);
  if (fits != NULL && g_task_get_cancellable (G_TASK (result)) == self->asking)
    show_fits (self, g_steal_pointer (&fits));
}

/* --- the widget */

static void
forget (DossierViewAdvice *self)
{
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_object (&self->store);
}

static void
dossier_view_advice_dispose (GObject *object)
{
  DossierViewAdvice *self = DOSSIER_VIEW_ADVICE (object);

  forget (self);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->goal, g_free);
  g_clear_pointer (&self->fits, guide_fits_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (dossier_view_advice_parent_class)->dispose (object);
}

static void
dossier_view_advice_class_init (DossierViewAdviceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_view_advice_dispose;
}

static void
dossier_view_advice_init (DossierViewAdvice *self)
{
  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
dossier_view_advice_show (DossierViewAdvice      *self,
                          DossierStore           *store,
                          const DossierViewFacts *facts)
{
  const char *id = dossier_record_get_id (facts->record);

  g_return_if_fail (DOSSIER_VIEW_IS_ADVICE (self));

  forget (self);
  if (g_strcmp0 (self->id, id) != 0)
    {
      self->is_all = FALSE;
      show_fits (self, NULL);
      g_free (self->id);
      self->id = g_strdup (id);
    }
  self->store = g_object_ref (store);
  self->asking = g_cancellable_new ();
  dossier_store_ask_async (store, ask_fits, g_strdup (id), g_free, (GDestroyNotify) guide_fits_free, self->asking, on_asked, g_object_ref (self));
}

void
dossier_view_advice_clear (DossierViewAdvice *self)
{
  g_return_if_fail (DOSSIER_VIEW_IS_ADVICE (self));

  forget (self);
  show_fits (self, NULL);
  g_clear_pointer (&self->id, g_free);
}

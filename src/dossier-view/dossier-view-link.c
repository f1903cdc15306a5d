#include "config.h"

#include "dossier-view-link.h"

#include "dossier-view-form.h"
#include "dossier-view-history.h"
#include "dossier-view-stride.h"
#include "dossier-view-who-row.h"

#include <glib/gi18n-lib.h>

struct _DossierViewLink
{
  AdwBin               parent_instance;
  char                *id;
  GtkScrolledWindow   *scroll;
  AdwPreferencesGroup *ends;
  GtkWidget           *rows[2];
  DossierViewForm     *form;
  DossierViewHistory  *history;
};

G_DEFINE_FINAL_TYPE (DossierViewLink, dossier_view_link, ADW_TYPE_BIN)

static guint stale_signal;

static void
show_ends (DossierViewLink        *self,
           const DossierViewFacts *facts,
           const char             *from)
{
  guint first = from != NULL && g_strcmp0 (from, facts->ends[1].id) == 0 ? 1 : 0;

  for (guint i = 0; i < 2; i++)
    {
      const DossierViewWho *who = &facts->ends[(first + i) % 2];

      if (self->rows[i] != NULL)
        adw_preferences_group_remove (self->ends, self->rows[i]);
      self->rows[i] = dossier_view_who_row_new (who, facts->vocabulary, who->id != NULL ? who->id : "", NULL);
    }
  adw_preferences_group_add (self->ends, self->rows[0]);
  adw_preferences_group_add (self->ends, self->rows[1]);
}

static void
on_stale (DossierViewLink *self)
{
  g_signal_emit (self, stale_signal, 0);
}

static void
dossier_view_link_dispose (GObject *object)
{
  g_clear_pointer (&DOSSIER_VIEW_LINK (object)->id, g_free);
  adw_bin_set_child (ADW_BIN (object), NULL); /* before the template: its parent class would let go of it twice */
  gtk_widget_dispose_template (GTK_WIDGET (object), DOSSIER_VIEW_TYPE_LINK);
  G_OBJECT_CLASS (dossier_view_link_parent_class)->dispose (object);
}

static void
dossier_view_link_class_init (DossierViewLinkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_view_link_dispose;
  stale_signal = g_signal_new ("stale", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (DOSSIER_VIEW_TYPE_FORM);
  g_type_ensure (DOSSIER_VIEW_TYPE_HISTORY);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/dossier-view-link.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierViewLink, scroll);
  gtk_widget_class_bind_template_child (widget_class, DossierViewLink, ends);
  gtk_widget_class_bind_template_child (widget_class, DossierViewLink, form);
  gtk_widget_class_bind_template_child (widget_class, DossierViewLink, history);
  gtk_widget_class_bind_template_callback (widget_class, on_stale);
}

static void
dossier_view_link_init (DossierViewLink *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dossier_view_stride_install (GTK_WIDGET (self));
}

void
dossier_view_link_show (DossierViewLink        *self,
                        DossierStore           *store,
                        const DossierViewFacts *facts,
                        const char             *from)
{
  const char *id = dossier_record_get_id (facts->record);

  if (g_strcmp0 (self->id, id) != 0)
    {
      g_free (self->id);
      self->id = g_strdup (id);
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroll), 0);
    }
  show_ends (self, facts, from);
  dossier_view_form_show (self->form, store, facts);
  dossier_view_history_show (self->history, store, id);
}

void
dossier_view_link_save (DossierViewLink *self)
{
  dossier_view_form_save (self->form);
}

void
dossier_view_link_clear (DossierViewLink *self)
{
  dossier_view_form_clear (self->form);
  dossier_view_history_clear (self->history);
  g_clear_pointer (&self->id, g_free);
}

#include "config.h"

#include "sync-view-passphrase.h"

#include "sync-view-strength.h"

#include <glib/gi18n-lib.h>

struct _SyncViewPassphrase
{
  AdwBin               parent_instance;
  AdwPreferencesGroup *group;
  GtkWidget           *passphrase_row;
  GtkWidget           *again_row;
  GtkWidget           *bare_row;
  GtkSwitch           *bare;
  GtkLabel            *strength;
};

G_DEFINE_FINAL_TYPE (SyncViewPassphrase, sync_view_passphrase, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
get_text (GtkWidget *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
show_strength (SyncViewPassphrase *self)
{
  const char *passphrase = get_text (self->passphrase_row), *again = get_text (self->again_row);

  if (gtk_switch_get_active (self->bare))
    gtk_label_set_label (self->strength, _ ("Open dossier: nothing is hidden from whoever reaches the folder."));
  else if (*again != '\0' && !g_str_equal (passphrase, again))
    gtk_label_set_label (self->strength, _ ("The two are not the same."));
  else
    gtk_label_set_label (self->strength, sync_view_strength_explain (sync_view_strength_measure (passphrase)));
}

static void
on_edited (SyncViewPassphrase *self)
{
  gboolean is_bare = gtk_switch_get_active (self->bare);

  gtk_widget_set_sensitive (self->passphrase_row, !is_bare);
  gtk_widget_set_sensitive (self->again_row, !is_bare);
  show_strength (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
sync_view_passphrase_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL); /* before the template: its parent class would let go of it twice */
  gtk_widget_dispose_template (GTK_WIDGET (object), SYNC_VIEW_TYPE_PASSPHRASE);
  G_OBJECT_CLASS (sync_view_passphrase_parent_class)->dispose (object);
}

static void
sync_view_passphrase_class_init (SyncViewPassphraseClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sync_view_passphrase_dispose;
  signals[CHANGED] = g_signal_new ("changed", SYNC_VIEW_TYPE_PASSPHRASE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/sync-view-passphrase.ui");
  gtk_widget_class_bind_template_child (widget_class, SyncViewPassphrase, group);
  gtk_widget_class_bind_template_child (widget_class, SyncViewPassphrase, passphrase_row);
  gtk_widget_class_bind_template_child (widget_class, SyncViewPassphrase, again_row);
  gtk_widget_class_bind_template_child (widget_class, SyncViewPassphrase, bare_row);
  gtk_widget_class_bind_template_child (widget_class, SyncViewPassphrase, bare);
  gtk_widget_class_bind_template_child (widget_class, SyncViewPassphrase, strength);
  gtk_widget_class_bind_template_callback (widget_class, on_edited);
}

static void
sync_view_passphrase_init (SyncViewPassphrase *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_strength (self);
}

void
sync_view_passphrase_set_anew (SyncViewPassphrase *self,
                               const char         *why)
{
  g_return_if_fail (SYNC_VIEW_IS_PASSPHRASE (self));

  adw_preferences_group_set_title (self->group, _ ("A new passphrase"));
  adw_preferences_group_set_description (self->group, why);
  gtk_widget_hide (self->bare_row);
}

gboolean
sync_view_passphrase_is_fit (SyncViewPassphrase *self)
{
  const char *passphrase = get_text (self->passphrase_row);

  return gtk_switch_get_active (self->bare) ||
         (sync_view_strength_measure (passphrase) >= SYNC_VIEW_STRENGTH_WEAK && g_str_equal (passphrase, get_text (self->again_row)));
}

const char *
sync_view_passphrase_get (SyncViewPassphrase *self)
{
  return gtk_switch_get_active (self->bare) ? "" : get_text (self->passphrase_row);
}

#include "config.h"

#include "sync-view-part.h"

#include "sync-view-errand.h"
#include "sync-view-explain.h"
#include "sync-view-member-row.h"
#include "sync-view-passphrase.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _SyncViewPart
{
  AdwWindow           parent_instance;
  GtkSpinner         *spinner;
  GtkLabel           *said;
  SyncViewPassphrase *passphrase;
  SyncRunner         *runner;
  guint8              poste[DOSSIER_POSTE_BYTES];
  GCancellable       *working; /* NULL: nothing goes on */
};

G_DEFINE_FINAL_TYPE (SyncViewPart, sync_view_part, ADW_TYPE_WINDOW)

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Hidden: the folder has none. */
static gboolean
wants_passphrase (SyncViewPart *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->passphrase));
}

static void
on_edited (SyncViewPart *self)
{
  gboolean is_fit = !wants_passphrase (self) || sync_view_passphrase_is_fit (self->passphrase);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "part.remove", self->working == NULL && is_fit);
}

static void
set_working (SyncViewPart *self,
             GCancellable *working)
{
  g_set_object (&self->working, working);
  gtk_spinner_set_spinning (self->spinner, working != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->passphrase), working == NULL);
  on_edited (self);
}

static void
on_removed (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (SyncViewPart)   self = user_data;
  g_autoptr (GError)         error = NULL;
  g_autoptr (SyncViewErrand) done = NULL;
  g_autofree char           *sentence = NULL;

  if (self->runner == NULL)
    return;
  done = sync_view_errand_finish (self->runner, result, &error);
  set_working (self, NULL);
  if (done != NULL)
    {
      g_signal_emit (self, signals[DONE], 0);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  g_message ("removing somebody: %s", error->message);
  sentence = sync_view_explain (error);
  sync_view_say (self->said, sentence, TRUE);
}

static void
remove_them (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SyncViewPart            *self = SYNC_VIEW_PART (widget);
  g_autoptr (GCancellable) working = g_cancellable_new ();

  set_working (self, working);
  sync_view_say (self->said, _ ("The exchange with the folder ends what it is at; then another key is made…"), FALSE);
  sync_view_errand_part_async (self->runner, self->poste, wants_passphrase (self) ? sync_view_passphrase_get (self->passphrase) : NULL, working, on_removed,
                               g_object_ref (self));
}

/* What goes on is given up first; then the window is. */
static void
leave (GtkWidget  *widget,
       const char *name,
       GVariant   *parameter)
{
  SyncViewPart *self = SYNC_VIEW_PART (widget);

  if (self->working == NULL)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  sync_view_say (self->said, _ ("Giving up…"), FALSE);
  g_cancellable_cancel (self->working);
}

static void
help (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (widget))), "members.help", NULL);
}

static void
sync_view_part_dispose (GObject *object)
{
  SyncViewPart *self = SYNC_VIEW_PART (object);

  if (self->working != NULL)
    g_cancellable_cancel (self->working);
  g_clear_object (&self->working);
  g_clear_object (&self->runner);
  adw_window_set_content (ADW_WINDOW (object), NULL); /* before the template: its parent class would let go of it twice */
  gtk_widget_dispose_template (GTK_WIDGET (object), SYNC_VIEW_TYPE_PART);
  G_OBJECT_CLASS (sync_view_part_parent_class)->dispose (object);
}

static void
sync_view_part_class_init (SyncViewPartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sync_view_part_dispose;
  signals[DONE] = g_signal_new ("done", SYNC_VIEW_TYPE_PART, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (SYNC_VIEW_TYPE_PASSPHRASE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/sync-view-part.ui");
  gtk_widget_class_bind_template_child (widget_class, SyncViewPart, spinner);
  gtk_widget_class_bind_template_child (widget_class, SyncViewPart, said);
  gtk_widget_class_bind_template_child (widget_class, SyncViewPart, passphrase);
  gtk_widget_class_bind_template_callback (widget_class, on_edited);
  gtk_widget_class_install_action (widget_class, "part.remove", NULL, remove_them);
  gtk_widget_class_install_action (widget_class, "part.leave", NULL, leave);
  gtk_widget_class_install_action (widget_class, "part.help", NULL, help);
}

static void
sync_view_part_init (SyncViewPart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sync_view_passphrase_set_anew (self->passphrase, _ ("Who leaves knows the former one. Those who are in need nothing; those who join from now on need this one: write it down, in a drawer that closes."));
}

SyncViewPart *
sync_view_part_new (GtkWindow           *parent,
                    SyncRunner          *runner,
                    const DossierMember *member,
                    gboolean             has_passphrase)
{
  SyncViewPart    *self = g_object_new (SYNC_VIEW_TYPE_PART, "transient-for", parent, NULL);
  g_autofree char *title = g_strdup_printf (_ ("Remove “%s”"), sync_view_member_get_name (member));

  gtk_window_set_title (GTK_WINDOW (self), title);
  self->runner = g_object_ref (runner);
  memcpy (self->poste, member->poste, sizeof self->poste);
  gtk_widget_set_visible (GTK_WIDGET (self->passphrase), has_passphrase);
  on_edited (self);
  return self;
}

#include "config.h"

#include "sync-view-folder.h"

#include "carry-relay.h"
#include "sync-view-explain.h"

#include <glib/gi18n-lib.h>

#define PULSE_MILLISECONDS 100
#define PATIENCE_MILLISECONDS 400 /* what is done sooner needs no bar */

struct _SyncViewFolder
{
  AdwBin             parent_instance;
  AdwActionRow      *folder_row;
  GtkRevealer       *working;
  GtkProgressBar    *progress;
  GtkLabel          *doing;
  GtkLabel          *said;
  SyncRunner        *runner;
  char              *path;
  GCancellable      *job; /* NULL: nothing goes on */
  SyncViewErrandKind kind;
  gint64             began; /* monotonic */
  guint              pulse;
};

G_DEFINE_FINAL_TYPE (SyncViewFolder, sync_view_folder, ADW_TYPE_BIN)

enum
{
  CHOOSE_FOLDER,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const struct
{
  const char *action, *doing;
} errands[] = {
  [SYNC_VIEW_ERRAND_STICK] = { "folder.carry", N_ ("Taking what the stick holds, putting on it what is here…") },
  [SYNC_VIEW_ERRAND_MOVE] = { "folder.move", N_ ("Looking whether it is the same folder…") },
  [SYNC_VIEW_ERRAND_REBUILD] = { "folder.rebuild", N_ ("Making the folder again with all that is here…") },
};

/* --- one thing at a time */

/* A folder that answers is not lost: making it again would part those who share it. */
static gboolean
is_out_of_reach (SyncViewFolder *self)
{
  return self->runner != NULL && sync_runner_get_state (self->runner) == SYNC_STATE_OUT_OF_REACH;
}

static void
enable (SyncViewFolder *self)
{
  gboolean idle = self->job == NULL && self->runner != NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "folder.carry", idle);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "folder.move", idle);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "folder.rebuild", idle && is_out_of_reach (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "folder.stop", self->job != NULL && !g_cancellable_is_cancelled (self->job));
}

static gboolean
on_pulse (gpointer data)
{
  SyncViewFolder *self = data;

  if (g_get_monotonic_time () - self->began >= PATIENCE_MILLISECONDS * G_TIME_SPAN_MILLISECOND)
    gtk_revealer_set_reveal_child (self->working, TRUE);
  gtk_progress_bar_pulse (self->progress);
  return G_SOURCE_CONTINUE;
}

static void
begin (SyncViewFolder    *self,
       SyncViewErrandKind kind)
{
  self->job = g_cancellable_new ();
  self->kind = kind;
  self->began = g_get_monotonic_time ();
  self->pulse = g_timeout_add (PULSE_MILLISECONDS, on_pulse, self);
  gtk_label_set_label (self->doing, _ (errands[kind].doing));
  sync_view_say (self->said, NULL, FALSE);
  enable (self);
}

static void
end (SyncViewFolder *self)
{
  g_clear_handle_id (&self->pulse, g_source_remove);
  g_clear_object (&self->job);
  gtk_revealer_set_reveal_child (self->working, FALSE);
  enable (self);
}

/* --- what it came to */

static void
add_count (GString    *text,
           const char *format,
           guint       count)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append_printf (text, format, count);
}

static char *
tell_carried (const SyncViewErrand *done)
{
  GString *text = g_string_new (NULL);

  if (done->n_brought == 0 && done->n_given == 0)
    g_string_append (text, _ ("The stick held nothing new, and has all that is here."));
  if (done->n_brought > 0)
    /* Translators: files of the shared folder, each with some changes in it */
    add_count (text, ngettext ("%u parcel was taken from the stick.", "%u parcels were taken from the stick.", done->n_brought), done->n_brought);
  if (done->n_given > 0)
    add_count (text, ngettext ("%u parcel was put on the stick.", "%u parcels were put on the stick.", done->n_given), done->n_given);
  if (done->is_kept)
    g_string_append_printf (text, " %s", _ ("The shared folder does not answer: what came is here, and goes there when it does."));
  g_string_append_printf (text, "\n%s", _ ("Take the stick out by its own button first. What is erased one day stays on a stick until somebody empties it."));
  return g_string_free (text, FALSE);
}

static char *
tell_rebuilt (SyncViewFolder       *self,
              const SyncViewErrand *done)
{
  g_autofree char *shown = g_filename_display_name (done->folder);

  if (g_strcmp0 (self->path, done->folder) == 0)
    return g_strdup (_ ("The folder is there again, with all that this computer holds of it. The others find it by themselves."));
  return g_strdup_printf (_ ("The folder is made again in %s, with all that this computer holds of it. Tell the others: they say here that it has moved, and choose it."), shown);
}

static char *
tell (SyncViewFolder       *self,
      const SyncViewErrand *done)
{
  switch (self->kind)
    {
    case SYNC_VIEW_ERRAND_STICK:
      return tell_carried (done);
    case SYNC_VIEW_ERRAND_REBUILD:
      return tell_rebuilt (self, done);
    case SYNC_VIEW_ERRAND_MOVE:
    default:
      return g_strdup (_ ("It is the same folder: the exchange goes on there."));
    }
}

static const char *
explain_stick (int code)
{
  switch (code)
    {
    case CARRY_ERROR_NOT_HERE:
      return _ ("The stick is not there. Nothing was changed: put it in, then choose it again.");
    case CARRY_ERROR_ANOTHER:
      return _ ("This folder carries another dossier: nothing was read or written there. Choose the stick itself: Liens makes a folder of its own on it.");
    case CARRY_ERROR_FULL:
      return _ ("The stick is full. Nothing is lost: make some room on it, then carry again.");
    case CARRY_ERROR_READ_ONLY:
    case CARRY_ERROR_DENIED:
      return _ ("Nothing can be written on this stick. Nothing is lost: look whether it has a lock on its side, or take another.");
    default:
      return _ ("The stick failed on the way. Nothing is lost: what came is here, and it can be tried again, with another stick if need be.");
    }
}

static const char *
explain_place (SyncViewErrandKind kind,
               int                code)
{
  if (code == CARRY_ERROR_EXISTS)
    return _ ("There is another shared folder there already: nothing was changed. Choose another place.");
  if (code == CARRY_ERROR_NOT_HERE && kind == SYNC_VIEW_ERRAND_MOVE)
    return _ ("There is no shared folder there. Nothing was changed: choose the one that holds “federation.liens”.");
  if (code == CARRY_ERROR_ANOTHER)
    return _ ("The shared folder of another dossier is there. Nothing was changed: choose that of this one.");
  if (code == CARRY_ERROR_FROZEN)
    return _ ("That folder does not answer. Nothing was changed: try again when it does.");
  return NULL;
}

static char *
explain (SyncViewErrandKind kind,
         const GError      *error)
{
  const char *sentence = NULL;

  if (error->domain == CARRY_ERROR && error->code != CARRY_ERROR_NO_PROGRAM && error->code != CARRY_ERROR_MIRROR)
    sentence = kind == SYNC_VIEW_ERRAND_STICK ? explain_stick (error->code) : explain_place (kind, error->code);
  return sentence != NULL ? g_strdup (sentence) : sync_view_explain (error);
}

static void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (SyncViewFolder) self = user_data;
  g_autoptr (GError)         error = NULL;
  g_autoptr (SyncViewErrand) done = NULL;
  g_autofree char           *sentence = NULL;

  if (self->runner == NULL)
    return;
  done = sync_view_errand_finish (self->runner, result, &error);
  sentence = done != NULL ? tell (self, done) : explain (self->kind, error);
  if (done == NULL)
    g_message ("%s: %s", errands[self->kind].action, error->message);
  if (done != NULL && self->kind != SYNC_VIEW_ERRAND_STICK)
    sync_view_folder_set_path (self, done->folder);
  end (self);
  sync_view_say (self->said, sentence, done == NULL);
}

/* --- what buttons ask */

static void
choose (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  for (guint i = 0; i < G_N_ELEMENTS (errands); i++)
    if (g_str_equal (errands[i].action, name))
      g_signal_emit (widget, signals[CHOOSE_FOLDER], 0, i);
}

static void
stop (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  SyncViewFolder *self = SYNC_VIEW_FOLDER (widget);

  gtk_label_set_label (self->doing, _ ("Giving up…"));
  g_cancellable_cancel (self->job);
  enable (self);
}

/* --- the widget */

static void
sync_view_folder_dispose (GObject *object)
{
  SyncViewFolder *self = SYNC_VIEW_FOLDER (object);

  if (self->job != NULL)
    g_cancellable_cancel (self->job);
  g_clear_object (&self->job);
  g_clear_handle_id (&self->pulse, g_source_remove);
  g_clear_object (&self->runner);
  adw_bin_set_child (ADW_BIN (object), NULL); /* before the template: its parent class would let go of it twice */
  gtk_widget_dispose_template (GTK_WIDGET (object), SYNC_VIEW_TYPE_FOLDER);
  G_OBJECT_CLASS (sync_view_folder_parent_class)->dispose (object);
}

static void
sync_view_folder_finalize (GObject *object)
{
  g_free (SYNC_VIEW_FOLDER (object)->path);
  G_OBJECT_CLASS (sync_view_folder_parent_class)->finalize (object);
}

static void
sync_view_folder_class_init (SyncViewFolderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sync_view_folder_dispose;
  G_OBJECT_CLASS (klass)->finalize = sync_view_folder_finalize;
  signals[CHOOSE_FOLDER] = g_signal_new ("choose-folder", SYNC_VIEW_TYPE_FOLDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/sync-view-folder.ui");
  gtk_widget_class_bind_template_child (widget_class, SyncViewFolder, folder_row);
  gtk_widget_class_bind_template_child (widget_class, SyncViewFolder, working);
  gtk_widget_class_bind_template_child (widget_class, SyncViewFolder, progress);
  gtk_widget_class_bind_template_child (widget_class, SyncViewFolder, doing);
  gtk_widget_class_bind_template_child (widget_class, SyncViewFolder, said);
  for (guint i = 0; i < G_N_ELEMENTS (errands); i++)
    gtk_widget_class_install_action (widget_class, errands[i].action, NULL, choose);
  gtk_widget_class_install_action (widget_class, "folder.stop", NULL, stop);
}

static void
sync_view_folder_init (SyncViewFolder *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  enable (self);
}

void
sync_view_folder_set_runner (SyncViewFolder *self,
                             SyncRunner     *runner)
{
  g_return_if_fail (SYNC_VIEW_IS_FOLDER (self) && SYNC_IS_RUNNER (runner) && self->runner == NULL);

  self->runner = g_object_ref (runner);
  g_signal_connect_object (runner, "changed", G_CALLBACK (enable), self, G_CONNECT_SWAPPED);
  enable (self);
}

void
sync_view_folder_set_path (SyncViewFolder *self,
                           const char     *path)
{
  g_autofree char *shown = path != NULL ? g_filename_display_name (path) : g_strdup (""), *plain = g_markup_escape_text (shown, -1);

  g_return_if_fail (SYNC_VIEW_IS_FOLDER (self));

  adw_action_row_set_subtitle (self->folder_row, plain);
  g_free (self->path);
  self->path = g_strdup (path);
}

void
sync_view_folder_go (SyncViewFolder    *self,
                     SyncViewErrandKind kind,
                     const char        *path)
{
  g_return_if_fail (SYNC_VIEW_IS_FOLDER (self) && path != NULL);

  if (self->runner == NULL || self->job != NULL)
    return;
  if (kind == SYNC_VIEW_ERRAND_STICK && g_strcmp0 (self->path, path) == 0)
    {
      sync_view_say (self->said, _ ("This is the shared folder itself, which this computer reaches already: choose the stick."), TRUE);
      return;
    }
  begin (self, kind);
  sync_view_errand_go_async (self->runner, kind, path, self->job, on_done, g_object_ref (self));
}

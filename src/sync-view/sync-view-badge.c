#include "config.h"

#include "sync-view-badge.h"

#include "sync-fingerprint.h"
#include "sync-view-erasure.h"
#include "sync-view-peer.h"
#include "sync-view-work.h"

#include <glib/gi18n-lib.h>

#define MOST_NAMED 8 /* people; the page of sharing has them all */

struct _SyncViewBadge
{
  AdwBin          parent_instance;
  GtkMenuButton  *button;
  GtkImage       *icon;
  GtkLabel       *label;
  GtkPopover     *popover;
  GtkLabel       *title;
  GtkLabel       *sentence;
  GtkProgressBar *progress;
  GtkLabel       *words;
  GtkLabel       *alerts;
  GtkLabel       *reached;
  GtkLabel       *there;
  GtkLabel       *people;
  GtkWidget      *go;
  SyncRunner     *runner; /* NULL: nothing is open */
  DossierStore   *store;
  GCancellable   *asking;
  gboolean        is_narrow;
};

G_DEFINE_FINAL_TYPE (SyncViewBadge, sync_view_badge, ADW_TYPE_BIN)

static const struct
{
  const char *icon;
  const char *tone; /* a class of the theme, beside the words; NULL: none */
} faces[] = {
  [SYNC_STATE_NOT_SHARED] = { "system-users-symbolic", NULL },
  [SYNC_STATE_BEGINNING] = { "content-loading-symbolic", NULL },
  [SYNC_STATE_FAILED] = { "dialog-error-symbolic", "error" },
  [SYNC_STATE_REMOVED] = { "action-unavailable-symbolic", "warning" },
  [SYNC_STATE_WAITING] = { "changes-prevent-symbolic", "warning" },
  [SYNC_STATE_OUT_OF_REACH] = { "network-offline-symbolic", "warning" },
  [SYNC_STATE_UPDATE] = { "software-update-available-symbolic", "warning" },
  [SYNC_STATE_CLOCK] = { "preferences-system-time-symbolic", "warning" },
  [SYNC_STATE_TO_SEND] = { "emblem-synchronizing-symbolic", NULL },
  [SYNC_STATE_TO_REVIEW] = { "dialog-question-symbolic", "accent" },
  [SYNC_STATE_UP_TO_DATE] = { "emblem-ok-symbolic", NULL },
};

/* --- the button */

static void
show_face (SyncViewBadge *self,
           SyncState      state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (faces); i++)
    if (faces[i].tone != NULL)
      gtk_widget_remove_css_class (GTK_WIDGET (self->icon), faces[i].tone);
  if (faces[state].tone != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->icon), faces[state].tone);
  gtk_image_set_from_icon_name (self->icon, faces[state].icon);
}

static void
show_button (SyncViewBadge *self)
{
  SyncState        state = sync_runner_get_state (self->runner);
  g_autofree char *label = sync_runner_dup_label (self->runner), *sentence = sync_runner_dup_sentence (self->runner);
  /* Translators: a button that tells how the exchange with the shared folder stands: “Up to date”, “3 changes to send”… */
  g_autofree char *name = g_strdup_printf (_ ("Sharing: %s"), label);

  show_face (self, state);
  gtk_label_set_label (self->label, label);
  gtk_widget_set_visible (GTK_WIDGET (self->label), !self->is_narrow);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence, -1);
}

/* --- what it opens */

static void
show_line (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
show_alerts (SyncViewBadge *self)
{
  const SyncReport   *report = sync_runner_get_report (self->runner);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char    *erasure = sync_view_erasure_goes_on (report) ? sync_view_erasure_tell (report) : NULL;

  for (guint i = 0; report != NULL && i < report->alerts->len; i++)
    {
      g_autofree char *sentence = sync_alert_dup_sentence (report->alerts->pdata[i]);

      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", sentence);
    }
  if (report != NULL && report->n_pending > 0)
    g_string_append_printf (text, ngettext ("%s%u computer asks to be let in: see “Sharing”.", "%s%u computers ask to be let in: see “Sharing”.", report->n_pending),
                            text->len > 0 ? "\n" : "", report->n_pending);
  if (erasure != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", erasure);
  show_line (self->alerts, text->str);
}

static void
show_reached (SyncViewBadge *self)
{
  gint64                reached = sync_runner_get_reached (self->runner);
  g_autoptr (GDateTime) when = reached > 0 ? g_date_time_new_from_unix_local (reached / G_USEC_PER_SEC) : NULL;
  g_autofree char      *hour = when != NULL ? g_date_time_format (when, "%H:%M") : NULL;
  /* Translators: an hour, as 10:32 */
  g_autofree char *text = hour != NULL ? g_strdup_printf (_ ("Last exchange at %s"), hour) : NULL;

  show_line (self->reached, text);
}

static void
show_there (SyncViewBadge *self)
{
  g_autofree char *text = sync_view_peers_tell_there (sync_runner_get_report (self->runner), g_get_real_time () / 1000);

  show_line (self->there, text);
}

static void
show_words (SyncViewBadge *self)
{
  SyncState              state = sync_runner_get_state (self->runner);
  const DossierIdentity *identity = dossier_store_get_identity (self->store);
  g_autofree char       *words = sync_fingerprint_dup (dossier_identity_get_public_key (identity));
  /* Translators: four words that mean nothing, to be read aloud */
  g_autofree char *text = g_strdup_printf (_ ("Read these four words to the administrator, by telephone:\n%s"), words);

  show_line (self->words, state == SYNC_STATE_WAITING || state == SYNC_STATE_REMOVED ? text : NULL);
}

static void
append_member (GString             *text,
               const DossierMember *member)
{
  const char *name = member->name != NULL && *member->name != '\0' ? member->name : _ ("Somebody");

  if (text->len > 0)
    g_string_append (text, ", ");
  if (member->is_self)
    /* Translators: the name of a person */
    g_string_append_printf (text, _ ("%s (here)"), name);
  else
    g_string_append (text, name);
}

static void
show_people (SyncViewBadge         *self,
             const SyncViewCompany *company)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char    *line = NULL;
  guint               n = 0;

  for (guint i = 0; i < company->members->len; i++)
    {
      const DossierMember *member = company->members->pdata[i];

      if (member->state == DOSSIER_MEMBER_ADMITTED && n++ < MOST_NAMED)
        append_member (text, member);
    }
  if (n > MOST_NAMED)
    g_string_append_printf (text, ngettext (" and %u more", " and %u more", n - MOST_NAMED), n - MOST_NAMED);
  /* Translators: names of persons, separated by commas */
  line = g_strdup_printf (_ ("Take part: %s"), text->str);
  show_line (self->people, n > 0 ? line : NULL);
}

static void
on_listed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (SyncViewBadge)   self = user_data;
  g_autoptr (GError)          error = NULL;
  g_autoptr (SyncViewCompany) company = sync_view_work_list_finish (result, &error);

  if (company != NULL && self->store != NULL)
    show_people (self, company);
}

static void
ask (SyncViewBadge *self)
{
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->asking = g_cancellable_new ();
  sync_view_work_list_async (self->store, self->asking, on_listed, g_object_ref (self));
}

static void
show_popover (SyncViewBadge *self)
{
  g_autofree char *label = sync_runner_dup_label (self->runner), *sentence = sync_runner_dup_sentence (self->runner);
  double           progress = sync_runner_get_progress (self->runner);

  show_line (self->title, label);
  show_line (self->sentence, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), progress >= 0.0);
  gtk_progress_bar_set_fraction (self->progress, CLAMP (progress, 0.0, 1.0));
  show_words (self);
  show_alerts (self);
  show_reached (self);
  show_there (self);
}

static void
on_opened (SyncViewBadge *self)
{
  if (self->runner == NULL)
    return;
  show_popover (self);
  ask (self);
  gtk_widget_grab_focus (self->go);
}

static void
on_done (SyncViewBadge *self)
{
  gtk_popover_popdown (self->popover);
}

static void
on_changed (SyncViewBadge *self)
{
  gboolean is_shared = self->runner != NULL && sync_runner_get_state (self->runner) != SYNC_STATE_NOT_SHARED;

  gtk_widget_set_visible (GTK_WIDGET (self), is_shared);
  if (!is_shared)
    return;
  show_button (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self->popover)))
    {
      show_popover (self);
      ask (self);
    }
}

/* --- the widget */

static void
let_go (SyncViewBadge *self)
{
  if (self->runner != NULL)
    g_signal_handlers_disconnect_by_func (self->runner, on_changed, self);
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_object (&self->runner);
  g_clear_object (&self->store);
}

static void
sync_view_badge_dispose (GObject *object)
{
  let_go (SYNC_VIEW_BADGE (object));
  adw_bin_set_child (ADW_BIN (object), NULL); /* before the template: its parent class would let go of it twice */
  gtk_widget_dispose_template (GTK_WIDGET (object), SYNC_VIEW_TYPE_BADGE);
  G_OBJECT_CLASS (sync_view_badge_parent_class)->dispose (object);
}

static void
sync_view_badge_class_init (SyncViewBadgeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sync_view_badge_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/sync-view-badge.ui");
  gtk_widget_class_bind_template_child (widget_class, SyncViewBadge, button);
  gtk_widget_class_bind_template_child (widget_class, SyncViewBadge, icon);
  gtk_widget_class_bind_template_child (widget_class, SyncViewBadge, label);
  gtk_widget_class_bind_template_child (widget_class, SyncViewBadge, popover);
  gtk_widget_class_bind_template_child (widget_class, SyncViewBadge, title);
  gtk_widget_class_bind_template_child (widget_class, SyncViewBadge, sentence);
  gtk_widget_class_bind_template_child (widget_class, SyncViewBadge, progress);
  gtk_widget_class_bind_template_child (widget_class, SyncViewBadge, words);
  gtk_widget_class_bind_template_child (widget_class, SyncViewBadge, alerts);
  gtk_widget_class_bind_template_child (widget_class, SyncViewBadge, reached);
  gtk_widget_class_bind_template_child (widget_class, SyncViewBadge, there);
  gtk_widget_class_bind_template_child (widget_class, SyncViewBadge, people);
  gtk_widget_class_bind_template_child (widget_class, SyncViewBadge, go);
  gtk_widget_class_bind_template_callback (widget_class, on_opened);
  gtk_widget_class_bind_template_callback (widget_class, on_done);
}

static void
sync_view_badge_init (SyncViewBadge *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
sync_view_badge_set (SyncViewBadge *self,
                     SyncRunner    *runner,
                     DossierStore  *store)
{
  g_return_if_fail (SYNC_VIEW_IS_BADGE (self) && (runner == NULL) == (store == NULL));

  let_go (self);
  show_line (self->people, NULL);
  if (runner != NULL)
    {
      self->runner = g_object_ref (runner);
      self->store = g_object_ref (store);
      g_signal_connect_object (runner, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
    }
  on_changed (self);
}

void
sync_view_badge_set_narrow (SyncViewBadge *self,
                            gboolean       is_narrow)
{
  g_return_if_fail (SYNC_VIEW_IS_BADGE (self));

  self->is_narrow = is_narrow;
  if (self->runner != NULL)
    on_changed (self);
}

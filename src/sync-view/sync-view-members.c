#include "config.h"

#include "sync-view-members.h"

#include "sync-fingerprint.h"
#include "sync-names.h"
#include "sync-view-erasure.h"
#include "sync-view-explain.h"
#include "sync-view-lost.h"
#include "sync-view-member-row.h"
#include "sync-view-part.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _SyncViewMembers
{
  AdwWindow            parent_instance;
  AdwToastOverlay     *toasts;
  AdwPreferencesGroup *pending, *admitted, *revoked;
  SyncViewFolder      *folder;
  SyncViewLost        *lost;
  AdwActionRow        *words_row, *agreed_row, *erasure_row;
  GtkSwitch           *agreed;
  GtkLabel            *standing; /* of this computer, where it is not in */
  GtkLabel            *advice;
  DossierStore        *store;
  SyncRunner          *runner;
  GCancellable        *asking;
  GPtrArray           *rows; /* GtkWidget, borrowed: those of members */
  SyncViewCompany     *shown;
  gboolean             is_following;
};

G_DEFINE_FINAL_TYPE (SyncViewMembers, sync_view_members, ADW_TYPE_WINDOW)

enum
{
  LEAVE,
  PRINT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void ask (SyncViewMembers *self);

static void
say (SyncViewMembers *self,
     const char      *sentence)
{
  g_autofree char *plain = g_markup_escape_text (sentence, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (plain));
}

static void
on_said (SyncViewMembers *self,
         const char      *sentence)
{
  say (self, sentence);
}

/* --- doing */

static void
on_worked (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (SyncViewMembers) self = user_data;
  g_autoptr (GError)          error = NULL;
  g_autofree char            *sentence = NULL;

  if (sync_view_work_finish (result, &error))
    {
      if (self->store != NULL)
        ask (self);
      return;
    }
  g_message ("members: %s", error->message);
  sentence = sync_view_explain (error);
  if (self->store == NULL || sentence == NULL)
    return;
  say (self, sentence);
  g_clear_pointer (&self->shown, sync_view_company_free); /* what a switch shows is not what is */
  ask (self);
}

static void
work (SyncViewMembers *self,
      SyncViewDeed     deed,
      const guint8    *poste)
{
  sync_view_work_do_async (self->store, deed, poste, on_worked, g_object_ref (self));
}

/* What was asked before it is done. */
typedef struct
{
  SyncViewMembers *view;
  SyncViewDeed     deed;
  guint8           poste[DOSSIER_POSTE_BYTES];
} Asked;

static void
asked_free (gpointer  data,
            GClosure *closure)
{
  Asked *asked = data;

  g_object_unref (asked->view);
  g_free (asked);
}

static Asked *
asked_new (SyncViewMembers *self,
           SyncViewDeed     deed,
           const guint8    *poste)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->view = g_object_ref (self);
  asked->deed = deed;
  if (poste != NULL)
    memcpy (asked->poste, poste, sizeof asked->poste);
  return asked;
}

static void
on_response (AdwMessageDialog *dialog,
             const char       *response,
             Asked            *asked)
{
  if (!g_str_equal (response, "do") || asked->view->store == NULL)
    return;
  if (asked->deed == SYNC_VIEW_DEED_LEAVE)
    g_signal_emit (asked->view, signals[LEAVE], 0);
  else
    work (asked->view, asked->deed, asked->poste);
}

/* Takes asked. */
static void
confirm (Asked      *asked,
         const char *heading,
         const char *body,
         const char *label,
         gboolean    is_grave)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_WINDOW (asked->view), heading, body));

  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "do", label, NULL);
  adw_message_dialog_set_response_appearance (dialog, "do", is_grave ? ADW_RESPONSE_DESTRUCTIVE : ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, is_grave ? "cancel" : "do");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), asked, asked_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- what buttons ask */

static void
ask_to_admit (SyncViewMembers     *self,
              const DossierMember *member)
{
  g_autofree char *heading = g_strdup_printf (_ ("Let “%s” in?"), sync_view_member_get_name (member)), *words = sync_view_member_dup_words (member);
  /* Translators: four words that mean nothing */
  g_autofree char *body = g_strdup_printf (_ ("On their screen stand the same four words, and you heard them:\n\n%s\n\nThey will read all of this dossier that the folder holds, and write in it."), words);

  confirm (asked_new (self, SYNC_VIEW_DEED_ADMIT, member->poste), heading, body, _ ("_Let in"), FALSE);
}

static void
ask_to_promote (SyncViewMembers     *self,
                const DossierMember *member)
{
  g_autofree char *heading = g_strdup_printf (_ ("Make “%s” an administrator?"), sync_view_member_get_name (member));

  confirm (asked_new (self, SYNC_VIEW_DEED_MAKE_ADMIN, member->poste), heading, _ ("Administrators let others in and remove them."), _ ("_Make administrator"),
           FALSE);
}

static void
on_parted (SyncViewMembers *self)
{
  say (self, _ ("They are out. Now ask whoever looks after the folder to take away their right to open it."));
  ask (self);
}

static void
ask_to_revoke (SyncViewMembers     *self,
               const DossierMember *member)
{
  SyncViewPart *view = sync_view_part_new (GTK_WINDOW (self), self->runner, member, self->shown->has_passphrase);

  g_signal_connect_object (view, "done", G_CALLBACK (on_parted), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (view));
}

static const DossierMember *
find_member (SyncViewMembers *self,
             GVariant        *parameter)
{
  gsize         length;
  gconstpointer poste = g_variant_get_fixed_array (parameter, &length, 1);

  for (guint i = 0; self->shown != NULL && i < self->shown->members->len; i++)
    {
      const DossierMember *member = self->shown->members->pdata[i];

      if (length == sizeof member->poste && memcmp (member->poste, poste, length) == 0)
        return member;
    }
  return NULL;
}

static void
on_member_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  SyncViewMembers     *self = SYNC_VIEW_MEMBERS (widget);
  const DossierMember *member = find_member (self, parameter);

  if (member == NULL)
    return;
  if (g_str_equal (name, "members.admit"))
    ask_to_admit (self, member);
  else if (g_str_equal (name, "members.promote"))
    ask_to_promote (self, member);
  else
    ask_to_revoke (self, member);
}

static void
on_leave (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  SyncViewMembers *self = SYNC_VIEW_MEMBERS (widget);

  confirm (asked_new (self, SYNC_VIEW_DEED_LEAVE, NULL), _ ("Leave the sharing?"),
           _ ("Your dossier stays as it is, on this computer, and so does the folder. What the others write from now on does not come here any more, and what you write stays with you."), _ ("_Leave"), TRUE);
}

static void
on_print (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  g_signal_emit (widget, signals[PRINT], 0);
}

static void
on_help (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (widget))), "win.help", "s", "sharing");
}

static void
on_agreed (SyncViewMembers *self)
{
  if (!self->is_following && self->store != NULL)
    work (self, gtk_switch_get_active (self->agreed) ? SYNC_VIEW_DEED_APPROVE : SYNC_VIEW_DEED_OPEN, NULL);
}

/* --- rows */

static void
add_member (SyncViewMembers     *self,
            const DossierMember *member,
            gboolean             may_act)
{
  AdwPreferencesGroup *groups[] = { self->pending, self->admitted, self->revoked };
  GtkWidget           *row = sync_view_member_row_new (member, may_act);

  adw_preferences_group_add (groups[member->state], row);
  gtk_widget_show (GTK_WIDGET (groups[member->state]));
  g_ptr_array_add (self->rows, row);
}

static void
clear_rows (SyncViewMembers *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP)), row);
    }
  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_hide (GTK_WIDGET (self->pending));
  gtk_widget_hide (GTK_WIDGET (self->revoked));
}

/* --- what is so */

static guint
count_admins (const SyncViewCompany *company)
{
  guint n = 0;

  for (guint i = 0; i < company->members->len; i++)
    {
      const DossierMember *member = company->members->pdata[i];

      n += member->is_admin && member->state == DOSSIER_MEMBER_ADMITTED;
    }
  return n;
}

static gboolean
is_removed (SyncViewMembers *self)
{
  return sync_runner_get_state (self->runner) == SYNC_STATE_REMOVED;
}

/* An administrator sits here. */
static gboolean
may_act (SyncViewMembers       *self,
         const SyncViewCompany *company)
{
  const DossierMember *own = sync_view_company_find_self (company);

  return own != NULL && own->is_admin && own->state == DOSSIER_MEMBER_ADMITTED && !is_removed (self);
}

static void
show_dossier (SyncViewMembers       *self,
              const SyncViewCompany *company,
              gboolean               is_admin)
{
  const DossierIdentity *identity = dossier_store_get_identity (self->store);
  g_autofree char       *words = sync_fingerprint_dup (dossier_identity_get_public_key (identity));

  sync_view_folder_set_path (self->folder, company->folder);
  adw_action_row_set_subtitle (self->words_row, words);
  self->is_following = TRUE;
  gtk_switch_set_active (self->agreed, !company->is_open);
  self->is_following = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->agreed_row), is_admin);
  gtk_label_set_label (self->advice, !is_admin                    ? _ ("Only administrators let others in and remove them.")
                                     : count_admins (company) < 2 ? _ ("One administrator alone may be missed one day: make a second one, and print the recovery sheet.")
                                                                  : _ ("Keep the recovery sheet in a drawer that closes: without the passphrase nobody can join any more."));
}

static void
tell_standing (SyncViewMembers *self)
{
  g_autofree char *sentence = is_removed (self) ? sync_runner_dup_sentence (self->runner) : NULL;

  sync_view_say (self->standing, sentence, FALSE);
}

/* What desktops said of themselves changes often; the rows stay, and who stands on one of them too. */
static void
tell_rows (SyncViewMembers *self)
{
  const SyncReport *report = sync_runner_get_report (self->runner);
  gint64            now = g_get_real_time () / 1000;
  g_autofree char  *erasure = sync_view_erasure_tell (report), *plain = erasure != NULL ? g_markup_escape_text (erasure, -1) : NULL;

  tell_standing (self);
  sync_view_lost_tell (self->lost, may_act (self, self->shown));
  gtk_widget_set_visible (GTK_WIDGET (self->erasure_row), plain != NULL);
  adw_action_row_set_subtitle (self->erasure_row, plain != NULL ? plain : "");
  for (guint i = 0; i < self->rows->len; i++)
    {
      const DossierMember *member = self->shown->members->pdata[i];
      g_autofree char     *poste = sync_name_dup_poste (member->poste);

      sync_view_member_row_tell (self->rows->pdata[i], member, report != NULL ? sync_report_find_peer (report, poste) : NULL, now);
    }
}

static void
show (SyncViewMembers *self,
      SyncViewCompany *company)
{
  gboolean is_admin = may_act (self, company);

  clear_rows (self);
  for (guint i = 0; i < company->members->len; i++)
    add_member (self, company->members->pdata[i], is_admin);
  show_dossier (self, company, is_admin);
  if (gtk_root_get_focus (GTK_ROOT (self)) == NULL) /* it was on a row that went: the keys go on working here */
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
  g_clear_pointer (&self->shown, sync_view_company_free);
  self->shown = company;
}

static void
on_listed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (SyncViewMembers) self = user_data;
  g_autoptr (GError)          error = NULL;
  g_autoptr (SyncViewCompany) company = sync_view_work_list_finish (result, &error);

  if (company == NULL || self->store == NULL)
    return;
  if (!sync_view_company_is_same (self->shown, company))
    show (self, g_steal_pointer (&company));
  tell_rows (self);
}

static void
ask (SyncViewMembers *self)
{
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->asking = g_cancellable_new ();
  sync_view_work_list_async (self->store, self->asking, on_listed, g_object_ref (self));
}

/* --- the window */

static void
sync_view_members_dispose (GObject *object)
{
  SyncViewMembers *self = SYNC_VIEW_MEMBERS (object);

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_object (&self->store);
  g_clear_object (&self->runner);
  g_clear_pointer (&self->shown, sync_view_company_free);
  adw_window_set_content (ADW_WINDOW (object), NULL); /* before the template: its parent class would let go of it twice */
  gtk_widget_dispose_template (GTK_WIDGET (object), SYNC_VIEW_TYPE_MEMBERS);
  G_OBJECT_CLASS (sync_view_members_parent_class)->dispose (object);
}

static void
sync_view_members_finalize (GObject *object)
{
  g_ptr_array_unref (SYNC_VIEW_MEMBERS (object)->rows);
  G_OBJECT_CLASS (sync_view_members_parent_class)->finalize (object);
}

static void
sync_view_members_class_init (SyncViewMembersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sync_view_members_dispose;
  G_OBJECT_CLASS (klass)->finalize = sync_view_members_finalize;
  signals[LEAVE] = g_signal_new ("leave", SYNC_VIEW_TYPE_MEMBERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PRINT] = g_signal_new ("print", SYNC_VIEW_TYPE_MEMBERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (SYNC_VIEW_TYPE_FOLDER);
  g_type_ensure (SYNC_VIEW_TYPE_LOST);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/sync-view-members.ui");
  gtk_widget_class_bind_template_child (widget_class, SyncViewMembers, toasts);
  gtk_widget_class_bind_template_child (widget_class, SyncViewMembers, pending);
  gtk_widget_class_bind_template_child (widget_class, SyncViewMembers, admitted);
  gtk_widget_class_bind_template_child (widget_class, SyncViewMembers, revoked);
  gtk_widget_class_bind_template_child (widget_class, SyncViewMembers, folder);
  gtk_widget_class_bind_template_child (widget_class, SyncViewMembers, lost);
  gtk_widget_class_bind_template_child (widget_class, SyncViewMembers, words_row);
  gtk_widget_class_bind_template_child (widget_class, SyncViewMembers, agreed_row);
  gtk_widget_class_bind_template_child (widget_class, SyncViewMembers, erasure_row);
  gtk_widget_class_bind_template_child (widget_class, SyncViewMembers, agreed);
  gtk_widget_class_bind_template_child (widget_class, SyncViewMembers, advice);
  gtk_widget_class_bind_template_child (widget_class, SyncViewMembers, standing);
  gtk_widget_class_bind_template_callback (widget_class, on_agreed);
  gtk_widget_class_bind_template_callback (widget_class, on_said);
  gtk_widget_class_install_action (widget_class, "members.admit", "ay", on_member_action);
  gtk_widget_class_install_action (widget_class, "members.promote", "ay", on_member_action);
  gtk_widget_class_install_action (widget_class, "members.revoke", "ay", on_member_action);
  gtk_widget_class_install_action (widget_class, "members.leave", NULL, on_leave);
  gtk_widget_class_install_action (widget_class, "members.print", NULL, on_print);
  gtk_widget_class_install_action (widget_class, "members.help", NULL, on_help);
}

static void
sync_view_members_init (SyncViewMembers *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

SyncViewMembers *
sync_view_members_new (GtkWindow    *parent,
                       DossierStore *store,
                       SyncRunner   *runner)
{
  SyncViewMembers *self = g_object_new (SYNC_VIEW_TYPE_MEMBERS, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  self->runner = g_object_ref (runner);
  sync_view_folder_set_runner (self->folder, runner);
  sync_view_lost_set_runner (self->lost, runner);
  g_signal_connect_object (store, "changed", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (runner, "changed", G_CALLBACK (ask), self, G_CONNECT_SWAPPED); /* somebody new asks */
  ask (self);
  return self;
}

const SyncViewCompany *
sync_view_members_get_company (SyncViewMembers *self)
{
  return self->shown;
}

SyncViewFolder *
sync_view_members_get_folder (SyncViewMembers *self)
{
  return self->folder;
}

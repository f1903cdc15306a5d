#include "config.h"

#include "sync-view-members.h"

#include "sync-fingerprint.h"
#include "sync-view-explain.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _SyncViewMembers
{
  AdwWindow            parent_instance;
  AdwToastOverlay     *toasts;
  AdwPreferencesGroup *pending, *admitted, *revoked;
  AdwActionRow        *folder_row, *words_row, *agreed_row;
  GtkSwitch           *agreed;
  GtkLabel            *advice;
  DossierStore        *store;
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

static const char *
get_name (const DossierMember *member)
{
  return member->name != NULL && *member->name != '\0' ? member->name : _ ("Somebody");
}

static void
say (SyncViewMembers *self,
     const char      *sentence)
{
  g_autofree char *plain = g_markup_escape_text (sentence, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (plain));
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
  char            *name;
  gboolean         is_sure; /* asked once already */
} Asked;

static void
asked_free (gpointer  data,
            GClosure *closure)
{
  Asked *asked = data;

  g_object_unref (asked->view);
  g_free (asked->name);
  g_free (asked);
}

static Asked *
asked_new (SyncViewMembers *self,
           SyncViewDeed     deed,
           const guint8    *poste,
           const char      *name)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->view = g_object_ref (self);
  asked->deed = deed;
  asked->name = g_strdup (name);
  if (poste != NULL)
    memcpy (asked->poste, poste, sizeof asked->poste);
  return asked;
}

static void confirm (Asked      *asked,
                     const char *heading,
                     const char *body,
                     const char *label,
                     gboolean    is_grave);

static void
confirm_again (const Asked *asked)
{
  Asked           *again = asked_new (asked->view, asked->deed, asked->poste, asked->name);
  g_autofree char *heading = g_strdup_printf (_ ("Really remove “%s”?"), asked->name);

  again->is_sure = TRUE;
  confirm (again, heading, _ ("Then take away their right to open the folder too: ask whoever looks after it. That is the real door."), _ ("_Remove"), TRUE);
}

static void
on_response (AdwMessageDialog *dialog,
             const char       *response,
             Asked            *asked)
{
  if (!g_str_equal (response, "do") || asked->view->store == NULL)
    return;
  if (asked->deed == SYNC_VIEW_DEED_REVOKE && !asked->is_sure)
    confirm_again (asked);
  else if (asked->deed == SYNC_VIEW_DEED_LEAVE)
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

static char *
dup_words (const DossierMember *member)
{
  return member->has_public_key ? sync_fingerprint_dup (member->public_key) : g_strdup ("…");
}

static void
ask_to_admit (SyncViewMembers     *self,
              const DossierMember *member)
{
  g_autofree char *heading = g_strdup_printf (_ ("Let “%s” in?"), get_name (member)), *words = dup_words (member);
  /* Translators: four words that mean nothing */
  g_autofree char *body = g_strdup_printf (_ ("On their screen stand the same four words, and you heard them:\n\n%s\n\nThey will read all of this dossier that the folder holds, and write in it."), words);

  confirm (asked_new (self, SYNC_VIEW_DEED_ADMIT, member->poste, get_name (member)), heading, body, _ ("_Let in"), FALSE);
}

static void
ask_to_promote (SyncViewMembers     *self,
                const DossierMember *member)
{
  g_autofree char *heading = g_strdup_printf (_ ("Make “%s” an administrator?"), get_name (member));

  confirm (asked_new (self, SYNC_VIEW_DEED_MAKE_ADMIN, member->poste, get_name (member)), heading, _ ("Administrators let others in and remove them."), _ ("_Make administrator"),
           FALSE);
}

static void
ask_to_revoke (SyncViewMembers     *self,
               const DossierMember *member)
{
  g_autofree char *heading = g_strdup_printf (_ ("Remove “%s”?"), get_name (member));

  confirm (asked_new (self, SYNC_VIEW_DEED_REVOKE, member->poste, get_name (member)), heading,
           _ ("What they wrote so far stays. What they write from now on is taken by nobody.\n\nWhat they have on their computer cannot be taken back, and while they can open the folder, they can read it."), _ ("_Remove…"), TRUE);
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

  confirm (asked_new (self, SYNC_VIEW_DEED_LEAVE, NULL, NULL), _ ("Leave the sharing?"),
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

static GVariant *
make_target (const DossierMember *member)
{
  return g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, member->poste, sizeof member->poste, 1);
}

static void
add_button (AdwActionRow        *row,
            const DossierMember *member,
            const char          *label,
            const char          *format,
            const char          *action)
{
  GtkWidget       *button = gtk_button_new_with_mnemonic (label);
  g_autofree char *name = g_strdup_printf (format, get_name (member));

  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), make_target (member));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_action_row_add_suffix (row, button);
}

static char *
describe (const DossierMember *member)
{
  g_autofree char *words = dup_words (member);
  const char      *role = member->is_founder ? _ ("founder") : member->is_admin ? _ ("administrator")
                                                                                : NULL;

  if (member->state == DOSSIER_MEMBER_PENDING)
    return g_steal_pointer (&words);
  if (role != NULL && member->is_self)
    return g_strdup_printf (_ ("%s, this computer"), role);
  return g_strdup (role != NULL ? role : member->is_self ? _ ("this computer")
                                                         : "");
}

static void
add_buttons (AdwActionRow        *row,
             const DossierMember *member)
{
  /* Translators: what a button says to a screen reader; the name of a person */
  if (member->state != DOSSIER_MEMBER_ADMITTED)
    add_button (row, member, member->state == DOSSIER_MEMBER_PENDING ? _ ("Let _in…") : _ ("Let in _again…"), _ ("Let %s in…"), "members.admit");
  if (member->state == DOSSIER_MEMBER_ADMITTED && !member->is_admin)
    add_button (row, member, _ ("_Make administrator…"), _ ("Make %s an administrator…"), "members.promote");
  if (member->state != DOSSIER_MEMBER_REVOKED && !member->is_self && !member->is_founder)
    add_button (row, member, _ ("_Remove…"), _ ("Remove %s…"), "members.revoke");
}

static void
add_member (SyncViewMembers     *self,
            const DossierMember *member,
            gboolean             may_act)
{
  AdwPreferencesGroup *groups[] = { self->pending, self->admitted, self->revoked };
  GtkWidget           *row = adw_action_row_new ();
  g_autofree char     *words = describe (member);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), get_name (member));
  if (*words != '\0')
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  if (may_act)
    add_buttons (ADW_ACTION_ROW (row), member);
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

static gboolean
is_same (const SyncViewCompany *one,
         const SyncViewCompany *other)
{
  if (one == NULL || one->is_open != other->is_open || one->members->len != other->members->len)
    return FALSE;
  for (guint i = 0; i < one->members->len; i++)
    {
      const DossierMember *member = one->members->pdata[i], *second = other->members->pdata[i];

      if (memcmp (member->poste, second->poste, sizeof member->poste) != 0 || member->state != second->state || member->is_admin != second->is_admin ||
          member->has_public_key != second->has_public_key || g_strcmp0 (member->name, second->name) != 0)
        return FALSE;
    }
  return TRUE;
}

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

static void
show_dossier (SyncViewMembers       *self,
              const SyncViewCompany *company,
              gboolean               may_act)
{
  const DossierIdentity *identity = dossier_store_get_identity (self->store);
  g_autofree char       *words = sync_fingerprint_dup (dossier_identity_get_public_key (identity));
  g_autofree char       *folder = company->folder != NULL ? g_filename_display_name (company->folder) : g_strdup ("");
  g_autofree char       *plain = g_markup_escape_text (folder, -1);

  adw_action_row_set_subtitle (self->folder_row, plain);
  adw_action_row_set_subtitle (self->words_row, words);
  self->is_following = TRUE;
  gtk_switch_set_active (self->agreed, !company->is_open);
  self->is_following = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->agreed_row), may_act);
  gtk_label_set_label (self->advice, !may_act                     ? _ ("Only administrators let others in and remove them.")
                                     : count_admins (company) < 2 ? _ ("One administrator alone may be missed one day: make a second one, and print the recovery sheet.")
                                                                  : _ ("Keep the recovery sheet in a drawer that closes: without the passphrase nobody can join any more."));
}

static void
show (SyncViewMembers *self,
      SyncViewCompany *company)
{
  const DossierMember *own = sync_view_company_find_self (company);
  gboolean             may_act = own != NULL && own->is_admin && own->state == DOSSIER_MEMBER_ADMITTED;

  clear_rows (self);
  for (guint i = 0; i < company->members->len; i++)
    add_member (self, company->members->pdata[i], may_act);
  show_dossier (self, company, may_act);
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
  SyncViewCompany            *company = sync_view_work_list_finish (result, &error);

  if (company == NULL || self->store == NULL || is_same (self->shown, company))
    {
      g_clear_pointer (&company, sync_view_company_free);
      return;
    }
  show (self, company);
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

  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/sync-view-members.ui");
  gtk_widget_class_bind_template_child (widget_class, SyncViewMembers, toasts);
  gtk_widget_class_bind_template_child (widget_class, SyncViewMembers, pending);
  gtk_widget_class_bind_template_child (widget_class, SyncViewMembers, admitted);
  gtk_widget_class_bind_template_child (widget_class, SyncViewMembers, revoked);
  gtk_widget_class_bind_template_child (widget_class, SyncViewMembers, folder_row);
  gtk_widget_class_bind_template_child (widget_class, SyncViewMembers, words_row);
  gtk_widget_class_bind_template_child (widget_class, SyncViewMembers, agreed_row);
  gtk_widget_class_bind_template_child (widget_class, SyncViewMembers, agreed);
  gtk_widget_class_bind_template_child (widget_class, SyncViewMembers, advice);
  gtk_widget_class_bind_template_callback (widget_class, on_agreed);
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

#include "config.h"

#include "sync-view-member-row.h"

#include "sync-fingerprint.h"
#include "sync-view-peer.h"
#include "sync-view-row.h"

#include <glib/gi18n-lib.h>

const char *
sync_view_member_get_name (const DossierMember *member)
{
  return member->name != NULL && *member->name != '\0' ? member->name : _ ("Somebody");
}

char *
sync_view_member_dup_words (const DossierMember *member)
{
  return member->has_public_key ? sync_fingerprint_dup (member->public_key) : g_strdup ("…");
}

static GVariant *
make_target (const DossierMember *member)
{
  return g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, member->poste, sizeof member->poste, 1);
}

static void
add_button (GtkWidget           *row,
            const DossierMember *member,
            const char          *label,
            const char          *format,
            const char          *action)
{
  GtkWidget       *button = gtk_button_new_with_mnemonic (label);
  g_autofree char *name = g_strdup_printf (format, sync_view_member_get_name (member));

  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), make_target (member));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  sync_view_row_add_button (row, button);
}

static void
add_buttons (GtkWidget           *row,
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

/* NULL: nothing to say. */
static char *
describe (const DossierMember *member)
{
  const char *role = member->is_founder ? _ ("founder") : member->is_admin ? _ ("administrator")
                                                                           : NULL;

  if (member->state == DOSSIER_MEMBER_PENDING)
    return sync_view_member_dup_words (member);
  if (role != NULL && member->is_self)
    return g_strdup_printf (_ ("%s, this computer"), role);
  return g_strdup (role != NULL ? role : member->is_self ? _ ("this computer")
                                                         : NULL);
}

void
sync_view_member_row_tell (GtkWidget           *row,
                           const DossierMember *member,
                           const SyncPeer      *peer,
                           gint64               now)
{
  g_autofree char *part = describe (member), *said = peer != NULL && member->state == DOSSIER_MEMBER_ADMITTED ? sync_view_peer_describe (peer, now) : NULL, *both = NULL;

  if (part != NULL && said != NULL && *said != '\0')
    both = g_strdup_printf ("%s\n%s", part, said);
  else
    both = g_strdup (part != NULL ? part : said != NULL ? said
                                                        : "");
  sync_view_row_set_subtitle (row, both);
}

GtkWidget *
sync_view_member_row_new (const DossierMember *member,
                          gboolean             may_act)
{
  GtkWidget *row = sync_view_row_new (sync_view_member_get_name (member));

  if (may_act)
    add_buttons (row, member);
  return row;
}

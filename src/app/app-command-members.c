/* app-command-members.c - who takes part in a shared dossier */
#include "config.h"

#include "app-command-share.h"

#include "app-command.h"

#include "dossier-notation.h"
#include "dossier-store-share.h"
#include "sync-fingerprint.h"
#include "sync-names.h"
#include "sync-share.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *
get_state_code (const DossierMember *member)
{
  static const char *const codes[] = { "asking", "admitted", "revoked" };

  return codes[member->state];
}

static const char *
get_state_word (const DossierMember *member)
{
  switch (member->state)
    {
    case DOSSIER_MEMBER_PENDING:
      return _ ("asks to be let in");
    case DOSSIER_MEMBER_REVOKED:
      return _ ("has left");
    case DOSSIER_MEMBER_ADMITTED:
    default:
      return member->is_admin ? _ ("administrator") : _ ("member");
    }
}

static void
add_json_member (GString             *out,
                 const DossierMember *member,
                 const char          *words)
{
  g_autofree char *poste = sync_name_dup_poste (member->poste);

  g_string_append_printf (out, "{\"poste\": \"%s\", \"name\": ", poste);
  if (member->name != NULL)
    dossier_notation_add_json_string (out, member->name);
  else
    g_string_append (out, "null");
  g_string_append_printf (out, ", \"state\": \"%s\", \"admin\": %s, \"founder\": %s, \"self\": %s, \"words\": \"%s\"}", get_state_code (member),
                          member->is_admin ? "true" : "false", member->is_founder ? "true" : "false", member->is_self ? "true" : "false", words);
}

static void
write_member (AppCall             *call,
              const DossierMember *member,
              gboolean             first)
{
  g_autofree char *poste = sync_name_dup_poste (member->poste);
  g_autofree char *words = member->has_public_key ? sync_fingerprint_dup (member->public_key) : g_strdup ("");

  if (app_call_wants_json (call))
    {
      g_string_append (call->out, first ? "[" : ",\n ");
      add_json_member (call->out, member, words);
    }
  else
    g_string_append_printf (call->out, "%s\t%s\t%s\t%s\n", poste, member->name != NULL ? member->name : "", get_state_word (member), words);
}

/* What was written with a key it has not, a desktop that was removed cannot read: its own journal says it is in. */
static void
correct_own (AppCall       *call,
             DossierMember *member)
{
  if (!member->is_self || !sync_share_is_removed (call->store))
    return;
  member->state = DOSSIER_MEMBER_REVOKED;
  member->is_admin = FALSE;
}

static AppExit
list (AppCall *call)
{
  GError               *error = NULL;
  g_autoptr (GPtrArray) members = dossier_store_list_members (call->store, &error);

  if (members == NULL)
    return app_call_fail (call, error);
  for (guint i = 0; i < members->len; i++)
    {
      correct_own (call, members->pdata[i]);
      write_member (call, members->pdata[i], i == 0);
    }
  if (app_call_wants_json (call))
    g_string_append (call->out, "]\n");
  return APP_EXIT_FINE;
}

gboolean
app_command_read_poste (AppCall    *call,
                        const char *option,
                        guint8     *poste,
                        gboolean   *named)
{
  const char *text = app_arguments_find (call->arguments, option);

  *named = text != NULL;
  if (text == NULL || sync_name_read_poste (text, poste))
    return TRUE;
  app_call_misuse (call, _ ("“%s” names no desktop: it is the sixteen signs that liens members tells."), text);
  return FALSE;
}

AppExit
app_command_members (AppCall *call)
{
  guint8   admitted[DOSSIER_POSTE_BYTES], revoked[DOSSIER_POSTE_BYTES];
  gboolean admits, revokes;
  GError  *error = NULL;

  if (!app_command_read_poste (call, "admit", admitted, &admits) || !app_command_read_poste (call, "revoke", revoked, &revokes))
    return APP_EXIT_USAGE;
  if (admits && !dossier_store_admit (call->store, admitted, app_arguments_has (call->arguments, "admin"), &error))
    return app_call_fail (call, error);
  if (revokes && !dossier_store_revoke (call->store, revoked, &error))
    return app_call_fail (call, error);
  return list (call);
}

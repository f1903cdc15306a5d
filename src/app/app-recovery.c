#include "config.h"

#include "app-recovery.h"

#include <glib/gi18n-lib.h>

/* Takes text. */
static void
add (DossierViewRegisterLine *line,
     const char              *label,
     char                    *text)
{
  DossierViewRegisterItem *item = g_new0 (DossierViewRegisterItem, 1);

  item->label = g_strdup (label);
  item->text = text;
  g_ptr_array_add (line->items, item);
}

static char *
dup_names (const SyncViewCompany *company,
           gboolean               admins)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < company->members->len; i++)
    {
      const DossierMember *member = company->members->pdata[i];

      if (member->state == DOSSIER_MEMBER_ADMITTED && member->is_admin == admins)
        g_string_append_printf (names, "%s%s", names->len > 0 ? "\n" : "", member->name != NULL ? member->name : _ ("Somebody"));
    }
  return g_strdup (names->len > 0 ? names->str : "–");
}

/* By fours: it is read aloud, or copied by hand. */
static char *
dup_number (const SyncViewCompany *company)
{
  GString *number = g_string_new (NULL);

  for (guint i = 0; i < sizeof company->federation; i++)
    g_string_append_printf (number, "%s%02x", i > 0 && i % 2 == 0 ? " " : "", company->federation[i]);
  return g_string_free (number, FALSE);
}

static void
free_item (gpointer data)
{
  DossierViewRegisterItem *item = data;

  g_free (item->label);
  g_free (item->text);
  g_free (item);
}

DossierViewRegisterLine *
app_recovery_new (const SyncViewCompany *company,
                  const char            *dossier)
{
  DossierViewRegisterLine *line = g_new0 (DossierViewRegisterLine, 1);

  line->above = g_strdup (_ ("Recovery sheet of a shared dossier, to be kept in a drawer that closes"));
  line->title = g_strdup (dossier);
  line->items = g_ptr_array_new_with_free_func (free_item);
  add (line, _ ("Shared folder"), company->folder != NULL ? g_filename_display_name (company->folder) : g_strdup ("–"));
  add (line, _ ("Number of the federation"), dup_number (company));
  add (line, _ ("Administrators"), dup_names (company, TRUE));
  add (line, _ ("Take part"), dup_names (company, FALSE));
  add (line, _ ("Passphrase, written by hand"), g_strdup ("\n\n……………………………………………………………………………………\n\n……………………………………………………………………………………"));
  add (line, _ ("A new computer"), g_strdup (_ ("Install Liens, choose “Join a shared dossier”, the folder above and the passphrase; then an administrator lets it in, after comparing the four words.")));
  add (line, _ ("The folder is lost"), g_strdup (_ ("Every computer that takes part has the whole dossier: nothing is lost. Go on working, and ask for help to make the folder anew.")));
  add (line, _ ("An administrator leaves"), g_strdup (_ ("Another administrator removes them in “Sharing”, and whoever looks after the folder takes away their right to open it.")));
  return line;
}

#include "config.h"

#include "app-author.h"

#include <gio/gio.h>

/* NULL where Liens was not installed: a missing schema would end the program. */
static GSettings *
open_settings (void)
{
  GSettingsSchemaSource      *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = source ? g_settings_schema_source_lookup (source, LIENS_APP_ID, TRUE) : NULL;

  return schema != NULL ? g_settings_new (LIENS_APP_ID) : NULL;
}

static char *
dup_setting (GSettings  *settings,
             const char *key)
{
  g_autofree char *text = settings ? g_strstrip (g_settings_get_string (settings, key)) : NULL;

  return text != NULL && *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static char *
dup_session_name (void)
{
  const char *name = g_get_real_name ();

  if (name == NULL || *name == '\0' || g_str_equal (name, "Unknown"))
    name = g_get_user_name ();
  return g_strdup (name);
}

char *
app_author_dup_name (char **side)
{
  g_autoptr (GSettings) settings = open_settings ();
  char                 *name = dup_setting (settings, "author-name");

  if (side != NULL)
    *side = dup_setting (settings, "author-side");
  return name != NULL ? name : dup_session_name ();
}

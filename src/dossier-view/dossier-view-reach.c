#include "config.h"

#include "dossier-view-reach.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FEWEST_DIGITS 3 /* of a phone number: 119 */

static const struct
{
  const char *field;
  const char *icon;
  const char *label;
} ways[] = {
  { "phone", "call-start-symbolic", N_ ("Call") },
  { "email", "mail-send-symbolic", N_ ("Write an e-mail") },
  { "website", "web-browser-symbolic", N_ ("Open the web site") },
};

/* Digits, and the sign of a country before them; what else is written there is for people. */
static char *
dup_phone (const char *text)
{
  GString *uri = g_string_new ("tel:");
  guint    n = 0;

  for (; *text != '\0'; text++)
    if (g_ascii_isdigit (*text) || (*text == '+' && n == 0))
      {
        g_string_append_c (uri, *text);
        n += g_ascii_isdigit (*text) ? 1 : 0;
      }
    else if (g_ascii_isalpha (*text) || *text == '/')
      break; /* "poste 12", or a second number */
  return g_string_free (uri, n < FEWEST_DIGITS);
}

static char *
dup_email (const char *text)
{
  g_autofree char *escaped = g_uri_escape_string (text, "@+", FALSE);
  const char      *at = strchr (text, '@');

  if (at == NULL || at == text || at[1] == '\0' || strpbrk (text, " \t,;") != NULL)
    return NULL;
  return g_strconcat ("mailto:", escaped, NULL);
}

static char *
dup_website (const char *text)
{
  if (g_str_has_prefix (text, "http://") || g_str_has_prefix (text, "https://"))
    return g_strdup (text);
  return strchr (text, '.') != NULL && strpbrk (text, " \t:") == NULL ? g_strconcat ("https://", text, NULL) : NULL;
}

char *
dossier_view_reach_dup_uri (const char *field,
                            const char *text)
{
  g_autofree char *plain = g_strstrip (g_strdup (text != NULL ? text : ""));

  if (g_str_equal (field, "phone"))
    return dup_phone (plain);
  if (g_str_equal (field, "email"))
    return dup_email (plain);
  return g_str_equal (field, "website") ? dup_website (plain) : NULL;
}

GtkWidget *
dossier_view_reach_new_button (const char *field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    if (g_str_equal (ways[i].field, field))
      {
        GtkWidget *button = gtk_button_new_from_icon_name (ways[i].icon);

        gtk_widget_set_name (button, ways[i].field);
        gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
        gtk_widget_set_visible (button, FALSE);
        gtk_widget_add_css_class (button, "flat");
        gtk_widget_set_tooltip_text (button, _ (ways[i].label));
        gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (ways[i].label), -1);
        return button;
      }
  return NULL;
}

void
dossier_view_reach_show (GtkWidget  *button,
                         const char *text)
{
  g_autofree char *uri = dossier_view_reach_dup_uri (gtk_widget_get_name (button), text);

  gtk_widget_set_visible (button, uri != NULL);
  if (uri == NULL)
    return;
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", uri);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-address");
}

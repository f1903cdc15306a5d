#include "config.h"

#include "exchange-paste.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

G_DEFINE_QUARK (exchange - paste - error - quark, exchange_paste_error)

struct _ExchangePaste
{
  char *folder, *path;
};

static gboolean
holds_table (const char *html)
{
  g_autofree char *lower = html != NULL ? g_ascii_strdown (html, -1) : NULL;

  return lower != NULL && strstr (lower, "<table") != NULL;
}

/* Spreadsheets put tabs between cells; a list in a message may have semicolons, on each line. */
static gboolean
holds_cells (const char *text)
{
  const char *second = text != NULL ? strchr (text, '\n') : NULL, *semicolon = text != NULL ? strchr (text, ';') : NULL;

  if (second == NULL)
    return FALSE;
  if (memchr (text, '\t', (gsize) (second - text)) != NULL)
    return TRUE;
  return semicolon != NULL && semicolon < second && strchr (second, ';') != NULL;
}

static gboolean
refuse_place (GError    **error,
              const char *place)
{
  g_set_error (error, EXCHANGE_PASTE_ERROR, EXCHANGE_PASTE_ERROR_UNWRITABLE, "%s: %s", place, g_strerror (errno));
  return FALSE;
}

/* In the folder of the session: other people's eyes do not reach it, and it does not outlive the day. */
static gboolean
make_folder (ExchangePaste *self,
             GError       **error)
{
  g_autofree char *name = g_build_filename (g_get_user_runtime_dir (), "liens-paste-XXXXXX", NULL);

  if (g_mkdir_with_parents (g_get_user_runtime_dir (), 0700) != 0 || g_mkdtemp (name) == NULL)
    return refuse_place (error, name);
  self->folder = g_steal_pointer (&name);
  return TRUE;
}

/* suffix: how the reader knows what is in it. */
static gboolean
write_copied (ExchangePaste *self,
              const char    *what,
              const char    *suffix,
              const char    *copied,
              GError       **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char      *time = g_date_time_format (now, "%Y-%m-%d %H.%M");
  g_autofree char      *name = g_strdup_printf ("%s %s%s", what, time, suffix);
  g_autoptr (GError)    local = NULL;

  self->path = g_build_filename (self->folder, name, NULL);
  if (g_file_set_contents_full (self->path, copied, -1, G_FILE_SET_CONTENTS_NONE, 0600, &local))
    return TRUE;
  g_set_error_literal (error, EXCHANGE_PASTE_ERROR, EXCHANGE_PASTE_ERROR_UNWRITABLE, local->message);
  return FALSE;
}

ExchangePaste *
exchange_paste_new (const char *html,
                    const char *text,
                    GError    **error)
{
  g_autoptr (ExchangePaste) self = g_new0 (ExchangePaste, 1);
  const char               *cells = holds_table (html) ? html : holds_cells (text) ? text
                                                                                   : NULL;

  if (cells == NULL)
    {
      g_set_error_literal (error, EXCHANGE_PASTE_ERROR, EXCHANGE_PASTE_ERROR_NO_TABLE, "no cells were copied");
      return NULL;
    }
  return make_folder (self, error) && write_copied (self, _ ("Pasted table"), "", cells, error) ? g_steal_pointer (&self) : NULL;
}

static gboolean
has_words (const char *text)
{
  for (; text != NULL && *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isalnum (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

ExchangePaste *
exchange_paste_new_document (const char *text,
                             GError    **error)
{
  g_autoptr (ExchangePaste) self = g_new0 (ExchangePaste, 1);

  if (!has_words (text))
    {
      g_set_error_literal (error, EXCHANGE_PASTE_ERROR, EXCHANGE_PASTE_ERROR_NO_WORDS, "no words were copied");
      return NULL;
    }
  return make_folder (self, error) && write_copied (self, _ ("Pasted text"), ".txt", text, error) ? g_steal_pointer (&self) : NULL;
}

void
exchange_paste_free (ExchangePaste *self)
{
  if (self->path != NULL)
    g_unlink (self->path); /* when it cannot, the session takes it along */
  if (self->folder != NULL)
    g_rmdir (self->folder);
  g_free (self->path);
  g_free (self->folder);
  g_free (self);
}

const char *
exchange_paste_get_path (const ExchangePaste *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->path;
}

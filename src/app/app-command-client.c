#include "config.h"

#include "app-command-client.h"

#include "app-command-wire.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

static GSocketConnection *
connect_to (const char *data_dir,
            GError    **error)
{
  int                        folder;
  g_autoptr (GSocketAddress) address = app_wire_new_address (data_dir, &folder, error);
  g_autoptr (GSocketClient)  client = g_socket_client_new ();
  GSocketConnection         *connection = NULL;

  if (address == NULL)
    return NULL;
  g_socket_client_set_timeout (client, APP_WIRE_PATIENCE);
  connection = g_socket_client_connect (client, G_SOCKET_CONNECTABLE (address), NULL, error);
  if (folder >= 0)
    g_close (folder, NULL);
  return connection;
}

static GVariant *
new_question (AppCall           *call,
              const char        *path,
              const char *const *words)
{
  GStatBuf facts = { 0 };

  g_stat (path, &facts); /* it was opened a moment ago; zeros are refused */
  return g_variant_new ("(u^ay^aaytt)", APP_WIRE_VERSION, call->directory, words, (guint64) facts.st_dev, (guint64) facts.st_ino);
}

/* Until the end, or until the line breaks. */
static AppExit
listen_to (AppCall           *call,
           GSocketConnection *connection)
{
  for (;;)
    {
      g_autoptr (GVariant) value = NULL;
      const char          *bytes;
      gsize                length;

      switch (app_wire_hear (connection, &value, &bytes, &length, NULL))
        {
        case APP_WIRE_OUT:
          call->sink (APP_STREAM_OUT, bytes, length, call->sink_data);
          break;
        case APP_WIRE_ERR:
          call->sink (APP_STREAM_ERR, bytes, length, call->sink_data);
          break;
        case APP_WIRE_END:
          return length == 1 ? (AppExit) bytes[0] : APP_EXIT_FAILED;
        case APP_WIRE_READY:
          g_socket_set_timeout (g_socket_connection_get_socket (connection), 0); /* it may be a long work */
          if (app_wire_say (connection, APP_WIRE_GO, "", 0, NULL))
            break;
          G_GNUC_FALLTHROUGH;
        default:
          app_call_tell (call, "liens: %s", _ ("The window that has this dossier open was closed, or ended, before it had answered. What it had written is whole; look with “liens info” whether the work was done."));
          return APP_EXIT_FAILED;
        }
    }
}

/* Five seconds for the first word. */
static AppExit
converse (AppCall           *call,
          GSocketConnection *connection,
          const char        *path,
          const char *const *words)
{
  GSocket           *socket = g_socket_connection_get_socket (connection);
  g_autoptr (GError) error = NULL;

  if (!app_wire_send (connection, new_question (call, path, words), &error) ||
      !g_socket_condition_timed_wait (socket, G_IO_IN, APP_WIRE_PATIENCE * G_USEC_PER_SEC, NULL, &error))
    {
      app_call_tell (call, "liens: %s", _ ("This dossier is open in a window that does not answer. Nothing was done: close that window, or try again when it is free."));
      return APP_EXIT_FAILED;
    }
  return listen_to (call, connection);
}

gboolean
app_command_client_ask (AppCall           *call,
                        const char        *path,
                        const char *const *words,
                        AppExit           *status)
{
  g_autofree char              *data_dir = dossier_store_dup_data_dir_of (path, NULL);
  g_autoptr (GSocketConnection) connection = data_dir ? connect_to (data_dir, NULL) : NULL;

  if (connection == NULL)
    return FALSE; /* it is another command that holds it, or a window just opening or closing */
  if (!app_wire_is_ours (connection))
    return FALSE;
  *status = converse (call, connection, path, words);
  return TRUE;
}

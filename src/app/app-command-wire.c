#include "config.h"

#include "app-command-wire.h"

#include <fcntl.h>
#include <gio/gunixsocketaddress.h>
#include <string.h>
#include <sys/un.h>
#include <unistd.h>

#define SOCKET_NAME "socket"
#define PART (64 * 1024)

/* A socket's path has room for 107 bytes; a descriptor of its folder makes any path short. */
GSocketAddress *
app_wire_new_address (const char *data_dir,
                      int        *folder,
                      GError    **error)
{
  g_autofree char *path = g_build_filename (data_dir, SOCKET_NAME, NULL);
  g_autofree char *brief = NULL;

  *folder = -1;
  if (strlen (path) < sizeof ((struct sockaddr_un *) NULL)->sun_path)
    return g_unix_socket_address_new (path);

  *folder = open (data_dir, O_PATH | O_DIRECTORY | O_CLOEXEC);
  if (*folder < 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s", data_dir);
      return NULL;
    }
  brief = g_strdup_printf ("/proc/self/fd/%d/" SOCKET_NAME, *folder);
  return g_unix_socket_address_new (brief);
}

gboolean
app_wire_is_ours (GSocketConnection *connection)
{
  g_autoptr (GCredentials) credentials = g_socket_get_credentials (g_socket_connection_get_socket (connection), NULL);

  return credentials != NULL && g_credentials_get_unix_user (credentials, NULL) == getuid ();
}

static gboolean
write_all (GSocketConnection *connection,
           const void        *bytes,
           gsize              length,
           GError           **error)
{
  GOutputStream *stream = g_io_stream_get_output_stream (G_IO_STREAM (connection));

  return g_output_stream_write_all (stream, bytes, length, NULL, NULL, error);
}

gboolean
app_wire_send (GSocketConnection *connection,
               GVariant          *value,
               GError           **error)
{
  g_autoptr (GVariant) sunk = g_variant_ref_sink (value);
  gsize                size = g_variant_get_size (sunk);
  guint32              header = GUINT32_TO_LE ((guint32) size);

  if (size > APP_WIRE_MOST)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE, "too many words");
      return FALSE;
    }
  return write_all (connection, &header, sizeof header, error) && write_all (connection, g_variant_get_data (sunk), size, error);
}

gboolean
app_wire_say (GSocketConnection *connection,
              AppWireFrame       frame,
              const char        *bytes,
              gsize              length,
              GError           **error)
{
  do
    {
      gsize     part = MIN (length, PART);
      GVariant *data = g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, bytes, part, 1);

      if (!app_wire_send (connection, g_variant_new ("(y@ay)", (guchar) frame, data), error))
        return FALSE;
      bytes += part;
      length -= part;
    }
  while (length > 0);
  return TRUE;
}

static gboolean
read_all (GSocketConnection *connection,
          void              *bytes,
          gsize              length,
          GError           **error)
{
  GInputStream *stream = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  gsize         n_read = 0;

  if (!g_input_stream_read_all (stream, bytes, length, &n_read, NULL, error))
    return FALSE;
  if (n_read == length)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED, "the other end is gone");
  return FALSE;
}

GVariant *
app_wire_receive (GSocketConnection  *connection,
                  const GVariantType *type,
                  GError            **error)
{
  g_autofree char     *bytes = NULL;
  g_autoptr (GVariant) value = NULL;
  guint32              length;

  if (!read_all (connection, &length, sizeof length, error))
    return NULL;
  length = GUINT32_FROM_LE (length);
  if (length > APP_WIRE_MOST)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "not a frame of ours");
      return NULL;
    }
  bytes = g_malloc (length);
  if (!read_all (connection, bytes, length, error))
    return NULL;
  value = g_variant_ref_sink (g_variant_new_from_data (type, bytes, length, FALSE, g_free, bytes));
  bytes = NULL; /* the value's, now */
  if (g_variant_is_normal_form (value))
    return g_steal_pointer (&value);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "not a frame of ours");
  return NULL;
}

int
app_wire_hear (GSocketConnection *connection,
               GVariant         **value,
               const char       **bytes,
               gsize             *length,
               GError           **error)
{
  g_autoptr (GVariant) data = NULL;
  guchar               frame;

  *value = app_wire_receive (connection, G_VARIANT_TYPE ("(yay)"), error);
  if (*value == NULL)
    return -1;
  g_variant_get (*value, "(y@ay)", &frame, &data);
  *bytes = g_variant_get_fixed_array (data, length, 1); /* lies inside value */
  return frame;
}

#include "config.h"

#include "app-command-server.h"

#include "app-command-wire.h"
#include "app-command.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define MOST_AT_ONCE 8

struct _AppCommandServer
{
  DossierStore   *store;
  GSocketService *service;
  GCancellable   *cancellable;
  char           *socket_path;

  GMutex mutex;
  GCond  cond;
  guint  n_running; /* guarded by mutex */
};

/* One conversation, on its thread. */
typedef struct
{
  AppCommandServer  *server;
  GSocketConnection *connection;
  GCancellable      *cancellable; /* this command's own */
} Visit;

static void
pass_on (AppStream   stream,
         const char *text,
         gsize       length,
         gpointer    user_data)
{
  Visit *visit = user_data;

  /* Nobody listens any more: what is long stops. */
  if (!app_wire_say (visit->connection, stream == APP_STREAM_OUT ? APP_WIRE_OUT : APP_WIRE_ERR, text, length, NULL))
    g_cancellable_cancel (visit->cancellable);
}

static void
end_visit (Visit  *visit,
           AppExit status)
{
  char byte = (char) status;

  app_wire_say (visit->connection, APP_WIRE_END, &byte, 1, NULL); /* or nobody listens any more: the work stands */
}

static gboolean
is_same_file (const char *path,
              guint64     device,
              guint64     inode)
{
  GStatBuf facts;

  return g_stat (path, &facts) == 0 && facts.st_dev == device && facts.st_ino == inode;
}

/* The command typed, when it may be carried out here; else what is wrong was told. */
static AppCall *
read_question (Visit             *visit,
               GVariant          *question,
               const AppCommand **command)
{
  g_autofree const char **words = NULL;
  const char             *directory;
  guint32                 version;
  guint64                 device, inode;
  g_autoptr (AppCall)     call = NULL;

  g_variant_get (question, "(u^&ay^a&aytt)", &version, &directory, &words, &device, &inode);
  call = app_command_read (words, directory, pass_on, visit, command);
  if (call == NULL)
    return NULL;
  if (version != APP_WIRE_VERSION || (*command)->need != APP_COMMAND_OPENS)
    {
      app_call_tell (call, "liens: %s", _ ("The window that has this dossier open is of another version of Liens. Nothing was done: close it and try again."));
      return NULL;
    }
  if (!is_same_file (dossier_store_get_path (visit->server->store), device, inode))
    {
      app_call_tell (call, "liens: %s", _ ("Another copy of this dossier is open in a window. Nothing was done: close that window first."));
      return NULL;
    }
  call->store = g_object_ref (visit->server->store);
  call->cancellable = g_object_ref (visit->cancellable);
  return g_steal_pointer (&call);
}

/* Who gave up waiting does not say go. */
static gboolean
hear_go (Visit *visit)
{
  g_autoptr (GVariant) value = NULL;
  const char          *bytes;
  gsize                length;

  return app_wire_say (visit->connection, APP_WIRE_READY, "", 0, NULL) &&
         app_wire_hear (visit->connection, &value, &bytes, &length, NULL) == APP_WIRE_GO;
}

static void
converse (Visit *visit)
{
  g_autoptr (GVariant) question = app_wire_receive (visit->connection, G_VARIANT_TYPE (APP_WIRE_ASK), NULL);
  g_autoptr (AppCall)  call = NULL;
  const AppCommand    *command;
  AppExit              status;

  if (question == NULL)
    return;
  call = read_question (visit, question, &command);
  if (call == NULL)
    {
      end_visit (visit, command == NULL ? APP_EXIT_USAGE : APP_EXIT_FAILED);
      return;
    }
  if (!hear_go (visit))
    return;
  status = command->run (call);
  app_call_flush (call);
  end_visit (visit, status);
}

static void
leave (Visit *visit)
{
  AppCommandServer *server = visit->server;

  g_object_unref (visit->connection);
  g_object_unref (visit->cancellable);
  g_free (visit);

  g_mutex_lock (&server->mutex);
  server->n_running--;
  g_cond_signal (&server->cond);
  g_mutex_unlock (&server->mutex);
}

static void
on_server_cancelled (GCancellable *cancellable,
                     gpointer      user_data)
{
  g_cancellable_cancel (user_data);
}

static gpointer
receive_visit (gpointer user_data)
{
  Visit *visit = user_data;
  gulong handler = g_cancellable_connect (visit->server->cancellable, G_CALLBACK (on_server_cancelled), visit->cancellable, NULL);

  converse (visit);
  g_io_stream_close (G_IO_STREAM (visit->connection), NULL, NULL);
  g_cancellable_disconnect (visit->server->cancellable, handler);
  leave (visit);
  return NULL;
}

/* FALSE when too many are in already. */
static gboolean
enter (AppCommandServer *self)
{
  gboolean room;

  g_mutex_lock (&self->mutex);
  room = self->n_running < MOST_AT_ONCE && !g_cancellable_is_cancelled (self->cancellable);
  if (room)
    self->n_running++;
  g_mutex_unlock (&self->mutex);
  return room;
}

static gboolean
on_incoming (GSocketService    *service,
             GSocketConnection *connection,
             GObject           *source,
             gpointer           user_data)
{
  AppCommandServer *self = user_data;
  Visit            *visit;

  if (!app_wire_is_ours (connection) || !enter (self))
    return TRUE;
  g_socket_set_timeout (g_socket_connection_get_socket (connection), APP_WIRE_PATIENCE);
  visit = g_new0 (Visit, 1);
  visit->server = self;
  visit->connection = g_object_ref (connection);
  visit->cancellable = g_cancellable_new ();
  g_thread_unref (g_thread_new ("liens-command", receive_visit, visit));
  return TRUE;
}

/* The lock of the folder is ours: a socket found there is that of somebody who ended without a word. */
static gboolean
listen_in (AppCommandServer *self,
           GError          **error)
{
  const char                *data_dir = dossier_store_get_data_dir (self->store);
  int                        folder;
  g_autoptr (GSocketAddress) address = app_wire_new_address (data_dir, &folder, error);
  gboolean                   done;

  if (address == NULL)
    return FALSE;
  g_unlink (self->socket_path);
  done = g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), address, G_SOCKET_TYPE_STREAM,
                                        G_SOCKET_PROTOCOL_DEFAULT, NULL, NULL, error);
  if (folder >= 0)
    g_close (folder, NULL);
  return done;
}

AppCommandServer *
app_command_server_new (DossierStore *store,
                        GError      **error)
{
  g_autoptr (AppCommandServer) self = g_new0 (AppCommandServer, 1);

  g_return_val_if_fail (DOSSIER_IS_STORE (store), NULL);

  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  self->store = g_object_ref (store);
  self->cancellable = g_cancellable_new ();
  self->socket_path = g_build_filename (dossier_store_get_data_dir (store), "socket", NULL);
  self->service = g_socket_service_new ();
  g_signal_connect (self->service, "incoming", G_CALLBACK (on_incoming), self);
  if (!listen_in (self, error))
    return NULL;
  g_socket_service_start (self->service);
  return g_steal_pointer (&self);
}

void
app_command_server_stop (AppCommandServer *self)
{
  g_return_if_fail (self != NULL);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  g_unlink (self->socket_path);
  g_cancellable_cancel (self->cancellable);
}

void
app_command_server_free (AppCommandServer *self)
{
  app_command_server_stop (self);
  g_mutex_lock (&self->mutex);
  while (self->n_running > 0)
    g_cond_wait (&self->cond, &self->mutex);
  g_mutex_unlock (&self->mutex);

  g_signal_handlers_disconnect_by_data (self->service, self);
  g_object_unref (self->service);
  g_object_unref (self->cancellable);
  g_object_unref (self->store);
  g_free (self->socket_path);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self);
}

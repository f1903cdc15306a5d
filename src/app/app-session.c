#include "config.h"

#include "app-session.h"

#include "app-command-server.h"

struct _AppSession
{
  GObject           parent_instance;
  DossierStore     *store;
  SyncRunner       *runner; /* NULL: nothing is open */
  AppCommandServer *server; /* carries out what is typed elsewhere for this dossier; NULL: nobody can */
  DossierQuery     *query;
  char             *links;    /* what the only links that are asked for are called; or NULL */
  char             *question; /* what the query is called, when it was made ready; or NULL */
  char            **selected; /* never NULL */
  char             *author;
  char             *side;
};

G_DEFINE_FINAL_TYPE (AppSession, app_session, G_TYPE_OBJECT)

enum
{
  PROP_STORE = 1,
  PROP_SELECTION,
  N_PROPS
};

enum
{
  QUERY_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

typedef struct
{
  DossierStore     *store;
  AppCommandServer *server;
} Closing;

static void
closing_free (gpointer data)
{
  Closing *closing = data;

  g_object_unref (closing->store);
  g_free (closing);
}

static void
close_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  Closing *closing = data;

  g_clear_pointer (&closing->server, app_command_server_free);
  dossier_store_close (closing->store);
  g_task_return_boolean (task, TRUE);
}

static void
on_closed (GObject      *source,
           GAsyncResult *result,
           gpointer      application)
{
  g_application_release (application);
  g_object_unref (application);
}

/* Closing waits for writes and the disk: never on the thread of the window. */
static void
let_go (DossierStore     *store,
        AppCommandServer *server)
{
  GApplication     *application = g_application_get_default ();
  g_autoptr (GTask) task = NULL;
  Closing          *closing = g_new (Closing, 1);

  closing->store = store;
  closing->server = server;
  if (server != NULL)
    app_command_server_stop (server);

  if (application != NULL)
    g_application_hold (application);
  task = g_task_new (NULL, NULL, application != NULL ? on_closed : NULL,
                     application != NULL ? g_object_ref (application) : NULL);
  /* The task is freed at home, in its callback, after the worker: the store is too. */
  g_task_set_task_data (task, closing, closing_free);
  g_task_run_in_thread (task, close_in_thread);
}

static void
stop_exchanging (AppSession *self)
{
  if (self->runner != NULL)
    sync_runner_stop (self->runner);
  g_clear_object (&self->runner);
}

static void
set_store (AppSession   *self,
           DossierStore *store)
{
  if (self->store == store)
    return;

  stop_exchanging (self);
  g_clear_object (&self->store);
  self->store = store;
  if (store != NULL && self->author != NULL)
    dossier_store_set_author (store, self->author, self->side);
  if (store != NULL)
    self->runner = sync_runner_new (store);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORE]);
}

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask)  task = user_data;
  g_autoptr (GError) error = NULL;
  AppSession        *self = g_task_get_source_object (task);
  DossierStore      *store = dossier_store_open_finish (result, &error);

  if (store == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  self->server = app_command_server_new (store, &error);
  if (self->server == NULL)
    g_message ("no command can be sent to this window: %s", error->message);
  set_store (self, store);
  g_task_return_boolean (task, TRUE);
}

static void
app_session_get_property (GObject    *object,
                          guint       id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  AppSession *self = APP_SESSION (object);

  switch (id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_SELECTION:
      g_value_set_string (value, app_session_get_selection (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
app_session_finalize (GObject *object)
{
  AppSession *self = APP_SESSION (object);

  stop_exchanging (self);
  if (self->store != NULL)
    let_go (self->store, self->server);
  g_clear_pointer (&self->query, dossier_query_free);
  g_clear_pointer (&self->question, g_free);
  g_clear_pointer (&self->links, g_free);
  g_clear_pointer (&self->selected, g_strfreev);
  g_clear_pointer (&self->author, g_free);
  g_clear_pointer (&self->side, g_free);
  G_OBJECT_CLASS (app_session_parent_class)->finalize (object);
}

static void
app_session_class_init (AppSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = app_session_get_property;
  object_class->finalize = app_session_finalize;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, DOSSIER_TYPE_STORE,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SELECTION] = g_param_spec_string ("selection", NULL, NULL, NULL,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[QUERY_CHANGED] = g_signal_new ("query-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
app_session_init (AppSession *self)
{
  self->query = dossier_query_new ("structure");
  self->selected = g_new0 (char *, 1);
}

AppSession *
app_session_new (void)
{
  return g_object_new (APP_TYPE_SESSION, NULL);
}

void
app_session_open_async (AppSession         *self,
                        const char         *path,
                        gboolean            make,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  g_return_if_fail (APP_IS_SESSION (self) && path != NULL);

  app_session_close (self);
  dossier_store_open_async (path, make, NULL, on_opened, g_task_new (self, NULL, callback, user_data));
}

gboolean
app_session_open_finish (AppSession   *self,
                         GAsyncResult *result,
                         GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
app_session_close (AppSession *self)
{
  DossierStore *store;

  g_return_if_fail (APP_IS_SESSION (self));

  if (self->store == NULL)
    return;

  store = g_object_ref (self->store);
  app_session_set_selection (self, NULL);
  app_session_show_all (self);
  set_store (self, NULL);
  let_go (store, g_steal_pointer (&self->server));
}

DossierStore *
app_session_get_store (AppSession *self)
{
  return self->store;
}

SyncRunner *
app_session_get_runner (AppSession *self)
{
  return self->runner;
}

const char *
app_session_get_selection (AppSession *self)
{
  return app_session_has_several (self) ? NULL : self->selected[0];
}

const char *const *
app_session_get_selected (AppSession *self)
{
  return (const char *const *) self->selected;
}

gboolean
app_session_has_several (AppSession *self)
{
  return self->selected[0] != NULL && self->selected[1] != NULL;
}

const DossierQuery *
app_session_get_query (AppSession *self)
{
  return self->query;
}

gboolean
app_session_is_filtered (AppSession *self)
{
  return dossier_query_is_filtered (self->query);
}

void
app_session_set_selected (AppSession        *self,
                          const char *const *ids)
{
  g_auto (GStrv) old = NULL;

  g_return_if_fail (APP_IS_SESSION (self) && ids != NULL);

  if (g_strv_equal (ids, (const char *const *) self->selected))
    return;

  old = g_steal_pointer (&self->selected); /* ids may be borrowed from it */
  self->selected = g_strdupv ((char **) ids);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTION]);
}

void
app_session_set_selection (AppSession *self,
                           const char *id)
{
  const char *ids[] = { id, NULL };

  app_session_set_selected (self, ids);
}

/* Whoever still holds the query that was borrowed keeps a query, not a changing one. */
static void
replace_query (AppSession   *self,
               DossierQuery *query)
{
  g_autoptr (DossierQuery) old = g_steal_pointer (&self->query);

  self->query = query;
  if (dossier_query_get_n_related (query) == 0)
    g_clear_pointer (&self->links, g_free);
  g_signal_emit (self, signals[QUERY_CHANGED], 0);
}

void
app_session_set_words (AppSession *self,
                       const char *words)
{
  DossierQuery *query;

  g_return_if_fail (APP_IS_SESSION (self));

  if (words != NULL && *words == '\0')
    words = NULL;
  if (g_strcmp0 (dossier_query_get_words (self->query), words) == 0)
    return;

  query = dossier_query_copy (self->query);
  dossier_query_set_words (query, words);
  replace_query (self, query);
}

void
app_session_set_filter (AppSession        *self,
                        const char        *field,
                        const char *const *values)
{
  DossierQuery *query;

  g_return_if_fail (APP_IS_SESSION (self) && field != NULL);

  query = dossier_query_copy (self->query);
  /* A question is whole, or it is not asked any more. */
  if (self->question != NULL && dossier_query_find_filter (query, field) != NULL)
    {
      g_clear_pointer (&self->question, g_free);
      dossier_query_clear_filters (query, NULL);
    }
  dossier_query_clear_filters (query, field);
  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    dossier_query_add_filter (query, field, values[i]);
  replace_query (self, query);
}

void
app_session_toggle_filter (AppSession *self,
                           const char *field,
                           const char *value)
{
  const char *const    *values;
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  gboolean              was_there = FALSE;

  g_return_if_fail (APP_IS_SESSION (self) && field != NULL && value != NULL);

  values = dossier_query_find_filter (self->query, field);
  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    if (g_str_equal (values[i], value))
      was_there = TRUE;
    else
      g_ptr_array_add (kept, g_strdup (values[i]));
  if (!was_there)
    g_ptr_array_add (kept, g_strdup (value));
  g_ptr_array_add (kept, NULL);
  app_session_set_filter (self, field, (const char *const *) kept->pdata);
}

void
app_session_set_scope (AppSession  *self,
                       DossierScope scope)
{
  DossierQuery *query;

  g_return_if_fail (APP_IS_SESSION (self));

  if (dossier_query_get_scope (self->query) == scope)
    return;
  query = dossier_query_copy (self->query);
  dossier_query_set_scope (query, scope);
  replace_query (self, query);
}

static DossierQuery *
new_query_of_links (const char *const *ids)
{
  DossierQuery *query = dossier_query_new ("link");

  for (; *ids != NULL; ids++)
    dossier_query_add_filter (query, "id", *ids);
  return query;
}

void
app_session_set_links (AppSession        *self,
                       const char *const *ids,
                       const char        *words)
{
  gboolean                 any = ids == NULL || *ids == NULL;
  DossierQuery            *query;
  g_autoptr (DossierQuery) links = any ? NULL : new_query_of_links (ids);

  g_return_if_fail (APP_IS_SESSION (self) && (any || words != NULL));

  if (any && self->links == NULL)
    return;
  query = dossier_query_copy (self->query);
  if (self->question != NULL)
    {
      g_clear_pointer (&self->question, g_free);
      dossier_query_clear_filters (query, NULL);
    }
  dossier_query_set_related (query, "link", links, 1);
  g_free (self->links);
  self->links = any ? NULL : g_strdup (words);
  replace_query (self, query);
}

const char *
app_session_get_links (AppSession *self)
{
  return self->links;
}

void
app_session_set_question (AppSession         *self,
                          const DossierQuery *question,
                          const char         *words)
{
  DossierQuery *query;
  char         *copy = g_strdup (words);

  g_return_if_fail (APP_IS_SESSION (self) && question != NULL && words != NULL);

  query = dossier_query_new_through ("structure", question);
  if (dossier_query_get_date (query) == 0)
    dossier_query_set_date (query, dossier_query_get_date (self->query));
  g_free (self->question);
  self->question = copy;
  g_clear_pointer (&self->links, g_free);
  replace_query (self, query);
}

void
app_session_drop_question (AppSession *self)
{
  DossierQuery *query;

  g_return_if_fail (APP_IS_SESSION (self));

  if (self->question == NULL)
    return;
  g_clear_pointer (&self->question, g_free);
  query = dossier_query_copy (self->query);
  dossier_query_clear_filters (query, NULL);
  dossier_query_set_scope (query, DOSSIER_SCOPE_BOTH);
  replace_query (self, query);
}

const char *
app_session_get_question (AppSession *self)
{
  return self->question;
}

void
app_session_show_all (AppSession *self)
{
  g_return_if_fail (APP_IS_SESSION (self));

  g_clear_pointer (&self->question, g_free);

  if (app_session_is_filtered (self))
    replace_query (self, dossier_query_new ("structure"));
}

void
app_session_set_author (AppSession *self,
                        const char *name,
                        const char *side)
{
  g_return_if_fail (APP_IS_SESSION (self));

  g_free (self->author);
  g_free (self->side);
  self->author = g_strdup (name);
  self->side = g_strdup (side);
  if (self->store != NULL && name != NULL)
    dossier_store_set_author (self->store, name, side);
}

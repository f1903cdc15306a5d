/* app-window-named.c - what is kept under a name, told anew where the name is kept already, and deleted */
#include "config.h"

#include "app-window-private.h"

#include "dossier-reader.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  AppWindow      *window;
  const AppNamed *named;
  char           *title;
  GPtrArray      *fields; /* AppNamedField */
  char           *id;     /* of the record of that title; NULL: there is none */
} Keeping;

static void
free_field (gpointer data)
{
  AppNamedField *field = data;

  g_free (field->text);
  g_free (field);
}

static void
free_keeping (Keeping *self)
{
  g_clear_object (&self->window);
  g_free (self->title);
  g_ptr_array_unref (self->fields);
  g_free (self->id);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Keeping, free_keeping)

/* Reader thread. */
static gpointer
find_kept (DossierReader *reader,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  Keeping              *keeping = data;
  g_autoptr (GPtrArray) named = dossier_reader_list_named (reader, keeping->named->kind, keeping->title, error);

  if (named == NULL)
    return NULL;
  if (named->len > 0)
    keeping->id = g_strdup (named->pdata[0]);
  return keeping;
}

static DossierAct *
make_act (const Keeping *keeping)
{
  const DossierKind *kind = dossier_kinds_find (keeping->named->kind);
  DossierAct        *act = dossier_act_new (NULL);
  const char        *id = keeping->id != NULL ? keeping->id : dossier_act_create (act, kind, NULL);

  dossier_act_set (act, kind, id, "title", dossier_value_new_text (keeping->title));
  for (guint i = 0; i < keeping->fields->len; i++)
    {
      const AppNamedField *field = keeping->fields->pdata[i];

      dossier_act_set (act, kind, id, field->code, field->text != NULL ? dossier_value_new_text (field->text) : NULL);
    }
  return act;
}

static void
settle (const Keeping *keeping,
        gboolean       is_kept)
{
  const AppNamed  *named = keeping->named;
  const char      *format = !is_kept ? named->failed : keeping->id != NULL ? named->told_anew
                                                                           : named->kept;
  g_autofree char *sentence = g_strdup_printf (_ (format), keeping->title);

  app_window_toast (keeping->window, sentence, is_kept ? _ ("_Undo") : NULL, is_kept ? "win.undo" : NULL);
  named->settle (keeping->window, is_kept);
}

static void
on_kept (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Keeping) keeping = user_data;

  settle (keeping, dossier_store_write_finish (DOSSIER_STORE (source), result, NULL));
}

static void
on_looked (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Keeping) keeping = user_data;
  DossierAct         *act;

  if (dossier_store_ask_finish (DOSSIER_STORE (source), result, NULL) == NULL)
    {
      settle (keeping, FALSE);
      return;
    }
  act = make_act (keeping);
  dossier_store_write_async (DOSSIER_STORE (source), act, on_kept, g_steal_pointer (&keeping));
}

GPtrArray *
app_named_fields_new (void)
{
  return g_ptr_array_new_with_free_func (free_field);
}

void
app_named_fields_add (GPtrArray  *fields,
                      const char *code,
                      char       *text)
{
  AppNamedField *field = g_new (AppNamedField, 1);

  *field = (AppNamedField){ code, text };
  g_ptr_array_add (fields, field);
}

void
app_window_keep_named (AppWindow      *self,
                       const AppNamed *named,
                       const char     *title,
                       GPtrArray      *fields)
{
  DossierStore *store = app_session_get_store (self->session);
  Keeping      *keeping;

  if (store == NULL)
    {
      g_ptr_array_unref (fields);
      named->settle (self, FALSE);
      return;
    }
  keeping = g_new0 (Keeping, 1);
  keeping->window = g_object_ref (self);
  keeping->named = named;
  keeping->title = g_strdup (title);
  keeping->fields = fields;
  dossier_store_ask_async (store, find_kept, keeping, NULL, NULL, NULL, on_looked, keeping);
}

/* --- deleting */

typedef struct
{
  AppWindow      *window;
  const AppNamed *named;
} Deleting;

static void
on_deleted (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autofree Deleting  *deleting = user_data;
  g_autoptr (AppWindow) self = deleting->window;

  if (dossier_store_write_finish (DOSSIER_STORE (source), result, NULL))
    app_window_toast (self, _ (deleting->named->deleted), _ ("_Undo"), "win.undo");
  else
    app_window_toast (self, _ ("This could not be deleted. Nothing was changed."), NULL, NULL);
}

void
app_window_delete_named (AppWindow      *self,
                         const AppNamed *named,
                         const char     *id)
{
  DossierStore *store = app_session_get_store (self->session);
  DossierAct   *act;
  Deleting     *deleting;

  if (store == NULL)
    return;
  act = dossier_act_new (NULL);
  dossier_act_delete (act, dossier_kinds_find (named->kind), id);
  deleting = g_new (Deleting, 1);
  *deleting = (Deleting){ g_object_ref (self), named };
  dossier_store_write_async (store, act, on_deleted, deleting);
}

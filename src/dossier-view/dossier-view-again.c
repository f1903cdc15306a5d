#include "config.h"

#include "dossier-view-again.h"

#include "dossier-links.h"
#include "dossier-turn.h"

/* What was asked for; crosses to the writer thread. */
typedef struct _Wish Wish;

typedef gboolean (*Grant) (Wish                *self,
                           DossierTurn         *turn,
                           const DossierRecord *link,
                           DossierViewAgain    *again,
                           GError             **error);

struct _Wish
{
  Grant               grant;
  char               *link;
  const DossierField *field;
  char               *leaves, *comes;
};

static Wish *
wish_new (Grant       grant,
          const char *link)
{
  Wish *self = g_new0 (Wish, 1);

  self->grant = grant;
  self->link = g_strdup (link);
  return self;
}

static void
wish_free (gpointer data)
{
  Wish *self = data;

  g_free (self->link);
  g_free (self->leaves);
  g_free (self->comes);
  g_free (self);
}

void
dossier_view_again_free (DossierViewAgain *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self);
}

/* --- writer thread */

static gpointer
find_link (DossierReader *reader,
           gpointer       id,
           GCancellable  *cancellable,
           GError       **error)
{
  return dossier_reader_find_record (reader, id, error);
}

static gpointer
dup_title (DossierReader *reader,
           gpointer       id,
           GCancellable  *cancellable,
           GError       **error)
{
  return dossier_reader_dup_title (reader, id);
}

static gboolean
swap (Wish                *self,
      DossierTurn         *turn,
      const DossierRecord *link,
      DossierViewAgain    *again,
      GError             **error)
{
  g_autoptr (DossierAct) act = dossier_act_new (NULL);

  dossier_links_swap (act, link);
  return dossier_turn_write (turn, act, error);
}

static gboolean
duplicate (Wish                *self,
           DossierTurn         *turn,
           const DossierRecord *link,
           DossierViewAgain    *again,
           GError             **error)
{
  g_autoptr (DossierAct) act = dossier_act_new (NULL);

  again->id = g_strdup (dossier_links_duplicate (act, link, self->leaves, self->comes));
  return dossier_turn_write (turn, act, error);
}

typedef struct
{
  const DossierRecord *link;
  const DossierField  *field;
} Looking;

static gpointer
find_last (DossierReader *reader,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const Looking *looking = data;

  return dossier_links_find_last (reader, looking->link, looking->field, error);
}

static gboolean
repeat (Wish                *self,
        DossierTurn         *turn,
        const DossierRecord *link,
        DossierViewAgain    *again,
        GError             **error)
{
  Looking                   looking = { link, self->field };
  g_autoptr (GError)        local = NULL;
  g_autoptr (DossierRecord) other = dossier_turn_ask (turn, find_last, &looking, &local);
  g_autoptr (DossierAct)    act = dossier_act_new (NULL);

  if (other == NULL && local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (other == NULL)
    return TRUE;
  again->title = dossier_turn_ask (turn, dup_title, (gpointer) dossier_record_get_id (other), NULL);
  again->n_answers = self->field != NULL ? (guint) dossier_links_repeat_field (act, link, other, self->field) : dossier_links_repeat (act, link, other);
  return again->n_answers == 0 || dossier_turn_write (turn, act, error);
}

static gpointer
work (DossierTurn  *turn,
      gpointer      data,
      GCancellable *cancellable,
      GError      **error)
{
  Wish                        *self = data;
  g_autoptr (DossierRecord)    link = dossier_turn_ask (turn, find_link, self->link, error);
  g_autoptr (DossierViewAgain) again = g_new0 (DossierViewAgain, 1);

  if (link == NULL || !self->grant (self, turn, link, again, error))
    return NULL;
  return g_steal_pointer (&again);
}

static void
ask_for (DossierStore       *store,
         Wish               *wish, /* taken */
         GAsyncReadyCallback callback,
         gpointer            user_data)
{
  dossier_store_work_async (store, work, wish, wish_free, (GDestroyNotify) dossier_view_again_free, NULL, callback, user_data);
}

/* --- main thread */

void
dossier_view_again_swap (DossierStore       *store,
                         const char         *link,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_return_if_fail (store != NULL && link != NULL);

  ask_for (store, wish_new (swap, link), callback, user_data);
}

void
dossier_view_again_duplicate (DossierStore       *store,
                              const char         *link,
                              const char         *leaves,
                              const char         *comes,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  Wish *wish;

  g_return_if_fail (store != NULL && link != NULL);

  wish = wish_new (duplicate, link);
  wish->leaves = g_strdup (leaves);
  wish->comes = g_strdup (comes);
  ask_for (store, wish, callback, user_data);
}

void
dossier_view_again_repeat (DossierStore       *store,
                           const char         *link,
                           const DossierField *field,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  Wish *wish;

  g_return_if_fail (store != NULL && link != NULL);

  wish = wish_new (repeat, link);
  wish->field = field;
  ask_for (store, wish, callback, user_data);
}

DossierViewAgain *
dossier_view_again_finish (DossierStore *store,
                           GAsyncResult *result,
                           GError      **error)
{
  return dossier_store_work_finish (store, result, error);
}

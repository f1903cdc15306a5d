/* dossier-store-members.c - who takes part, as asked of an open dossier */
#include "dossier-doing-private.h"
#include "dossier-members-act.h"
#include "dossier-store-share.h"
#include "dossier-writer.h"

typedef struct
{
  const DossierHello *hello;
  gboolean            news;
} Meeting;

static gboolean
meet (DossierCore  *core,
      DossierDoing *doing,
      GPtrArray    *touched,
      GCancellable *cancellable,
      GError      **error)
{
  Meeting            *meeting = doing->data;
  const DossierHello *hello = meeting->hello;

  return dossier_members_meet (core->journal, hello->poste, hello->public_key, hello->name, hello->predecessor, &meeting->news, touched, error);
}

gboolean
dossier_store_meet (DossierStore       *self,
                    const DossierHello *hello,
                    gboolean           *news,
                    GError            **error)
{
  Meeting      meeting = { hello, FALSE };
  DossierDoing doing = { .body = meet, .data = &meeting };

  g_return_val_if_fail (DOSSIER_IS_STORE (self) && hello != NULL && news != NULL, FALSE);

  if (!dossier_doing_run (self, &doing, NULL, error))
    return FALSE;
  *news = meeting.news;
  return TRUE;
}

static gpointer
list_members (DossierReader *reader,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  DossierDatabase           *database = dossier_reader_get_database (reader);
  g_autoptr (DossierLineage) lineage = dossier_lineage_load (database, error);
  g_autoptr (DossierMembers) members = lineage ? dossier_members_load (database, lineage, error) : NULL;

  return members ? dossier_members_list (members, database, data, error) : NULL;
}

GPtrArray *
dossier_store_list_members (DossierStore *self,
                            GError      **error)
{
  g_return_val_if_fail (DOSSIER_IS_STORE (self), NULL);

  if (dossier_store_refuse_closed (self, error))
    return NULL;
  return dossier_store_ask (self, list_members, (gpointer) dossier_identity_get_poste (self->core->identity), error);
}

static gpointer
read_open (DossierReader *reader,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  DossierDatabase           *database = dossier_reader_get_database (reader);
  g_autoptr (DossierLineage) lineage = dossier_lineage_load (database, error);
  g_autoptr (DossierMembers) members = lineage ? dossier_members_load (database, lineage, error) : NULL;

  if (members == NULL)
    return NULL;
  *(gboolean *) data = dossier_members_is_open (members);
  return data;
}

gboolean
dossier_store_read_open (DossierStore *self,
                         gboolean     *open,
                         GError      **error)
{
  g_return_val_if_fail (DOSSIER_IS_STORE (self) && open != NULL, FALSE);

  return !dossier_store_refuse_closed (self, error) && dossier_store_ask (self, read_open, open, error) != NULL;
}

static gboolean
act_on_members (DossierCore  *core,
                DossierDoing *doing,
                GPtrArray    *touched,
                GCancellable *cancellable,
                GError      **error)
{
  DossierMembersAct *act = doing->data;

  return dossier_writer_ensure_author (core->journal, doing->author, doing->side, &act->author, touched, error) &&
         dossier_members_act (core->journal, act, touched, error);
}

static gboolean
write_act (DossierStore      *self,
           DossierMembersAct *act,
           GError           **error)
{
  DossierDoing doing = { .body = act_on_members, .data = act, .author = self->author, .side = self->side };

  return dossier_doing_run (self, &doing, NULL, error);
}

gboolean
dossier_store_admit (DossierStore *self,
                     const guint8 *poste,
                     gboolean      admin,
                     GError      **error)
{
  DossierMembersAct act = { .type = admin ? DOSSIER_MEMBERS_ADMIT_ADMIN : DOSSIER_MEMBERS_ADMIT, .poste = poste };

  g_return_val_if_fail (DOSSIER_IS_STORE (self) && poste != NULL, FALSE);

  return write_act (self, &act, error);
}

gboolean
dossier_store_revoke (DossierStore *self,
                      const guint8 *poste,
                      GError      **error)
{
  DossierMembersAct act = { .type = DOSSIER_MEMBERS_REVOKE, .poste = poste };

  g_return_val_if_fail (DOSSIER_IS_STORE (self) && poste != NULL, FALSE);

  return write_act (self, &act, error);
}

gboolean
dossier_store_set_open (DossierStore *self,
                        gboolean      open,
                        GError      **error)
{
  DossierMembersAct act = { .type = open ? DOSSIER_MEMBERS_OPEN : DOSSIER_MEMBERS_APPROVE };

  g_return_val_if_fail (DOSSIER_IS_STORE (self), FALSE);

  return write_act (self, &act, error);
}

gboolean
dossier_store_declare_hole (DossierStore *self,
                            const guint8 *run,
                            gint64        first,
                            gint64        last,
                            GError      **error)
{
  DossierMembersAct act = { .type = DOSSIER_MEMBERS_HOLE, .run = run, .first = first, .last = last };

  g_return_val_if_fail (DOSSIER_IS_STORE (self) && run != NULL && first > 0 && first <= last, FALSE);

  return write_act (self, &act, error);
}

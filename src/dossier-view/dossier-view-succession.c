#include "dossier-view-succession.h"

#include "dossier-naming.h"

/* What the post is, whoever holds it. */
static const char *const kept[] = { "structure", "role", "weight", "hierarchical", "visibility" };

const char *
dossier_view_succession_add_person (DossierAct *act,
                                    const char *name)
{
  const DossierKind *kind = dossier_kinds_find ("person");
  g_autofree char   *given = NULL, *family = NULL;
  const char        *id;

  g_return_val_if_fail (act != NULL && name != NULL, NULL);

  if (!dossier_naming_split (name, &given, &family))
    return NULL;

  id = dossier_act_create (act, kind, NULL);
  dossier_act_set (act, kind, id, "family_name", dossier_value_new_text (family));
  if (given != NULL)
    dossier_act_set (act, kind, id, "given_name", dossier_value_new_text (given));
  return id;
}

static void
end_post (const DossierViewSuccession *self,
          DossierAct                  *act,
          const DossierRecord         *post)
{
  const DossierKind *kind = dossier_record_get_kind (post);
  const char        *id = dossier_record_get_id (post);

  dossier_act_set (act, kind, id, "to", dossier_value_new_date (self->on));
  if (self->reason != NULL)
    dossier_act_set (act, kind, id, "end_reason", dossier_value_new_text (self->reason));
}

static const char *
begin_post (const DossierViewSuccession *self,
            DossierAct                  *act,
            const DossierRecord         *post)
{
  const DossierKind *kind = dossier_record_get_kind (post);
  const char        *person = self->person != NULL ? self->person : self->name != NULL ? dossier_view_succession_add_person (act, self->name)
                                                                                       : NULL;
  const char        *id = dossier_act_create (act, kind, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      DossierValue *value = dossier_record_get (post, kept[i]);

      if (value != NULL)
        dossier_act_set (act, kind, id, kept[i], dossier_value_ref (value));
    }
  if (person != NULL)
    dossier_act_set (act, kind, id, "person", dossier_value_new_reference (person));
  dossier_act_set (act, kind, id, "from", dossier_value_new_date (self->on));
  return id;
}

const char *
dossier_view_succession_tell (const DossierViewSuccession *self,
                              DossierAct                  *act,
                              const DossierRecord         *post,
                              GPtrArray                   *threads)
{
  const DossierKind *link = dossier_kinds_find ("link");
  const char        *next;

  g_return_val_if_fail (self != NULL && self->on != NULL && act != NULL && post != NULL && threads != NULL, NULL);

  end_post (self, act, post);
  if (!self->is_followed)
    return NULL;
  next = begin_post (self, act, post);
  for (guint i = 0; self->takes_threads && i < threads->len; i++)
    {
      const DossierViewThread *thread = threads->pdata[i];

      if (g_str_equal (thread->post, dossier_record_get_id (post)))
        dossier_act_put (act, link, thread->link, thread->side, next, TRUE);
    }
  return next;
}

#include "merge-world.h"

#include <string.h>

static const char *
any_text (MergeWorld *self)
{
  static const char *const texts[] = { "alpha", "bêta", "gamma delta", "epsilon", "zêta", "Les Lilas", "Jules Ferry", "École" };

  return texts[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (texts))];
}

static const char *
any_of_kind (MergeWorld *self,
             const char *kind,
             GPtrArray  *of_kind[],
             guint       n_kinds)
{
  const DossierKind *kinds = dossier_kinds_get (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if (strcmp (kinds[i].code, kind) == 0 && of_kind[i]->len > 0)
      return of_kind[i]->pdata[g_rand_int_range (self->rand, 0, (gint) of_kind[i]->len)];
  return NULL;
}

static DossierValue *
any_date (MergeWorld *self)
{
  guint32              day = 736000 + (guint32) g_rand_int_range (self->rand, 0, 2000);
  g_autoptr (BaseDate) date = base_date_new (day, day, BASE_DATE_DAY, "");

  return dossier_value_new_date (date);
}

static void
fill_field (MergeWorld         *self,
            DossierAct         *act,
            const DossierKind  *kind,
            const DossierField *field,
            const char         *id,
            GPtrArray          *of_kind[],
            guint               n_kinds)
{
  const char      *target = field->type == DOSSIER_FIELD_REFERENCE || field->type == DOSSIER_FIELD_REFERENCES ? any_of_kind (self, field->target != NULL ? field->target : "structure", of_kind, n_kinds) : NULL;
  g_autofree char *key = NULL;

  switch (field->type)
    {
    case DOSSIER_FIELD_TEXT:
    case DOSSIER_FIELD_LONG_TEXT:
    case DOSSIER_FIELD_VOCABULARY:
      dossier_act_set (act, kind, id, field->code, g_rand_int_range (self->rand, 0, 9) == 0 && !(field->flags & DOSSIER_FIELD_REQUIRED) ? dossier_value_new_unknown () : dossier_value_new_text (any_text (self)));
      break;
    case DOSSIER_FIELD_BOOLEAN:
      dossier_act_set (act, kind, id, field->code, dossier_value_new_boolean (g_rand_boolean (self->rand)));
      break;
    case DOSSIER_FIELD_INTEGER:
      dossier_act_set (act, kind, id, field->code, dossier_value_new_integer (g_rand_int_range (self->rand, 0, 50)));
      break;
    case DOSSIER_FIELD_REFERENCE:
      if (target != NULL && strcmp (target, id) != 0)
        dossier_act_set (act, kind, id, field->code, dossier_value_new_reference (target));
      break;
    case DOSSIER_FIELD_REFERENCES:
      if (target != NULL)
        dossier_act_put (act, kind, id, field->code, target, TRUE);
      break;
    case DOSSIER_FIELD_PROGRAMMES:
      target = any_of_kind (self, "structure", of_kind, n_kinds);
      key = g_strdup_printf ("clas@%s", target);
      dossier_act_put (act, kind, id, field->code, key, TRUE);
      break;
    case DOSSIER_FIELD_EVIDENCE:
      target = any_of_kind (self, "source", of_kind, n_kinds);
      key = g_strdup_printf ("quality@%s", target);
      dossier_act_put (act, kind, id, field->code, key, TRUE);
      break;
    case DOSSIER_FIELD_WORDS:
    case DOSSIER_FIELD_VOCABULARIES:
      dossier_act_put (act, kind, id, field->code, any_text (self), TRUE);
      break;
    case DOSSIER_FIELD_DATE:
      dossier_act_set (act, kind, id, field->code, any_date (self));
      break;
    case DOSSIER_FIELD_POSITION:
      dossier_act_set (act, kind, id, field->code, dossier_value_new_position (g_rand_double_range (self->rand, 1, 3), 49));
      break;
    case DOSSIER_FIELD_REAL:
    case DOSSIER_FIELD_OUTLINE:
    default:
      break;
    }
}

/* Two different ends, whatever chance says. */
static void
fill_ends (MergeWorld *self,
           DossierAct *act,
           const char *id,
           GPtrArray  *structures)
{
  guint a = (guint) g_rand_int_range (self->rand, 0, (gint) structures->len);
  guint b = (a + (guint) g_rand_int_range (self->rand, 1, (gint) structures->len)) % structures->len;

  dossier_act_set (act, dossier_kinds_find ("link"), id, "a", dossier_value_new_reference (structures->pdata[a]));
  dossier_act_set (act, dossier_kinds_find ("link"), id, "b", dossier_value_new_reference (structures->pdata[b]));
}

static void
fill_record (MergeWorld        *self,
             DossierAct        *act,
             const DossierKind *kind,
             const char        *id,
             GPtrArray         *of_kind[],
             guint              n_kinds)
{
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const DossierField *field = &kind->fields[i];

      if (strcmp (field->code, "merged_into") == 0 || strcmp (field->code, "visibility") == 0 || (strcmp (kind->code, "link") == 0 && i < 2))
        continue;
      if ((field->flags & DOSSIER_FIELD_REQUIRED) || g_rand_int_range (self->rand, 0, 3) == 0)
        fill_field (self, act, kind, field, id, of_kind, n_kinds);
    }
}

void
merge_world_make (MergeWorld *self)
{
  static const char *const kinds_of_the_program[] = { "author", "vocabulary_term", NULL };
  guint                    n_kinds;
  const DossierKind       *kinds = dossier_kinds_get (&n_kinds);
  g_autofree GPtrArray   **of_kind = g_new (GPtrArray *, n_kinds);
  DossierAct              *act = dossier_act_new ("Le monde");

  for (guint i = 0; i < n_kinds; i++)
    {
      of_kind[i] = g_ptr_array_new_with_free_func (g_free);
      for (guint j = 0; !g_strv_contains (kinds_of_the_program, kinds[i].code) && j < 5; j++)
        g_ptr_array_add (of_kind[i], g_strdup (dossier_act_create (act, &kinds[i], NULL)));
    }
  for (guint i = 0; i < n_kinds; i++)
    for (guint j = 0; j < of_kind[i]->len; j++)
      {
        if (strcmp (kinds[i].code, "link") == 0)
          fill_ends (self, act, of_kind[i]->pdata[j], of_kind[1]);
        fill_record (self, act, &kinds[i], of_kind[i]->pdata[j], of_kind, n_kinds);
      }
  dossier_fixture_write (self->fixture, act);
  for (guint i = 0; i < n_kinds; i++)
    g_ptr_array_unref (of_kind[i]);
}

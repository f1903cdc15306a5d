#include "config.h"

#include "dossier-view-ticks.h"

#include "dossier-view-offers.h"

#include "dossier-key.h"

#include <glib/gi18n-lib.h>

struct _DossierViewTicks
{
  DossierViewSet parent_instance;
};

G_DEFINE_FINAL_TYPE (DossierViewTicks, dossier_view_ticks, DOSSIER_VIEW_TYPE_SET)

static char *
name_key (DossierViewSet *self,
          const char     *key)
{
  const DossierField *field = dossier_view_field_get_field (DOSSIER_VIEW_FIELD (self));

  if (field->type == DOSSIER_FIELD_VOCABULARIES)
    return g_strdup (dossier_vocabulary_get_label (dossier_view_set_get_vocabulary (self), field->target, key));
  if (field->type == DOSSIER_FIELD_REFERENCES)
    return g_strdup (dossier_view_set_get_title (self, key));
  return g_strdup (key);
}

static void
add_terms (DossierViewSet     *self,
           DossierViewTerms   *terms,
           const DossierField *field)
{
  guint                     n_terms;
  const DossierTerm *const *all = dossier_vocabulary_get_terms (dossier_view_set_get_vocabulary (self), field->target, &n_terms);

  for (guint i = 0; i < n_terms; i++)
    {
      gboolean in = dossier_view_set_holds (self, all[i]->code);

      if (dossier_term_is_offered (all[i]) || in)
        dossier_view_terms_add (terms, all[i]->code, dossier_vocabulary_get_label (dossier_view_set_get_vocabulary (self), field->target, all[i]->code), all[i]->definition, DOSSIER_VIEW_TERM_PLAIN, in);
    }
}

static void
add_words (DossierViewSet   *self,
           DossierViewTerms *terms)
{
  g_autoptr (GList) keys = dossier_view_set_list_keys (self);

  for (GList *item = keys; item != NULL; item = item->next)
    if (!dossier_key_is_answer (item->data))
      {
        g_autofree char *words = name_key (self, item->data);

        dossier_view_terms_add (terms, item->data, words, NULL, DOSSIER_VIEW_TERM_PLAIN, TRUE);
      }
}

static void
fill (DossierViewSet   *self,
      DossierViewTerms *terms)
{
  const DossierField *field = dossier_view_field_get_field (DOSSIER_VIEW_FIELD (self));

  if (field->type == DOSSIER_FIELD_VOCABULARIES)
    add_terms (self, terms, field);
  else
    add_words (self, terms);
  if (field->type == DOSSIER_FIELD_WORDS)
    dossier_view_terms_add_entry (terms, _ ("Add a word…"));
  if (field->type == DOSSIER_FIELD_REFERENCES)
    dossier_view_offers_load (terms, dossier_view_field_get_store (DOSSIER_VIEW_FIELD (self)), dossier_view_set_get_id (self), field);
}

static void
choose (DossierViewSet   *self,
        DossierViewTerms *terms,
        const char       *code,
        gboolean          in)
{
  dossier_view_set_choose (self, code, in);
}

static void
dossier_view_ticks_class_init (DossierViewTicksClass *klass)
{
  DossierViewSetClass *set_class = DOSSIER_VIEW_SET_CLASS (klass);

  set_class->name_key = name_key;
  set_class->fill = fill;
  set_class->choose = choose;
}

static void
dossier_view_ticks_init (DossierViewTicks *self)
{
}

#include "config.h"

#include "dossier-view-sources.h"

#include "dossier-view-evidence.h"
#include "dossier-view-proof-offers.h"

#include <glib/gi18n-lib.h>

#define N_NAMED 4 /* answers without a source that are named; the rest is counted */

struct _DossierViewSources
{
  DossierViewSet parent_instance;
  GPtrArray     *proofs; /* DossierViewProof: as read with the facts */
  DossierRecord *record;
};

G_DEFINE_FINAL_TYPE (DossierViewSources, dossier_view_sources, DOSSIER_VIEW_TYPE_SET)

static const DossierViewProof *
find_proof (DossierViewSources *self,
            const char         *id)
{
  for (guint i = 0; self->proofs != NULL && i < self->proofs->len; i++)
    {
      const DossierViewProof *proof = self->proofs->pdata[i];

      if (g_str_equal (proof->id, id))
        return proof;
    }
  return NULL;
}

static char *
dossier_view_sources_name_key (DossierViewSet *set,
                               const char     *key)
{
  return g_strdup (dossier_view_set_get_title (set, key));
}

/* "entretien · mai 2018 — Type de lien, Régularité" */
static char *
dossier_view_sources_detail_key (DossierViewSet *set,
                                 const char     *key)
{
  DossierViewSources     *self = DOSSIER_VIEW_SOURCES (set);
  const DossierViewProof *proof = find_proof (self, key);
  g_autofree char        *description = proof != NULL ? dossier_view_proof_describe (proof, dossier_view_set_get_vocabulary (set)) : g_strdup ("");
  g_autofree char        *shown = dossier_view_evidence_name_shown (self->record, dossier_view_set_get_vocabulary (set), key);

  if (shown == NULL)
    return g_steal_pointer (&description);
  return g_strconcat (description, *description != '\0' ? " — " : "", shown, NULL);
}

static GtkWidget *
make_words (DossierViewSet *set,
            const char     *key,
            const char     *name)
{
  g_autofree char *told = dossier_view_sources_detail_key (set, key);
  GtkWidget       *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget       *title = gtk_label_new (name), *detail = gtk_label_new (told);

  gtk_label_set_xalign (GTK_LABEL (title), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_xalign (GTK_LABEL (detail), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (detail), TRUE);
  gtk_widget_add_css_class (detail, "caption");
  gtk_widget_add_css_class (detail, "dim-label");
  gtk_widget_set_visible (detail, *told != '\0');
  gtk_box_append (GTK_BOX (words), title);
  gtk_box_append (GTK_BOX (words), detail);
  return words;
}

static GtkWidget *
dossier_view_sources_make_element (DossierViewSet *set,
                                   const char     *key,
                                   const char     *name)
{
  const DossierViewProof *proof = find_proof (DOSSIER_VIEW_SOURCES (set), key);
  GtkWidget              *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *chip;

  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name (proof != NULL ? dossier_view_proof_get_icon (proof) : "mail-attachment-symbolic"));
  gtk_box_append (GTK_BOX (content), make_words (set, key, name));
  gtk_widget_set_hexpand (content, TRUE);
  chip = dossier_view_set_make_chip (set, key, name, content);
  gtk_widget_add_css_class (chip, "source");
  return chip;
}

static gboolean
is_held (DossierViewField *field,
         const char       *id)
{
  return dossier_view_set_holds (DOSSIER_VIEW_SET (field), id);
}

static void
dossier_view_sources_fill (DossierViewSet   *set,
                           DossierViewTerms *terms)
{
  dossier_view_proof_offers_load (terms, DOSSIER_VIEW_FIELD (set), dossier_view_set_get_id (set), TRUE, is_held);
}

static void
use_source (DossierViewField *field,
            DossierAct       *act,
            const char       *id)
{
  dossier_act_put (act, dossier_view_field_get_kind (field), dossier_view_set_get_id (DOSSIER_VIEW_SET (field)),
                   dossier_view_field_get_field (field)->code, id, TRUE);
}

static void
dossier_view_sources_choose (DossierViewSet   *set,
                             DossierViewTerms *terms,
                             const char       *code,
                             gboolean          in)
{
  if (g_str_equal (code, DOSSIER_VIEW_PROOF_NEW))
    dossier_view_proof_offers_ask (terms, DOSSIER_VIEW_FIELD (set), (DossierVocabulary *) dossier_view_set_get_vocabulary (set), use_source);
  else
    dossier_view_set_choose (set, code, in);
}

/* --- what nobody has shown */

static void
say_without_source (DossierViewSources *self)
{
  g_autoptr (GPtrArray) labels = dossier_view_evidence_list_unshown (self->record, dossier_view_set_get_vocabulary (DOSSIER_VIEW_SET (self)));
  g_autoptr (GString)   named = g_string_new (NULL);
  g_autofree char      *sentence = NULL;
  guint                 n_more = labels->len > N_NAMED ? labels->len - N_NAMED : 0;

  for (guint i = 0; i < labels->len - n_more; i++)
    g_string_append_printf (named, "%s%s", i > 0 ? ", " : "", (const char *) labels->pdata[i]);
  if (n_more > 0)
    /* Translators: some fields by name, then how many more */
    sentence = g_strdup_printf (ngettext ("Without a source: %s and %u more", "Without a source: %s and %u more", n_more), named->str, n_more);
  else if (labels->len > 0)
    sentence = g_strdup_printf (_ ("Without a source: %s"), named->str);
  dossier_view_field_say (DOSSIER_VIEW_FIELD (self), DOSSIER_VIEW_TONE_QUIET, sentence);
}

static void
dossier_view_sources_show (DossierViewField       *field,
                           const DossierViewFacts *facts)
{
  DossierViewSources *self = DOSSIER_VIEW_SOURCES (field);

  g_clear_pointer (&self->proofs, g_ptr_array_unref);
  self->proofs = g_ptr_array_ref (facts->proofs);
  g_clear_pointer (&self->record, dossier_record_unref);
  self->record = dossier_record_ref (facts->record);
  DOSSIER_VIEW_FIELD_CLASS (dossier_view_sources_parent_class)->show (field, facts);
  say_without_source (self);
}

static void
dossier_view_sources_finalize (GObject *object)
{
  g_clear_pointer (&DOSSIER_VIEW_SOURCES (object)->proofs, g_ptr_array_unref);
  g_clear_pointer (&DOSSIER_VIEW_SOURCES (object)->record, dossier_record_unref);
  G_OBJECT_CLASS (dossier_view_sources_parent_class)->finalize (object);
}

static void
dossier_view_sources_class_init (DossierViewSourcesClass *klass)
{
  DossierViewSetClass *set_class = DOSSIER_VIEW_SET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dossier_view_sources_finalize;
  DOSSIER_VIEW_FIELD_CLASS (klass)->show = dossier_view_sources_show;
  set_class->name_key = dossier_view_sources_name_key;
  set_class->detail_key = dossier_view_sources_detail_key;
  set_class->make_element = dossier_view_sources_make_element;
  set_class->fill = dossier_view_sources_fill;
  set_class->choose = dossier_view_sources_choose;
}

static void
dossier_view_sources_init (DossierViewSources *self)
{
}

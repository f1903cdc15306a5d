#include "config.h"

#include "dossier-view-proofs.h"

#define MAX_OFFERS 200 /* of a kind: more is found by typing elsewhere than in a list */

static DossierViewProof *
make_proof (DossierReader       *reader,
            const DossierRecord *record)
{
  DossierViewProof *self = g_new0 (DossierViewProof, 1);
  DossierValue     *date;

  self->kind = dossier_record_get_kind (record);
  self->id = g_strdup (dossier_record_get_id (record));
  self->title = dossier_reader_dup_title (reader, self->id);
  if (dossier_kind_find_field (self->kind, "nature") != NULL)
    self->nature = g_strdup (dossier_record_get_text (record, "nature"));
  if (dossier_kind_find_field (self->kind, "date") != NULL && (date = dossier_record_get (record, "date")) != NULL)
    self->date = dossier_value_ref (date);
  return self;
}

DossierViewProof *
dossier_view_proof_read (DossierReader *reader,
                         const char    *id)
{
  g_autoptr (DossierRecord) record = dossier_reader_find_record (reader, id, NULL);

  return record != NULL && !dossier_record_is_deleted (record) ? make_proof (reader, record) : NULL;
}

void
dossier_view_proof_free (DossierViewProof *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->title);
  g_free (self->nature);
  g_clear_pointer (&self->date, dossier_value_unref);
  g_free (self);
}

static const BaseDate *
get_date (const DossierViewProof *self)
{
  return self->date != NULL ? dossier_value_get_date (self->date) : NULL;
}

static int
compare_proofs (gconstpointer one,
                gconstpointer other)
{
  const DossierViewProof *first = *(DossierViewProof *const *) one, *second = *(DossierViewProof *const *) other;

  if (get_date (first) == NULL || get_date (second) == NULL)
    return (get_date (first) == NULL) - (get_date (second) == NULL);
  return base_date_compare (get_date (second), get_date (first));
}

/* A public register shows what it brought in by itself; nobody quotes it for a link. */
static gboolean
is_register (const DossierRecord *source)
{
  return dossier_record_get_text (source, "shape") != NULL || dossier_record_get_text (source, "licence") != NULL;
}

static gboolean
add_sources (DossierReader *reader,
             GPtrArray     *proofs,
             GError       **error)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("source");
  g_autoptr (GPtrArray)    records = NULL;

  dossier_query_set_limit (query, MAX_OFFERS);
  records = dossier_reader_list (reader, query, error);
  for (guint i = 0; records != NULL && i < records->len; i++)
    if (!is_register (records->pdata[i]))
      g_ptr_array_add (proofs, make_proof (reader, records->pdata[i]));
  return records != NULL;
}

static gboolean
holds (GPtrArray  *proofs,
       const char *id)
{
  for (guint i = 0; i < proofs->len; i++)
    if (g_str_equal (((DossierViewProof *) proofs->pdata[i])->id, id))
      return TRUE;
  return FALSE;
}

static gboolean
add_interviews (DossierReader      *reader,
                const DossierValue *structure,
                GPtrArray          *proofs,
                GError            **error)
{
  const char           *id = structure != NULL ? dossier_value_get_reference (structure) : NULL;
  g_autoptr (GPtrArray) ids = NULL;

  if (id == NULL)
    return TRUE;
  ids = dossier_reader_list_referring (reader, "interview", "structures", id, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      DossierViewProof *proof = holds (proofs, ids->pdata[i]) ? NULL : dossier_view_proof_read (reader, ids->pdata[i]);

      if (proof != NULL)
        g_ptr_array_add (proofs, proof);
    }
  return ids != NULL;
}

GPtrArray *
dossier_view_proofs_list (DossierReader       *reader,
                          const DossierRecord *record,
                          GError             **error)
{
  g_autoptr (GPtrArray) proofs = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_view_proof_free);
  gboolean              is_link = g_str_equal (dossier_record_get_kind (record)->code, "link");

  if (!add_sources (reader, proofs, error))
    return NULL;
  if (is_link && (!add_interviews (reader, dossier_record_get (record, "a"), proofs, error) || !add_interviews (reader, dossier_record_get (record, "b"), proofs, error)))
    return NULL;
  g_ptr_array_sort (proofs, compare_proofs);
  return g_steal_pointer (&proofs);
}

char *
dossier_view_proof_describe (const DossierViewProof  *self,
                             const DossierVocabulary *vocabulary)
{
  g_autofree char *date = get_date (self) != NULL ? base_date_dup_text (get_date (self)) : g_strdup ("");
  const char      *nature = self->nature != NULL ? dossier_vocabulary_get_label (vocabulary, "source_nature", self->nature) : "";

  if (!g_str_equal (self->kind->code, "source"))
    nature = dossier_kinds_translate (self->kind->label);
  return g_strconcat (nature, *nature != '\0' && *date != '\0' ? " · " : "", date, NULL);
}

const char *
dossier_view_proof_get_icon (const DossierViewProof *self)
{
  static const struct
  {
    const char *nature;
    const char *icon;
  } icons[] = {
    { "interview", "avatar-default-symbolic" },
    { "call", "call-start-symbolic" },
    { "visit", "mark-location-symbolic" },
    { "meeting", "x-office-calendar-symbolic" },
    { "survey", "view-list-symbolic" },
    { "document", "text-x-generic-symbolic" },
    { "web", "web-browser-symbolic" },
  };
  const char *nature = self->nature != NULL ? self->nature : self->kind->code;

  for (gsize i = 0; i < G_N_ELEMENTS (icons); i++)
    if (g_str_equal (icons[i].nature, nature))
      return icons[i].icon;
  return "mail-attachment-symbolic";
}

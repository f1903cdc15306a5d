#include "config.h"

#include "dossier-view-plan.h"

#include "dossier-standing.h"
#include "map-reading.h"

#define CENTRES (1 << MAP_FAMILY_CENTRE)
#define SCHOOLS (1 << MAP_FAMILY_NURSERY | 1 << MAP_FAMILY_PRIMARY | 1 << MAP_FAMILY_COLLEGE | 1 << MAP_FAMILY_LYCEE)
#define OTHERS (~(SCHOOLS))

/* Fields of a structure that matter to some families only. */
static const struct
{
  const char *field;
  guint       families;
} matters[] = {
  { "uai", SCHOOLS },
  { "priority_education", SCHOOLS },
  { "siret", OTHERS },
  { "acronym", OTHERS },
  { "management", CENTRES },
  { "in_network_from", OTHERS },
  { "in_network_to", OTHERS },
  { "parent", OTHERS },
};

/* Fields of a territory that matter to these types only; one whose type is not known may be any. */
static const struct
{
  const char *field, *types[4];
} matters_to_territories[] = {
  { "members", { "rep" } },
  { "head", { "rep" } },
  { "communes", { "qpv", "rep", "epci" } },
  { "priority_area", { "commune", "qpv" } },
};

/* Fields of a structure that are asked for even while they are empty. */
static const char *const asked[] = { "name", "type", "address", "postcode", "territory", "uai", "phone", "email", "priority_education", "notes" };

/* What is said elsewhere on the page of a link: who it joins stands at its top. */
static const char *const told_elsewhere[] = { "a", "b" };

/* A post is read where it is: in its structure, or in the life of who holds it. Seldom said of it: who may see it. */
static const char *const of_post_elsewhere[] = { "structure" };
static const char *const of_post_seldom[] = { "visibility" };

static const char *const link_sections[] = {
  "What it is", "How it lives", "How it began", "What helps and hinders", "Who holds the thread", "Evidence"
};

static gboolean
is_among (const char *const *codes,
          gsize              n,
          const char        *code)
{
  for (gsize i = 0; i < n; i++)
    if (g_str_equal (codes[i], code))
      return TRUE;
  return FALSE;
}

static gboolean
has_answer (const DossierRecord *record,
            const DossierField  *field)
{
  return dossier_field_is_set (field) ? *dossier_record_get_keys (record, field->code) != NULL : dossier_record_get (record, field->code) != NULL;
}

static MapFamily
get_family (const DossierRecord     *structure,
            const DossierVocabulary *vocabulary)
{
  const char *type = dossier_record_get_text (structure, "type");

  return map_reading_get_family (type == NULL ? NULL : dossier_standing_find (vocabulary, "structure_type", type));
}

static gboolean
matters_to_structure (const DossierRecord     *record,
                      const DossierVocabulary *vocabulary,
                      const DossierField      *field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (matters); i++)
    if (g_str_equal (matters[i].field, field->code))
      return (matters[i].families & (1u << get_family (record, vocabulary))) != 0;
  return TRUE;
}

static gboolean
matters_to_territory (const DossierRecord     *record,
                      const DossierVocabulary *vocabulary,
                      const DossierField      *field)
{
  const char *type = dossier_record_get_text (record, "type");

  for (gsize i = 0; type != NULL && i < G_N_ELEMENTS (matters_to_territories); i++)
    if (g_str_equal (matters_to_territories[i].field, field->code))
      return g_strv_contains (matters_to_territories[i].types, dossier_standing_find (vocabulary, "territory_type", type));
  return TRUE;
}

gboolean
dossier_view_plan_asks (const DossierRecord     *record,
                        const DossierVocabulary *vocabulary,
                        const DossierField      *field)
{
  const char *kind = dossier_record_get_kind (record)->code;

  if (field->flags & DOSSIER_FIELD_HIDDEN)
    return FALSE;
  if (g_str_equal (kind, "assignment"))
    return !is_among (of_post_elsewhere, G_N_ELEMENTS (of_post_elsewhere), field->code);
  if (g_str_equal (kind, "structure"))
    return has_answer (record, field) || matters_to_structure (record, vocabulary, field);
  if (g_str_equal (kind, "territory"))
    return has_answer (record, field) || matters_to_territory (record, vocabulary, field);
  return !is_among (told_elsewhere, G_N_ELEMENTS (told_elsewhere), field->code);
}

static void
section_free (gpointer data)
{
  DossierViewSection *section = data;

  g_ptr_array_unref (section->fields);
  g_free (section);
}

static DossierViewSection *
find_section (GPtrArray  *plan,
              const char *name)
{
  DossierViewSection *section;

  for (guint i = 0; i < plan->len; i++)
    if (g_strcmp0 (((DossierViewSection *) plan->pdata[i])->section, name) == 0)
      return plan->pdata[i];

  section = g_new (DossierViewSection, 1);
  section->section = name;
  section->fields = g_ptr_array_new ();
  g_ptr_array_add (plan, section);
  return section;
}

GPtrArray *
dossier_view_plan_new (const DossierRecord     *record,
                       const DossierVocabulary *vocabulary)
{
  const DossierKind *kind = dossier_record_get_kind (record);
  GPtrArray         *plan = g_ptr_array_new_with_free_func (section_free);

  if (g_str_equal (kind->code, "link"))
    for (gsize i = 0; i < G_N_ELEMENTS (link_sections); i++)
      find_section (plan, link_sections[i]);
  for (guint i = 0; i < kind->n_fields; i++)
    if (dossier_view_plan_asks (record, vocabulary, &kind->fields[i]))
      g_ptr_array_add (find_section (plan, kind->fields[i].section)->fields, (gpointer) &kind->fields[i]);
  return plan;
}

gboolean
dossier_view_plan_equal (GPtrArray *one,
                         GPtrArray *other)
{
  if (one == NULL || other == NULL || one->len != other->len)
    return FALSE;

  for (guint i = 0; i < one->len; i++)
    {
      GPtrArray *fields = ((DossierViewSection *) one->pdata[i])->fields, *others = ((DossierViewSection *) other->pdata[i])->fields;

      if (fields->len != others->len || (fields->len > 0 && memcmp (fields->pdata, others->pdata, fields->len * sizeof (gpointer)) != 0))
        return FALSE;
    }
  return TRUE;
}

gboolean
dossier_view_plan_can_wait (const DossierKind  *kind,
                            const DossierField *field)
{
  if (g_str_equal (kind->code, "assignment"))
    return is_among (of_post_seldom, G_N_ELEMENTS (of_post_seldom), field->code);
  return g_str_equal (kind->code, "structure") && !is_among (asked, G_N_ELEMENTS (asked), field->code);
}

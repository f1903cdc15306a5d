#include "map-reading.h"

#include "dossier-scope.h"

#include "dossier-vocabulary.h"

#include <math.h>
#include <string.h>

static const struct
{
  const char *type;
  MapFamily   family;
} families[] = {
  { "social_centre", MAP_FAMILY_CENTRE },
  { "maison_de_quartier", MAP_FAMILY_CENTRE },
  { "maison_pour_tous", MAP_FAMILY_CENTRE },
  { "espace_de_vie_sociale", MAP_FAMILY_CENTRE },
  { "nursery_school", MAP_FAMILY_NURSERY },
  { "elementary_school", MAP_FAMILY_PRIMARY },
  { "primary_school", MAP_FAMILY_PRIMARY },
  { "middle_school", MAP_FAMILY_COLLEGE },
  { "high_school", MAP_FAMILY_LYCEE },
  { "local_association", MAP_FAMILY_ASSOCIATION },
  { "cultural_association", MAP_FAMILY_ASSOCIATION },
  { "parents_association", MAP_FAMILY_ASSOCIATION },
  { "parents_federation", MAP_FAMILY_ASSOCIATION },
  { "leisure_centre", MAP_FAMILY_ASSOCIATION },
  { "ecole_et_famille", MAP_FAMILY_ASSOCIATION },
  { "departmental_federation", MAP_FAMILY_ASSOCIATION },
  { "academic_inspection", MAP_FAMILY_INSTITUTION },
  { "priority_network", MAP_FAMILY_INSTITUTION },
  { "town_hall", MAP_FAMILY_INSTITUTION },
  { "town_mediation", MAP_FAMILY_INSTITUTION },
  { "caf", MAP_FAMILY_INSTITUTION },
  { "police", MAP_FAMILY_INSTITUTION },
  { "landlord", MAP_FAMILY_INSTITUTION },
  { "specialised_prevention", MAP_FAMILY_INSTITUTION },
  { "pre_team", MAP_FAMILY_INSTITUTION },
  { "clspd", MAP_FAMILY_INSTITUTION },
};

#define TYPES "structure_type"
#define PROGRAMMES "programme"

static const struct
{
  MapAspect   aspect;
  const char *vocabulary;
  const char *field; /* of a link */
} aspects[] = {
  { MAP_ASPECT_KIND, "link_type", "kind" },
  { MAP_ASPECT_FORMALITY, "formality", "formality" },
  { MAP_ASPECT_FREQUENCY, "frequency", "frequency" },
  { MAP_ASPECT_QUALITY, "quality", "quality" },
  { MAP_ASPECT_CERTAINTY, "certainty", "certainty" },
  { MAP_ASPECT_STATUS, "link_status", "status" },
};

MapFamily
map_reading_get_family (const char *type)
{
  for (gsize i = 0; type != NULL && i < G_N_ELEMENTS (families); i++)
    if (strcmp (families[i].type, type) == 0)
      return families[i].family;
  return MAP_FAMILY_OTHER;
}

/* What rows are read into. */
typedef struct
{
  MapSceneBuilder   *builder;
  DossierVocabulary *vocabulary;
  GHashTable        *programmes; /* code → bit + 1 */
  gboolean           has_merged; /* a term stands for another: nearly never, and then each code is followed */
} Reading;

static void
add_terms_of (Reading    *self,
              MapAspect   aspect,
              const char *vocabulary)
{
  guint                     n;
  const DossierTerm *const *terms = dossier_vocabulary_get_terms (self->vocabulary, vocabulary, &n);

  for (guint i = 0; i < n; i++)
    if (terms[i]->merged_into == NULL)
      map_scene_builder_add_term (self->builder, aspect, terms[i]->code, terms[i]->label);
    else
      self->has_merged = TRUE;
}

static void
look_for_merged (Reading    *self,
                 const char *vocabulary)
{
  guint                     n;
  const DossierTerm *const *terms = dossier_vocabulary_get_terms (self->vocabulary, vocabulary, &n);

  for (guint i = 0; i < n; i++)
    self->has_merged = self->has_merged || terms[i]->merged_into != NULL;
}

static void
add_programmes (Reading *self)
{
  guint                     n;
  const DossierTerm *const *terms = dossier_vocabulary_get_terms (self->vocabulary, PROGRAMMES, &n);

  for (guint i = 0; i < n; i++)
    if (terms[i]->merged_into != NULL)
      self->has_merged = TRUE;
    else if (g_hash_table_size (self->programmes) < MAP_MAX_TERMS)
      {
        map_scene_builder_add_programme (self->builder, terms[i]->code, terms[i]->label);
        g_hash_table_insert (self->programmes, (gpointer) terms[i]->code, GUINT_TO_POINTER (g_hash_table_size (self->programmes) + 1));
      }
}

static void
name_aspect (Reading    *self,
             MapAspect   aspect,
             const char *field)
{
  const DossierField *asked = dossier_kind_find_field (dossier_kinds_find ("link"), field);
  const char         *name = dossier_vocabulary_get_heading (self->vocabulary, asked);

  if (strcmp (name, dossier_kinds_translate (asked->label)) != 0)
    map_scene_builder_name_aspect (self->builder, aspect, name);
}

static void
add_terms (Reading *self)
{
  add_programmes (self);
  for (gsize i = 0; i < G_N_ELEMENTS (aspects); i++)
    {
      name_aspect (self, aspects[i].aspect, aspects[i].field);
      add_terms_of (self, aspects[i].aspect, aspects[i].vocabulary);
    }
  look_for_merged (self, TYPES);
}

/* The code that stands today for one that was recorded. */
static const char *
follow (const Reading *self,
        const char    *vocabulary,
        const char    *code)
{
  const DossierTerm *term = code == NULL || !self->has_merged ? NULL : dossier_vocabulary_resolve (self->vocabulary, vocabulary, code);

  return term == NULL ? code : term->code;
}

static gboolean
get_place (DossierCursor  *cursor,
           guint           column,
           TerritoryPoint *place)
{
  place->lon = dossier_cursor_get_real (cursor, column);
  place->lat = dossier_cursor_get_real (cursor, column + 1);
  return isfinite (place->lon) && isfinite (place->lat);
}

/* One a line, "@" and who carries it behind some. */
static guint64
read_programmes (const Reading *self,
                 const char    *text)
{
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  guint64        programmes = 0;

  for (char **line = lines; *line != NULL; line++)
    {
      g_autofree char *code = g_strndup (*line, strcspn (*line, "@"));
      guint            bit = GPOINTER_TO_UINT (g_hash_table_lookup (self->programmes, follow (self, PROGRAMMES, code)));

      if (bit > 0)
        programmes |= G_GUINT64_CONSTANT (1) << (bit - 1);
    }
  return programmes;
}

typedef void (*AddRow) (const Reading *self,
                        DossierCursor *cursor);

/* members: one a line. */
static void
add_members (const Reading *self,
             const char    *territory,
             const char    *members,
             const char    *head)
{
  g_auto (GStrv) ids = g_strsplit (members != NULL ? members : "", "\n", -1);

  if (head != NULL)
    map_scene_builder_add_member (self->builder, territory, head, TRUE);
  for (char **id = ids; *id != NULL; id++)
    if (**id != '\0')
      map_scene_builder_add_member (self->builder, territory, *id, FALSE);
}

static void
add_territory (const Reading *self,
               DossierCursor *cursor)
{
  gsize                        length = 0;
  const guint8                *bytes = dossier_cursor_get_bytes (cursor, 5, &length);
  g_autoptr (TerritoryOutline) outline = bytes && length ? territory_outline_decode (bytes, length, NULL) : NULL;
  TerritoryPoint               place;
  gboolean                     has_place = get_place (cursor, 6, &place);
  MapTerritoryFacts            facts = {
               .id = dossier_cursor_get_text (cursor, 0),
               .type = dossier_cursor_get_text (cursor, 1),
               .name = dossier_cursor_get_text (cursor, 2),
               .population = (guint) dossier_cursor_get_integer (cursor, 3),
               .priority_area = g_strcmp0 (dossier_cursor_get_text (cursor, 4), "yes") == 0,
               .outline = outline,
               .label = has_place ? &place : NULL,
  };

  if (facts.name == NULL)
    return;
  map_scene_builder_add_territory (self->builder, &facts);
  if (map_territory_type_from_code (facts.type) == MAP_TERRITORY_NETWORK)
    add_members (self, facts.id, dossier_cursor_get_text (cursor, 8), dossier_cursor_get_text (cursor, 9));
}

/* column: the first of the two bounds of a date. */
static void
add_asking (const Reading *self,
            DossierCursor *cursor,
            const char    *structure,
            guint          column)
{
  map_scene_builder_add_asking (self->builder, structure, (guint32) dossier_cursor_get_integer (cursor, column), (guint32) dossier_cursor_get_integer (cursor, column + 1));
}

static void
add_structure (const Reading *self,
               DossierCursor *cursor)
{
  const char       *education = dossier_cursor_get_text (cursor, 4);
  TerritoryPoint    place;
  MapStructureFacts facts = {
    .id = dossier_cursor_get_text (cursor, 0),
    .type = dossier_cursor_get_text (cursor, 1),
    .family = map_reading_get_family (follow (self, TYPES, dossier_cursor_get_text (cursor, 1))),
    .name = dossier_cursor_get_text (cursor, 2),
    .short_name = dossier_cursor_get_text (cursor, 3),
    .place = get_place (cursor, 5, &place) ? &place : NULL,
    .commune = dossier_cursor_get_text (cursor, 7),
    .priority_education = g_strcmp0 (education, "rep") == 0 || g_strcmp0 (education, "rep+") == 0,
  };

  if (facts.name == NULL)
    return;
  map_scene_builder_add_structure (self->builder, &facts);
  add_asking (self, cursor, facts.id, 8);
}

static void
add_link (const Reading *self,
          DossierCursor *cursor)
{
  MapLinkFacts facts = {
    .id = dossier_cursor_get_text (cursor, 0),
    .a = dossier_cursor_get_text (cursor, 1),
    .b = dossier_cursor_get_text (cursor, 2),
    .began_earliest = (guint32) dossier_cursor_get_integer (cursor, 3),
    .ended_latest = (guint32) dossier_cursor_get_integer (cursor, 4),
    .label = dossier_cursor_get_text (cursor, 5),
    .began_latest = (guint32) dossier_cursor_get_integer (cursor, 6 + MAP_N_ASPECTS),
    .ended_earliest = (guint32) dossier_cursor_get_integer (cursor, 7 + MAP_N_ASPECTS),
  };

  for (guint i = 0; i < G_N_ELEMENTS (aspects); i++)
    facts.codes[aspects[i].aspect] = follow (self, aspects[i].vocabulary, dossier_cursor_get_text (cursor, 6 + i));
  facts.programmes = read_programmes (self, dossier_cursor_get_text (cursor, 8 + G_N_ELEMENTS (aspects)));
  if (facts.a == NULL || facts.b == NULL)
    return;
  map_scene_builder_add_link (self->builder, &facts);
  add_asking (self, cursor, facts.a, 9 + G_N_ELEMENTS (aspects));
  add_asking (self, cursor, facts.b, 9 + G_N_ELEMENTS (aspects));
}

static void
add_absence (const Reading *self,
             DossierCursor *cursor)
{
  const char *structure = dossier_cursor_get_text (cursor, 0), *other = dossier_cursor_get_text (cursor, 1);

  if (structure == NULL)
    return;
  map_scene_builder_add_absence (self->builder, structure, other);
  add_asking (self, cursor, structure, 2);
  if (other != NULL)
    add_asking (self, cursor, other, 2);
}

static gboolean
add_rows (const Reading     *self,
          DossierReader     *reader,
          DossierVisibility  audience,
          const char        *kind,
          const char *const *columns,
          AddRow             add,
          GCancellable      *cancellable,
          GError           **error)
{
  g_autoptr (DossierQuery)  query = dossier_query_new (kind);
  g_autoptr (DossierCursor) cursor = NULL;
  g_autoptr (GError)        local = NULL;

  dossier_query_set_order (query, "id", FALSE);
  dossier_query_set_audience (query, audience);
  cursor = dossier_reader_walk (reader, query, columns, error);
  if (cursor == NULL)
    return FALSE;
  while (!g_cancellable_set_error_if_cancelled (cancellable, &local) && dossier_cursor_next (cursor, &local))
    add (self, cursor);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

MapSceneBuilder *
map_reading_read (DossierReader    *reader,
                  DossierVisibility audience,
                  GCancellable     *cancellable,
                  GError          **error)
{
  static const char *const      territory[] = { "id", "type", "name", "population", "priority_area", "outline", "position.lon", "position.lat", "members", "head", NULL };
  static const char *const      structure[] = { "id", "type", "name", "acronym", "priority_education", "position.lon", "position.lat", "territory", "verified_on.from", "verified_on.to", NULL };
  static const char *const      link[] = { "id", "a", "b", "began.from", "ended.to", "object", "kind", "formality", "frequency", "quality", "certainty", "status", "began.to", "ended.from", "programmes", "verified_on.from", "verified_on.to", NULL };
  static const char *const      absence[] = { "structure", "other", "date.from", "date.to", NULL };
  g_autoptr (DossierVocabulary) vocabulary = dossier_vocabulary_load (reader, error);
  g_autoptr (MapSceneBuilder)   builder = map_scene_builder_new ();
  g_autoptr (GHashTable)        programmes = g_hash_table_new (g_str_hash, g_str_equal);
  Reading                       reading = { builder, vocabulary, programmes, FALSE };

  if (vocabulary == NULL)
    return NULL;
  add_terms (&reading);
  if (!add_rows (&reading, reader, audience, "territory", territory, add_territory, cancellable, error))
    return NULL;
  map_scene_builder_close_territories (builder);
  if (!add_rows (&reading, reader, audience, "structure", structure, add_structure, cancellable, error) ||
      !add_rows (&reading, reader, audience, "link", link, add_link, cancellable, error) ||
      !add_rows (&reading, reader, audience, "absence", absence, add_absence, cancellable, error))
    return NULL;
  return g_steal_pointer (&builder);
}

static GHashTable *
list_structures (DossierReader    *reader,
                 DossierVisibility audience,
                 GError          **error)
{
  static const char *const  columns[] = { "id", NULL };
  g_autoptr (GHashTable)    found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (DossierQuery)  query = dossier_query_new ("structure");
  g_autoptr (DossierCursor) cursor = NULL;
  g_autoptr (GError)        local = NULL;

  dossier_query_set_order (query, "id", FALSE);
  dossier_query_set_audience (query, audience);
  cursor = dossier_reader_walk (reader, query, columns, error);
  if (cursor == NULL)
    return NULL;
  while (dossier_cursor_next (cursor, &local))
    g_hash_table_add (found, g_strdup (dossier_cursor_get_text (cursor, 0)));
  if (local == NULL)
    return g_steal_pointer (&found);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static gboolean
holds (GHashTable *structures,
       const char *id)
{
  return id != NULL && g_hash_table_contains (structures, id);
}

/* Links whose two ends are among the structures. */
static gboolean
count_links (DossierReader    *reader,
             DossierVisibility audience,
             GHashTable       *structures,
             guint            *count,
             GError          **error)
{
  static const char *const  columns[] = { "a", "b", NULL };
  g_autoptr (DossierQuery)  query = dossier_query_new ("link");
  g_autoptr (DossierCursor) cursor = NULL;
  g_autoptr (GError)        local = NULL;

  *count = 0;
  dossier_query_set_order (query, "id", FALSE);
  dossier_query_set_audience (query, audience);
  cursor = dossier_reader_walk (reader, query, columns, error);
  if (cursor == NULL)
    return FALSE;
  while (dossier_cursor_next (cursor, &local))
    if (holds (structures, dossier_cursor_get_text (cursor, 0)) && holds (structures, dossier_cursor_get_text (cursor, 1)))
      (*count)++;
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
map_reading_count_hidden (DossierReader    *reader,
                          DossierVisibility audience,
                          guint            *n_structures,
                          guint            *n_links,
                          GError          **error)
{
  g_autoptr (GHashTable) all = NULL, shown = NULL;
  guint                  n_all = 0, n_shown = 0;

  *n_structures = *n_links = 0;
  if (audience == DOSSIER_VISIBILITY_INTERNAL)
    return TRUE;
  all = list_structures (reader, DOSSIER_VISIBILITY_INTERNAL, error);
  shown = all != NULL ? list_structures (reader, audience, error) : NULL;
  if (shown == NULL || !count_links (reader, DOSSIER_VISIBILITY_INTERNAL, all, &n_all, error) ||
      !count_links (reader, audience, shown, &n_shown, error))
    return FALSE;
  *n_structures = g_hash_table_size (all) - g_hash_table_size (shown);
  *n_links = n_all - n_shown;
  return TRUE;
}

/* n: of the scene, of the sort that find looks among. NULL on error. */
static GBytes *
list_answers (DossierReader      *reader,
              const MapScene     *scene,
              const DossierQuery *query,
              guint (*find) (const MapScene *scene, const char *id),
              guint    n,
              GError **error)
{
  static const char *const  columns[] = { "id", NULL };
  g_autoptr (DossierQuery)  stored = dossier_query_copy (query);
  g_autoptr (DossierCursor) cursor = NULL;
  g_autoptr (GError)        local = NULL;
  g_autofree guint8        *shown = g_malloc0 (n + 1);

  dossier_query_set_order (stored, "id", FALSE); /* which are shown, in whatever order */
  cursor = dossier_reader_walk (reader, stored, columns, error);
  if (cursor == NULL)
    return NULL;
  while (dossier_cursor_next (cursor, &local))
    {
      guint index = find (scene, dossier_cursor_get_text (cursor, 0));

      if (index != MAP_NONE)
        shown[index] = 1;
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  return g_bytes_new_take (g_steal_pointer (&shown), n);
}

MapShown *
map_reading_list_shown (DossierReader      *reader,
                        const MapScene     *scene,
                        const DossierQuery *query,
                        GError            **error)
{
  g_autoptr (MapShown)     self = g_new0 (MapShown, 1);
  g_autoptr (DossierQuery) structures = dossier_scope_new_query ("structure", query);
  g_autoptr (DossierQuery) links = dossier_scope_new_query_between (query);
  guint                    n;

  if (dossier_query_is_filtered (structures))
    {
      map_scene_get_structures (scene, &n);
      self->structures = list_answers (reader, scene, structures, map_scene_find_structure, n, error);
      if (self->structures == NULL)
        return NULL;
    }
  if (links != NULL)
    {
      map_scene_get_links (scene, &n);
      self->links = list_answers (reader, scene, links, map_scene_find_link, n, error);
      if (self->links == NULL)
        return NULL;
    }
  return g_steal_pointer (&self);
}

void
map_shown_free (MapShown *self)
{
  g_clear_pointer (&self->structures, g_bytes_unref);
  g_clear_pointer (&self->links, g_bytes_unref);
  g_free (self);
}

static char *
dup_source (DossierCursor *cursor)
{
  const char *producer = dossier_cursor_get_text (cursor, 0), *title = dossier_cursor_get_text (cursor, 1);
  const char *edition = dossier_cursor_get_text (cursor, 2), *licence = dossier_cursor_get_text (cursor, 3);
  GString    *one = g_string_new (producer);

  if (title != NULL)
    g_string_append_printf (one, "%s%s", one->len > 0 ? ", " : "", title);
  if (edition != NULL && *edition != '\0')
    g_string_append_printf (one, " (%s)", edition);
  if (licence != NULL && *licence != '\0')
    g_string_append_printf (one, ", %s", licence);
  return g_string_free (one, FALSE);
}

char *
map_reading_dup_sources (DossierReader *reader,
                         GError       **error)
{
  static const char *const  columns[] = { "producer", "title", "edition", "licence", NULL };
  g_autoptr (DossierQuery)  query = dossier_query_new ("source");
  g_autoptr (DossierCursor) cursor = dossier_reader_walk (reader, query, columns, error);
  g_autoptr (GHashTable)    seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString)       sources = g_string_new (NULL);
  GError                   *local = NULL;

  while (cursor != NULL && dossier_cursor_next (cursor, &local))
    {
      g_autofree char *one = dup_source (cursor);

      if (*one != '\0' && g_hash_table_add (seen, g_strdup (one)))
        g_string_append_printf (sources, "%s%s", sources->len > 0 ? " · " : "", one);
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return cursor != NULL && local == NULL ? g_strdup (sources->str) : NULL;
}

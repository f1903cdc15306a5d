#include "insight-view-fields.h"

#include "dossier-path-words.h"

static const char *const of_structures[] = {
  "type", "management", "territory", "priority_education", "priority_area", "link", "link.other.type", "link.kind", "link.formality", "link.regularity", "link.frequency",
  "link.cooperation", "link.quality", "link.status", "link.programmes", "link.themes", "bearers", "contact.status", "life", NULL
};

static const char *const of_links[] = {
  "kind", "formality", "regularity", "frequency", "cooperation", "scope", "quality", "status", "life", "programmes", "purposes", "themes", "places", "first_step", "ways_in",
  "levers", "brakes", "factors", "holding", "structure.type", "structure.territory", "began", "certainty", NULL
};

const char *const *
insight_view_fields_get (const char *kind)
{
  return g_str_equal (kind, "link") ? of_links : of_structures;
}

char *
insight_view_fields_dup_label (const char              *kind,
                               const char              *path,
                               const DossierVocabulary *vocabulary)
{
  DossierPath read;

  return dossier_path_read (dossier_kinds_find (kind), path, &read) ? dossier_path_dup_label (&read, vocabulary) : g_strdup (path);
}

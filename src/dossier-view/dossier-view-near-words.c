#include "config.h"

#include "dossier-view-near-words.h"

#include "dossier-beside.h"
#include "dossier-view-quote.h"

#include <glib/gi18n-lib.h>

static const char *
get_label (const DossierVocabulary *vocabulary,
           const DossierRecord     *record,
           const char              *field)
{
  const char *code = dossier_record_get_text (record, field);

  return code != NULL ? dossier_vocabulary_get_label (vocabulary, dossier_kind_find_field (dossier_record_get_kind (record), field)->target, code) : NULL;
}

static char *
dup_date (const DossierRecord *record,
          const char          *field)
{
  DossierValue   *value = dossier_record_get (record, field);
  const BaseDate *date = value != NULL ? dossier_value_get_date (value) : NULL;

  return date != NULL ? base_date_dup_text (date) : NULL;
}

/* "2017 – 2019", "2017", NULL. */
static char *
dup_span (const DossierRecord *record,
          const char          *from_field,
          const char          *to_field)
{
  g_autofree char *from = dup_date (record, from_field), *to = dup_date (record, to_field);

  if (to == NULL)
    return g_steal_pointer (&from);
  return g_strdup_printf ("%s – %s", from != NULL ? from : "…", to);
}

/* What was said of it, one after the other; NULL: nothing was. Parts may be NULL. */
static char *
join (const char *one,
      const char *two,
      const char *three)
{
  const char *parts[] = { one, two, three };
  GString    *text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", parts[i]);
  return g_string_free (text, text->len == 0);
}

static void
keep_date (DossierViewNear     *near,
           const DossierRecord *record,
           const char          *field)
{
  DossierValue *value = dossier_record_get (record, field);

  near->date = value != NULL ? dossier_value_ref (value) : NULL;
}

static char *
dup_title_of (DossierReader       *reader,
              const DossierRecord *record,
              const char          *field)
{
  const char *id = dossier_record_get_reference (record, field);

  return id != NULL ? dossier_reader_dup_title (reader, id) : NULL;
}

static char *
dup_own_title (DossierReader       *reader,
               const DossierRecord *record)
{
  char *title = dossier_reader_dup_title (reader, dossier_record_get_id (record));

  return title != NULL ? title : g_strdup (dossier_kinds_translate (dossier_record_get_kind (record)->label));
}

static void
word_step (DossierViewNear         *near,
           const DossierVocabulary *vocabulary,
           const DossierRecord     *record)
{
  g_autofree char *when = dup_date (record, "date");
  const char      *step = get_label (vocabulary, record, "step");

  keep_date (near, record, "date");
  near->title = join (when != NULL ? when : "?", step, NULL);
  near->detail = g_strdup (dossier_record_get_text (record, "story"));
}

static void
word_action (DossierViewNear         *near,
             const DossierVocabulary *vocabulary,
             const DossierRecord     *record)
{
  g_autofree char *span = dup_span (record, "from", "to");
  DossierValue    *recurring = dossier_record_get (record, "recurring");

  keep_date (near, record, "from");
  near->title = g_strdup (dossier_record_get_text (record, "title"));
  near->detail = join (span, get_label (vocabulary, record, "programme"), recurring != NULL && dossier_value_get_boolean (recurring) ? _ ("recurring") : NULL);
}

static void
word_evaluation (DossierViewNear     *near,
                 DossierReader       *reader,
                 const DossierRecord *record)
{
  g_autofree char *when = dup_date (record, "date"), *title = dup_own_title (reader, record);
  const char      *worked = dossier_record_get_text (record, "worked");

  keep_date (near, record, "date");
  near->title = join (when, title, NULL);
  near->detail = dossier_record_get_text (record, "title") != NULL ? g_strdup (worked) : NULL;
}

/* "— direction, école élémentaire": a role, never a name. */
static void
word_passage (DossierViewNear         *near,
              DossierReader           *reader,
              const DossierVocabulary *vocabulary,
              const DossierRecord     *record)
{
  const char      *clean = dossier_record_get_text (record, "clean"), *raw = dossier_record_get_text (record, "raw"), *nature = dossier_record_get_text (record, "nature");
  const char      *role = get_label (vocabulary, record, "role"), *structure = get_label (vocabulary, record, "speaker_type");
  const char      *words = clean != NULL ? clean : raw != NULL ? raw
                                                               : "";
  gboolean         is_said = nature == NULL || g_str_equal (nature, "verbatim");
  g_autofree char *who = role != NULL && structure != NULL ? g_strdup_printf ("%s, %s", role, structure) : g_strdup (role != NULL ? role : structure);
  g_autofree char *speaker = g_strdup_printf ("— %s", who != NULL ? who : _ ("role not said"));
  g_autofree char *where = dup_title_of (reader, record, "interview");

  near->title = is_said ? dossier_view_quote_dress (words) : g_strdup (words);
  near->detail = join (speaker, is_said ? NULL : get_label (vocabulary, record, "nature"), where);
}

/* From the one side the other is told. */
static void
word_absence (DossierViewNear         *near,
              DossierReader           *reader,
              const DossierVocabulary *vocabulary,
              const DossierRecord     *record,
              const char              *from)
{
  gboolean         is_other = g_strcmp0 (dossier_record_get_reference (record, "other"), from) == 0;
  g_autofree char *other = dup_title_of (reader, record, is_other ? "structure" : "other"), *when = dup_date (record, "date");
  DossierValue    *no_school = dossier_record_get (record, "no_school");
  const char      *whom = other != NULL ? other : no_school != NULL && dossier_value_get_boolean (no_school) ? _ ("no school at all")
                                                                                                             : NULL;

  keep_date (near, record, "date");
  /* Translators: a date. */
  near->title = when != NULL ? g_strdup_printf (_ ("No link found on %s"), when) : g_strdup (_ ("No link found, the day is not known"));
  near->detail = join (whom, get_label (vocabulary, record, "programme"), dossier_record_get_text (record, "source"));
}

static void
word_interview (DossierViewNear         *near,
                DossierReader           *reader,
                const DossierVocabulary *vocabulary,
                const DossierRecord     *record)
{
  g_autofree char *when = dup_date (record, "date"), *title = dup_own_title (reader, record);

  keep_date (near, record, "date");
  near->title = g_steal_pointer (&title);
  near->detail = join (when, get_label (vocabulary, record, "mode"), dossier_record_get_text (record, "place"));
}

/* How its file stands with the sharing; NULL: there is nothing to say. */
static const char *
word_standing (DossierReader       *reader,
               const DossierRecord *record)
{
  g_autoptr (DossierBeside) beside = dossier_beside_read (reader);
  const DossierBesideFile  *file = dossier_beside_find (beside, dossier_record_get_id (record));

  switch (file != NULL ? file->state : DOSSIER_BESIDE_UNTOLD)
    {
    case DOSSIER_BESIDE_LEAVING:
      return _ ("on its way to the others");
    case DOSSIER_BESIDE_SENT:
      return _ ("in the shared folder");
    case DOSSIER_BESIDE_ARRIVED:
      return _ ("arrived from another computer");
    case DOSSIER_BESIDE_AWAITED:
      return _ ("not here yet: it comes with the sharing");
    case DOSSIER_BESIDE_TOO_LARGE:
      return _ ("stays on this computer: it is larger than 20 MB, more than the shared folder takes");
    case DOSSIER_BESIDE_ELSEWHERE:
      return _ ("not here: it stayed on the computer where it was attached");
    case DOSSIER_BESIDE_UNTOLD:
    default:
      return NULL;
    }
}

static void
word_attachment (DossierViewNear     *near,
                 DossierReader       *reader,
                 const DossierRecord *record)
{
  DossierValue *missing = dossier_record_get (record, "missing");
  const char   *file = dossier_record_get_text (record, "file");

  near->is_missing = (missing != NULL && dossier_value_get_boolean (missing)) || file == NULL;
  near->title = g_strdup (dossier_record_get_text (record, "label"));
  if (near->is_missing)
    near->detail = join (_ ("missing attachment"), dossier_record_get_text (record, "cited"), NULL);
  else
    {
      g_autofree char *name = g_path_get_basename (file);

      near->detail = join (name, word_standing (reader, record), NULL);
    }
}

static void
word_link (DossierViewNear         *near,
           const DossierVocabulary *vocabulary,
           const DossierRecord     *record)
{
  g_autofree char *span = dup_span (record, "began", "ended");
  const char      *kind = get_label (vocabulary, record, "kind"), *object = dossier_record_get_text (record, "object");

  keep_date (near, record, "began");
  near->title = g_strdup (kind != NULL ? kind : object != NULL ? object
                                                               : _ ("Not described yet"));
  near->detail = join (get_label (vocabulary, record, "status"), span, kind != NULL ? object : NULL);
}

void
dossier_view_near_word (DossierViewNear         *near,
                        DossierReader           *reader,
                        const DossierVocabulary *vocabulary,
                        const DossierRecord     *record,
                        const char              *from)
{
  const char *kind = near->kind->code;

  if (g_str_equal (kind, "link_step"))
    word_step (near, vocabulary, record);
  else if (g_str_equal (kind, "action"))
    word_action (near, vocabulary, record);
  else if (g_str_equal (kind, "shared_evaluation"))
    word_evaluation (near, reader, record);
  else if (g_str_equal (kind, "passage"))
    word_passage (near, reader, vocabulary, record);
  else if (g_str_equal (kind, "absence"))
    word_absence (near, reader, vocabulary, record, from);
  else if (g_str_equal (kind, "interview"))
    word_interview (near, reader, vocabulary, record);
  else if (g_str_equal (kind, "attachment"))
    word_attachment (near, reader, record);
  else if (g_str_equal (kind, "link"))
    word_link (near, vocabulary, record);
  if (near->title == NULL)
    near->title = dup_own_title (reader, record);
}

#include "config.h"

#include "guide-recordings.h"

#include "base-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* In the order a passage is asked: one of an interview is heard there, whatever document cites it. */
static const char *const recorded[] = { "interview", "meeting", "source" };

const char *
guide_recordings_get_field (const DossierKind *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (recorded); i++)
    if (g_str_equal (recorded[i], kind->code))
      return recorded[i];
  return NULL;
}

/* --- values */

void
guide_named_free (GuideNamed *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self);
}

static void
clear (gpointer data)
{
  GuideRecordings *self = data;

  g_free (self->of);
  g_free (self->passage);
  g_free (self->chosen);
  g_ptr_array_unref (self->list);
}

GuideRecordings *
guide_recordings_ref (GuideRecordings *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
guide_recordings_unref (GuideRecordings *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

const GuideNamed *
guide_recordings_find (const GuideRecordings *self,
                       const char            *id)
{
  for (guint i = 0; id != NULL && i < self->list->len; i++)
    if (g_str_equal (((GuideNamed *) self->list->pdata[i])->id, id))
      return self->list->pdata[i];
  return NULL;
}

/* --- reading */

static DossierRecord *
find_live (DossierReader *reader,
           const char    *id,
           GError       **error)
{
  g_autoptr (DossierRecord) record = id != NULL ? dossier_reader_find_record (reader, id, error) : NULL;

  return record != NULL && !dossier_record_is_deleted (record) ? g_steal_pointer (&record) : NULL;
}

/* What a passage or a recording comes from. */
static DossierRecord *
find_origin (DossierReader       *reader,
             const DossierRecord *record)
{
  for (gsize i = 0; i < G_N_ELEMENTS (recorded); i++)
    {
      DossierRecord *origin = find_live (reader, dossier_record_get_reference (record, recorded[i]), NULL);

      if (origin != NULL)
        return origin;
    }
  return NULL;
}

/* A passage that only names its recording comes from what that is of. */
static DossierRecord *
find_origin_of_passage (DossierReader       *reader,
                        const DossierRecord *passage)
{
  DossierRecord            *origin = find_origin (reader, passage);
  g_autoptr (DossierRecord) recording = origin == NULL ? find_live (reader, dossier_record_get_reference (passage, "recording"), NULL) : NULL;

  return recording != NULL ? find_origin (reader, recording) : origin;
}

static int
compare_named (gconstpointer one,
               gconstpointer other)
{
  const GuideNamed *first = *(GuideNamed *const *) one, *second = *(GuideNamed *const *) other;
  int               by_title = base_text_compare (first->title, second->title);

  return by_title != 0 ? by_title : strcmp (first->id, second->id);
}

static gboolean
read_list (GuideRecordings *self,
           DossierReader   *reader,
           const char      *field,
           GError         **error)
{
  g_autoptr (GPtrArray) ids = dossier_reader_list_referring (reader, "recording", field, self->of, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (DossierRecord) record = find_live (reader, ids->pdata[i], NULL);
      const char               *file = record != NULL ? dossier_record_get_text (record, "file") : NULL, *name = file;
      GuideNamed               *named;

      if (record == NULL)
        continue;
      if (name == NULL)
        name = dossier_record_get_text (record, "label");
      named = g_new0 (GuideNamed, 1);
      named->id = g_strdup (ids->pdata[i]);
      named->title = g_strdup (name != NULL ? name : "");
      g_ptr_array_add (self->list, named);
    }
  g_ptr_array_sort (self->list, compare_named);
  return ids != NULL;
}

static void
read_passage (GuideRecordings     *self,
              const DossierRecord *passage)
{
  DossierValue *start = dossier_record_get (passage, "start");

  self->passage = g_strdup (dossier_record_get_id (passage));
  self->chosen = g_strdup (dossier_record_get_reference (passage, "recording"));
  self->seconds = start != NULL ? (guint) MAX (0, dossier_value_get_integer (start)) : 0;
}

GuideRecordings *
guide_recordings_read (DossierReader *reader,
                       const char    *id,
                       GError       **error)
{
  g_autoptr (DossierRecord)   record = find_live (reader, id, error), origin = NULL;
  g_autoptr (GuideRecordings) self = NULL;
  const char                 *field;

  if (record == NULL)
    return NULL;
  if (g_str_equal (dossier_record_get_kind (record)->code, "passage"))
    origin = find_origin_of_passage (reader, record);
  field = guide_recordings_get_field (dossier_record_get_kind (origin != NULL ? origin : record));
  if (field == NULL)
    return NULL;
  self = g_atomic_rc_box_new0 (GuideRecordings);
  self->of = g_strdup (dossier_record_get_id (origin != NULL ? origin : record));
  self->has_notes = !g_str_equal (field, "source");
  self->list = g_ptr_array_new_with_free_func ((GDestroyNotify) guide_named_free);
  if (origin != NULL)
    read_passage (self, record);
  return read_list (self, reader, field, error) ? g_steal_pointer (&self) : NULL;
}

/* --- writing */

DossierAct *
guide_recordings_new_choice (const char *passage,
                             const char *recording)
{
  DossierAct *act = dossier_act_new (_ ("Recording of a passage"));

  dossier_act_set (act, dossier_kinds_find ("passage"), passage, "recording", dossier_value_new_reference (recording));
  return act;
}

#include "guide-notes.h"

#include <string.h>

static const struct
{
  const char *kind, *field;
} places[] = {
  { "interview", "raw" },
  { "meeting", "minutes" },
};

const char *
guide_notes_get_field (const DossierKind *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_str_equal (places[i].kind, kind->code))
      return places[i].field;
  return NULL;
}

/* --- values */

static GuideNamed *
named_new (const char *id,
           char       *title)
{
  GuideNamed *self = g_new0 (GuideNamed, 1);

  self->id = g_strdup (id);
  self->title = title;
  return self;
}

static void
note_free (gpointer data)
{
  GuideNote *self = data;

  g_free (self->id);
  g_free (self->becomes);
  g_free (self->target);
  g_free (self->title);
  g_free (self->recording);
  g_free (self);
}

void
guide_notes_free (GuideNotes *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->title);
  g_free (self->text);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_clear_pointer (&self->moments, g_array_unref);
  g_clear_pointer (&self->said, g_array_unref);
  g_clear_pointer (&self->structures, g_ptr_array_unref);
  g_clear_pointer (&self->links, g_ptr_array_unref);
  g_clear_pointer (&self->recordings, guide_recordings_unref);
  g_clear_pointer (&self->roles, g_strfreev);
  g_clear_pointer (&self->vocabulary, dossier_vocabulary_unref);
  g_free (self);
}

/* --- where a passage stands */

static gsize
get_number (const DossierRecord *record,
            const char          *field,
            gsize                otherwise)
{
  DossierValue *value = dossier_record_get (record, field);

  return value != NULL ? (gsize) dossier_value_get_integer (value) : otherwise;
}

/* Where it was, or else the nearest of the places that say the same. */
static void
find_place (GuideNote           *note,
            const char          *text,
            const DossierRecord *passage)
{
  const char *raw = dossier_record_get_text (passage, "raw");
  gsize       was = get_number (passage, "at", 0), length = strlen (raw), best = 0;

  for (const char *at = strstr (text, raw); at != NULL && length > 0; at = strstr (at + 1, raw))
    {
      gsize here = (gsize) (at - text), far = here > was ? here - was : was - here;

      if (note->is_found && far >= best)
        break;
      note->is_found = TRUE;
      note->start = here;
      note->length = length;
      best = far;
    }
}

/* --- what it became */

static gboolean
lead_to (GuideNote           *note,
         DossierReader       *reader,
         const DossierRecord *passage,
         const char          *field,
         const char          *becomes)
{
  const char *const        *keys = dossier_record_get_keys (passage, field);
  g_autoptr (DossierRecord) target = keys[0] != NULL ? dossier_reader_find_record (reader, keys[0], NULL) : NULL;

  if (target == NULL || dossier_record_is_deleted (target))
    return FALSE;
  note->becomes = g_strdup (becomes);
  note->target = g_strdup (dossier_record_get_id (target));
  note->title = dossier_reader_dup_title (reader, note->target);
  return TRUE;
}

/* The words of somebody keep being so, whatever they are cited by. */
static void
find_becoming (GuideNote           *note,
               const GuideNotes    *notes,
               DossierReader       *reader,
               const DossierRecord *passage)
{
  const char *const *brakes = dossier_record_get_keys (passage, "brakes");
  const char        *role = dossier_record_get_text (passage, "role"), *nature = dossier_record_get_text (passage, "nature");
  gboolean           is_said = role != NULL || (g_strcmp0 (nature, "verbatim") == 0 && brakes[0] == NULL);

  if (brakes[0] != NULL)
    {
      note->becomes = g_strdup ("brake");
      note->target = g_strdup (note->id);
      note->title = g_strdup (dossier_vocabulary_get_label (notes->vocabulary, "brake", brakes[0]));
      return;
    }
  if (lead_to (note, reader, passage, "open_questions", "open_question") || lead_to (note, reader, passage, "practices", "practice"))
    return;
  if (!is_said && lead_to (note, reader, passage, "links", "link"))
    return;
  note->becomes = g_strdup ("passage");
  note->target = g_strdup (note->id);
  note->title = role != NULL ? g_strdup (dossier_vocabulary_get_label (notes->vocabulary, "role", role)) : NULL;
}

static int
compare_notes (gconstpointer one,
               gconstpointer other)
{
  const GuideNote *first = *(GuideNote *const *) one, *second = *(GuideNote *const *) other;

  if (first->is_found != second->is_found)
    return first->is_found ? -1 : 1;
  if (first->start + first->length != second->start + second->length)
    return first->start + first->length < second->start + second->length ? -1 : 1;
  return strcmp (first->id, second->id);
}

static gboolean
read_notes (GuideNotes    *self,
            DossierReader *reader,
            GError       **error)
{
  g_autoptr (GPtrArray) ids = dossier_reader_list_referring (reader, "passage", self->kind->code, self->id, error);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (DossierRecord) passage = dossier_reader_find_record (reader, ids->pdata[i], NULL);
      GuideNote                *note;

      if (passage == NULL || dossier_record_is_deleted (passage) || dossier_record_get_text (passage, "raw") == NULL)
        continue;
      note = g_new0 (GuideNote, 1);
      note->id = g_strdup (ids->pdata[i]);
      note->was_taken = dossier_record_get (passage, "at") != NULL;
      note->recording = g_strdup (dossier_record_get_reference (passage, "recording"));
      find_place (note, self->text, passage);
      find_becoming (note, self, reader, passage);
      g_ptr_array_add (self->notes, note);
    }
  g_ptr_array_sort (self->notes, compare_notes);
  return TRUE;
}

/* --- who was met, and what they are linked with */

static void
add_links (GuideNotes    *self,
           DossierReader *reader,
           const char    *structure)
{
  g_autoptr (GPtrArray) ids = dossier_reader_list_links (reader, structure, NULL, NULL);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      gboolean known = FALSE;

      for (guint j = 0; j < self->links->len && !known; j++)
        known = g_str_equal (((GuideNamed *) self->links->pdata[j])->id, ids->pdata[i]);
      if (!known)
        g_ptr_array_add (self->links, named_new (ids->pdata[i], dossier_reader_dup_title (reader, ids->pdata[i])));
    }
}

static void
read_met (GuideNotes          *self,
          DossierReader       *reader,
          const DossierRecord *record)
{
  if (!g_str_equal (self->kind->code, "interview"))
    return;
  for (const char *const *key = dossier_record_get_keys (record, "structures"); *key != NULL; key++)
    {
      g_ptr_array_add (self->structures, named_new (*key, dossier_reader_dup_title (reader, *key)));
      add_links (self, reader, *key);
    }
  self->roles = g_strdupv ((GStrv) dossier_record_get_keys (record, "roles"));
}

static GPtrArray *
new_named_list (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) guide_named_free);
}

static GuideNotes *
notes_new (DossierReader       *reader,
           const DossierRecord *record)
{
  GuideNotes *self = g_new0 (GuideNotes, 1);
  const char *text;

  self->id = g_strdup (dossier_record_get_id (record));
  self->kind = dossier_record_get_kind (record);
  text = dossier_record_get_text (record, guide_notes_get_field (self->kind));
  self->title = dossier_reader_dup_title (reader, self->id);
  self->text = g_strdup (text != NULL ? text : "");
  self->notes = g_ptr_array_new_with_free_func (note_free);
  guide_notes_find_signs (self->text, &self->moments, &self->said);
  self->structures = new_named_list ();
  self->links = new_named_list ();
  return self;
}

GuideNotes *
guide_notes_read (DossierReader *reader,
                  const char    *id,
                  GError       **error)
{
  g_autoptr (DossierRecord) record = dossier_reader_find_record (reader, id, error);
  g_autoptr (GuideNotes)    self = NULL;

  if (record == NULL || dossier_record_is_deleted (record) || guide_notes_get_field (dossier_record_get_kind (record)) == NULL)
    return NULL;
  self = notes_new (reader, record);
  self->vocabulary = dossier_vocabulary_load (reader, error);
  if (self->vocabulary == NULL)
    return NULL;
  self->recordings = guide_recordings_read (reader, id, error);
  if (self->recordings == NULL)
    return NULL;
  read_met (self, reader, record);
  return read_notes (self, reader, error) ? g_steal_pointer (&self) : NULL;
}

/* Those of meetings, only where there are minutes. */
GPtrArray *
guide_notes_list (DossierReader *reader,
                  GError       **error)
{
  g_autoptr (GPtrArray) list = new_named_list ();

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      const char               *columns[] = { "id", places[i].field, NULL };
      g_autoptr (DossierQuery)  query = dossier_query_new (places[i].kind);
      g_autoptr (DossierCursor) cursor = NULL;

      dossier_query_set_order (query, "date", TRUE);
      cursor = dossier_reader_walk (reader, query, columns, error);
      if (cursor == NULL)
        return NULL;
      while (dossier_cursor_next (cursor, NULL))
        if (i == 0 || dossier_cursor_get_text (cursor, 1) != NULL)
          g_ptr_array_add (list, named_new (dossier_cursor_get_text (cursor, 0), dossier_reader_dup_title (reader, dossier_cursor_get_text (cursor, 0))));
    }
  return g_steal_pointer (&list);
}

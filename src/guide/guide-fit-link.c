/* guide-fit-link.c - what is known of a link, as signs */
#include "guide-fit-private.h"

static void
note_field (GuideFitReading     *self,
            GuideFitSort         sort,
            const char          *prefix,
            const DossierRecord *link,
            const char          *field)
{
  for (const char *const *code = dossier_record_get_keys (link, field); *code != NULL; code++)
    guide_fit_note_code (self, sort, prefix, *code, dossier_record_get_id (link), NULL);
}

/* The other links that one of its programmes carries, under the name of that programme. */
static gboolean
note_carried (GuideFitReading     *self,
              const DossierRecord *link,
              const char          *programme,
              GError             **error)
{
  static const char *const  columns[] = { "id", NULL };
  g_autoptr (DossierQuery)  query = dossier_query_new ("link");
  g_autoptr (DossierCursor) cursor = NULL;
  g_autoptr (GError)        local = NULL;
  const char               *label = dossier_vocabulary_get_label (self->fits->book->vocabulary, "programme", programme);

  dossier_query_add_filter (query, "programmes", programme);
  dossier_query_add_filter (query, "life", "current");
  dossier_query_set_audience (query, (DossierVisibility) self->audience);
  dossier_query_set_order (query, "id", FALSE);
  cursor = dossier_reader_walk (self->reader, query, columns, error);
  if (cursor == NULL)
    return FALSE;
  while (dossier_cursor_next (cursor, &local))
    {
      const char *id = dossier_cursor_get_text (cursor, 0);

      if (!g_str_equal (id, dossier_record_get_id (link)))
        guide_fit_note (self, GUIDE_FIT_PROGRAMME_EXAMPLE, "link", id, id, label);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
guide_fit_read_link (GuideFitReading     *self,
                     const DossierRecord *link,
                     GError             **error)
{
  const char *id = dossier_record_get_id (link);

  self->fits->subject = GUIDE_FIT_LINK;
  self->fits->is_ours = TRUE;
  guide_fit_note (self, GUIDE_FIT_EXAMPLE, "link", id, id, NULL);
  guide_fit_note (self, GUIDE_FIT_SAID, "said", id, id, NULL);
  note_field (self, GUIDE_FIT_BRAKE, "brake", link, "brakes");
  note_field (self, GUIDE_FIT_LEVER, "lever", link, "levers");
  note_field (self, GUIDE_FIT_WAY_IN, "lever", link, "ways_in");
  note_field (self, GUIDE_FIT_FACTOR, "factor", link, "factors");
  for (const char *const *key = dossier_record_get_keys (link, "programmes"); *key != NULL; key++)
    {
      const char *programme = guide_fit_find_programme (self, *key);

      if (programme != NULL && !note_carried (self, link, programme, error))
        return FALSE;
    }
  return TRUE;
}

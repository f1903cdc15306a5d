#include "guide-versions.h"

#include "dossier-history.h"

enum
{
  STATEMENT,
  DEVELOPMENT,
  STATUS,
};

static void
version_free (gpointer data)
{
  GuideVersion *self = data;

  g_free (self->author);
  g_free (self->statement);
  g_free (self->development);
  g_free (self->status);
  g_free (self);
}

static gboolean
says (const GuideVersion *self,
      const char         *statement,
      const char         *development)
{
  return self != NULL && g_str_equal (self->statement, statement) && g_str_equal (self->development, development);
}

static GuideVersion *
add_version (GPtrArray                *versions,
             const DossierHistoryLine *line,
             const char               *statement,
             const char               *development)
{
  GuideVersion *self = g_new0 (GuideVersion, 1);

  self->wall = line->wall;
  self->author = g_strdup (line->author);
  self->is_register = line->is_register;
  self->statement = g_strdup (statement);
  self->development = g_strdup (development);
  g_ptr_array_add (versions, self);
  return self;
}

static GuideVersion *
get_last (GPtrArray *versions)
{
  return versions->len == 0 ? NULL : versions->pdata[versions->len - 1];
}

static void
set_status (GuideVersion *self,
            const char   *status)
{
  g_free (self->status);
  self->status = status == NULL || *status == '\0' ? NULL : g_strdup (status);
}

static const char *
get_text (const DossierRecord *record,
          const char          *field)
{
  const char *text = dossier_record_get_text (record, field);

  return text != NULL ? text : "";
}

/* What is shown today comes last, whatever the clocks of those who wrote said. */
static void
add_today (GPtrArray           *versions,
           const DossierRecord *record)
{
  const char         *statement = get_text (record, "statement"), *development = get_text (record, "development");
  const GuideVersion *last = get_last (versions);
  DossierHistoryLine  line = { .wall = last == NULL ? 0 : last->wall };

  if (!says (last, statement, development))
    add_version (versions, &line, statement, development);
  set_status (get_last (versions), get_text (record, "status"));
}

GPtrArray *
guide_versions_read (DossierReader *reader,
                     const char    *practice,
                     GCancellable  *cancellable,
                     GError       **error)
{
  static const char *const  fields[] = { "statement", "development", "status", NULL };
  g_autoptr (GPtrArray)     versions = g_ptr_array_new_with_free_func (version_free);
  g_autoptr (GPtrArray)     texts = NULL;
  g_autoptr (DossierRecord) record = NULL;

  g_return_val_if_fail (reader != NULL && practice != NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  texts = dossier_history_list_texts (reader, practice, fields, error);
  record = texts == NULL ? NULL : dossier_reader_find_record (reader, practice, error);
  if (record == NULL)
    return NULL;
  for (guint i = 0; i < texts->len; i++)
    {
      const DossierHistoryTexts *one = texts->pdata[i];

      /* What only changes the status, or was erased whole, is no other version. */
      if (!says (get_last (versions), one->texts[STATEMENT], one->texts[DEVELOPMENT]) && *one->texts[STATEMENT] != '\0')
        add_version (versions, one->line, one->texts[STATEMENT], one->texts[DEVELOPMENT]);
      if (versions->len > 0)
        set_status (get_last (versions), one->texts[STATUS]);
    }
  add_today (versions, record);
  return g_steal_pointer (&versions);
}

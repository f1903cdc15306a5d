#include "dossier-beside.h"

#include "base-identifier.h"
#include "dossier-reader-private.h"

#include <string.h>

#define FILE_BESIDE "pieces"
#define NAME_BYTES 200
#define PAST_PARTS 3

struct _DossierBeside
{
  char       *path;
  GHashTable *files; /* id → DossierBesideFile */
  gboolean    is_noted;
};

static void
free_past (gpointer data)
{
  DossierBesidePast *past = data;

  g_free (past->digest);
  g_free (past->name);
  g_free (past);
}

static void
free_file (gpointer data)
{
  DossierBesideFile *file = data;

  g_free (file->name);
  g_free (file->digest);
  g_ptr_array_unref (file->past);
  g_free (file);
}

static DossierBesideFile *
new_file (void)
{
  DossierBesideFile *file = g_new0 (DossierBesideFile, 1);

  file->past = g_ptr_array_new_with_free_func (free_past);
  return file;
}

static void
add_past (DossierBesideFile *file,
          const char        *digest,
          const char        *name,
          gint64             when)
{
  DossierBesidePast *past = g_new0 (DossierBesidePast, 1);

  past->digest = g_strdup (digest);
  past->name = g_strdup (name);
  past->when = when;
  g_ptr_array_add (file->past, past);
}

/* --- on the disk */

static void
load_past (DossierBesideFile *file,
           GKeyFile          *kept,
           const char        *id)
{
  gsize          length = 0;
  g_auto (GStrv) words = g_key_file_get_string_list (kept, id, "past", &length, NULL);

  for (gsize i = 0; words != NULL && i + PAST_PARTS <= length; i += PAST_PARTS)
    if (base_identifier_is_valid (words[i]))
      add_past (file, words[i], words[i + 2], g_ascii_strtoll (words[i + 1], NULL, 10));
}

/* A name in it is an entry of the folder, or it is not believed. */
static void
load_file (DossierBeside *self,
           GKeyFile      *kept,
           const char    *id)
{
  g_autofree char   *name = g_key_file_get_string (kept, id, "name", NULL), *digest = g_key_file_get_string (kept, id, "digest", NULL);
  DossierBesideFile *file;
  int                state = g_key_file_get_integer (kept, id, "state", NULL);

  if (!base_identifier_is_valid (id))
    return;
  file = dossier_beside_ensure (self, id);
  file->name = name != NULL ? dossier_beside_dup_entry (name) : NULL;
  file->digest = digest != NULL && base_identifier_is_valid (digest) ? g_steal_pointer (&digest) : NULL;
  file->size = g_key_file_get_uint64 (kept, id, "size", NULL);
  file->changed = g_key_file_get_int64 (kept, id, "changed", NULL);
  file->state = state >= 0 && state <= DOSSIER_BESIDE_ELSEWHERE ? (DossierBesideState) state : DOSSIER_BESIDE_UNTOLD;
  file->is_proved = g_key_file_get_boolean (kept, id, "proved", NULL);
  load_past (file, kept, id);
}

DossierBeside *
dossier_beside_load (const char *data_dir)
{
  DossierBeside       *self = g_new0 (DossierBeside, 1);
  g_autoptr (GKeyFile) kept = g_key_file_new ();
  g_auto (GStrv)       ids = NULL;

  g_return_val_if_fail (data_dir != NULL, NULL);

  self->path = g_build_filename (data_dir, FILE_BESIDE, NULL);
  self->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_file);
  if (g_key_file_load_from_file (kept, self->path, G_KEY_FILE_NONE, NULL)) /* none: it is found again */
    ids = g_key_file_get_groups (kept, NULL);
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    load_file (self, kept, ids[i]);
  self->is_noted = FALSE;
  return self;
}

DossierBeside *
dossier_beside_read (DossierReader *reader)
{
  return dossier_beside_load (dossier_reader_get_data_dir (reader));
}

void
dossier_beside_free (DossierBeside *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->files);
  g_free (self->path);
  g_free (self);
}

static void
keep_past (const DossierBesideFile *file,
           GKeyFile                *kept,
           const char              *id)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < file->past->len; i++)
    {
      const DossierBesidePast *past = file->past->pdata[i];

      g_ptr_array_add (words, g_strdup (past->digest));
      g_ptr_array_add (words, g_strdup_printf ("%" G_GINT64_FORMAT, past->when));
      g_ptr_array_add (words, g_strdup (past->name));
    }
  if (words->len > 0)
    g_key_file_set_string_list (kept, id, "past", (const char *const *) words->pdata, words->len);
}

static void
keep_file (const DossierBesideFile *file,
           GKeyFile                *kept,
           const char              *id)
{
  if (file->name != NULL)
    g_key_file_set_string (kept, id, "name", file->name);
  if (file->digest != NULL)
    g_key_file_set_string (kept, id, "digest", file->digest);
  g_key_file_set_uint64 (kept, id, "size", file->size);
  g_key_file_set_int64 (kept, id, "changed", file->changed);
  g_key_file_set_integer (kept, id, "state", (int) file->state);
  g_key_file_set_boolean (kept, id, "proved", file->is_proved);
  keep_past (file, kept, id);
}

gboolean
dossier_beside_keep (DossierBeside *self,
                     GError       **error)
{
  g_autoptr (GKeyFile) kept = g_key_file_new ();
  g_autofree char     *text = NULL;
  GHashTableIter       each;
  gpointer             id, file;
  gsize                length;

  if (!self->is_noted)
    return TRUE;
  g_hash_table_iter_init (&each, self->files);
  while (g_hash_table_iter_next (&each, &id, &file))
    keep_file (file, kept, id);
  text = g_key_file_to_data (kept, &length, NULL);
  self->is_noted = !g_file_set_contents_full (self->path, text, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
  return !self->is_noted;
}

/* --- in memory */

DossierBesideFile *
dossier_beside_find (const DossierBeside *self,
                     const char          *id)
{
  return g_hash_table_lookup (self->files, id);
}

DossierBesideFile *
dossier_beside_ensure (DossierBeside *self,
                       const char    *id)
{
  DossierBesideFile *file = g_hash_table_lookup (self->files, id);

  if (file != NULL)
    return file;
  file = new_file ();
  g_hash_table_insert (self->files, g_strdup (id), file);
  self->is_noted = TRUE;
  return file;
}

void
dossier_beside_forget (DossierBeside *self,
                       const char    *id)
{
  if (g_hash_table_remove (self->files, id))
    self->is_noted = TRUE;
}

void
dossier_beside_note (DossierBeside *self)
{
  self->is_noted = TRUE;
}

void
dossier_beside_file_replace (DossierBesideFile *self,
                             gboolean           written_in)
{
  if (self->digest != NULL)
    add_past (self, self->digest, self->name != NULL && !written_in ? self->name : "", g_get_real_time ());
  if (!written_in)
    g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->digest, g_free);
  self->state = DOSSIER_BESIDE_UNTOLD;
  self->is_proved = FALSE;
}

static gboolean
is_of_past (const DossierBesideFile *file,
            const char              *name)
{
  for (guint i = 0; i < file->past->len; i++)
    if (strcmp (((const DossierBesidePast *) file->past->pdata[i])->name, name) == 0)
      return TRUE;
  return FALSE;
}

const char *
dossier_beside_find_owner (const DossierBeside *self,
                           const char          *name)
{
  GHashTableIter each;
  gpointer       id, file;

  g_hash_table_iter_init (&each, self->files);
  while (g_hash_table_iter_next (&each, &id, &file))
    if (g_strcmp0 (((const DossierBesideFile *) file)->name, name) == 0 || is_of_past (file, name))
      return id;
  return NULL;
}

char *
dossier_beside_dup_name (const DossierBeside *self,
                         const char          *id,
                         const char          *said)
{
  const DossierBesideFile *file = dossier_beside_find (self, id);
  g_autofree char         *name = g_path_get_basename (said);
  const char              *owner = NULL;

  if (file != NULL && file->name != NULL)
    return g_strdup (file->name);
  if (file != NULL && file->state == DOSSIER_BESIDE_AWAITED)
    return NULL;
  owner = dossier_beside_find_owner (self, name);
  return owner == NULL || strcmp (owner, id) == 0 ? dossier_beside_dup_entry (name) : NULL;
}

char **
dossier_beside_dup_ids (const DossierBeside *self)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  GHashTableIter           each;
  gpointer                 id;

  g_hash_table_iter_init (&each, self->files);
  while (g_hash_table_iter_next (&each, &id, NULL))
    g_strv_builder_add (ids, id);
  return g_strv_builder_end (ids);
}

/* --- names */

/* What no disk takes, or a shell, or a window would show as something else. */
static gboolean
is_unsafe (gunichar letter)
{
  return letter == '/' || letter == '\\' || letter == ':' || letter == '*' || letter == '?' || letter == '"' || letter == '<' || letter == '>' || letter == '|' ||
         g_unichar_iscntrl (letter) || g_unichar_type (letter) == G_UNICODE_FORMAT || g_unichar_type (letter) == G_UNICODE_LINE_SEPARATOR ||
         g_unichar_type (letter) == G_UNICODE_PARAGRAPH_SEPARATOR;
}

/* The end of as many whole letters as that many bytes hold. */
static gsize
fit (const char *text,
     gsize       length,
     gsize       most)
{
  while (length > most)
    length = (gsize) (g_utf8_find_prev_char (text, text + length) - text);
  return length;
}

static char *
dup_safe (const char *name)
{
  GString *safe = g_string_new (NULL);

  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      g_string_append_unichar (safe, is_unsafe (letter) || (letter == '.' && safe->len == 0) ? '_' : letter);
    }
  while (safe->len > 0 && (safe->str[safe->len - 1] == ' ' || safe->str[safe->len - 1] == '.'))
    g_string_truncate (safe, safe->len - 1);
  if (safe->len == 0)
    g_string_assign (safe, "document");
  return g_string_free (safe, FALSE);
}

char *
dossier_beside_make_name (const char *name,
                          const char *id,
                          guint       n)
{
  g_autofree char *base = g_path_get_basename (g_utf8_validate (name, -1, NULL) ? name : "document"), *safe = dup_safe (base), *mark = NULL;
  const char      *dot = strrchr (safe, '.'), *ending = dot != NULL && dot != safe && strlen (dot) <= 12 ? dot : "";
  gsize            stem = strlen (safe) - strlen (ending);

  mark = n == 0 ? g_strdup ("") : n == 1 ? g_strdup_printf (" (%.8s)", id)
                                         : g_strdup_printf (" (%.8s %u)", id, n);
  stem = fit (safe, stem, NAME_BYTES - strlen (mark) - strlen (ending));
  return g_strdup_printf ("%.*s%s%s", (int) stem, safe, mark, ending);
}

char *
dossier_beside_dup_entry (const char *name)
{
  if (*name == '\0' || strchr (name, '/') != NULL || strcmp (name, ".") == 0 || strcmp (name, "..") == 0 || strlen (name) > 255)
    return NULL;
  return g_strdup (name);
}

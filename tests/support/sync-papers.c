#include "sync-papers.h"

#include "base-identifier.h"

#include <string.h>

char *
documents_dup_beside (Desktop    *desktop,
                      const char *name)
{
  g_autofree char *stem = g_strndup (desktop->path, strlen (desktop->path) - strlen (".liens"));

  return name != NULL ? g_strconcat (stem, ".pieces/", name, NULL) : g_strconcat (stem, ".pieces", NULL);
}

void
documents_put (Desktop    *desktop,
               const char *name,
               const char *text)
{
  g_autofree char   *folder = documents_dup_beside (desktop, NULL), *path = documents_dup_beside (desktop, name);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (folder, 0700);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

void
documents_write_act (Desktop    *desktop,
                     DossierAct *act)
{
  g_autoptr (GError) error = NULL;

  dossier_store_write (desktop->store, act, &error);
  dossier_act_free (act);
  g_assert_no_error (error);
}

/* name: as the record says it. text: NULL: the file is not put. */
char *
documents_attach (Desktop    *desktop,
                  const char *name,
                  const char *text)
{
  const DossierKind *kind = dossier_kinds_find ("attachment");
  DossierAct        *act = dossier_act_new (NULL);
  char              *id = g_strdup (dossier_act_create (act, kind, NULL));
  g_autofree char   *digest = base_identifier_derive (text);

  documents_put (desktop, name, text);
  dossier_act_set (act, kind, id, "label", dossier_value_new_text ("Une pièce"));
  dossier_act_set (act, kind, id, "file", dossier_value_new_text (name));
  dossier_act_set (act, kind, id, "digest", dossier_value_new_text (digest));
  documents_write_act (desktop, act);
  return id;
}

void
documents_set (Desktop    *desktop,
               const char *id,
               const char *field,
               const char *text)
{
  DossierAct *act = dossier_act_new (NULL);

  dossier_act_set (act, dossier_kinds_find ("attachment"), id, field, dossier_value_new_text (text));
  documents_write_act (desktop, act);
}

/* What is beside, under that name; "": nothing. */
char *
documents_dup_there (Desktop    *desktop,
                     const char *name)
{
  g_autofree char *path = documents_dup_beside (desktop, name);
  char            *text = NULL;

  return g_file_get_contents (path, &text, NULL, NULL) ? text : g_strdup ("");
}

void
documents_assert_beside (Desktop    *desktop,
                         const char *name,
                         const char *text)
{
  g_autofree char *there = documents_dup_there (desktop, name);

  g_assert_cmpstr (there, ==, text);
}

/* By the record: whatever it is called here. */
void
documents_assert_has (Desktop           *desktop,
                      const char        *id,
                      const char        *text,
                      DossierBesideState state)
{
  g_autoptr (DossierBeside) beside = dossier_beside_load (dossier_store_get_data_dir (desktop->store));
  const DossierBesideFile  *file = dossier_beside_find (beside, id);

  g_assert_nonnull (file);
  g_assert_cmpint (file->state, ==, state);
  if (text == NULL)
    {
      g_assert_null (file->name);
      return;
    }
  g_assert_nonnull (file->name);
  documents_assert_beside (desktop, file->name, text);
}

char *
documents_dup_first (Desktops   *self,
                     Desktop    *whose,
                     const char *ending)
{
  g_autofree char *folder = g_build_filename (self->folder, "p", sync_share_get_poste (whose->share), NULL);
  g_autoptr (GDir) opened = g_dir_open (folder, 0, NULL);
  const char      *name;

  while (opened != NULL && (name = g_dir_read_name (opened)) != NULL)
    if (g_str_has_suffix (name, ending))
      return g_build_filename (folder, name, NULL);
  return NULL;
}

guint
documents_count_mirrored (Desktop *desktop)
{
  g_autoptr (GPtrArray) files = carry_mirror_list (sync_share_get_mirror (desktop->share), NULL, NULL);
  guint                 n = 0;

  for (guint i = 0; i < files->len; i++)
    n += g_str_has_suffix (((CarryMirrorFile *) files->pdata[i])->name, ".lbl");
  return n;
}

guint
documents_count_entries (const char *folder)
{
  g_autoptr (GDir) opened = g_dir_open (folder, 0, NULL);
  guint            n = 0;

  while (opened != NULL && g_dir_read_name (opened) != NULL)
    n++;
  return n;
}

void
documents_harm (const char *path,
                gsize       at,
                gsize       length)
{
  g_autofree char *bytes = NULL;
  gsize            was;

  g_assert_true (g_file_get_contents (path, &bytes, &was, NULL));
  if (at < was)
    bytes[at] ^= 1;
  g_assert_true (g_file_set_contents (path, bytes, (gssize) MIN (length, was), NULL));
}

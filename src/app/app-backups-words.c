#include "config.h"

#include "app-backups-words.h"

#include "base-day.h"

#include <glib/gi18n-lib.h>

char *
app_backups_words_dup_when (gint64 when)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (when);

  return base_day_dup_moment (time);
}

/* A number stays with its word. */
static char *
keep_together (char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);

  g_free (words);
  return g_strjoinv ("\302\240", parts);
}

char *
app_backups_words_describe (const DossierBackupLine *line)
{
  g_autofree char *size = g_format_size ((guint64) line->backup->size);
  g_autofree char *structures = NULL, *links = NULL;
  const char      *reason = dossier_backup_reason_get_label (line->backup->reason);

  if (!line->is_sound)
    /* Translators: of a copy: why it was made, how large it is. */
    return g_strdup_printf (_ ("%s · %s · it cannot be read any more"), reason, size);
  structures = keep_together (g_strdup_printf (ngettext ("%u structure", "%u structures", (gulong) line->facts.n_structures), (guint) line->facts.n_structures));
  links = keep_together (g_strdup_printf (ngettext ("%u link", "%u links", (gulong) line->facts.n_links), (guint) line->facts.n_links));
  /* Translators: of a copy: why it was made, how large it is, how many structures, how many links. */
  return g_strdup_printf (_ ("%s · %s · %s, %s · checked"), reason, size, structures, links);
}

static void
add_count (GString           *out,
           const DossierKind *kind,
           guint              n)
{
  g_autofree char *name = g_utf8_strdown (dossier_kinds_translate (n == 1 ? kind->label : kind->plural), -1);

  g_string_append_printf (out, "%s%u\302\240%s", out->len > 0 ? ", " : "", n, name);
}

/* "3 structures, 1 link", no number parted from its word; NULL: none. The returns come by kind. */
static char *
dup_counts (GPtrArray        *returns,
            DossierReturnType type)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < returns->len;)
    {
      const DossierKind *kind = ((const DossierReturn *) returns->pdata[i])->kind;
      guint              n = 0;

      for (; i < returns->len && ((const DossierReturn *) returns->pdata[i])->kind == kind; i++)
        n += ((const DossierReturn *) returns->pdata[i])->type == type ? 1 : 0;
      if (n > 0)
        add_count (out, kind, n);
    }
  return out->len > 0 ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}

char *
app_backups_words_count (GPtrArray *returns)
{
  g_autofree char *back = dup_counts (returns, DOSSIER_RETURN_COMES_BACK);
  g_autofree char *gone = dup_counts (returns, DOSSIER_RETURN_GOES);
  g_autofree char *changed = dup_counts (returns, DOSSIER_RETURN_DIFFERS);
  GString         *out = g_string_new (NULL);

  /* Translators: in these three, %s is "3 structures, 1 link". */
  if (back != NULL)
    g_string_append_printf (out, _ ("Would come back: %s."), back);
  g_string_append (out, out->len > 0 && gone != NULL ? " " : "");
  if (gone != NULL)
    g_string_append_printf (out, _ ("Would go to the trash: %s."), gone);
  g_string_append (out, out->len > 0 && changed != NULL ? " " : "");
  if (changed != NULL)
    g_string_append_printf (out, _ ("Would say again what was said then: %s."), changed);
  return g_string_free (out, FALSE);
}

char *
app_backups_words_describe_return (const DossierReturn *returned)
{
  static const char *const types[DOSSIER_N_RETURN_TYPES] = { N_ ("comes back"), N_ ("goes to the trash"), N_ ("differs") };
  const char              *kind = dossier_kinds_translate (returned->kind->label);

  if (returned->sentence == NULL)
    return g_strdup_printf ("%s · %s", kind, _ (types[returned->type]));
  return g_strdup_printf ("%s · %s · %s", kind, _ (types[returned->type]), returned->sentence);
}

static char *
dup_sources (const DossierMended *mended)
{
  g_autofree char *when = app_backups_words_dup_when (mended->when);

  if (mended->backup == NULL)
    return g_strdup (_ ("Made again from what the shared folder holds."));
  return g_strdup_printf (mended->is_shared ? _ ("Mended from the copy of %s and from what the shared folder holds.") : _ ("Mended from the copy of %s."), when);
}

/* Takes sentence. */
static void
add_sentence (GString *out,
              char    *sentence)
{
  g_string_append_printf (out, " %s", sentence);
  g_free (sentence);
}

char *
app_backups_words_of_mended (const DossierMended *mended)
{
  g_autofree char *aside = mended->aside != NULL ? g_filename_display_basename (mended->aside) : NULL, *sources = dup_sources (mended);
  GString         *out = g_string_new (sources);

  if (mended->n_saved > 0)
    add_sentence (out, g_strdup_printf (ngettext ("%u later act was saved.", "%u later acts were saved.", (gulong) mended->n_saved), (guint) mended->n_saved));
  if (mended->n_lost > 0)
    add_sentence (out, g_strdup_printf (ngettext ("%u could not be read any more.", "%u could not be read any more.", (gulong) mended->n_lost), (guint) mended->n_lost));
  if (mended->is_blank)
    add_sentence (out, g_strdup (_ ("Nothing of the damaged file could be read: what was in it alone is lost.")));
  if (aside != NULL)
    add_sentence (out, g_strdup_printf (_ ("The damaged file is kept: “%s”."), aside));
  return g_string_free (out, FALSE);
}

char *
app_backups_words_of_failure (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_strdup (_ ("Stopped. Nothing was changed."));
  if (g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DISK))
    return g_strdup (_ ("The disk refuses to write, it may be full. Nothing was half done, and the older copies are kept. Make some room, then try again."));
  if (g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED))
    return g_strdup (_ ("This copy cannot be read any more. Nothing was changed: choose another one."));
  if (g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_BUSY))
    return g_strdup (_ ("The dossier is open in another program. Nothing was changed: close it there, then try again."));
  if (g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_MISSING) || g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_EXISTS) ||
      g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_REMOTE))
    return g_strdup (error->message);
  return g_strdup (_ ("It could not be done. Nothing was changed; try again, or choose another copy."));
}

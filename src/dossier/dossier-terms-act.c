#include "config.h"

#include "dossier-terms-private.h"

#include "base-text.h"
#include "dossier-place.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LONGEST_CODE 40
#define HASH_DIGITS 12

char *
dossier_terms_dup_tidy (const char *words)
{
  g_autofree char *sound = base_text_repair (words != NULL ? words : "", -1);
  g_auto (GStrv)   parts = g_strsplit_set (sound, " \t\r\n", -1);
  GString         *tidy = g_string_new (NULL);

  for (char **part = parts; *part != NULL; part++)
    if (**part != '\0')
      g_string_append_printf (tidy, "%s%s", tidy->len > 0 ? " " : "", *part);
  return g_string_free (tidy, FALSE);
}

gpointer
dossier_terms_refuse (GError          **error,
                      DossierTermsError code,
                      const char       *message)
{
  g_set_error_literal (error, DOSSIER_TERMS_ERROR, (int) code, message);
  return NULL;
}

void
dossier_terms_set (DossierAct        *act,
                   const DossierTerm *term,
                   const char        *field,
                   DossierValue      *value)
{
  dossier_act_set (act, dossier_kinds_find (DOSSIER_TERMS_KIND), term->id, field, value);
}

static gboolean
is_fixed (const char *vocabulary)
{
  const DossierTermsList *list = dossier_terms_find_list (vocabulary);

  return list != NULL && list->fixed;
}

/* --- codes: what records keep, made once and never changed */

/* "Café des parents" → "cafe_des_parents". What has no letters of ours, or too many, is told by its hash: two desktops that add the
 * same word make the same code, and no other. */
static char *
dup_code (const char *label)
{
  g_auto (GStrv)   parts = g_strsplit (label, "+", -1);
  g_autofree char *spelled = g_strjoinv (" plus ", parts);
  g_autofree char *code = base_text_fold (spelled);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, code, -1);

  if (*code == '\0' || !g_str_is_ascii (code))
    return g_strdup_printf ("t_%.*s", HASH_DIGITS, hash);
  g_strdelimit (code, " ", '_');
  return strlen (code) <= LONGEST_CODE ? g_steal_pointer (&code) : g_strdup_printf ("%.*s_%.*s", LONGEST_CODE - HASH_DIGITS, code, HASH_DIGITS, hash);
}

/* One of the trash gives its own back: it is the same word again, and comes back by being written. */
char *
dossier_terms_dup_free_code (const DossierVocabulary *self,
                             const char              *vocabulary,
                             const char              *label)
{
  g_autofree char *base = dup_code (label);
  char            *code = g_strdup (base);

  for (guint i = 2;; i++)
    {
      const DossierTerm *taken = dossier_vocabulary_find (self, vocabulary, code);

      if (taken == NULL || taken->deleted)
        return code;
      g_free (code);
      code = g_strdup_printf ("%s_%u", base, i);
    }
}

/* --- places */

/* The one at that index was put there; of a new one (NULL) the place is told. Caller owns, NULL: it is not new. */
static char *
put_at (DossierAct               *act,
        const DossierTerm *const *order,
        guint                     n_terms,
        guint                     at)
{
  g_autofree const char **places = g_new0 (const char *, n_terms);
  g_autoptr (GPtrArray)   placed = NULL;

  for (guint i = 0; i < n_terms; i++)
    places[i] = order[i] != NULL ? order[i]->place : NULL;
  placed = dossier_place_put (places, n_terms, at);
  for (guint i = 0; i < n_terms; i++)
    if (placed->pdata[i] != NULL && order[i] != NULL)
      dossier_terms_set (act, order[i], "place", dossier_value_new_text (placed->pdata[i]));
  return order[at] == NULL ? g_strdup (placed->pdata[at]) : NULL;
}

/* After the last one. Caller owns. */
static char *
make_last_place (const DossierVocabulary *self,
                 DossierAct              *act,
                 const char              *vocabulary)
{
  guint                          n_terms;
  const DossierTerm *const      *terms = dossier_vocabulary_get_terms (self, vocabulary, &n_terms);
  g_autofree const DossierTerm **order = g_new0 (const DossierTerm *, n_terms + 1);

  for (guint i = 0; i < n_terms; i++)
    order[i] = terms[i];
  return put_at (act, order, n_terms + 1, n_terms);
}

/* The vocabulary as it will stand; *at: where the term is; *stays: where it was. */
static GPtrArray *
list_moved (const DossierVocabulary *self,
            const DossierTerm       *term,
            const DossierTerm       *neighbour,
            gboolean                 after,
            guint                   *at,
            gboolean                *stays)
{
  guint                     n_terms;
  const DossierTerm *const *terms = dossier_vocabulary_get_terms (self, term->vocabulary, &n_terms);
  GPtrArray                *order = g_ptr_array_new ();

  for (guint i = 0; i < n_terms; i++)
    if (terms[i] != term)
      g_ptr_array_add (order, (gpointer) terms[i]);
  if (!g_ptr_array_find (order, neighbour, at))
    *at = order->len;
  else if (after)
    (*at)++;
  *stays = terms[MIN (*at, n_terms - 1)] == term;
  g_ptr_array_insert (order, (int) *at, (gpointer) term);
  return order;
}

DossierAct *
dossier_terms_new_move (const DossierVocabulary *self,
                        const DossierTerm       *term,
                        const DossierTerm       *neighbour,
                        gboolean                 after,
                        GError                 **error)
{
  g_autoptr (GPtrArray) order = NULL;
  g_autofree char      *label = NULL;
  guint                 at;
  gboolean              stays;
  DossierAct           *act;

  g_return_val_if_fail (self != NULL && term != NULL && neighbour != NULL && strcmp (term->vocabulary, neighbour->vocabulary) == 0, NULL);

  if (term->delivered != NULL)
    return dossier_terms_refuse (error, DOSSIER_TERMS_ERROR_FIXED, "fields stand where the form puts them");
  order = list_moved (self, term, neighbour, after, &at, &stays);
  if (term == neighbour || stays)
    return dossier_terms_refuse (error, DOSSIER_TERMS_ERROR_NOTHING, "it stands there already");
  /* Translators: a line of the history; a word of a list of words to choose from. */
  label = g_strdup_printf (_ ("Word “%s” moved in its list"), term->label);
  act = dossier_act_new (label);
  put_at (act, (const DossierTerm *const *) order->pdata, order->len, at);
  return act;
}

/* --- words */

static char *
dup_wording_told (const DossierTerm *term,
                  const char        *label)
{
  if (strcmp (label, term->label) != 0)
    /* Translators: a line of the history; a word of a list of words to choose from, before and after. */
    return g_strdup_printf (_ ("Word “%s” renamed “%s”"), term->label, label);
  /* Translators: a line of the history; a word of a list of words to choose from. */
  return g_strdup_printf (_ ("Word “%s” explained anew"), term->label);
}

DossierAct *
dossier_terms_new_wording (const DossierVocabulary *self,
                           const DossierTerm       *term,
                           const char              *label,
                           const char              *definition,
                           gboolean                 even_if_taken,
                           GError                 **error)
{
  g_autofree char *tidy = NULL, *sense = NULL, *told = NULL;
  gboolean         is_renamed, is_explained;
  DossierAct      *act;

  g_return_val_if_fail (self != NULL && term != NULL, NULL);

  tidy = dossier_terms_dup_tidy (label);
  sense = g_strstrip (base_text_repair (definition != NULL ? definition : "", -1));
  is_renamed = strcmp (tidy, term->label) != 0;
  is_explained = strcmp (sense, term->definition != NULL ? term->definition : "") != 0;
  if (*tidy == '\0')
    return dossier_terms_refuse (error, DOSSIER_TERMS_ERROR_EMPTY, "a term must be called something");
  if (!is_renamed && !is_explained)
    return dossier_terms_refuse (error, DOSSIER_TERMS_ERROR_NOTHING, "it is so already");
  if (term->delivered != NULL)
    return dossier_terms_new_heading (self, term, tidy, sense, error);
  if (is_renamed && !even_if_taken && dossier_terms_find_label (self, term->vocabulary, tidy, term->code) != NULL)
    return dossier_terms_refuse (error, DOSSIER_TERMS_ERROR_TAKEN, "another term of the vocabulary is called so");
  told = dup_wording_told (term, tidy);
  act = dossier_act_new (told);
  if (is_renamed)
    dossier_terms_set (act, term, "label", dossier_value_new_text (tidy));
  if (is_explained)
    dossier_terms_set (act, term, "definition", *sense != '\0' ? dossier_value_new_text (sense) : NULL);
  return act;
}

void
dossier_terms_add (const DossierVocabulary *self,
                   DossierAct              *act,
                   const char              *vocabulary,
                   const char              *code,
                   const char              *label)
{
  const DossierKind *kind = dossier_kinds_find (DOSSIER_TERMS_KIND);
  const DossierTerm *last_time = dossier_vocabulary_find (self, vocabulary, code);
  g_autofree char   *derived = dossier_term_derive_id (vocabulary, code);
  g_autofree char   *place = make_last_place (self, act, vocabulary);
  const char        *id = dossier_act_create (act, kind, last_time != NULL ? last_time->id : derived);

  dossier_act_set (act, kind, id, "vocabulary", dossier_value_new_text (vocabulary));
  dossier_act_set (act, kind, id, "code", dossier_value_new_text (code));
  dossier_act_set (act, kind, id, "label", dossier_value_new_text (label));
  dossier_act_set (act, kind, id, "active", dossier_value_new_boolean (TRUE));
  dossier_act_set (act, kind, id, "merged_into", NULL);
  dossier_act_set (act, kind, id, "place", dossier_value_new_text (place));
}

DossierAct *
dossier_terms_new_addition (const DossierVocabulary *self,
                            const char              *vocabulary,
                            const char              *label,
                            char                   **code,
                            GError                 **error)
{
  g_autofree char *tidy = NULL, *told = NULL, *free_code = NULL;
  DossierAct      *act;

  g_return_val_if_fail (self != NULL && vocabulary != NULL, NULL);

  tidy = dossier_terms_dup_tidy (label);
  if (*tidy == '\0')
    return dossier_terms_refuse (error, DOSSIER_TERMS_ERROR_EMPTY, "a term must be called something");
  if (is_fixed (vocabulary))
    return dossier_terms_refuse (error, DOSSIER_TERMS_ERROR_FIXED, "Liens would not know what a new term means");
  if (dossier_terms_find_label (self, vocabulary, tidy, NULL) != NULL)
    return dossier_terms_refuse (error, DOSSIER_TERMS_ERROR_TAKEN, "a term of the vocabulary is called so");
  free_code = dossier_terms_dup_free_code (self, vocabulary, tidy);
  /* Translators: a line of the history; a word of a list of words to choose from. */
  told = g_strdup_printf (_ ("Word “%s” added"), tidy);
  act = dossier_act_new (told);
  dossier_terms_add (self, act, vocabulary, free_code, tidy);
  if (code != NULL)
    *code = g_steal_pointer (&free_code);
  return act;
}

/* --- in and out of use */

DossierAct *
dossier_terms_new_retirement (const DossierTerm *term,
                              gboolean           retired,
                              GError           **error)
{
  g_autofree char *told = NULL;
  DossierAct      *act;

  g_return_val_if_fail (term != NULL, NULL);

  if (retired && is_fixed (term->vocabulary))
    return dossier_terms_refuse (error, DOSSIER_TERMS_ERROR_FIXED, "Liens acts by this term");
  if (retired != dossier_term_is_offered (term))
    return dossier_terms_refuse (error, DOSSIER_TERMS_ERROR_NOTHING, "it is so already");
  /* Translators: lines of the history; a word of a list of words to choose from. */
  told = g_strdup_printf (retired ? _ ("Word “%s” is proposed no more") : _ ("Word “%s” is proposed again"), term->label);
  act = dossier_act_new (told);
  if (retired || !term->active)
    dossier_terms_set (act, term, "active", dossier_value_new_boolean (!retired));
  if (!retired && term->merged_into != NULL)
    dossier_terms_set (act, term, "merged_into", NULL);
  return act;
}

DossierAct *
dossier_terms_new_merge (const DossierVocabulary *self,
                         const DossierTerm       *term,
                         const DossierTerm       *into,
                         GError                 **error)
{
  g_autofree char   *told = NULL;
  const DossierTerm *end;
  DossierAct        *act;

  g_return_val_if_fail (self != NULL && term != NULL && into != NULL && strcmp (term->vocabulary, into->vocabulary) == 0, NULL);

  end = dossier_vocabulary_resolve (self, into->vocabulary, into->code);
  if (is_fixed (term->vocabulary))
    return dossier_terms_refuse (error, DOSSIER_TERMS_ERROR_FIXED, "Liens acts by this term");
  if (end == term || into == term)
    return dossier_terms_refuse (error, DOSSIER_TERMS_ERROR_CIRCLE, "a term cannot stand for itself");
  if (dossier_vocabulary_resolve (self, term->vocabulary, term->code) == end)
    return dossier_terms_refuse (error, DOSSIER_TERMS_ERROR_NOTHING, "it is merged so already");
  if (!dossier_term_is_offered (end))
    return dossier_terms_refuse (error, DOSSIER_TERMS_ERROR_RETIRED, "the other one is not in use");
  /* Translators: a line of the history; two words of a list of words to choose from: the first is now read as the second. */
  told = g_strdup_printf (_ ("Word “%s” merged into “%s”"), term->label, end->label);
  act = dossier_act_new (told);
  dossier_terms_set (act, term, "merged_into", dossier_value_new_reference (end->id));
  return act;
}

static gboolean
stands_for_another (const DossierVocabulary *self,
                    const DossierTerm       *term)
{
  guint                     n_terms;
  const DossierTerm *const *terms = dossier_vocabulary_get_terms (self, term->vocabulary, &n_terms);

  for (guint i = 0; i < n_terms; i++)
    if (g_strcmp0 (terms[i]->merged_into, term->code) == 0)
      return TRUE;
  return FALSE;
}

DossierAct *
dossier_terms_new_deletion (const DossierVocabulary *self,
                            const DossierTerm       *term,
                            guint                    n_uses,
                            GError                 **error)
{
  g_autofree char *told = NULL;
  DossierAct      *act;

  g_return_val_if_fail (self != NULL && term != NULL, NULL);

  if (term->shipped)
    return dossier_terms_refuse (error, DOSSIER_TERMS_ERROR_SHIPPED, "it came with Liens");
  if (n_uses > 0 || stands_for_another (self, term))
    return dossier_terms_refuse (error, DOSSIER_TERMS_ERROR_USED, "something uses it");
  told = g_strdup_printf (_ ("Word “%s” deleted"), term->label);
  act = dossier_act_new (told);
  dossier_act_delete (act, dossier_kinds_find (DOSSIER_TERMS_KIND), term->id);
  return act;
}

#include "config.h"

#include "dossier-view-term-sentences.h"

#include "dossier-headings.h"
#include "dossier-store.h"
#include "dossier-terms.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *
get_refusal (int code)
{
  switch ((DossierTermsError) code)
    {
    case DOSSIER_TERMS_ERROR_EMPTY:
      return _ ("A word is needed here. Escape leaves things as they were.");
    case DOSSIER_TERMS_ERROR_TAKEN:
      return _ ("“%s” is there already. Nothing was changed.");
    case DOSSIER_TERMS_ERROR_RETIRED:
      return _ ("The other word is not proposed any more: propose it again first. Nothing was changed.");
    case DOSSIER_TERMS_ERROR_CIRCLE:
      return _ ("“%s” would be read as itself. Nothing was changed: take the other word apart first.");
    case DOSSIER_TERMS_ERROR_FIXED:
      return _ ("Liens itself acts by “%s”: it can be renamed, explained and moved, not more. Nothing was changed.");
    case DOSSIER_TERMS_ERROR_SHIPPED:
      return _ ("“%s” came with Liens and would come back: propose it no more instead. Nothing was changed.");
    case DOSSIER_TERMS_ERROR_USED:
      return _ ("“%s” is used: propose it no more instead, or merge it with another word. Nothing was changed.");
    case DOSSIER_TERMS_ERROR_ALONE:
      return _ ("Two different words at least, with “=” between: “CS = centre social”.");
    case DOSSIER_TERMS_ERROR_SHARED:
      return _ ("One of these words is in another group already: it would then mean what both mean. Nothing was changed.");
    case DOSSIER_TERMS_ERROR_HEADING:
      return _ ("Another field of this record is called “%s”, or was delivered so: an import could not tell them apart. Nothing was changed.");
    case DOSSIER_TERMS_ERROR_MISSING:
    case DOSSIER_TERMS_ERROR_NOTHING:
      break;
    }
  return _ ("Nothing was changed.");
}

char *
dossier_view_term_sentences_dup_refusal (const GError *error,
                                         const char   *label)
{
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (error != NULL && label != NULL, NULL);

  parts = g_strsplit (get_refusal (error->code), "%s", 2);
  return g_strjoinv (label, parts);
}

char *
dossier_view_term_sentences_dup_failure (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  if (g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_OCCUPIED))
    return g_strdup (_ ("An import is being written. Nothing was changed: wait for its end, then try again."));
  return g_strdup (_ ("Not saved: nothing was changed. Try again."));
}

const char *
dossier_view_term_sentences_get_title (const char *vocabulary)
{
  const DossierTermsList *list = dossier_terms_find_list (vocabulary);

  return list == NULL ? _ ("Words that mean the same") : dossier_kinds_translate (list->label);
}

const char *
dossier_view_term_sentences_get_note (const char *vocabulary)
{
  const DossierTermsList *list = dossier_terms_find_list (vocabulary);

  if (list == NULL)
    return _ ("Searching one of these words finds the others; imports and the search for duplicates read them alike.");
  if (dossier_headings_find_kind (vocabulary) != NULL)
    return _ ("What each field is called in forms, lists, filters, the history and the workbook. Imports understand what it was delivered as, too.");
  return list->fixed ? _ ("Liens itself acts by these words: they can be renamed, explained and put in order. None is added, none goes.") : NULL;
}

const char *
dossier_view_term_sentences_get_adder (const char *vocabulary)
{
  const DossierTermsList *list = dossier_terms_find_list (vocabulary);

  if (list == NULL)
    return _ ("Add: CS = centre social");
  return list->fixed ? NULL : _ ("Add a word");
}

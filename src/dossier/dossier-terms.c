#include "config.h"

#include "dossier-terms.h"

#include "base-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (dossier - terms - error - quark, dossier_terms_error)

#define STRUCTURES N_ ("Structures and territories")
#define LINK N_ ("What a link is")
#define LIFE N_ ("How a link lives")
#define HELP N_ ("What helps and hinders")
#define PEOPLE N_ ("People and actions")
#define SURVEY N_ ("Survey, meetings and guide")
#define LIENS N_ ("What Liens itself acts by")
#define HEADINGS N_ ("What the fields are called")

static const DossierTermsList lists[] = {
  { "structure_type", STRUCTURES, N_ ("Types of structure"), FALSE },
  { "management", STRUCTURES, N_ ("Who manages a structure"), FALSE },
  { "priority_education", STRUCTURES, N_ ("Priority education"), FALSE },
  { "priority_area", STRUCTURES, N_ ("Priority quarter"), FALSE },

  { "link_type", LINK, N_ ("Kinds of link"), FALSE },
  { "formality", LINK, N_ ("Formality"), FALSE },
  { "cooperation", LINK, N_ ("Levels of cooperation"), FALSE },
  { "scope", LINK, N_ ("Scope"), FALSE },
  { "programme", LINK, N_ ("Programmes"), FALSE },
  { "purpose", LINK, N_ ("Purposes"), FALSE },
  { "theme", LINK, N_ ("Themes"), FALSE },

  { "first_step", LIFE, N_ ("First step taken by"), FALSE },
  { "link_status", LIFE, N_ ("Status of a link"), FALSE },
  { "regularity", LIFE, N_ ("Regularity"), FALSE },
  { "frequency", LIFE, N_ ("Frequency"), FALSE },
  { "quality", LIFE, N_ ("Quality"), FALSE },
  { "certainty", LIFE, N_ ("Certainty"), FALSE },
  { "step", LIFE, N_ ("Steps in the life of a link"), FALSE },
  { "place", LIFE, N_ ("Places and moments"), FALSE },
  { "posture", LIFE, N_ ("What the centre does"), FALSE },

  { "way_in", HELP, N_ ("Ways in and levers"), FALSE },
  { "brake", HELP, N_ ("Brakes"), FALSE },
  { "factor", HELP, N_ ("What makes it last"), FALSE },
  { "conflict_request", HELP, N_ ("In a conflict, the centre is asked by"), FALSE },
  { "conflict_answer", HELP, N_ ("In a conflict, the centre answers as"), FALSE },

  { "role", PEOPLE, N_ ("Roles"), FALSE },
  { "weight", PEOPLE, N_ ("Weight"), FALSE },
  { "action_part", PEOPLE, N_ ("What each one does in an action"), FALSE },
  { "source_nature", PEOPLE, N_ ("Nature of a source"), FALSE },

  { "contact_status", SURVEY, N_ ("State of a survey contact"), FALSE },
  { "contact_mode", SURVEY, N_ ("How a contact was made"), FALSE },
  { "meeting_kind", SURVEY, N_ ("Kinds of meeting"), FALSE },
  { "presence", SURVEY, N_ ("Presence at a meeting"), FALSE },
  { "passage_nature", SURVEY, N_ ("Nature of a passage"), FALSE },
  { "practice_nature", SURVEY, N_ ("Nature of a practice"), FALSE },
  { "practice_status", SURVEY, N_ ("Status of a practice"), FALSE },
  { "practice_relation", SURVEY, N_ ("Relations between practices"), FALSE },
  { "viewpoints", SURVEY, N_ ("Two viewpoints"), FALSE },
  { "open_question_status", SURVEY, N_ ("Status of an open question"), FALSE },
  { "booklet_fit", SURVEY, N_ ("Fit for the booklet"), FALSE },

  { "territory_type", LIENS, N_ ("Types of territory"), TRUE },
  { "position_precision", LIENS, N_ ("Precision of a position"), TRUE },
  { "visibility", LIENS, N_ ("Visibility"), TRUE },
  { "side", LIENS, N_ ("Side of who types"), TRUE },
  { "yes_no", LIENS, N_ ("Yes and no"), TRUE },

  { "heading_structure", HEADINGS, N_ ("Headings: structures"), TRUE },
  { "heading_territory", HEADINGS, N_ ("Headings: territories"), TRUE },
  { "heading_person", HEADINGS, N_ ("Headings: people"), TRUE },
  { "heading_assignment", HEADINGS, N_ ("Headings: posts"), TRUE },
  { "heading_link", HEADINGS, N_ ("Headings: links"), TRUE },
  { "heading_link_step", HEADINGS, N_ ("Headings: steps of links"), TRUE },
  { "heading_absence", HEADINGS, N_ ("Headings: absences of link"), TRUE },
  { "heading_action", HEADINGS, N_ ("Headings: actions"), TRUE },
  { "heading_shared_evaluation", HEADINGS, N_ ("Headings: shared evaluations"), TRUE },
  { "heading_source", HEADINGS, N_ ("Headings: sources"), TRUE },
  { "heading_interview", HEADINGS, N_ ("Headings: interviews"), TRUE },
  { "heading_passage", HEADINGS, N_ ("Headings: passages"), TRUE },
  { "heading_question", HEADINGS, N_ ("Headings: questions of the guide"), TRUE },
  { "heading_practice", HEADINGS, N_ ("Headings: practices"), TRUE },
  { "heading_open_question", HEADINGS, N_ ("Headings: open questions"), TRUE },
  { "heading_tool", HEADINGS, N_ ("Headings: tools"), TRUE },
  { NULL, NULL, NULL, FALSE }
};

const DossierTermsList *
dossier_terms_get_lists (void)
{
  return lists;
}

const DossierTermsList *
dossier_terms_find_list (const char *vocabulary)
{
  for (gsize i = 0; lists[i].code != NULL; i++)
    if (g_strcmp0 (lists[i].code, vocabulary) == 0)
      return &lists[i];
  return NULL;
}

static gboolean
is_likelier (const DossierTerm *term,
             const DossierTerm *found)
{
  return found == NULL || dossier_term_is_offered (term) > dossier_term_is_offered (found);
}

/* Accents and case apart; "REP" and "REP+" are two. Caller owns. */
static char *
dup_face (const char *label)
{
  g_auto (GStrv)   parts = g_strsplit (label, "+", -1);
  g_autofree char *spelled = g_strjoinv (" plus ", parts);
  g_autofree char *face = base_text_fold (spelled);

  return *face != '\0' ? g_steal_pointer (&face) : g_utf8_casefold (label, -1);
}

const DossierTerm *
dossier_terms_find_label (const DossierVocabulary *self,
                          const char              *vocabulary,
                          const char              *label,
                          const char              *except)
{
  guint                     n_terms;
  const DossierTerm *const *terms;
  g_autofree char          *wanted = NULL;
  const DossierTerm        *found = NULL;

  g_return_val_if_fail (self != NULL && vocabulary != NULL && label != NULL, NULL);

  terms = dossier_vocabulary_get_terms (self, vocabulary, &n_terms);
  wanted = dup_face (label);
  for (guint i = 0; i < n_terms; i++)
    {
      g_autofree char   *own = dup_face (terms[i]->label);
      const DossierTerm *standing = g_str_equal (own, wanted) ? dossier_vocabulary_resolve (self, vocabulary, terms[i]->code) : NULL;

      if (standing != NULL && g_strcmp0 (standing->code, except) != 0 && is_likelier (standing, found))
        found = standing;
    }
  return found;
}

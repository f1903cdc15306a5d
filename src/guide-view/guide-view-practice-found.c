#include "config.h"

#include "guide-view-practice-found.h"

#include <glib/gi18n-lib.h>

static void
found_free (gpointer data)
{
  GuideViewFound *self = data;

  g_ptr_array_unref (self->words);
  g_free (self);
}

GPtrArray *
guide_view_found_list (const GuidePractice *practice)
{
  GPtrArray      *list = g_ptr_array_new_with_free_func (found_free);
  GuideViewFound *last = NULL;

  for (guint i = 0; i < practice->found->len; i++)
    {
      GuideFound *found = practice->found->pdata[i];

      if (found->n_links == 0)
        continue;
      if (found->code != NULL)
        {
          g_ptr_array_add (last->words, found); /* after all of its field */
          continue;
        }
      last = g_new0 (GuideViewFound, 1);
      last->field = found->field;
      last->n_links = found->n_links;
      last->words = g_ptr_array_new ();
      g_ptr_array_add (list, last);
    }
  return list;
}

static const char *
get_label (const GuideViewFound *self,
           const GuideBook      *book,
           const GuideFound     *word)
{
  const DossierField *field = dossier_kind_find_field (dossier_kinds_find ("link"), self->field);

  return dossier_vocabulary_get_label (book->vocabulary, field->target, word->code);
}

const char *
guide_view_found_get_title (const GuideViewFound *self,
                            const GuideBook      *book)
{
  return dossier_vocabulary_get_heading (book->vocabulary, dossier_kind_find_field (dossier_kinds_find ("link"), self->field));
}

/* One word. */
static const char *
get_pattern (const GuideViewFound *self)
{
  guint n = self->n_links;

  /* Translators: in these four, a word, how many links. */
  if (g_str_equal (self->field, "levers"))
    return ngettext ("%s: lever of %u link", "%s: lever of %u links", n);
  if (g_str_equal (self->field, "ways_in"))
    return ngettext ("%s: way into %u link", "%s: way into %u links", n);
  if (g_str_equal (self->field, "brakes"))
    return ngettext ("%s: brake of %u link", "%s: brake of %u links", n);
  return ngettext ("%s: makes %u link last", "%s: makes %u links last", n);
}

static const char *
get_pattern_of_several (const GuideViewFound *self)
{
  guint n = self->n_links;

  if (g_str_equal (self->field, "levers"))
    return ngettext ("Levers found on %u link", "Levers found on %u links", n);
  if (g_str_equal (self->field, "ways_in"))
    return ngettext ("Ways in found on %u link", "Ways in found on %u links", n);
  if (g_str_equal (self->field, "brakes"))
    return ngettext ("Brakes found on %u link", "Brakes found on %u links", n);
  return ngettext ("What makes it last found on %u link", "What makes it last found on %u links", n);
}

char *
guide_view_found_dup_sign (const GuideViewFound *self)
{
  guint n = self->n_links;

  if (g_str_equal (self->field, "levers"))
    return g_strdup_printf (ngettext ("Lever of %u link", "Lever of %u links", n), n);
  if (g_str_equal (self->field, "ways_in"))
    return g_strdup_printf (ngettext ("Way into %u link", "Way into %u links", n), n);
  if (g_str_equal (self->field, "brakes"))
    return g_strdup_printf (ngettext ("Brake of %u link", "Brake of %u links", n), n);
  return g_strdup_printf (ngettext ("Makes %u link last", "Makes %u links last", n), n);
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
char *
guide_view_found_dup_words (const GuideViewFound *self,
                            const GuideBook      *book)
{
  if (self->words->len == 1)
    return g_strdup_printf (get_pattern (self), get_label (self, book, self->words->pdata[0]), self->n_links);
  return g_strdup_printf (get_pattern_of_several (self), self->n_links);
}
#pragma GCC diagnostic pop

char *
guide_view_found_dup_line (const GuideViewFound *self,
                           const GuideBook      *book,
                           const GuideFound     *word)
{
  g_autofree char *number = g_strdup_printf (ngettext ("%u link", "%u links", word->n_links), word->n_links);

  return g_strdup_printf ("%s · %s", get_label (self, book, word), number);
}

GVariant *
guide_view_found_new_target (const GuideViewFound *self,
                             const GuideBook      *book,
                             const GuidePractice  *practice,
                             const GuideFound     *word)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("link");
  g_autofree char         *text = NULL, *words = NULL;

  for (guint i = 0; i < self->words->len; i++)
    if (word == NULL || word == self->words->pdata[i])
      dossier_query_add_filter (query, self->field, ((GuideFound *) self->words->pdata[i])->code);
  text = dossier_query_dup_text (query);
  /* Translators: "Levers: dispositif", "Levers: practice 2.3": what the links that are shown have. */
  words = word != NULL ? g_strdup_printf (_ ("%s: %s"), guide_view_found_get_title (self, book), get_label (self, book, word))
                       : g_strdup_printf (_ ("%s: practice %s"), guide_view_found_get_title (self, book), practice->number);
  return g_variant_new ("(sss)", text, words, practice->id);
}

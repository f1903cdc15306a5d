#include "config.h"

#include "dossier-view-line.h"

#include "dossier-view-quote.h"

#include <string.h>

#define MOST_WORDS 6 /* of a date, of a step */

/* Where each kind keeps what a line says; NULL: nowhere. */
static const struct
{
  const char *kind, *date, *vocabulary, *code, *words;
} places[] = {
  { "link_step", "date", "step", "step", "story" },
  { "action", "from", NULL, NULL, "title" },
  { "passage", NULL, "role", "role", "raw" },
  { "shared_evaluation", "date", NULL, NULL, "title" },
  { "absence", "date", NULL, NULL, "source" },
  { "interview", "date", NULL, NULL, "title" },
  { "attachment", NULL, NULL, NULL, "label" },
};

static guint
find_place (const DossierKind *kind)
{
  guint i = 0;

  while (i < G_N_ELEMENTS (places) && !g_str_equal (places[i].kind, kind->code))
    i++;
  return i;
}

/* --- pieces of a line */

/* The end of the first n words; NULL: there are fewer. */
static const char *
find_end (const char *text,
          guint       n)
{
  const char *at = text;

  for (guint i = 0; i < n; i++)
    {
      while (*at == ' ')
        at++;
      if (*at == '\0')
        return NULL;
      at += strcspn (at, " ");
    }
  return at;
}

/* What stands between two pieces is of neither. */
static const char *
skip_marks (const char *at)
{
  static const char *const marks[] = { " ", ",", ":", ";", "-", "·", "–", "—", "\302\240", "\342\200\257" };

  for (gboolean found = TRUE; found;)
    {
      found = FALSE;
      for (gsize i = 0; i < G_N_ELEMENTS (marks) && !found; i++)
        if (g_str_has_prefix (at, marks[i]))
          {
            at += strlen (marks[i]);
            found = TRUE;
          }
    }
  return at;
}

static char *
dup_piece (const char *from,
           const char *to)
{
  char *piece = g_strndup (from, (gsize) (to - from));

  for (gsize n = strlen (piece); n > 0 && strchr (" ,;:", piece[n - 1]) != NULL; n--)
    piece[n - 1] = '\0';
  return piece;
}

static BaseDate *
find_date (const char *words)
{
  g_autoptr (BaseDate) date = base_date_new_from_words (words);

  return date->precision != BASE_DATE_UNKNOWN ? g_steal_pointer (&date) : NULL;
}

/* The longest beginning that is a date: "du 3 au 5 juin 2018" before "du". */
static const char *
take_date (const char *text,
           BaseDate  **date)
{
  for (guint n = MOST_WORDS; n > 0; n--)
    {
      const char      *end = find_end (text, n);
      g_autofree char *words = end != NULL ? dup_piece (text, end) : NULL;

      *date = words != NULL ? find_date (words) : NULL;
      if (*date != NULL)
        return skip_marks (end);
    }
  return text;
}

/* "…, 2017-2018": the date of an action stands after it as well. The end of what stands before. */
static const char *
take_last_date (const char *text,
                BaseDate  **date)
{
  const char *comma = strrchr (text, ',');

  *date = comma != NULL && comma > text ? find_date (skip_marks (comma)) : NULL;
  return *date != NULL ? comma : text + strlen (text);
}

static const char *
take_code (const char              *text,
           const DossierVocabulary *vocabulary,
           const char              *of,
           char                   **code)
{
  for (guint n = MOST_WORDS; n > 0; n--)
    {
      const char      *end = find_end (text, n);
      g_autofree char *words = end != NULL ? dup_piece (text, end) : NULL;

      *code = words != NULL ? g_strdup (dossier_vocabulary_find_code (vocabulary, of, words)) : NULL;
      if (*code != NULL)
        return skip_marks (end);
    }
  return text;
}

/* "direction, collège : …": who speaks stands before a colon, or nobody is told. */
static const char *
take_speaker (const char              *text,
              const DossierVocabulary *vocabulary,
              char                   **role,
              char                   **structure)
{
  const char      *colon = strchr (text, ':');
  g_autofree char *who = colon != NULL ? dup_piece (text, colon) : NULL;

  if (who == NULL)
    return text;
  *role = g_strdup (dossier_vocabulary_find_code (vocabulary, "role", who));
  if (*role == NULL)
    {
      /* A role may have a comma of its own: the last one parts. */
      char *comma = strrchr (who, ',');

      if (comma == NULL)
        return text;
      *structure = g_strdup (dossier_vocabulary_find_code (vocabulary, "structure_type", skip_marks (comma)));
      *comma = '\0';
      *role = g_strdup (dossier_vocabulary_find_code (vocabulary, "role", who));
      if (*role == NULL || *structure == NULL)
        {
          g_clear_pointer (role, g_free);
          g_clear_pointer (structure, g_free);
          return text;
        }
    }
  return skip_marks (colon);
}

/* --- the line */

/* What must be called something is called by all that was written. */
static void
call_so (DossierViewLine *self,
         const char      *line)
{
  g_clear_pointer (&self->date, base_date_free);
  g_clear_pointer (&self->code, g_free);
  g_clear_pointer (&self->speaker, g_free);
  g_free (self->words);
  self->words = g_strdup (line);
}

DossierViewLine *
dossier_view_line_new (const DossierKind       *kind,
                       const DossierVocabulary *vocabulary,
                       const char              *text)
{
  guint            place = find_place (kind);
  g_autofree char *line = g_strstrip (g_strdup (text));
  const char      *at = line, *end = NULL;
  DossierViewLine *self;

  g_return_val_if_fail (place < G_N_ELEMENTS (places) && vocabulary != NULL, NULL);

  if (*line == '\0')
    return NULL;
  self = g_new0 (DossierViewLine, 1);
  self->kind = kind;
  if (places[place].date != NULL)
    at = take_date (at, &self->date);
  if (g_str_equal (kind->code, "passage"))
    at = take_speaker (at, vocabulary, &self->code, &self->speaker);
  else if (places[place].vocabulary != NULL)
    at = take_code (at, vocabulary, places[place].vocabulary, &self->code);
  end = at + strlen (at);
  if (places[place].date != NULL && self->date == NULL)
    end = take_last_date (at, &self->date);
  self->words = g_strstrip (g_strndup (at, (gsize) (end - at)));
  if (*self->words == '\0' && dossier_kind_find_field (kind, places[place].words)->flags & DOSSIER_FIELD_REQUIRED)
    call_so (self, line);
  return self;
}

void
dossier_view_line_free (DossierViewLine *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->date, base_date_free);
  g_free (self->code);
  g_free (self->speaker);
  g_free (self->words);
  g_free (self);
}

char *
dossier_view_line_describe (const DossierViewLine   *self,
                            const DossierVocabulary *vocabulary)
{
  guint                 place = find_place (self->kind);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (self->date != NULL)
    g_ptr_array_add (parts, base_date_dup_text (self->date));
  if (self->code != NULL)
    g_ptr_array_add (parts, g_strdup (dossier_vocabulary_get_label (vocabulary, places[place].vocabulary, self->code)));
  if (self->speaker != NULL)
    g_ptr_array_add (parts, g_strdup (dossier_vocabulary_get_label (vocabulary, "structure_type", self->speaker)));
  if (*self->words != '\0')
    g_ptr_array_add (parts, g_str_equal (self->kind->code, "passage") ? dossier_view_quote_dress (self->words) : g_strdup (self->words));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static void
set_text (DossierAct        *act,
          const DossierKind *kind,
          const char        *id,
          const char        *field,
          const char        *text)
{
  if (field != NULL && text != NULL && *text != '\0')
    dossier_act_set (act, kind, id, field, dossier_value_new_text (text));
}

/* Raw and clean stand side by side where they differ. */
static void
write_passage (const DossierViewLine *self,
               DossierAct            *act,
               const char            *id)
{
  g_autofree char *clean = dossier_view_quote_repair (self->words);

  set_text (act, self->kind, id, "nature", "verbatim");
  set_text (act, self->kind, id, "speaker_type", self->speaker);
  if (!g_str_equal (clean, self->words))
    set_text (act, self->kind, id, "clean", clean);
}

const char *
dossier_view_line_write (const DossierViewLine *self,
                         DossierAct            *act)
{
  guint       place = find_place (self->kind);
  const char *id = dossier_act_create (act, self->kind, NULL);

  if (self->date != NULL)
    dossier_act_set (act, self->kind, id, places[place].date, dossier_value_new_date (self->date));
  set_text (act, self->kind, id, places[place].code, self->code);
  set_text (act, self->kind, id, places[place].words, self->words);
  if (g_str_equal (self->kind->code, "passage"))
    write_passage (self, act, id);
  if (g_str_equal (self->kind->code, "attachment"))
    dossier_act_set (act, self->kind, id, "missing", dossier_value_new_boolean (TRUE));
  return id;
}

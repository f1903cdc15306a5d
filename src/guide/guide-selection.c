#include "config.h"

#include "guide-selection.h"

#include "guide-document-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The words, without spaces nor quotation marks at both ends. */
typedef struct
{
  gsize    start, end;
  gboolean is_quoted;
} Span;

static gboolean
is_opening (gunichar sign)
{
  return sign == 0xab || sign == 0x201c || sign == '"';
}

static gboolean
is_closing (gunichar sign)
{
  return sign == 0xbb || sign == 0x201d || sign == '"';
}

/* Marks selected with the words, or that stand right around them. */
static Span
find_span (const GuideSelection *self)
{
  Span span = { self->start, self->start + self->length, FALSE };

  guide_reading_trim (self->text, &span.start, &span.end);
  if (span.start < span.end && is_opening (g_utf8_get_char (self->text + span.start)) && is_closing (g_utf8_get_char (g_utf8_prev_char (self->text + span.end))) &&
      g_utf8_prev_char (self->text + span.end) > self->text + span.start)
    {
      span.start = (gsize) (g_utf8_next_char (self->text + span.start) - self->text);
      span.end = (gsize) (g_utf8_prev_char (self->text + span.end) - self->text);
      span.is_quoted = TRUE;
      guide_reading_trim (self->text, &span.start, &span.end);
    }
  return span;
}

/* As it can be read: signs of lists are not of the words. */
static char *
dup_clean (const char *raw)
{
  g_autoptr (GuideDocument) document = guide_document_read (guide_lines_from_text (raw, strlen (raw)), NULL);
  GString                  *clean = g_string_new (NULL);

  for (guint i = 0; i < document->pieces->len; i++)
    {
      const GuidePiece *piece = guide_document_get (document, i);

      if (*piece->clean != '\0')
        g_string_append_printf (clean, "%s%s", clean->len > 0 ? "\n" : "", piece->clean);
    }
  return g_string_free (clean, FALSE);
}

/* In the words, or after them before the end of their line. */
static char *
find_mark (const GuideSelection *self,
           const Span           *span,
           guint                *seconds)
{
  const char               *end = strchr (self->text + span->end, '\n');
  g_autofree char          *words = end != NULL ? g_strndup (self->text + span->start, (gsize) (end - self->text) - span->start) : g_strdup (self->text + span->start);
  g_autoptr (GuideDocument) document = guide_document_read (guide_lines_from_text (words, strlen (words)), NULL);
  const GuideTimeMark      *mark = document->marks->len > 0 ? &g_array_index (document->marks, GuideTimeMark, 0) : NULL;

  if (mark == NULL)
    return NULL;
  *seconds = mark->seconds;
  return g_strndup (guide_document_get (document, mark->piece)->raw + mark->start, mark->length);
}

static guint
count_lines_before (const GuideSelection *self,
                    gsize                 at)
{
  guint lines = 0;

  for (gsize i = 0; i < at; i++)
    lines += self->text[i] == '\n';
  return lines;
}

/* One record being filled. */
typedef struct
{
  DossierAct        *act;
  const DossierKind *kind;
  const char        *id;
} Filling;

static Filling
begin (DossierAct *act,
       const char *kind)
{
  Filling filling = { act, dossier_kinds_find (kind) };

  filling.id = dossier_act_create (act, filling.kind, NULL);
  return filling;
}

static void
say (const Filling *filling,
     const char    *field,
     const char    *text)
{
  if (text != NULL && *text != '\0')
    dossier_act_set (filling->act, filling->kind, filling->id, field, dossier_value_new_text (text));
}

static void
refer (const Filling *filling,
       const char    *field,
       const char    *id)
{
  if (id != NULL)
    dossier_act_set (filling->act, filling->kind, filling->id, field, dossier_value_new_reference (id));
}

static void
put (const Filling *filling,
     const char    *field,
     const char    *key)
{
  if (key != NULL)
    dossier_act_put (filling->act, filling->kind, filling->id, field, key, TRUE);
}

static Filling
write_passage (const GuideSelection *self,
               DossierAct           *act,
               const Span           *span,
               const char           *raw,
               const char           *clean)
{
  Filling          passage = begin (act, "passage");
  guint            seconds;
  g_autofree char *mark = find_mark (self, span, &seconds);

  say (&passage, "raw", raw);
  say (&passage, "clean", clean);
  say (&passage, "nature", self->kind == GUIDE_SELECTION_VERBATIM || span->is_quoted ? "verbatim" : "paraphrase");
  refer (&passage, "interview", self->interview);
  refer (&passage, "meeting", self->meeting);
  if (mark != NULL)
    refer (&passage, "recording", self->recording);
  put (&passage, "questions", self->question);
  say (&passage, "role", self->role);
  dossier_act_set (act, passage.kind, passage.id, "line", dossier_value_new_integer (count_lines_before (self, span->start)));
  dossier_act_set (act, passage.kind, passage.id, "at", dossier_value_new_integer ((gint64) span->start));
  dossier_act_set (act, passage.kind, passage.id, "bytes", dossier_value_new_integer ((gint64) (span->end - span->start)));
  if (mark != NULL)
    {
      say (&passage, "mark", mark);
      dossier_act_set (act, passage.kind, passage.id, "start", dossier_value_new_integer (seconds));
    }
  return passage;
}

static const char *
write_practice (const GuideSelection *self,
                const Filling        *passage,
                const char           *raw,
                const char           *clean)
{
  Filling practice = begin (passage->act, "practice");

  say (&practice, "statement", clean);
  say (&practice, "raw_statement", raw);
  say (&practice, "status", "raw");
  put (&practice, "questions", self->question);
  put (passage, "practices", practice.id);
  return practice.id;
}

static const char *
write_open_question (const GuideSelection *self,
                     const Filling        *passage,
                     const char           *raw,
                     const char           *clean)
{
  Filling question = begin (passage->act, "open_question");

  say (&question, "text", clean);
  say (&question, "raw", raw);
  say (&question, "status", "open");
  put (&question, "questions", self->question);
  put (passage, "open_questions", question.id);
  return question.id;
}

/* Of no link in particular, the passage alone says it. */
static const char *
write_brake (const GuideSelection *self,
             const Filling        *passage)
{
  Filling link = { passage->act, dossier_kinds_find ("link"), self->link };

  put (passage, "brakes", self->brake);
  if (self->link == NULL)
    return passage->id;
  put (&link, "brakes", self->brake);
  put (passage, "links", self->link);
  return self->link;
}

static const char *
write_link (const GuideSelection *self,
            const Filling        *passage,
            const char           *clean)
{
  Filling link;

  if (self->link != NULL)
    {
      put (passage, "links", self->link);
      return self->link;
    }
  link = begin (passage->act, "link");
  refer (&link, "a", self->a);
  refer (&link, "b", self->b);
  say (&link, "object", clean);
  put (passage, "links", link.id);
  return link.id;
}

/* A verbatim of a link cites it. */
static const char *
write_kind (const GuideSelection *self,
            const Filling        *passage,
            const char           *raw,
            const char           *clean)
{
  switch (self->kind)
    {
    case GUIDE_SELECTION_PRACTICE:
      return write_practice (self, passage, raw, clean);
    case GUIDE_SELECTION_QUESTION:
      return write_open_question (self, passage, raw, clean);
    case GUIDE_SELECTION_BRAKE:
      return write_brake (self, passage);
    case GUIDE_SELECTION_LINK:
      return write_link (self, passage, clean);
    case GUIDE_SELECTION_VERBATIM:
    default:
      put (passage, "links", self->link);
      return passage->id;
    }
}

/* Of the history, and of what is said once it is done. */
static const char *
get_label (GuideSelectionKind kind)
{
  static const char *const labels[] = {
    [GUIDE_SELECTION_VERBATIM] = N_ ("Words kept from the notes"),
    [GUIDE_SELECTION_PRACTICE] = N_ ("Practice drawn from the notes"),
    [GUIDE_SELECTION_QUESTION] = N_ ("Open question drawn from the notes"),
    [GUIDE_SELECTION_BRAKE] = N_ ("Brake found in the notes"),
    [GUIDE_SELECTION_LINK] = N_ ("Link found in the notes"),
  };

  return _ (labels[kind]);
}

DossierAct *
guide_selection_new_act (const GuideSelection *self,
                         char                **made)
{
  Span             span = find_span (self);
  g_autofree char *raw = g_strndup (self->text + span.start, span.end - span.start), *clean = dup_clean (raw);
  DossierAct      *act;
  Filling          passage;
  const char      *id;

  g_return_val_if_fail (self->kind != GUIDE_SELECTION_BRAKE || self->brake != NULL, NULL);
  g_return_val_if_fail (self->kind != GUIDE_SELECTION_LINK || self->link != NULL || (self->a != NULL && self->b != NULL), NULL);

  if (*clean == '\0')
    return NULL;
  act = dossier_act_new (get_label (self->kind));
  passage = write_passage (self, act, &span, raw, clean);
  id = write_kind (self, &passage, raw, clean);
  if (made != NULL)
    *made = g_strdup (id);
  return act;
}

/* guide-choices-draft.c - choices put away as a text, and taken up again */
#include "guide-choices-private.h"

#include <string.h>

#define CHOICE "(uuuuuttut(msmsmsmsms)ub)"
#define FORM "(uua" CHOICE "ay)"

static GVariant *
pack_choice (const GuideChoice *choice)
{
  return g_variant_new (CHOICE, choice->id, choice->parent, choice->piece, (guint) choice->becomes, choice->line,
                        (guint64) choice->start, (guint64) choice->length, choice->last_piece, (guint64) choice->last_end, choice->raw, choice->clean, choice->number, choice->code, choice->mark,
                        choice->seconds, choice->is_edited);
}

char *
guide_choices_dup_text (const GuideChoices *self)
{
  GVariantBuilder      builder;
  g_autoptr (GVariant) packed = NULL;
  GVariant            *fates;

  if (self->past->len == 0)
    return NULL;
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a" CHOICE));
  for (guint i = 0; i < self->state->choices->len; i++)
    g_variant_builder_add_value (&builder, pack_choice (self->state->choices->pdata[i]));
  fates = g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, self->state->fates, self->document->doubts->len, 1);
  packed = g_variant_ref_sink (g_variant_new ("(uua" CHOICE "@ay)", self->document->pieces->len, self->state->next_id, &builder, fates));
  return g_variant_print (packed, TRUE);
}

static GuideChoice *
unpack_choice (GVariant *packed)
{
  GuideChoice *choice = guide_choice_new ();
  guint        becomes;
  guint64      start, length, end;

  g_variant_get (packed, CHOICE, &choice->id, &choice->parent, &choice->piece, &becomes, &choice->line, &start, &length, &choice->last_piece, &end, &choice->raw,
                 &choice->clean, &choice->number, &choice->code, &choice->mark, &choice->seconds, &choice->is_edited);
  choice->becomes = MIN (becomes, GUIDE_BECOMES_KINDS - 1);
  choice->start = (gsize) start;
  choice->length = (gsize) length;
  choice->last_end = (gsize) end;
  return choice;
}

/* It points into a document: nothing of it is believed that this one does not have. */
static gboolean
fits (const GuideChoices *self,
      const GuideChoice  *choice)
{
  const GuidePiece *piece, *last;

  if (choice->last_piece >= self->document->pieces->len || choice->piece > choice->last_piece || choice->piece >= self->document->pieces->len || choice->line >= self->document->lines->len || choice->raw == NULL || choice->clean == NULL)
    return FALSE;
  piece = &g_array_index (self->document->pieces, GuidePiece, choice->piece);
  last = &g_array_index (self->document->pieces, GuidePiece, choice->last_piece);
  return choice->line == piece->line && choice->last_end <= last->length && choice->start <= piece->length && choice->length <= piece->length - choice->start &&
         (choice->length == 0 || strncmp (piece->raw + choice->start, choice->raw, choice->length) == 0);
}

static GuideChoicesState *
unpack (const GuideChoices *self,
        GVariant           *packed)
{
  GuideChoicesState   *state = guide_choices_state_new (self->document->doubts->len);
  g_autoptr (GVariant) fates = g_variant_get_child_value (packed, 3), choices = g_variant_get_child_value (packed, 2);
  gsize                n_fates;
  const guint8        *bytes = g_variant_get_fixed_array (fates, &n_fates, 1);
  guint                n_pieces;
  gboolean             is_ours;

  g_variant_get_child (packed, 0, "u", &n_pieces);
  g_variant_get_child (packed, 1, "u", &state->next_id);
  is_ours = n_pieces == self->document->pieces->len && n_fates == self->document->doubts->len;
  for (gsize i = 0; is_ours && i < g_variant_n_children (choices); i++)
    {
      g_autoptr (GVariant) child = g_variant_get_child_value (choices, i);

      g_ptr_array_add (state->choices, unpack_choice (child));
      is_ours = fits (self, state->choices->pdata[i]);
    }
  if (is_ours && n_fates > 0)
    memcpy (state->fates, bytes, n_fates);
  if (!is_ours)
    g_clear_pointer (&state, guide_choices_state_free);
  return state;
}

gboolean
guide_choices_take_text (GuideChoices *self,
                         const char   *text)
{
  g_autoptr (GVariant) packed = g_variant_parse (G_VARIANT_TYPE (FORM), text, NULL, NULL, NULL);
  GuideChoicesState   *state = packed != NULL ? unpack (self, packed) : NULL;

  if (state == NULL)
    return FALSE;
  g_ptr_array_add (self->past, self->state);
  self->state = state;
  return TRUE;
}

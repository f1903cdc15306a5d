#include "config.h"

#include "map-deck.h"

#include "map-booklet.h"
#include "map-handout-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _MapDeck
{
  gatomicrefcount  refs;
  MapPresentation *presentation;
  GPtrArray       *handouts; /* of its steps, in order */
  GPtrArray       *left_out; /* char *, NULL-terminated */
};

G_DEFINE_QUARK (map - deck - error - quark, map_deck_error)

MapDeck *
map_deck_ref (MapDeck *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
map_deck_unref (MapDeck *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_clear_pointer (&self->presentation, map_presentation_unref);
  g_ptr_array_unref (self->handouts);
  g_ptr_array_unref (self->left_out);
  g_free (self);
}

/* --- read from the dossier */

typedef struct
{
  const char       *name;
  DossierVisibility audience;
} Question;

static MapPresentation *
read_named (DossierReader  *reader,
            const Question *question,
            GError        **error)
{
  g_autoptr (GPtrArray) named = dossier_reader_list_named (reader, "presentation", question->name, error);

  if (named == NULL)
    return NULL;
  if (named->len > 1)
    {
      g_set_error (error, MAP_DECK_ERROR, MAP_DECK_ERROR_SEVERAL, "%u presentations have that title", named->len);
      return NULL;
    }
  return map_presentation_read (reader, named->len == 1 ? named->pdata[0] : question->name, question->audience, error);
}

/* Reader thread. */
static gpointer
ask (DossierReader *reader,
     gpointer       data,
     GCancellable  *cancellable,
     GError       **error)
{
  GError          *local = NULL;
  MapPresentation *read = read_named (reader, data, &local);

  if (read != NULL && map_presentation_get_n_steps (read) == 0)
    {
      g_clear_pointer (&read, map_presentation_unref);
      local = g_error_new_literal (MAP_DECK_ERROR, MAP_DECK_ERROR_EMPTY, "it has no step");
    }
  if (read == NULL && local == NULL)
    local = g_error_new_literal (MAP_DECK_ERROR, MAP_DECK_ERROR_NONE, "there is no such presentation");
  if (local != NULL)
    g_propagate_error (error, local);
  return read;
}

static gboolean
read_handouts (MapDeck          *self,
               DossierStore     *store,
               DossierVisibility audience,
               GCancellable     *cancellable,
               GError          **error)
{
  for (guint i = 0; i < map_presentation_get_n_steps (self->presentation); i++)
    {
      const MapSight          *sight = &map_presentation_get_step (self->presentation, i)->sight;
      g_autoptr (DossierQuery) query = map_sight_dup_query (sight, error);
      MapHandout              *handout = query != NULL ? map_handout_new_compared (store, audience, query, sight->arrangement, sight->positions, (MapMoment){ sight->from, sight->to }, sight->compared, error) : NULL;

      if (handout != NULL)
        g_ptr_array_add (self->handouts, handout);
      if (handout == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
says (const MapHandout *handout,
      const char       *sentence)
{
  return g_strv_contains (map_handout_get_left_out (handout), sentence);
}

static gboolean
all_say (const MapDeck *self,
         const char    *sentence)
{
  for (guint i = 0; i < self->handouts->len; i++)
    if (!says (self->handouts->pdata[i], sentence))
      return FALSE;
  return TRUE;
}

/* What all pages leave out is told once. */
static void
tell_left_out (MapDeck *self)
{
  for (guint i = 0; i < self->handouts->len; i++)
    for (const char *const *each = map_handout_get_left_out (self->handouts->pdata[i]); *each != NULL; each++)
      if (!all_say (self, *each))
        g_ptr_array_add (self->left_out, g_strdup_printf ("%u. %s", i + 1, *each));
      else if (i == 0)
        g_ptr_array_add (self->left_out, g_strdup (*each));
  g_ptr_array_add (self->left_out, NULL);
}

MapDeck *
map_deck_new (DossierStore     *store,
              const char       *name,
              DossierVisibility audience,
              GCancellable     *cancellable,
              GError          **error)
{
  Question            question = { name, audience };
  g_autoptr (MapDeck) self = NULL;
  MapPresentation    *presentation;

  g_return_val_if_fail (DOSSIER_IS_STORE (store) && name != NULL, NULL);

  presentation = dossier_store_ask (store, ask, &question, error);
  if (presentation == NULL)
    return NULL;
  self = g_new0 (MapDeck, 1);
  g_atomic_ref_count_init (&self->refs);
  self->presentation = presentation;
  self->handouts = g_ptr_array_new_with_free_func ((GDestroyNotify) map_handout_unref);
  self->left_out = g_ptr_array_new_with_free_func (g_free);
  if (!read_handouts (self, store, audience, cancellable, error))
    return NULL;
  tell_left_out (self);
  return g_steal_pointer (&self);
}

const char *
map_deck_get_title (const MapDeck *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return map_presentation_get_title (self->presentation);
}

const char *const *
map_deck_get_left_out (const MapDeck *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->left_out->pdata;
}

/* --- drawn */

/* What is said to the room: when it was, the text, the practice. */
static char *
dup_said (const MapStep *step,
          const char    *when)
{
  /* Translators: of the guide; %s is what it says. */
  g_autofree char *practice = *step->statement != '\0' ? g_strdup_printf (_ ("Practice: %s"), step->statement) : g_strdup ("");
  const char      *lines[] = { when, step->text, practice };
  GString         *said = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (*lines[i] != '\0')
      g_string_append_printf (said, "%s%s", said->len > 0 ? "\n" : "", lines[i]);
  return g_string_free (said, FALSE);
}

/* "2 / 7 · 23/05/2019" */
static char *
dup_date (const MapDeck *self,
          guint          index)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char      *date = g_date_time_format (now, "%x");

  return g_strdup_printf ("%u / %u · %s", index + 1, map_presentation_get_n_steps (self->presentation), date);
}

static void
draw_page (MapDeck    *self,
           guint       index,
           MapPaper    paper,
           MapPainter *painter,
           cairo_t    *cr)
{
  const MapStep    *step = map_presentation_get_step (self->presentation, index);
  MapHandout       *handout = self->handouts->pdata[index];
  g_auto (MapSheet) sheet = { .on_paper = TRUE, .paper = paper, .title = g_strdup (step->title) };
  g_auto (MapLook)  look = { 0 };
  g_autofree char  *when = NULL, *said = NULL, *date = dup_date (self, index);
  MapPage           lain, page = map_page_new_for_paper (paper, TRUE);

  map_sight_fill_sheet (&step->sight, &sheet);
  look = map_handout_choose_look (handout, &sheet);
  when = map_look_dup_told (&look, map_handout_get_scene (handout));
  said = dup_said (step, when);
  lain = map_handout_lay_page (handout, &sheet, date, "");
  page.bounds = lain.bounds;
  page.title = lain.title;
  page.subtitle = said;
  page.sources = lain.sources;
  page.date = date;
  map_print_draw (&page, map_handout_get_scene (handout), &look, painter, cr);
}

gboolean
map_deck_write (MapDeck      *self,
                MapPaper      paper,
                const char   *path,
                GCancellable *cancellable,
                GError      **error)
{
  MapPage                page = map_page_new_for_paper (paper, TRUE);
  g_autoptr (MapPainter) painter = map_painter_new ();
  g_autoptr (MapBooklet) booklet = NULL;

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);

  booklet = map_booklet_new (path, map_deck_get_title (self), NULL, error);
  for (guint i = 0; booklet != NULL && i < self->handouts->len; i++)
    {
      draw_page (self, i, paper, painter, map_booklet_begin_page (booklet, page.width, page.height));
      if (!map_booklet_end_page (booklet, cancellable, error))
        return FALSE;
      map_booklet_add_bookmark (booklet, 0, map_presentation_get_step (self->presentation, i)->title);
    }
  return booklet != NULL && map_booklet_settle (booklet, cancellable, error);
}

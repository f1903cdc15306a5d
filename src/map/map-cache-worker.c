#include "map-cache-worker.h"

#include "map-pixels.h"

#include <math.h>

#define LONGEST 400 /* milliseconds in which nothing new is shown, while questions follow each other */
#define STILL 80    /* milliseconds without another question: the hand rests */

/* Shared by the owner, the thread and the answers under way. */
typedef struct
{
  gatomicrefcount refs;
  GAsyncQueue    *questions;
  int             newest;  /* atomic */
  int             hurried; /* atomic: the newest that is */
  int             asked;   /* atomic: when the newest was, milliseconds */
  GMainContext   *context; /* of the owner */
  MapWorkerAnswer answer;
  gpointer        user_data;
  gboolean        closed; /* the owner's thread only */
  gboolean        busy;   /* the owner's thread only */
} Desk;

struct _MapWorker
{
  Desk *desk;
};

typedef struct
{
  int              number; /* 0: go home */
  MapScene        *scene;
  MapLook          look;
  MapCamera        camera;
  MapLayout       *before;
  cairo_surface_t *spare;
  gboolean         hurried;
} Question;

/* A question, and where the newer ones are told. */
typedef struct
{
  Desk           *desk;
  const Question *question;
  int             since;    /* milliseconds: when something was shown last, or there was nothing to do */
  gboolean        was_left; /* the one before, as the hand rested: a slow hand would else see nothing new before it stops */
} Doubt;

typedef struct
{
  Desk       *desk;
  int         number;
  MapPicture *picture;
} Answer;

static void
free_question (Question *question)
{
  g_clear_pointer (&question->scene, map_scene_unref);
  g_clear_pointer (&question->before, map_layout_unref);
  g_clear_pointer (&question->spare, cairo_surface_destroy);
  map_look_clear (&question->look);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, free_question)

static void
release_desk (Desk *desk)
{
  if (!g_atomic_ref_count_dec (&desk->refs))
    return;
  g_async_queue_unref (desk->questions);
  g_main_context_unref (desk->context);
  g_free (desk);
}

static Desk *
hold_desk (Desk *desk)
{
  g_atomic_ref_count_inc (&desk->refs);
  return desk;
}

void
map_picture_free (MapPicture *self)
{
  g_clear_pointer (&self->layout, map_layout_unref);
  g_clear_pointer (&self->surface, cairo_surface_destroy);
  g_free (self);
}

static cairo_surface_t *
prepare_surface (const MapCamera *camera,
                 cairo_surface_t *spare)
{
  int              width = (int) ceil (camera->width * camera->device), height = (int) ceil (camera->height * camera->device);
  cairo_surface_t *surface = spare;

  if (spare == NULL || cairo_image_surface_get_width (spare) != width ||
      cairo_image_surface_get_height (spare) != height)
    {
      g_clear_pointer (&spare, cairo_surface_destroy);
      surface = map_pixels_new (MAP_PICTURE_FORMAT, width, height);
    }
  cairo_surface_set_device_scale (surface, camera->device, camera->device);
  return surface;
}

static gboolean
paint (MapPainter *painter,
       MapPicture *picture)
{
  cairo_t *cr = cairo_create (picture->surface);
  gboolean is_whole = map_painter_draw (painter, cr, picture->layout);

  cairo_destroy (cr);
  cairo_surface_flush (picture->surface);
  return is_whole;
}

MapPicture *
map_picture_new (MapPainter       *painter,
                 MapScene         *scene,
                 const MapLook    *look,
                 const MapCamera  *camera,
                 const MapLayout  *before,
                 cairo_surface_t **spare)
{
  MapPicture *self = g_new0 (MapPicture, 1);
  gint64      start = g_get_monotonic_time ();

  self->layout = map_layout_new (scene, camera, look, map_painter_get_text (painter), before);
  self->surface = prepare_surface (camera, g_steal_pointer (spare));
  if (!paint (painter, self))
    {
      *spare = g_steal_pointer (&self->surface);
      map_picture_free (self);
      return NULL;
    }
  self->cost = (double) (g_get_monotonic_time () - start) / 1000;
  return self;
}

static gboolean
is_newest (Desk *desk,
           int   number)
{
  return g_atomic_int_get (&desk->newest) == number;
}

static gboolean
on_picture_painted (gpointer user_data)
{
  Answer *answer = user_data;
  Desk   *desk = answer->desk;

  if (is_newest (desk, answer->number))
    desk->busy = FALSE;
  if (!desk->closed)
    desk->answer (g_steal_pointer (&answer->picture), desk->user_data);
  return G_SOURCE_REMOVE;
}

static void
free_answer (gpointer data)
{
  Answer *answer = data;

  g_clear_pointer (&answer->picture, map_picture_free);
  release_desk (answer->desk);
  g_free (answer);
}

static void
send_answer (Desk       *desk,
             int         number,
             MapPicture *picture)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  Answer             *answer = g_new0 (Answer, 1);

  answer->desk = hold_desk (desk);
  answer->number = number;
  answer->picture = picture;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_picture_painted, answer, free_answer);
  g_source_attach (source, desk->context);
}

static int
get_time (void)
{
  return (int) (g_get_monotonic_time () / 1000 % G_MAXINT);
}

/* As hurried as the newer one: that is answered first, but where one follows another something is shown now and then. */
static gboolean
is_overtaken (const Doubt *self)
{
  int now = get_time ();

  return now - self->since < LONGEST || (!self->was_left && now - g_atomic_int_get (&self->desk->asked) > STILL);
}

/* Only to what is waited for: a picture painted ahead serves until the next, under a hand that pans. */
static gboolean
gives_way (gpointer data)
{
  const Doubt *self = data;

  return g_atomic_int_get (&self->desk->hurried) > self->question->number && (!self->question->hurried || is_overtaken (self));
}

static MapPicture *
work_on (Desk       *desk,
         MapPainter *painter,
         Question   *question,
         int         since,
         gboolean    was_left)
{
  Doubt       doubt = { desk, question, since, was_left };
  MapPicture *picture;

  map_painter_set_stops (painter, gives_way, &doubt);
  picture = map_picture_new (painter, question->scene, &question->look, &question->camera, question->before,
                             &question->spare);
  map_painter_set_stops (painter, NULL, NULL);
  return picture;
}

/* What was begun in vain leaves its surface to the next: under a hand that zooms a new one, of 33 MB at 4K, would be had of the system each time. */
static void
pass_on (cairo_surface_t **spare,
         Question         *question)
{
  if (question->spare == NULL)
    question->spare = g_steal_pointer (spare);
}

static void
keep_spare (cairo_surface_t **spare,
            Question         *question)
{
  g_clear_pointer (spare, cairo_surface_destroy);
  *spare = g_steal_pointer (&question->spare);
}

/* Caller frees. since: now, where it had to be waited for. */
static Question *
take_question (Desk *desk,
               int  *since)
{
  Question *question = g_async_queue_try_pop (desk->questions);

  if (question != NULL)
    return question;
  question = g_async_queue_pop (desk->questions);
  *since = get_time ();
  return question;
}

static gpointer
run (gpointer data)
{
  Desk                  *desk = data;
  g_autoptr (MapPainter) painter = map_painter_new ();
  gboolean               was_left = FALSE;
  int                    since = get_time ();
  cairo_surface_t       *spare = NULL;

  map_painter_keep_ground (painter);
  while (TRUE)
    {
      g_autoptr (Question) question = take_question (desk, &since);

      if (question->number == 0)
        break;
      pass_on (&spare, question);
      if (is_newest (desk, question->number))
        {
          MapPicture *picture = work_on (desk, painter, question, since, was_left);

          was_left = picture == NULL && get_time () - since >= LONGEST;
          if (picture != NULL)
            {
              since = get_time ();
              send_answer (desk, question->number, picture);
            }
        }
      keep_spare (&spare, question);
    }
  g_clear_pointer (&spare, cairo_surface_destroy);
  release_desk (desk);
  return NULL;
}

MapWorker *
map_worker_new (MapWorkerAnswer answer,
                gpointer        user_data)
{
  MapWorker *self = g_new0 (MapWorker, 1);
  Desk      *desk = g_new0 (Desk, 1);

  g_atomic_ref_count_init (&desk->refs);
  desk->questions = g_async_queue_new_full ((GDestroyNotify) free_question);
  desk->context = g_main_context_ref_thread_default ();
  desk->answer = answer;
  desk->user_data = user_data;
  self->desk = desk;
  g_thread_unref (g_thread_new ("map", run, hold_desk (desk)));
  return self;
}

void
map_worker_free (MapWorker *self)
{
  self->desk->closed = TRUE;
  g_atomic_int_inc (&self->desk->newest);
  g_async_queue_push (self->desk->questions, g_new0 (Question, 1));
  release_desk (self->desk);
  g_free (self);
}

void
map_worker_ask (MapWorker       *self,
                MapScene        *scene,
                const MapLook   *look,
                const MapCamera *camera,
                MapLayout       *before,
                cairo_surface_t *spare,
                gboolean         hurried)
{
  Question *question = g_new0 (Question, 1);

  g_atomic_int_set (&self->desk->asked, get_time ());
  question->number = g_atomic_int_add (&self->desk->newest, 1) + 1;
  question->scene = map_scene_ref (scene);
  question->look = map_look_copy (look);
  question->camera = *camera;
  question->before = before != NULL ? map_layout_ref (before) : NULL;
  question->spare = spare;
  question->hurried = hurried;
  if (hurried)
    g_atomic_int_set (&self->desk->hurried, question->number);
  self->desk->busy = TRUE;
  g_async_queue_push (self->desk->questions, question);
}

gboolean
map_worker_is_busy (const MapWorker *self)
{
  return self->desk->busy;
}

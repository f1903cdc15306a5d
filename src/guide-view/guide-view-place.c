#include "config.h"

#include "guide-view-place-private.h"

#include <glib/gi18n-lib.h>

#define CALM 150 /* ms: several changes are one */

G_DEFINE_FINAL_TYPE (GuideViewPlace, guide_view_place, ADW_TYPE_BIN)

enum
{
  DONE,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- reading */

static gpointer
ask_book (DossierReader *reader,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return guide_book_read (reader, DOSSIER_AUDIENCE_INTERNAL, error);
}

static gboolean
is_empty (const GuideBook *book)
{
  return book->chapters->len == 1 && book->practices->len == 0 && book->all_postits->len == 0 && book->open_questions->len == 0 && book->tools->len == 0;
}

/* Notes are read before there is a guide: it may come from them. */
void
guide_view_place_show_face (GuideViewPlace *self)
{
  gboolean is_at_notes = g_strcmp0 (adw_view_stack_get_visible_child_name (self->pages), "notes") == 0;
  gboolean is_heard = self->recorded != NULL && g_strcmp0 (self->recorded, self->put_away) != 0 && (self->has_listened || is_at_notes);

  gtk_stack_set_visible_child_name (self->faces, is_empty (self->book) && !is_at_notes ? "empty" : "book");
  gtk_widget_set_visible (GTK_WIDGET (self->listening), is_heard);
  gtk_revealer_set_reveal_child (self->listening, is_heard);
}

static void
show_page (GuideViewPlace *self)
{
  const char *page = adw_view_stack_get_visible_child_name (self->pages);

  if (self->book == NULL)
    return;
  /* What is not looked at is shown when it is. */
  if (g_strcmp0 (page, "board") == 0)
    guide_view_board_show (self->board, self->book);
  else if (g_strcmp0 (page, "sides") == 0)
    guide_view_sides_show (self->sides, self->book);
  else if (g_strcmp0 (page, "follow") == 0)
    guide_view_follow_show (self->follow, self->book);
  else if (g_strcmp0 (page, "notes") == 0)
    guide_view_notes_refresh (self->notes);
  guide_view_place_show_face (self);
}

static void
show_book (GuideViewPlace *self)
{
  g_autofree char *goal = g_steal_pointer (&self->goal);

  guide_view_reader_show (self->reader, self->book);
  show_page (self);
  if (goal != NULL)
    guide_view_place_show (self, goal);
}

/* user_data: a reference. */
static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GuideViewPlace) self = user_data;
  g_autoptr (GError)         error = NULL;
  g_autoptr (GuideBook)      book = dossier_store_ask_finish (DOSSIER_STORE (source), result, &error);

  if (book == NULL || self->store != DOSSIER_STORE (source) || g_task_get_cancellable (G_TASK (result)) != self->reading)
    {
      if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_message ("reading the guide: %s", error->message);
      return;
    }
  g_clear_object (&self->reading);
  g_clear_pointer (&self->book, guide_book_unref);
  self->book = g_steal_pointer (&book);
  show_book (self);
}

static gboolean
read_again (gpointer data)
{
  GuideViewPlace *self = data;

  self->calm = 0;
  self->is_stale = FALSE;
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  dossier_store_ask_async (self->store, ask_book, NULL, NULL, (GDestroyNotify) guide_book_unref, self->reading, on_read, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
read_calmly (GuideViewPlace *self)
{
  self->is_stale = TRUE;
  if (self->calm == 0 && self->store != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->calm = g_timeout_add (CALM, read_again, self);
}

static void
on_map (GuideViewPlace *self)
{
  if (!self->is_stale || self->store == NULL)
    return;
  g_clear_handle_id (&self->calm, g_source_remove);
  read_again (self);
}

/* --- writing */

GuideBook *
guide_view_get_book (GtkWidget *widget)
{
  GtkWidget *place = gtk_widget_get_ancestor (widget, GUIDE_VIEW_TYPE_PLACE);

  return place == NULL ? NULL : GUIDE_VIEW_PLACE (place)->book;
}

DossierStore *
guide_view_get_store (GtkWidget *widget)
{
  GtkWidget *place = gtk_widget_get_ancestor (widget, GUIDE_VIEW_TYPE_PLACE);

  return place == NULL ? NULL : GUIDE_VIEW_PLACE (place)->store;
}

void
guide_view_show_next (GtkWidget  *widget,
                      const char *practice)
{
  GtkWidget *place = gtk_widget_get_ancestor (widget, GUIDE_VIEW_TYPE_PLACE);

  if (place == NULL)
    return;
  g_free (GUIDE_VIEW_PLACE (place)->goal);
  GUIDE_VIEW_PLACE (place)->goal = g_strdup (practice);
}

typedef struct
{
  GuideViewPlace *place;
  char           *sentence;
} Writing;

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Writing           *writing = user_data;
  g_autoptr (GError) error = NULL;

  if (dossier_store_write_finish (DOSSIER_STORE (source), result, &error))
    g_signal_emit (writing->place, signals[DONE], 0, writing->sentence);
  else
    {
      g_message ("writing the guide: %s", error->message);
      g_signal_emit (writing->place, signals[FAILED], 0, _ ("This could not be done. Nothing was changed."));
    }
  g_object_unref (writing->place);
  g_free (writing->sentence);
  g_free (writing);
}

void
guide_view_write (GtkWidget  *widget,
                  DossierAct *act)
{
  GtkWidget      *ancestor = gtk_widget_get_ancestor (widget, GUIDE_VIEW_TYPE_PLACE);
  GuideViewPlace *self = ancestor == NULL ? NULL : GUIDE_VIEW_PLACE (ancestor);
  Writing        *writing;

  if (act == NULL)
    return;
  if (self == NULL || self->store == NULL)
    {
      dossier_act_free (act);
      return;
    }
  writing = g_new0 (Writing, 1);
  writing->place = g_object_ref (self);
  writing->sentence = g_strdup (dossier_act_get_label (act));
  dossier_store_write_async (self->store, act, on_written, writing);
}

static void
go_to_notes (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  GuideViewPlace *self = GUIDE_VIEW_PLACE (widget);

  adw_view_stack_set_visible_child_name (self->pages, "notes");
}

/* --- the widget */

static void
guide_view_place_dispose (GObject *object)
{
  GuideViewPlace *self = GUIDE_VIEW_PLACE (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_handle_id (&self->calm, g_source_remove);
  g_clear_pointer (&self->book, guide_book_unref);
  g_clear_pointer (&self->goal, g_free);
  g_clear_pointer (&self->recorded, g_free);
  g_clear_pointer (&self->put_away, g_free);
  g_clear_object (&self->store);
  adw_bin_set_child (ADW_BIN (object), NULL); /* before the template: its parent class would let go of it twice */
  gtk_widget_dispose_template (GTK_WIDGET (object), GUIDE_VIEW_TYPE_PLACE);
  G_OBJECT_CLASS (guide_view_place_parent_class)->dispose (object);
}

static void
guide_view_place_class_init (GuideViewPlaceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType           type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = guide_view_place_dispose;
  signals[DONE] = g_signal_new ("done", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[FAILED] = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  g_type_ensure (GUIDE_VIEW_TYPE_READER);
  g_type_ensure (GUIDE_VIEW_TYPE_BOARD);
  g_type_ensure (GUIDE_VIEW_TYPE_SIDES);
  g_type_ensure (GUIDE_VIEW_TYPE_FOLLOW);
  g_type_ensure (GUIDE_VIEW_TYPE_NOTES);
  g_type_ensure (GUIDE_VIEW_TYPE_PLAYER);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/guide-view-place.ui");
  gtk_widget_class_bind_template_child (widget_class, GuideViewPlace, faces);
  gtk_widget_class_bind_template_child (widget_class, GuideViewPlace, pages);
  gtk_widget_class_bind_template_child (widget_class, GuideViewPlace, reader);
  gtk_widget_class_bind_template_child (widget_class, GuideViewPlace, board);
  gtk_widget_class_bind_template_child (widget_class, GuideViewPlace, sides);
  gtk_widget_class_bind_template_child (widget_class, GuideViewPlace, follow);
  gtk_widget_class_bind_template_child (widget_class, GuideViewPlace, notes);
  gtk_widget_class_bind_template_child (widget_class, GuideViewPlace, listening);
  gtk_widget_class_bind_template_child (widget_class, GuideViewPlace, player);
  gtk_widget_class_install_action (widget_class, "guide.notes", NULL, go_to_notes);
  guide_view_install_acts (widget_class);
  guide_view_install_listening (widget_class);
}

static void
guide_view_place_init (GuideViewPlace *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "map", G_CALLBACK (on_map), NULL);
  g_signal_connect_object (self->pages, "notify::visible-child", G_CALLBACK (show_page), self, G_CONNECT_SWAPPED);
}

GuideViewPlace *
guide_view_place_new (void)
{
  return g_object_new (GUIDE_VIEW_TYPE_PLACE, NULL);
}

void
guide_view_place_set_store (GuideViewPlace *self,
                            DossierStore   *store)
{
  g_return_if_fail (GUIDE_VIEW_IS_PLACE (self));

  if (self->store != NULL)
    g_signal_handlers_disconnect_by_func (self->store, read_calmly, self);
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_handle_id (&self->calm, g_source_remove);
  g_set_object (&self->store, store);
  g_clear_pointer (&self->book, guide_book_unref);
  guide_view_reader_show (self->reader, NULL);
  guide_view_board_show (self->board, NULL);
  guide_view_sides_show (self->sides, NULL);
  guide_view_follow_show (self->follow, NULL);
  guide_view_notes_set_store (self->notes, store);
  guide_view_place_set_recordings (self, NULL);
  gtk_stack_set_visible_child_name (self->faces, "reading");
  if (store != NULL)
    g_signal_connect_object (store, "changed", G_CALLBACK (read_calmly), self, G_CONNECT_SWAPPED);
  read_calmly (self);
}

void
guide_view_place_find (GuideViewPlace *self)
{
  g_return_if_fail (GUIDE_VIEW_IS_PLACE (self));

  adw_view_stack_set_visible_child_name (self->pages, "reader");
  guide_view_reader_find (self->reader);
}

void
guide_view_open_chapter (GuideViewPlace *place,
                         const char     *chapter)
{
  adw_view_stack_set_visible_child_name (place->pages, "reader");
  guide_view_reader_open (place->reader, chapter);
}

void
guide_view_place_show (GuideViewPlace *self,
                       const char     *practice)
{
  g_return_if_fail (GUIDE_VIEW_IS_PLACE (self));

  adw_view_stack_set_visible_child_name (self->pages, "reader");
  if (self->book == NULL || guide_book_find_practice (self->book, practice) == NULL)
    guide_view_show_next (GTK_WIDGET (self), practice);
  else
    guide_view_reader_go_to (self->reader, practice);
}

void
guide_view_place_show_notes (GuideViewPlace *self,
                             const char     *notes,
                             const char     *passage,
                             int             seconds)
{
  g_return_if_fail (GUIDE_VIEW_IS_PLACE (self));

  adw_view_stack_set_visible_child_name (self->pages, "notes");
  guide_view_notes_show (self->notes, notes, passage, seconds);
}

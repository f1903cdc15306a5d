#include "config.h"

#include "guide-view-postit.h"

#include "guide-view-private.h"

#include <glib/gi18n-lib.h>

#define WIDTH 280  /* pixels */
#define HEIGHT 110 /* pixels, before it scrolls */

typedef struct
{
  GuideBook   *book; /* that was seen when it was opened */
  char        *id;
  GtkWidget   *popover;
  GtkTextView *view;
  gboolean     is_given_up;
} Editing;

static void
editing_free (gpointer data)
{
  Editing *self = data;

  guide_book_unref (self->book);
  g_free (self->id);
  g_free (self);
}

static char *
dup_text (Editing *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter    from, to;

  gtk_text_buffer_get_bounds (buffer, &from, &to);
  return gtk_text_buffer_get_text (buffer, &from, &to, FALSE);
}

/* The keyboard goes on from the card. */
static gboolean
let_go (gpointer popover)
{
  const Editing   *self = g_object_get_data (popover, "editing");
  GtkWidget       *over = gtk_widget_get_parent (popover);
  g_autofree char *id = g_strdup (self->id);

  if (over == NULL)
    return G_SOURCE_REMOVE;
  gtk_widget_unparent (popover);
  gtk_widget_activate_action (over, "board.focus", "s", id);
  return G_SOURCE_REMOVE;
}

static void
on_closed (Editing *self)
{
  g_autofree char *text = dup_text (self);
  GtkWidget       *over = gtk_widget_get_parent (self->popover);

  if (!self->is_given_up && over != NULL)
    guide_view_write (over, guide_work_new_words (self->book, self->id, text));
  /* Once the toolkit has done with it; it may be gone with what it stands in. */
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, let_go, g_object_ref (self->popover), g_object_unref);
}

static gboolean
on_key (Editing        *self,
        guint           key,
        guint           code,
        GdkModifierType state)
{
  gboolean is_enter = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter;

  if (key != GDK_KEY_Escape && (!is_enter || (state & GDK_SHIFT_MASK) != 0))
    return FALSE;
  self->is_given_up = key == GDK_KEY_Escape;
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  return TRUE;
}

static GtkWidget *
make_content (Editing    *self,
              const char *text)
{
  GtkWidget          *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *scrolled = gtk_scrolled_window_new (), *hint = gtk_label_new (_ ("Enter: done. Escape: as before."));
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Words of the post-it"), -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "postit");
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  gtk_widget_set_size_request (scrolled, WIDTH, HEIGHT);
  gtk_label_set_xalign (GTK_LABEL (hint), 0.0f);
  gtk_widget_add_css_class (hint, "dim-label");
  gtk_widget_add_css_class (hint, "caption");
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_box_append (GTK_BOX (box), hint);
  return box;
}

void
guide_view_postit_edit (GtkWidget         *over,
                        GtkWidget         *card,
                        GuideBook         *book,
                        const GuidePostit *postit)
{
  Editing        *self = g_new0 (Editing, 1);
  graphene_rect_t place = GRAPHENE_RECT_INIT (0, 0, 1, 1);

  self->book = guide_book_ref (book);
  self->id = g_strdup (postit->id);
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), make_content (self, postit->text));
  gtk_widget_set_parent (self->popover, over);
  g_object_set_data_full (G_OBJECT (self->popover), "editing", self, editing_free);
  if (gtk_widget_compute_bounds (card, over, &place))
    gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &(GdkRectangle){ (int) place.origin.x, (int) place.origin.y, (int) place.size.width, (int) place.size.height });
  g_signal_connect_swapped (self->popover, "closed", G_CALLBACK (on_closed), self);
  gtk_popover_popup (GTK_POPOVER (self->popover));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

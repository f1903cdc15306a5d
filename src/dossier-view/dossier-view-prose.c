#include "config.h"

#include "dossier-view-prose.h"

#define NARROWEST 100 /* pixels */

/* --- a text as high as its lines
 *
 * GTK's own view tells the height of what it has laid out already: on a page that is just shown, a text would be cut after its first line. */

#define DOSSIER_VIEW_TYPE_PROSE_TEXT (dossier_view_prose_text_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewProseText, dossier_view_prose_text, DOSSIER_VIEW, PROSE_TEXT, GtkTextView)

struct _DossierViewProseText
{
  GtkTextView parent_instance;
};

G_DEFINE_FINAL_TYPE (DossierViewProseText, dossier_view_prose_text, GTK_TYPE_TEXT_VIEW)

static char *
dup_words (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter    start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static GtkSizeRequestMode
dossier_view_prose_text_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int
measure_height (GtkTextView *view,
                int          width)
{
  g_autofree char        *words = dup_words (view);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (view), words);
  int                     height;

  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

/* Never of no width: GTK takes what it was told for one width and for another to be true of all between them. */
static void
dossier_view_prose_text_measure (GtkWidget     *widget,
                                 GtkOrientation orientation,
                                 int            for_size,
                                 int           *minimum,
                                 int           *natural,
                                 int           *minimum_baseline,
                                 int           *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? NARROWEST : measure_height (GTK_TEXT_VIEW (widget), MAX (for_size, NARROWEST));
  *natural = *minimum;
  *minimum_baseline = *natural_baseline = -1;
}

static void
dossier_view_prose_text_class_init (DossierViewProseTextClass *klass)
{
  GTK_WIDGET_CLASS (klass)->get_request_mode = dossier_view_prose_text_get_request_mode;
  GTK_WIDGET_CLASS (klass)->measure = dossier_view_prose_text_measure;
}

static void
dossier_view_prose_text_init (DossierViewProseText *self)
{
}

/* --- as a field */

struct _DossierViewProse
{
  DossierViewTyped parent_instance;
  GtkTextView     *view;
  GtkLabel        *nothing; /* over the view while it is empty */
};

G_DEFINE_FINAL_TYPE (DossierViewProse, dossier_view_prose, DOSSIER_VIEW_TYPE_TYPED)

static char *
dossier_view_prose_dup_text (DossierViewTyped *typed)
{
  return dup_words (DOSSIER_VIEW_PROSE (typed)->view);
}

static void
dossier_view_prose_set_text (DossierViewTyped *typed,
                             const char       *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (DOSSIER_VIEW_PROSE (typed)->view), text, -1);
}

static void
dossier_view_prose_set_placeholder (DossierViewTyped *typed,
                                    const char       *words)
{
  gtk_label_set_label (DOSSIER_VIEW_PROSE (typed)->nothing, words);
}

static GtkWidget *
dossier_view_prose_get_editor (DossierViewField *field)
{
  return GTK_WIDGET (DOSSIER_VIEW_PROSE (field)->view);
}

static void
on_changed (DossierViewProse *self,
            GtkTextBuffer    *buffer)
{
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), gtk_text_buffer_get_char_count (buffer) == 0);
  gtk_widget_queue_resize (GTK_WIDGET (self->view));
  dossier_view_typed_changed (DOSSIER_VIEW_TYPED (self));
}

static void
dossier_view_prose_class_init (DossierViewProseClass *klass)
{
  DossierViewTypedClass *typed_class = DOSSIER_VIEW_TYPED_CLASS (klass);

  DOSSIER_VIEW_FIELD_CLASS (klass)->get_editor = dossier_view_prose_get_editor;
  typed_class->dup_text = dossier_view_prose_dup_text;
  typed_class->set_text = dossier_view_prose_set_text;
  typed_class->set_placeholder = dossier_view_prose_set_placeholder;
}

static GtkLabel *
make_placeholder (void)
{
  GtkWidget *nothing = gtk_label_new (NULL);

  gtk_widget_add_css_class (nothing, "placeholder");
  gtk_widget_set_halign (nothing, GTK_ALIGN_START);
  gtk_widget_set_valign (nothing, GTK_ALIGN_START);
  gtk_widget_set_can_target (nothing, FALSE);
  return GTK_LABEL (nothing);
}

static void
dossier_view_prose_init (DossierViewProse *self)
{
  GtkWidget     *overlay = gtk_overlay_new ();
  GtkTextBuffer *buffer;

  self->view = g_object_new (DOSSIER_VIEW_TYPE_PROSE_TEXT, NULL);
  self->nothing = make_placeholder ();
  buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_buffer_set_enable_undo (buffer, FALSE); /* one undo for all: the dossier's */
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "prose");
  g_signal_connect_object (buffer, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), GTK_WIDGET (self->view));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (self->nothing));
  dossier_view_field_set_editor (DOSSIER_VIEW_FIELD (self), overlay);
  dossier_view_typed_set_up (DOSSIER_VIEW_TYPED (self), GTK_WIDGET (self->view));
}

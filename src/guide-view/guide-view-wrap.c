#include "guide-view-wrap.h"

struct _GuideViewWrap
{
  GtkWidget parent_instance;
  int       gap, leading;
};

G_DEFINE_FINAL_TYPE (GuideViewWrap, guide_view_wrap, GTK_TYPE_WIDGET)

/* Where the next one goes, while they are put one after the other. */
typedef struct
{
  int width; /* of a line */
  int x, y, height;
} Pen;

static GtkWidget *
get_next_shown (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/* As wide as it asks, or as the line. */
static GtkAllocation
put (const GuideViewWrap *self,
     Pen                 *pen,
     GtkWidget           *child)
{
  int           least, wide, high;
  GtkAllocation place;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wide, NULL, NULL);
  wide = MAX (least, MIN (wide, pen->width));
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, wide, NULL, &high, NULL, NULL);
  if (pen->x > 0 && pen->x + wide > pen->width)
    {
      pen->y += pen->height + self->leading;
      pen->x = pen->height = 0;
    }
  place = (GtkAllocation){ pen->x, pen->y, wide, high };
  pen->x += wide + self->gap;
  pen->height = MAX (pen->height, high);
  return place;
}

static GtkSizeRequestMode
get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* At the least the widest of them alone; best, all in one line. */
static void
measure_width (GuideViewWrap *self,
               int           *minimum,
               int           *natural)
{
  for (GtkWidget *child = get_next_shown (gtk_widget_get_first_child (GTK_WIDGET (self))); child != NULL;
       child = get_next_shown (gtk_widget_get_next_sibling (child)))
    {
      int least, wide;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wide, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural += wide + (*natural > 0 ? self->gap : 0);
    }
}

static int
measure_height (GuideViewWrap *self,
                int            width)
{
  Pen pen = { width < 0 ? G_MAXINT / 2 : width, 0, 0, 0 };

  for (GtkWidget *child = get_next_shown (gtk_widget_get_first_child (GTK_WIDGET (self))); child != NULL;
       child = get_next_shown (gtk_widget_get_next_sibling (child)))
    put (self, &pen, child);
  return pen.y + pen.height;
}

static void
measure (GtkWidget     *widget,
         GtkOrientation orientation,
         int            for_size,
         int           *minimum,
         int           *natural,
         int           *minimum_baseline,
         int           *natural_baseline)
{
  GuideViewWrap *self = GUIDE_VIEW_WRAP (widget);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (self, minimum, natural);
  else
    *minimum = *natural = measure_height (self, for_size);
}

static void
size_allocate (GtkWidget *widget,
               int        width,
               int        height,
               int        baseline)
{
  gboolean from_right = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  Pen      pen = { width, 0, 0, 0 };

  for (GtkWidget *child = get_next_shown (gtk_widget_get_first_child (widget)); child != NULL; child = get_next_shown (gtk_widget_get_next_sibling (child)))
    {
      GtkAllocation place = put (GUIDE_VIEW_WRAP (widget), &pen, child);

      if (from_right)
        place.x = width - place.x - place.width;
      gtk_widget_size_allocate (child, &place, -1);
    }
}

static void
guide_view_wrap_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (guide_view_wrap_parent_class)->dispose (object);
}

static void
guide_view_wrap_class_init (GuideViewWrapClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = guide_view_wrap_dispose;
  GTK_WIDGET_CLASS (klass)->get_request_mode = get_request_mode;
  GTK_WIDGET_CLASS (klass)->measure = measure;
  GTK_WIDGET_CLASS (klass)->size_allocate = size_allocate;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
guide_view_wrap_init (GuideViewWrap *self)
{
}

GtkWidget *
guide_view_wrap_new (int gap,
                     int leading)
{
  GuideViewWrap *self = g_object_new (GUIDE_VIEW_TYPE_WRAP, NULL);

  self->gap = gap;
  self->leading = leading;
  return GTK_WIDGET (self);
}

void
guide_view_wrap_append (GuideViewWrap *self,
                        GtkWidget     *child)
{
  g_return_if_fail (GUIDE_VIEW_IS_WRAP (self) && GTK_IS_WIDGET (child));

  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

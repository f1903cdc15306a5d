#include "config.h"

#include "dossier-view-wrap.h"

#define SPACING 6 /* pixels, both ways */

struct _DossierViewWrap
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (DossierViewWrap, dossier_view_wrap, GTK_TYPE_WIDGET)

static GQuark tag_quark; /* of a child: char *, what it stands for */
static GQuark at_quark;  /* of a popover: GtkWidget *, what it is open at, inside a child */

/* Lays the children out in this width, and gives them their place when asked to; the height used. */
static int
lay_out (GtkWidget *widget,
         int        width,
         gboolean   allocate)
{
  int      x = 0, y = 0, line = 0;
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int minimum, natural, child_width, child_height;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
      child_width = MAX (minimum, MIN (natural, width));
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, child_width, &child_height, NULL, NULL, NULL);
      if (x > 0 && x + child_width > width)
        {
          x = 0;
          y += line + SPACING;
          line = 0;
        }
      if (allocate)
        gtk_widget_size_allocate (child, &(GtkAllocation){ is_rtl ? width - x - child_width : x, y, child_width, child_height }, -1);
      x += child_width + SPACING;
      line = MAX (line, child_height);
    }
  return y + line;
}

static void
dossier_view_wrap_measure (GtkWidget     *widget,
                           GtkOrientation orientation,
                           int            for_size,
                           int           *minimum,
                           int           *natural,
                           int           *minimum_baseline,
                           int           *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = lay_out (widget, for_size < 0 ? G_MAXINT / 2 : for_size, FALSE);
      return;
    }

  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int least, most;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &most, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural += most + SPACING;
    }
}

static void
point (GtkWidget  *widget,
       GtkPopover *popover)
{
  GtkWidget      *at = g_object_get_qdata (G_OBJECT (popover), at_quark);
  graphene_rect_t bounds;
  GdkRectangle    old, new;

  if (!gtk_widget_compute_bounds (at, widget, &bounds))
    return;
  new = (GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width, (int) bounds.size.height };
  if (!gtk_popover_get_pointing_to (popover, &old) || !gdk_rectangle_equal (&old, &new))
    gtk_popover_set_pointing_to (popover, &new);
}

static void
dossier_view_wrap_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  lay_out (widget, width, TRUE);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      {
        point (widget, GTK_POPOVER (child));
        gtk_popover_present (GTK_POPOVER (child));
      }
}

static GtkSizeRequestMode
dossier_view_wrap_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dossier_view_wrap_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dossier_view_wrap_parent_class)->dispose (object);
}

static void
dossier_view_wrap_class_init (DossierViewWrapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_view_wrap_dispose;
  widget_class->measure = dossier_view_wrap_measure;
  widget_class->size_allocate = dossier_view_wrap_size_allocate;
  widget_class->get_request_mode = dossier_view_wrap_get_request_mode;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  tag_quark = g_quark_from_static_string ("liens-tag");
  at_quark = g_quark_from_static_string ("liens-at");
}

static void
dossier_view_wrap_init (DossierViewWrap *self)
{
}

GtkWidget *
dossier_view_wrap_new (void)
{
  return g_object_new (DOSSIER_VIEW_TYPE_WRAP, NULL);
}

static const char *
get_tag (GtkWidget *child)
{
  return g_object_get_qdata (G_OBJECT (child), tag_quark);
}

static GtkWidget *
find_tagged (DossierViewWrap *self,
             const char      *tag)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (g_strcmp0 (get_tag (child), tag) == 0)
      return child;
  return NULL;
}

static void
remove_popovers_at (DossierViewWrap *self,
                    GtkWidget       *gone)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);
      GtkWidget *at = g_object_get_qdata (G_OBJECT (child), at_quark);

      if (at != NULL && (at == gone || gtk_widget_is_ancestor (at, gone)))
        gtk_widget_unparent (child);
      child = next;
    }
}

static void
remove_child (DossierViewWrap *self,
              GtkWidget       *child,
              GtkWidget       *refuge)
{
  if (gtk_widget_get_state_flags (child) & GTK_STATE_FLAG_FOCUS_WITHIN)
    gtk_widget_grab_focus (refuge);
  remove_popovers_at (self, child);
  gtk_widget_unparent (child);
}

static void
remove_others (DossierViewWrap   *self,
               const char *const *tags,
               GtkWidget         *refuge)
{
  g_autoptr (GPtrArray) gone = g_ptr_array_new ();

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (get_tag (child) != NULL && !g_strv_contains (tags, get_tag (child)))
      g_ptr_array_add (gone, child);
  for (guint i = 0; i < gone->len; i++)
    remove_child (self, gone->pdata[i], refuge);
}

void
dossier_view_wrap_show (DossierViewWrap    *self,
                        const char *const  *tags,
                        DossierViewWrapMake make,
                        gpointer            user_data,
                        GtkWidget          *refuge)
{
  GtkWidget *last = NULL;

  g_return_if_fail (DOSSIER_VIEW_IS_WRAP (self));

  remove_others (self, tags, refuge);
  for (guint i = 0; tags[i] != NULL; i++)
    {
      GtkWidget *child = find_tagged (self, tags[i]);

      if (child == NULL)
        {
          child = make (i, user_data);
          g_object_set_qdata_full (G_OBJECT (child), tag_quark, g_strdup (tags[i]), g_free);
        }
      gtk_widget_insert_after (child, GTK_WIDGET (self), last);
      last = child;
    }
}

static gboolean
let_go (gpointer popover)
{
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

static void
on_closed (GtkPopover *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, let_go, g_object_ref (popover), g_object_unref);
}

void
dossier_view_wrap_open (DossierViewWrap *self,
                        GtkPopover      *popover,
                        GtkWidget       *at)
{
  g_return_if_fail (DOSSIER_VIEW_IS_WRAP (self));

  g_object_set_qdata (G_OBJECT (popover), at_quark, at);
  gtk_widget_set_parent (GTK_WIDGET (popover), GTK_WIDGET (self));
  point (GTK_WIDGET (self), popover);
  g_signal_connect (popover, "closed", G_CALLBACK (on_closed), NULL);
  gtk_popover_popup (popover);
}

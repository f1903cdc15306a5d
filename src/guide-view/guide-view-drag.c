/* guide-view-drag.c - what is taken by the pointer and put beside, behind or into something else */
#include "guide-view-private.h"

#include <string.h>

void
guide_view_add_item (GMenu      *menu,
                     const char *label,
                     const char *action,
                     GVariant   *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

void
guide_view_clear (GtkWidget *box)
{
  GtkWidget *child = gtk_widget_get_first_child (box);

  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      if (GTK_IS_LIST_BOX (box) && GTK_IS_LIST_BOX_ROW (child))
        gtk_list_box_remove (GTK_LIST_BOX (box), child);
      else if (GTK_IS_BOX (box))
        gtk_box_remove (GTK_BOX (box), child);
      child = next;
    }
}

/* --- taking */

static GdkContentProvider *
on_prepare (GtkDragSource *source,
            double         x,
            double         y,
            const char    *told)
{
  return gdk_content_provider_new_typed (G_TYPE_STRING, told);
}

static void
on_begin (GtkDragSource *source,
          GdkDrag       *drag)
{
  GtkWidget               *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (widget);

  gtk_drag_source_set_icon (source, picture, 12, 12);
}

void
guide_view_make_draggable (GtkWidget  *widget,
                           const char *what,
                           const char *id)
{
  GtkDragSource *source = gtk_drag_source_new ();
  char          *told = g_strdup_printf ("%s:%s", what, id);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_object_set_data_full (G_OBJECT (source), "told", told, g_free);
  g_signal_connect (source, "prepare", G_CALLBACK (on_prepare), told);
  g_signal_connect (source, "drag-begin", G_CALLBACK (on_begin), NULL);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (source));
}

/* --- putting */

typedef struct
{
  char            *kinds;
  gboolean         between;
  GuideViewDropped dropped;
} Landing;

static void
landing_free (gpointer  data,
              GClosure *closure)
{
  Landing *self = data;

  g_free (self->kinds);
  g_free (self);
}

static void
mark (GtkWidget  *widget,
      const char *wanted)
{
  static const char *const marks[] = { "drop-before", "drop-after", "drop-into" };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_strcmp0 (marks[i], wanted) == 0)
      gtk_widget_add_css_class (widget, marks[i]);
    else
      gtk_widget_remove_css_class (widget, marks[i]);
}

static gboolean
is_lower_half (GtkWidget *widget,
               double     y)
{
  return y > gtk_widget_get_height (widget) / 2.0;
}

static GdkDragAction
on_motion (GtkDropTarget *target,
           double         x,
           double         y,
           Landing       *landing)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));

  mark (widget, !landing->between ? "drop-into" : is_lower_half (widget, y) ? "drop-after"
                                                                            : "drop-before");
  return GDK_ACTION_MOVE;
}

static void
on_leave (GtkDropTarget *target,
          Landing       *landing)
{
  mark (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)), NULL);
}

static gboolean
on_drop (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         Landing       *landing)
{
  GtkWidget       *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  const char      *told = g_value_get_string (value), *id = told == NULL ? NULL : strchr (told, ':');
  g_auto (GStrv)   kinds = g_strsplit (landing->kinds, " ", -1);
  g_autofree char *what = id == NULL ? NULL : g_strndup (told, (gsize) (id - told));

  mark (widget, NULL);
  if (what == NULL || !g_strv_contains ((const char *const *) kinds, what))
    return FALSE;
  return landing->dropped (widget, what, id + 1, landing->between && is_lower_half (widget, y));
}

void
guide_view_accept_drops (GtkWidget       *widget,
                         const char      *kinds,
                         gboolean         between,
                         GuideViewDropped dropped)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_MOVE);
  Landing       *landing = g_new0 (Landing, 1);

  landing->kinds = g_strdup (kinds);
  landing->between = between;
  landing->dropped = dropped;
  g_signal_connect_data (target, "motion", G_CALLBACK (on_motion), landing, landing_free, 0);
  g_signal_connect (target, "leave", G_CALLBACK (on_leave), landing);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), landing);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}

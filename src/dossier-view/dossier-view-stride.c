#include "config.h"

#include "dossier-view-stride.h"

#include "dossier-view-field.h"
#include "dossier-view-terms.h"

static G_DEFINE_QUARK (liens - stride, listening)

  static gboolean
  is_stop (GtkWidget *widget)
{
  return DOSSIER_VIEW_IS_FIELD (widget) || (GTK_IS_LIST_BOX_ROW (widget) && gtk_widget_has_css_class (widget, "add"));
}

static void
collect (GtkWidget *widget,
         GPtrArray *stops)
{
  if (!gtk_widget_get_mapped (widget) || GTK_IS_POPOVER (widget))
    return;
  if (is_stop (widget))
    {
      g_ptr_array_add (stops, widget);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect (child, stops);
}

static GPtrArray *
list_stops (GtkWidget *page)
{
  GPtrArray *stops = g_ptr_array_new ();

  collect (page, stops);
  return stops;
}

/* What scrolls is the page. */
static GtkWidget *
find_page (GtkWidget *widget)
{
  GtkWidget *page = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);

  return page != NULL ? page : GTK_WIDGET (gtk_widget_get_root (widget));
}

static guint
find_stop (GPtrArray *stops,
           GtkWidget *widget)
{
  for (guint i = 0; i < stops->len; i++)
    if (stops->pdata[i] == (gpointer) widget || gtk_widget_is_ancestor (widget, stops->pdata[i]))
      return i;
  return stops->len;
}

static gboolean
stop_at (GtkWidget *stop)
{
  return DOSSIER_VIEW_IS_FIELD (stop) ? gtk_widget_grab_focus (stop) : gtk_widget_child_focus (stop, GTK_DIR_TAB_FORWARD);
}

gboolean
dossier_view_stride_on (GtkWidget *widget)
{
  g_autoptr (GPtrArray) stops = NULL;
  guint                 at;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  stops = list_stops (find_page (widget));
  at = find_stop (stops, widget);
  at = at == stops->len ? 0 : at + 1; /* from what is no field: the first */
  return at < stops->len && stop_at (stops->pdata[at]);
}

gboolean
dossier_view_stride_begin (GtkWidget *page)
{
  g_autoptr (GPtrArray) stops = NULL;

  g_return_val_if_fail (GTK_IS_WIDGET (page), FALSE);

  stops = list_stops (page);
  for (guint i = 0; i < stops->len; i++)
    if (DOSSIER_VIEW_IS_FIELD (stops->pdata[i]))
      return stop_at (stops->pdata[i]);
  return FALSE;
}

static gboolean
take_first_field (gpointer page)
{
  if (gtk_widget_get_mapped (page))
    dossier_view_stride_begin (page);
  return G_SOURCE_REMOVE;
}

static gboolean
take_this (gpointer widget)
{
  if (gtk_widget_get_mapped (widget))
    gtk_widget_grab_focus (widget);
  return G_SOURCE_REMOVE;
}

/* The toolkit gives the focus to anything of the new page once the old one is hidden. */
void
dossier_view_stride_take (GtkWidget *page,
                          GtkWidget *first)
{
  GtkRoot   *root;
  GtkWidget *focus;

  g_return_if_fail (GTK_IS_WIDGET (page));

  root = gtk_widget_get_root (page);
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  if (root != NULL && (focus == NULL || gtk_widget_is_ancestor (focus, gtk_widget_get_parent (page))))
    g_idle_add_full (G_PRIORITY_LOW, first != NULL ? take_this : take_first_field, g_object_ref (first != NULL ? first : page), g_object_unref);
}

/* The heading a stop stands under. */
static gpointer
find_heading (GPtrArray *stops,
              guint      at)
{
  return gtk_widget_get_ancestor (stops->pdata[at], ADW_TYPE_PREFERENCES_GROUP);
}

gboolean
dossier_view_stride_by_heading (GtkWidget *widget,
                                int        by)
{
  g_autoptr (GPtrArray) stops = NULL;
  guint                 at;

  g_return_val_if_fail (GTK_IS_WIDGET (widget) && (by == 1 || by == -1), FALSE);

  stops = list_stops (find_page (widget));
  at = find_stop (stops, widget);
  if (at == stops->len)
    return stops->len > 0 && stop_at (stops->pdata[0]);
  /* Back: to the first of the heading before. */
  for (int step = by < 0 ? 2 : 1; step > 0; step--)
    {
      gpointer from = find_heading (stops, at);

      while (at < stops->len && find_heading (stops, at) == from)
        at += (guint) by; /* past the first it is past the end too */
      if (at >= stops->len)
        break;
    }
  if (by > 0)
    return at < stops->len && stop_at (stops->pdata[at]);
  return stop_at (stops->pdata[at < stops->len ? at + 1 : 0]);
}

static gboolean
is_enter (guint key)
{
  return key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter;
}

static gboolean
on_page_key (GtkEventControllerKey *keys,
             guint                  key,
             guint                  code,
             GdkModifierType        modifiers,
             GtkWidget             *page)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (page));

  if ((modifiers & gtk_accelerator_get_default_mod_mask ()) != GDK_CONTROL_MASK || focus == NULL)
    return FALSE;
  if (is_enter (key))
    return dossier_view_stride_on (focus);
  if (key == GDK_KEY_Page_Down || key == GDK_KEY_KP_Page_Down)
    return dossier_view_stride_by_heading (focus, 1);
  if (key == GDK_KEY_Page_Up || key == GDK_KEY_KP_Page_Up)
    return dossier_view_stride_by_heading (focus, -1);
  return FALSE;
}

void
dossier_view_stride_install (GtkWidget *page)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_return_if_fail (GTK_IS_WIDGET (page));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_page_key), page, 0);
  gtk_widget_add_controller (page, keys);
}

static void
open_at (GtkMenuButton *button,
         guint          key)
{
  char        letters[7] = "";
  GtkPopover *popover;

  gtk_menu_button_popup (button);
  popover = gtk_menu_button_get_popover (button);
  if (DOSSIER_VIEW_IS_TERMS (popover) && key != GDK_KEY_Down)
    {
      g_unichar_to_utf8 (gdk_keyval_to_unicode (key), letters);
      dossier_view_terms_begin (DOSSIER_VIEW_TERMS (popover), letters);
    }
}

typedef struct
{
  DossierViewStrideOn on; /* NULL: to the next field */
  gpointer            owner;
} Listening;

static gboolean
go_on (GtkMenuButton *button)
{
  const Listening *listening = g_object_get_qdata (G_OBJECT (button), listening_quark ());

  if (listening->on == NULL)
    return dossier_view_stride_on (GTK_WIDGET (button));
  listening->on (listening->owner);
  return TRUE;
}

static gboolean
on_key (GtkEventControllerKey *keys,
        guint                  key,
        guint                  code,
        GdkModifierType        modifiers,
        GtkMenuButton         *button)
{
  GtkPopover *popover = gtk_menu_button_get_popover (button);

  /* The keys of the list it opened pass through here too. */
  if (popover != NULL && gtk_widget_get_visible (GTK_WIDGET (popover)))
    return FALSE;
  if (is_enter (key))
    return go_on (button);
  if (!dossier_view_stride_is_letter (key, modifiers) && !(key == GDK_KEY_Down && (modifiers & gtk_accelerator_get_default_mod_mask ()) == GDK_ALT_MASK))
    return FALSE;
  open_at (button, key);
  return TRUE;
}

void
dossier_view_stride_listen_to (GtkMenuButton      *button,
                               DossierViewStrideOn on,
                               gpointer            owner)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  Listening          *listening = g_new (Listening, 1);

  g_return_if_fail (GTK_IS_MENU_BUTTON (button));

  *listening = (Listening){ on, owner };
  g_object_set_qdata_full (G_OBJECT (button), listening_quark (), listening, g_free);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), button, 0);
  gtk_widget_add_controller (GTK_WIDGET (button), keys);
}

void
dossier_view_stride_listen (GtkMenuButton *button)
{
  dossier_view_stride_listen_to (button, NULL, NULL);
}

gboolean
dossier_view_stride_is_letter (guint           key,
                               GdkModifierType modifiers)
{
  gunichar letter = gdk_keyval_to_unicode (key);

  return letter != 0 && letter != ' ' && g_unichar_isgraph (letter) && (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) == 0;
}

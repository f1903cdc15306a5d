#include "config.h"

#include "guide-view-versions.h"

#include "guide-view-private.h"
#include "guide-view-text.h"

#include "base-day.h"
#include "guide-difference.h"
#include "guide-versions.h"

#include <glib/gi18n-lib.h>

#define LETTERS 30 /* of a column, before two no longer stand side by side */

/* One of the two that are compared. */
typedef struct
{
  GtkDropDown *list;
  GtkLabel    *statement, *development;
  GtkWidget   *back, *present;
} Side;

struct _GuideViewVersions
{
  AdwWindow     parent_instance;
  GtkWidget    *place; /* weak */
  char         *practice;
  GCancellable *reading;
  GPtrArray    *versions; /* GuideVersion; NULL: not read yet */
  gboolean      is_filling;

  AdwWindowTitle *heading;
  GtkStack       *faces;
  AdwStatusPage  *alone;
  GtkLabel       *summary;
  GtkFlowBox     *columns;
  Side            before, after;
};

G_DEFINE_FINAL_TYPE (GuideViewVersions, guide_view_versions, ADW_TYPE_WINDOW)

/* --- words */

static char *
dup_day (gint64 wall)
{
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_local (wall / 1000);

  return base_day_dup_words (when);
}

static char *
dup_name (GuideViewVersions  *self,
          const GuideVersion *version)
{
  GuideBook            *book = self->place == NULL ? NULL : guide_view_get_book (self->place);
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_local (version->wall / 1000);
  g_autofree char      *moment = base_day_dup_moment (when);
  const char           *status = book == NULL || version->status == NULL ? NULL : dossier_vocabulary_get_label (book->vocabulary, "practice_status", version->status);
  const char           *author = version->is_register ? NULL : version->author;
  GString              *name = g_string_new (moment);

  if (author != NULL)
    g_string_append_printf (name, " · %s", author);
  if (status != NULL)
    g_string_append_printf (name, " · %s", status);
  return g_string_free (name, FALSE);
}

/* --- marks: a line through what went, a line under what came; the colour only helps */

static void
mark (PangoAttrList      *marks,
      GuideDifferenceFate fate,
      guint               from,
      guint               to)
{
  gboolean        is_removed = fate == GUIDE_DIFFERENCE_REMOVED;
  PangoAttribute *attributes[] = {
    is_removed ? pango_attr_strikethrough_new (TRUE) : pango_attr_underline_new (PANGO_UNDERLINE_SINGLE),
    is_removed ? pango_attr_background_new (0xe0e0, 0x1b1b, 0x2424) : pango_attr_background_new (0x2e2e, 0xc2c2, 0x7e7e),
    pango_attr_background_alpha_new (0x3333),
  };

  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      attributes[i]->start_index = from;
      attributes[i]->end_index = to;
      pango_attr_list_insert (marks, attributes[i]);
    }
}

/* but: the fate of pieces the other side has. */
static void
show_pieces (GtkLabel           *label,
             const GPtrArray    *pieces,
             GuideDifferenceFate but)
{
  g_autoptr (PangoAttrList) marks = pango_attr_list_new ();
  g_autoptr (GString)       text = g_string_new (NULL);

  for (guint i = 0; i < pieces->len; i++)
    {
      const GuideDifference *piece = pieces->pdata[i];
      guint                  from = (guint) text->len;

      if (piece->fate == but)
        continue;
      g_string_append (text, piece->text);
      if (piece->fate != GUIDE_DIFFERENCE_KEPT)
        mark (marks, piece->fate, from, (guint) text->len);
    }
  gtk_label_set_text (label, text->str);
  gtk_label_set_attributes (label, marks);
  gtk_widget_set_visible (GTK_WIDGET (label), text->len > 0);
}

/* The sentence shows the marks it speaks of. */
static void
tell (GuideViewVersions *self,
      guint              n_removed,
      guint              n_added,
      gboolean           is_same)
{
  g_autoptr (PangoAttrList) marks = pango_attr_list_new ();
  g_autofree char          *removed = g_strdup_printf (ngettext ("%u word removed", "%u words removed", n_removed), n_removed);
  g_autofree char          *added = g_strdup_printf (ngettext ("%u word added", "%u words added", n_added), n_added);
  g_autoptr (GString)       text = g_string_new (NULL);

  if (is_same)
    g_string_append (text, _ ("These two say the same."));
  else if (n_removed == 0 && n_added == 0)
    g_string_append (text, _ ("The same words: only signs or spaces differ."));
  if (n_removed > 0)
    {
      g_string_append (text, removed);
      mark (marks, GUIDE_DIFFERENCE_REMOVED, 0, (guint) text->len);
    }
  if (n_added > 0)
    {
      guint from;

      g_string_append (text, n_removed > 0 ? "  ·  " : "");
      from = (guint) text->len;
      g_string_append (text, added);
      mark (marks, GUIDE_DIFFERENCE_ADDED, from, (guint) text->len);
    }
  gtk_label_set_text (self->summary, text->str);
  gtk_label_set_attributes (self->summary, marks);
}

/* --- the two that are compared */

static guint
get_index (GuideViewVersions *self,
           const Side        *side)
{
  guint selected = gtk_drop_down_get_selected (side->list);

  return selected < self->versions->len ? selected : self->versions->len - 1;
}

static void
show_side (GuideViewVersions *self,
           Side              *side)
{
  const GuideVersion *now = self->versions->pdata[self->versions->len - 1], *version = self->versions->pdata[get_index (self, side)];
  gboolean            is_now = g_str_equal (now->statement, version->statement) && g_str_equal (now->development, version->development);

  gtk_widget_set_visible (side->back, !is_now);
  gtk_widget_set_visible (side->present, is_now);
}

static void
compare (GuideViewVersions *self)
{
  const GuideVersion   *before, *after;
  g_autoptr (GPtrArray) statement = NULL, development = NULL;
  guint                 last;

  if (self->versions == NULL || self->is_filling)
    return;
  last = self->versions->len - 1;
  before = self->versions->pdata[get_index (self, &self->before)];
  after = self->versions->pdata[get_index (self, &self->after)];
  statement = guide_difference_new (before->statement, after->statement);
  development = guide_difference_new (before->development, after->development);
  show_pieces (self->before.statement, statement, GUIDE_DIFFERENCE_ADDED);
  show_pieces (self->after.statement, statement, GUIDE_DIFFERENCE_REMOVED);
  show_pieces (self->before.development, development, GUIDE_DIFFERENCE_ADDED);
  show_pieces (self->after.development, development, GUIDE_DIFFERENCE_REMOVED);
  tell (self, guide_difference_count_words (statement, GUIDE_DIFFERENCE_REMOVED) + guide_difference_count_words (development, GUIDE_DIFFERENCE_REMOVED),
        guide_difference_count_words (statement, GUIDE_DIFFERENCE_ADDED) + guide_difference_count_words (development, GUIDE_DIFFERENCE_ADDED),
        g_str_equal (before->statement, after->statement) && g_str_equal (before->development, after->development));
  show_side (self, &self->before);
  show_side (self, &self->after);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "versions.step", last > 1);
}

static void
choose (GuideViewVersions *self,
        guint              before,
        guint              after)
{
  self->is_filling = TRUE;
  gtk_drop_down_set_selected (self->before.list, before);
  gtk_drop_down_set_selected (self->after.list, after);
  self->is_filling = FALSE;
  compare (self);
}

/* One change at a time, from the later of the two. */
static void
step (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  GuideViewVersions *self = GUIDE_VIEW_VERSIONS (widget);
  int                after;

  if (self->versions == NULL || self->versions->len < 2)
    return;
  after = (int) MAX (get_index (self, &self->before), get_index (self, &self->after)) + g_variant_get_int32 (parameter);
  after = CLAMP (after, 1, (int) self->versions->len - 1);
  choose (self, (guint) after - 1, (guint) after);
}

/* --- reading */

/* The same two stay chosen when others come. */
static guint
find_again (GuideViewVersions *self,
            gint64             wall,
            guint              otherwise)
{
  for (guint i = 0; wall != 0 && i < self->versions->len; i++)
    if (((GuideVersion *) self->versions->pdata[i])->wall == wall)
      return i;
  return otherwise;
}

static void
show_versions (GuideViewVersions *self,
               GPtrArray         *versions)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  gint64                    before = 0, after = 0;

  if (self->versions != NULL && self->versions->len > 1 && versions->len > 1)
    {
      before = ((GuideVersion *) self->versions->pdata[get_index (self, &self->before)])->wall;
      after = ((GuideVersion *) self->versions->pdata[get_index (self, &self->after)])->wall;
    }
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  self->versions = g_ptr_array_ref (versions);
  for (guint i = 0; i < versions->len; i++)
    {
      g_autofree char *name = dup_name (self, versions->pdata[i]);

      gtk_string_list_append (names, name);
    }
  self->is_filling = TRUE;
  gtk_drop_down_set_model (self->before.list, G_LIST_MODEL (names));
  gtk_drop_down_set_model (self->after.list, G_LIST_MODEL (names));
  self->is_filling = FALSE;
  choose (self, find_again (self, before, versions->len - 2), find_again (self, after, versions->len - 1));
}

static void
show_alone (GuideViewVersions *self,
            GPtrArray         *versions)
{
  const GuideVersion *version = versions->len == 0 ? NULL : versions->pdata[0];
  g_autofree char    *day = version == NULL ? NULL : dup_day (version->wall);
  g_autofree char    *text = day == NULL ? NULL : g_strdup_printf (_ ("Its words are those of %s. They can be changed in its sheet; each time they are, a version is kept here."), day);

  adw_status_page_set_description (self->alone, text);
}

/* user_data: a reference. */
static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GuideViewVersions) self = user_data;
  g_autoptr (GError)            error = NULL;
  g_autoptr (GPtrArray)         versions = dossier_store_ask_finish (DOSSIER_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || g_task_get_cancellable (G_TASK (result)) != self->reading)
    return;
  g_clear_object (&self->reading);
  if (error != NULL)
    g_message ("reading the versions of a practice: %s", error->message);
  if (versions == NULL)
    gtk_stack_set_visible_child_name (self->faces, "failed");
  else if (versions->len < 2)
    show_alone (self, versions);
  else
    show_versions (self, versions);
  if (versions != NULL)
    gtk_stack_set_visible_child_name (self->faces, versions->len < 2 ? "alone" : "two");
  if (versions != NULL && versions->len > 1 && gtk_window_get_focus (GTK_WINDOW (self)) == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->before.list));
}

static gpointer
ask_versions (DossierReader *reader,
              gpointer       practice,
              GCancellable  *cancellable,
              GError       **error)
{
  return guide_versions_read (reader, practice, cancellable, error);
}

static void
read_versions (GuideViewVersions *self)
{
  DossierStore *store = self->place == NULL ? NULL : guide_view_get_store (self->place);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (store == NULL)
    return;
  self->reading = g_cancellable_new ();
  dossier_store_ask_async (store, ask_versions, g_strdup (self->practice), g_free, (GDestroyNotify) g_ptr_array_unref, self->reading, on_read, g_object_ref (self));
}

static void
on_changed (GuideViewVersions *self,
            char             **ids)
{
  if (ids == NULL || g_strv_contains ((const char *const *) ids, self->practice))
    read_versions (self);
}

/* --- going back */

static void
go_back (GuideViewVersions *self,
         const Side        *side)
{
  GuideBook          *book = self->place == NULL ? NULL : guide_view_get_book (self->place);
  const GuideVersion *version = self->versions->pdata[get_index (self, side)];
  g_autofree char    *day = dup_day (version->wall);

  if (book != NULL)
    guide_view_write (self->place, guide_work_new_return (book, self->practice, version->statement, version->development, day));
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_back_to_before (GuideViewVersions *self)
{
  go_back (self, &self->before);
}

static void
on_back_to_after (GuideViewVersions *self)
{
  go_back (self, &self->after);
}

/* --- the widget */

static GtkWidget *
add_label (GtkBox     *box,
           GtkLabel  **label,
           const char *style)
{
  GtkWidget *made = guide_view_text_new_plain (NULL);

  gtk_label_set_max_width_chars (GTK_LABEL (made), LETTERS);
  gtk_label_set_selectable (GTK_LABEL (made), TRUE);
  gtk_widget_add_css_class (made, style);
  gtk_widget_set_valign (made, GTK_ALIGN_START);
  gtk_box_append (box, made);
  *label = GTK_LABEL (made);
  return made;
}

static void
make_side (GuideViewVersions *self,
           Side              *side,
           const char        *name,
           GCallback          on_back)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9), *child;

  side->list = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  guide_view_cut_long_names (side->list, LETTERS);
  gtk_accessible_update_property (GTK_ACCESSIBLE (side->list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (side->list, "notify::selected", G_CALLBACK (compare), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (side->list));
  add_label (GTK_BOX (column), &side->statement, "statement");
  gtk_widget_set_vexpand (add_label (GTK_BOX (column), &side->development, "prose"), TRUE);
  side->back = gtk_button_new_with_label (_ ("Go back to this version"));
  side->present = gtk_label_new (_ ("What it says today"));
  gtk_widget_set_halign (side->back, GTK_ALIGN_START);
  gtk_widget_set_halign (side->present, GTK_ALIGN_START);
  gtk_widget_set_valign (side->back, GTK_ALIGN_END);
  gtk_widget_set_valign (side->present, GTK_ALIGN_END);
  gtk_widget_add_css_class (side->present, "dim-label");
  g_signal_connect_object (side->back, "clicked", on_back, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (column), side->back);
  gtk_box_append (GTK_BOX (column), side->present);
  gtk_widget_add_css_class (column, "card");
  gtk_widget_add_css_class (column, "version");
  gtk_flow_box_insert (self->columns, column, -1);
  child = gtk_widget_get_parent (column);
  gtk_widget_set_focusable (child, FALSE);
}

static void
guide_view_versions_dispose (GObject *object)
{
  GuideViewVersions *self = GUIDE_VIEW_VERSIONS (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_weak_pointer (&self->place);
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  g_clear_pointer (&self->practice, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), GUIDE_VIEW_TYPE_VERSIONS);
  G_OBJECT_CLASS (guide_view_versions_parent_class)->dispose (object);
}

static void
guide_view_versions_class_init (GuideViewVersionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = guide_view_versions_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/guide-view-versions.ui");
  gtk_widget_class_bind_template_child (widget_class, GuideViewVersions, heading);
  gtk_widget_class_bind_template_child (widget_class, GuideViewVersions, faces);
  gtk_widget_class_bind_template_child (widget_class, GuideViewVersions, alone);
  gtk_widget_class_bind_template_child (widget_class, GuideViewVersions, summary);
  gtk_widget_class_bind_template_child (widget_class, GuideViewVersions, columns);
  gtk_widget_class_install_action (widget_class, "versions.step", "i", step);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "versions.step", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_ALT_MASK, "versions.step", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
guide_view_versions_init (GuideViewVersions *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  make_side (self, &self->before, _ ("Version before"), G_CALLBACK (on_back_to_before));
  make_side (self, &self->after, _ ("Version after"), G_CALLBACK (on_back_to_after));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "versions.step", FALSE);
}

GuideViewVersions *
guide_view_versions_new (GtkWidget  *place,
                         const char *practice)
{
  GuideViewVersions   *self = g_object_new (GUIDE_VIEW_TYPE_VERSIONS, "transient-for", gtk_widget_get_root (place), NULL);
  GuideBook           *book = guide_view_get_book (place);
  const GuidePractice *now = book == NULL ? NULL : guide_book_find_practice (book, practice);
  DossierStore        *store = guide_view_get_store (place);

  g_set_weak_pointer (&self->place, place);
  self->practice = g_strdup (practice);
  if (now != NULL)
    adw_window_title_set_subtitle (self->heading, now->statement);
  if (store != NULL)
    g_signal_connect_object (store, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  read_versions (self);
  return self;
}

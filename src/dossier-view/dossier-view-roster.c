#include "config.h"

#include "dossier-view-roster.h"

#include <glib/gi18n-lib.h>

struct _DossierViewRoster
{
  AdwBin               parent_instance;
  gboolean             is_of_person;
  AdwPreferencesGroup *group;
  GPtrArray           *tenures; /* DossierViewTenure, in order */
  AdwExpanderRow      *past;    /* owned, like the two below: they leave the group when it is made anew */
  AdwActionRow        *add;
  GtkWidget           *adding; /* the drawer of add */
};

G_DEFINE_FINAL_TYPE (DossierViewRoster, dossier_view_roster, ADW_TYPE_BIN)

DossierViewTenure *
dossier_view_roster_find (DossierViewRoster *self,
                          const char        *id)
{
  g_return_val_if_fail (DOSSIER_VIEW_IS_ROSTER (self), NULL);

  for (guint i = 0; i < self->tenures->len; i++)
    if (g_strcmp0 (((DossierViewTenure *) self->tenures->pdata[i])->id, id) == 0)
      return self->tenures->pdata[i];
  return NULL;
}

static gboolean
are_same (DossierViewRoster *self,
          GPtrArray         *posts,
          gboolean           in_order)
{
  if (self->tenures->len != posts->len)
    return FALSE;
  for (guint i = 0; i < posts->len; i++)
    {
      const DossierViewPost   *post = posts->pdata[i];
      const DossierViewTenure *tenure = in_order ? self->tenures->pdata[i] : dossier_view_roster_find (self, post->id);

      if (tenure == NULL || !g_str_equal (tenure->id, post->id) || (in_order && tenure->is_over != post->is_over))
        return FALSE;
    }
  return TRUE;
}

static void
remove_row (DossierViewRoster *self,
            DossierViewTenure *tenure)
{
  dossier_view_tenure_open (tenure, NULL);
  if (tenure->is_over)
    {
      adw_expander_row_remove (self->past, GTK_WIDGET (tenure->row));
      adw_expander_row_remove (self->past, tenure->drawer);
      return;
    }
  adw_preferences_group_remove (self->group, GTK_WIDGET (tenure->row));
  adw_preferences_group_remove (self->group, tenure->drawer);
}

static void
remove_rows (DossierViewRoster *self)
{
  for (guint i = 0; i < self->tenures->len; i++)
    remove_row (self, self->tenures->pdata[i]);
  g_ptr_array_set_size (self->tenures, 0);
  adw_preferences_group_remove (self->group, GTK_WIDGET (self->past));
  adw_preferences_group_remove (self->group, GTK_WIDGET (self->add));
  adw_preferences_group_remove (self->group, self->adding);
}

static void
add_row (DossierViewRoster       *self,
         const DossierViewPost   *post,
         const DossierVocabulary *vocabulary)
{
  DossierViewTenure *tenure = dossier_view_tenure_new (post, vocabulary, self->is_of_person);

  g_ptr_array_add (self->tenures, tenure);
  if (tenure->is_over)
    {
      adw_expander_row_add_row (self->past, GTK_WIDGET (tenure->row));
      adw_expander_row_add_row (self->past, tenure->drawer);
      return;
    }
  adw_preferences_group_add (self->group, GTK_WIDGET (tenure->row));
  adw_preferences_group_add (self->group, tenure->drawer);
}

static void
add_tail (DossierViewRoster *self)
{
  adw_preferences_group_add (self->group, GTK_WIDGET (self->past));
  adw_preferences_group_add (self->group, GTK_WIDGET (self->add));
  adw_preferences_group_add (self->group, self->adding);
}

/* What was being typed in a drawer goes on in the drawer of the same post. */
static void
build (DossierViewRoster       *self,
       GPtrArray               *posts,
       const DossierVocabulary *vocabulary,
       const char              *open)
{
  DossierViewTenure  *opened = dossier_view_roster_find (self, open);
  GtkWidget          *content = opened != NULL ? gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (opened->drawer)) : NULL;
  g_autoptr (GObject) kept = content != NULL ? g_object_ref (G_OBJECT (content)) : NULL;

  remove_rows (self);
  for (guint i = 0; i < posts->len; i++)
    add_row (self, posts->pdata[i], vocabulary);
  add_tail (self);
  opened = dossier_view_roster_find (self, open);
  if (kept != NULL && opened != NULL)
    dossier_view_tenure_open (opened, GTK_WIDGET (kept));
}

static void
show_past (DossierViewRoster *self)
{
  guint            n = 0;
  g_autofree char *title = NULL;

  for (guint i = 0; i < self->tenures->len; i++)
    n += ((DossierViewTenure *) self->tenures->pdata[i])->is_over ? 1 : 0;
  title = g_strdup_printf (ngettext ("%u past post", "%u past posts", n), n);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->past), title);
  gtk_widget_set_visible (GTK_WIDGET (self->past), n > 0);
}

static gboolean
dossier_view_roster_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DOSSIER_VIEW_ROSTER (widget)->add));
}

static void
dossier_view_roster_dispose (GObject *object)
{
  DossierViewRoster *self = DOSSIER_VIEW_ROSTER (object);

  g_clear_object (&self->past);
  g_clear_object (&self->add);
  g_clear_object (&self->adding);
  g_clear_pointer (&self->tenures, g_ptr_array_unref);
  G_OBJECT_CLASS (dossier_view_roster_parent_class)->dispose (object);
}

static void
dossier_view_roster_class_init (DossierViewRosterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_view_roster_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = dossier_view_roster_grab_focus;
}

static AdwActionRow *
make_add (void)
{
  GtkWidget *row = adw_action_row_new ();

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("list-add-symbolic"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Add a post…"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "post.add");
  return ADW_ACTION_ROW (row);
}

static void
dossier_view_roster_init (DossierViewRoster *self)
{
  self->tenures = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_view_tenure_free);
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->past = g_object_ref_sink (ADW_EXPANDER_ROW (adw_expander_row_new ()));
  self->add = g_object_ref_sink (make_add ());
  self->adding = g_object_ref_sink (dossier_view_tenure_drawer_new (_ ("Add a post")));
  add_tail (self);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
}

void
dossier_view_roster_begin (DossierViewRoster *self,
                           const char        *title,
                           gboolean           is_of_person)
{
  g_return_if_fail (DOSSIER_VIEW_IS_ROSTER (self));

  self->is_of_person = is_of_person;
  adw_preferences_group_set_title (self->group, title);
  adw_expander_row_set_expanded (self->past, is_of_person); /* a life is read whole */
}

void
dossier_view_roster_show (DossierViewRoster       *self,
                          GPtrArray               *posts,
                          const DossierVocabulary *vocabulary,
                          const char              *open)
{
  g_return_if_fail (DOSSIER_VIEW_IS_ROSTER (self) && posts != NULL);

  if (!are_same (self, posts, open == NULL))
    build (self, posts, vocabulary, open);
  for (guint i = 0; i < posts->len; i++)
    {
      const DossierViewPost *post = posts->pdata[i];

      dossier_view_tenure_show (dossier_view_roster_find (self, post->id), post, vocabulary, self->is_of_person);
    }
  show_past (self);
}

void
dossier_view_roster_describe (DossierViewRoster *self,
                              const char        *sentence)
{
  g_autofree char *plain = sentence != NULL ? g_markup_escape_text (sentence, -1) : NULL;

  g_return_if_fail (DOSSIER_VIEW_IS_ROSTER (self));

  adw_preferences_group_set_description (self->group, plain);
}

void
dossier_view_roster_add (DossierViewRoster *self,
                         GtkWidget         *content)
{
  g_return_if_fail (DOSSIER_VIEW_IS_ROSTER (self));

  dossier_view_tenure_drawer_open (self->adding, content);
}

gboolean
dossier_view_roster_is_adding (DossierViewRoster *self)
{
  g_return_val_if_fail (DOSSIER_VIEW_IS_ROSTER (self), FALSE);

  return gtk_widget_get_visible (self->adding);
}
